/** A recording's place in the meeting, in the transcript's seconds. */
export type Track = { id: string; url: string; from: number; to: number };

type Recorded = {
  id: string;
  url: string;
  started_at: string;
  ended_at: string | null;
  seconds: number | null;
  ready: boolean;
};

/** The recordings that can be heard, in the order of the meeting that began at `origin`. */
export function tracksOf(recordings: readonly Recorded[], origin: string | null): Track[] {
  const ready = recordings.filter((recording) => recording.ready).toSorted(byStart);
  const zero = Date.parse(origin ?? ready[0]?.started_at ?? "");
  return ready.map((recording) => {
    const from = Math.max((Date.parse(recording.started_at) - zero) / 1000, 0);
    return { id: recording.id, url: recording.url, from, to: from + lengthOf(recording) };
  });
}

/** The track that sounds at a moment; in a pause between two, the one that follows. */
export function trackAt(tracks: readonly Track[], seconds: number): Track | undefined {
  return tracks.find(({ to }) => seconds < to);
}

function lengthOf({ seconds, started_at, ended_at }: Recorded): number {
  return seconds ?? Math.max((Date.parse(ended_at ?? started_at) - Date.parse(started_at)) / 1000, 0);
}

function byStart(one: Recorded, other: Recorded): number {
  return Date.parse(one.started_at) - Date.parse(other.started_at);
}
