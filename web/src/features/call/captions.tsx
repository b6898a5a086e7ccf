import { useEffect, useState } from "react";
import { classes } from "@/components/classes";
import type { RoomState, ShownLine } from "./room-state";

/** Long enough to be read; the line itself stays in the list. */
const STAYS_MILLISECONDS = 2500;
const STAYS_FOR_EACH_LETTER = 45;
const MOST_SHOWN = 2;

type Caption = { key: string; name: string; text: string; isAgent: boolean };

/** What is being said, large, while it is said and a little longer. For the eyes alone: the list of lines is read out. */
export function Captions({ state, own }: { state: RoomState; own: string }) {
  const last = useFresh(state.lines.at(-1));
  const captions = captionsOf(state, own, last).slice(-MOST_SHOWN);
  return (
    <div aria-hidden className="low:hidden grid min-h-11 lg:min-h-15 content-end gap-1.5 text-center">
      {captions.map(({ key, name, text, isAgent }) => (
        <p key={key} className="mx-auto line-clamp-2 max-w-3xl lg:line-clamp-3 text-balance">
          <span className={classes("mr-2 font-semibold", isAgent ? "text-soga-teks" : "text-nila")}>
            {name}
          </span>
          <span className={isAgent ? "font-serif text-minutes sm:text-lead" : "sm:text-section"}>{text}</span>
        </p>
      ))}
    </div>
  );
}

function captionsOf(state: RoomState, own: string, last: ShownLine | null): Caption[] {
  const spoken = new Map(state.captions);
  if (own !== "" && state.you !== null) spoken.set(state.you, own);
  const now = state.participants
    .filter(({ id }) => spoken.has(id))
    .map(({ id, name, kind }) => ({ key: id, name, text: spoken.get(id) ?? "", isAgent: kind === "agent" }));
  // What one has just typed oneself one knows.
  if (last === null || (last.mine && !last.spoken)) return now;
  return [{ key: last.key, name: last.name, text: last.text, isAgent: last.is_agent }, ...now];
}

/** The last line, for as long as it takes to read it; none that was there before. */
function useFresh(line: ShownLine | undefined): ShownLine | null {
  const [first] = useState(line?.key);
  const [old, setOld] = useState(first);
  const key = line?.key;
  const length = line?.text.length ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => setOld(key), STAYS_MILLISECONDS + length * STAYS_FOR_EACH_LETTER);
    return () => clearTimeout(timer);
  }, [key, length]);
  return line === undefined || line.key === old ? null : line;
}
