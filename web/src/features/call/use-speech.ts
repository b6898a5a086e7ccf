import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import type { Language } from "@/api/schema";
import { ABOVE } from "./notices";
import type { Room } from "./room";
import type { ShownLine } from "./room-state";
import type { Heard, Reader, Recogniser } from "./speech";

type Writing = { room: Room; recogniser: Recogniser | null; language: Language; on: boolean };

/** While it is on, what one says becomes captions, and then lines. What is being said right now is returned. */
export function useSpeechWritten(
  { room, recogniser, language, on }: Writing,
  words: Record<"denied" | "no-service", string>,
) {
  const [caption, setCaption] = useState("");
  const told = useRef(words);
  told.current = words;
  useEffect(() => {
    if (!on || recogniser === null) return;
    const hear = (heard: Heard) => {
      setCaption(heard.kind === "interim" ? heard.text : "");
      if (heard.kind === "interim") room.caption(heard.text);
      if (heard.kind === "final") room.say({ text: heard.text, spoken: true, secondsAgo: heard.secondsAgo });
      if (heard.kind === "unavailable") toast.warning(told.current[heard.reason], ABOVE);
    };
    const stop = recogniser.listen({ language, track: room.microphoneTrack(), hear });
    return () => {
      stop();
      setCaption("");
      room.caption("");
    };
  }, [room, recogniser, language, on]);
  return caption;
}

type Reading = { room: Room; reader: Reader | null; language: Language; lines: readonly ShownLine[] };

/** Reads the agent's new lines aloud once it is turned on, and is silent as soon as somebody speaks up. */
export function useReadAloud({ room, reader, language, lines }: Reading) {
  const [on, setOn] = useState(false);
  const [reading, setReading] = useState(false);
  const begun = useRef<number | null>(null);
  const last = lines.findLast((line) => line.is_agent);
  const seen = useRef(last?.key);
  const hearReading = useCallback((now: boolean) => {
    begun.current = now ? Date.now() : null;
    setReading(now);
  }, []);
  useEffect(() => {
    if (last === undefined || last.key === seen.current) return;
    seen.current = last.key;
    if (on) reader?.read(last.text, language, hearReading);
  }, [on, last, reader, language, hearReading]);
  useEffect(
    () =>
      room.onSpeaking((speaking) => {
        if (!speaking || begun.current === null) return;
        room.interrupt((Date.now() - begun.current) / 1000);
        reader?.stop();
      }),
    [room, reader],
  );
  useEffect(() => () => reader?.stop(), [reader]);
  const toggle = useCallback(() => {
    setOn((before) => !before);
    reader?.stop();
  }, [reader]);
  return { on, reading, toggle };
}
