import { useCallback, useEffect, useRef, useState } from "react";
import { loudness } from "./audio/pcm";
import { type Trouble, troubleOf } from "./devices";

export type MicrophoneCheck = {
  on: boolean;
  trouble: Trouble | null;
  turn: (on: boolean, device: string | null) => Promise<void>;
  level: () => number;
};

type Open = {
  stream: MediaStream;
  context: AudioContext;
  analyser: AnalyserNode;
  samples: Float32Array<ArrayBuffer>;
};

/** The microphone before the call: opened to see that it works, heard by nobody. */
export function useMicrophoneCheck(): MicrophoneCheck {
  const [on, setOn] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const open = useRef<Open | null>(null);
  const close = useCallback(() => {
    for (const track of open.current?.stream.getTracks() ?? []) track.stop();
    void open.current?.context.close();
    open.current = null;
    setOn(false);
  }, []);
  const turn = useCallback(
    async (wanted: boolean, device: string | null) => {
      setTrouble(null);
      close();
      if (!wanted) return;
      try {
        open.current = await openMicrophone(device);
        setOn(true);
      } catch (error) {
        setTrouble(troubleOf(error));
      }
    },
    [close],
  );
  const level = useCallback(() => (open.current === null ? 0 : levelNow(open.current)), []);
  useEffect(() => close, [close]);
  return { on, trouble, turn, level };
}

async function openMicrophone(device: string | null): Promise<Open> {
  const audio = device === null ? true : { deviceId: { ideal: device } };
  const stream = await navigator.mediaDevices.getUserMedia({ audio });
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  return { stream, context, analyser, samples: new Float32Array(analyser.fftSize) };
}

function levelNow({ analyser, samples }: Open): number {
  analyser.getFloatTimeDomainData(samples);
  return loudness(samples);
}
