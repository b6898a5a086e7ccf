const STEP_SECONDS = 5;
const LEAP_SECONDS = 60;

/** Where a key of a slider leads from here; nothing where it is not one. */
export function soughtByKey(key: string, seconds: number, length: number): number | undefined {
  const sought = target(key, seconds, length);
  return sought === undefined ? undefined : Math.min(Math.max(sought, 0), length);
}

function target(key: string, seconds: number, length: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return seconds + STEP_SECONDS;
    case "ArrowLeft":
    case "ArrowDown":
      return seconds - STEP_SECONDS;
    case "PageUp":
      return seconds + LEAP_SECONDS;
    case "PageDown":
      return seconds - LEAP_SECONDS;
    case "Home":
      return 0;
    case "End":
      return length;
    default:
      return undefined;
  }
}
