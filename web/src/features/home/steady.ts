/** Things in the order they were first shown in, new ones after them: what was just ticked does not jump away. */
export function steady<T extends { id: string }>(shown: readonly string[], items: readonly T[]): T[] {
  const place = new Map(shown.map((id, at) => [id, at]));
  const placeOf = ({ id }: T) => place.get(id) ?? shown.length;
  return [...items].sort((one, other) => placeOf(one) - placeOf(other));
}
