/** What stands in a `datetime-local` field, in the reader's own time, and the moment it means. */

const FIELD = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** Filling in a form takes a while; the minute that just passed is still now. */
const LENIENCE_MILLISECONDS = 5 * 60_000;

export function toField(moment: Date | string | null): string {
  if (moment === null) return "";
  const at = new Date(moment);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Null for an empty field, undefined for what is no moment, such as half a date. */
export function fromField(text: string): string | null | undefined {
  if (text.trim() === "") return null;
  const at = FIELD.test(text) ? new Date(text) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export function isPast(moment: string, now = Date.now()): boolean {
  return new Date(moment).getTime() < now - LENIENCE_MILLISECONDS;
}

/** Starts people often mean: the next full hour, tomorrow morning, Monday morning. */
export function likelyStarts(now: Date): { soon: Date; tomorrow: Date; monday: Date } {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return {
    soon: new Date(year, month, day, now.getHours() + 1),
    tomorrow: new Date(year, month, day + 1, MORNING),
    monday: new Date(year, month, day + toMonday, MORNING),
  };
}

const MORNING = 9;

function two(value: number): string {
  return String(value).padStart(2, "0");
}
