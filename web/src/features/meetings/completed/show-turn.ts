/** So far a glide can still be followed with the eyes. */
const GLIDE_PIXELS = 2500;

/** Brings a turn into view if it is not; a long way is jumped, not glided. */
export function showTurn(list: HTMLElement | null, segment: string): HTMLElement | null {
  const turn = turnOf(list, segment);
  if (turn && !isInView(turn)) turn.scrollIntoView({ block: "center", behavior: manner(turn) });
  return turn;
}

export function turnOf(list: HTMLElement | null, segment: string | undefined): HTMLElement | null {
  return segment === undefined ? null : (list?.querySelector(`#${CSS.escape(segment)}`) ?? null);
}

function isInView(turn: HTMLElement): boolean {
  const { top, bottom } = turn.getBoundingClientRect();
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(turn);
  return (
    top >= Number.parseFloat(scrollMarginTop) && bottom <= innerHeight - Number.parseFloat(scrollMarginBottom)
  );
}

function manner(turn: HTMLElement): ScrollBehavior {
  const far = Math.abs(turn.getBoundingClientRect().top) > GLIDE_PIXELS;
  return far || matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
