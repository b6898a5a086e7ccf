import type { ReactNode } from "react";
import type { Meeting } from "@/api/schema";

/** Where in a meeting somebody is looking; in the URL, so that it can be shared. */
export type Place = {
  tab: "summary" | "transcript" | "recording" | "ask";
  /** The segment a citation led to. */
  segment?: string | undefined;
  /** Seconds from the beginning. */
  t?: number | undefined;
};

export type PanelProps = {
  meeting: Meeting;
  place: Place;
  onPlace: (change: Partial<Place>) => void;
  /** Questions to the meeting: another feature's, so the page brings them. */
  ask: ReactNode;
};
