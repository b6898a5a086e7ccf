import { classes } from "./classes";
import { DYES } from "./person";

export type Talk = {
  speakers: readonly { name: string; is_agent: boolean; share: number }[];
  /** Parts of the whole, from 0 to 1. */
  stripes: readonly { speaker: number; start: number; end: number }[];
};

/** The meeting as a woven strip, one stripe a turn in its speaker's dye: the meeting's own pattern. */
export function Lurik({ talk, className }: { talk: Talk; className?: string }) {
  const dyes = dyesOf(talk.speakers);
  return (
    <svg
      viewBox="0 0 1000 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={classes("h-2 w-full rounded-sm bg-nila-lembut", className)}
    >
      {talk.stripes.map(({ speaker, start, end }) => (
        <rect
          key={start}
          x={start * 1000}
          width={Math.max((end - start) * 1000 - 1.5, 1.5)}
          height="10"
          style={{ fill: dyes[speaker] }}
        />
      ))}
    </svg>
  );
}

/** The agent's dye is soga; people's are the nilas, in the order they first spoke. */
export function dyesOf(speakers: readonly { is_agent: boolean }[]): string[] {
  let people = 0;
  return speakers.map(({ is_agent }) =>
    is_agent ? "var(--soga)" : (DYES[people++ % DYES.length] ?? DYES[0]),
  );
}
