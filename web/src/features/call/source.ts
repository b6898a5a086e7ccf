/** By what one comes to a call: a meeting of one's own, or an invitation to somebody else's. */
export type CallSource = { kind: "meeting"; id: string } | { kind: "invitation"; code: string };

export function nameOf(source: CallSource): string {
  return source.kind === "meeting" ? source.id : source.code;
}
