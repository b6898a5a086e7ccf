import type { Language } from "@/api/schema";

/** What was heard of a sentence so far, or the whole of it. */
export type Heard =
  | { kind: "interim"; text: string }
  | { kind: "final"; text: string; secondsAgo: number }
  /** It does not work here, and trying again would not help. */
  | { kind: "unavailable"; reason: "denied" | "no-service" };

export type Listening = { language: Language; track: MediaStreamTrack | null; hear: (heard: Heard) => void };

/** Turns a voice into words. */
export type Recogniser = {
  /** Listens until the returned function is called. */
  listen: (listening: Listening) => () => void;
};

/** Reads words aloud. */
export type Reader = {
  read: (text: string, language: Language, onReading: (reading: boolean) => void) => void;
  stop: () => void;
};

export type Speech = { recogniser: Recogniser | null; reader: Reader | null };

/** By what the browser has of Web Speech. It is looked up when it is asked for, so a test may put its own in place. */
export function browserSpeech(): Speech {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  return {
    recogniser: Recognition === undefined ? null : new WebRecogniser(Recognition),
    reader: "speechSynthesis" in window ? new WebReader() : null,
  };
}

const VOICES: Record<Language, string> = { id: "id-ID", en: "en-US" };

/** Browsers stop listening after a silence, or after a minute; it begins again, unless it cannot begin at all. */
const AGAIN_MILLISECONDS = 250;
const MOST_FAILURES = 5;

class WebRecogniser implements Recogniser {
  constructor(private readonly Recognition: SpeechRecognitionMaker) {}

  listen(listening: Listening): () => void {
    const hearing = new Hearing(new this.Recognition(), listening);
    hearing.start();
    return () => hearing.stop();
  }
}

class Hearing {
  #wanted = true;
  #failures = 0;
  #begunAt: number | null = null;

  constructor(
    private readonly recognition: SpeechRecognitionLike,
    private readonly listening: Listening,
  ) {
    recognition.lang = VOICES[listening.language];
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = (event) => this.#results(event);
    recognition.onerror = ({ error }) => this.#failed(error);
    recognition.onend = () => this.#ended();
  }

  start(): void {
    try {
      const { track } = this.listening;
      if (track === null) this.recognition.start();
      else this.recognition.start(track);
    } catch {
      this.#failures++;
    }
  }

  stop(): void {
    this.#wanted = false;
    this.recognition.stop();
  }

  #results({ results, resultIndex }: SpeechRecognitionEventLike): void {
    this.#failures = 0;
    this.#begunAt ??= Date.now();
    const fresh = Array.from({ length: results.length - resultIndex }, (_, at) => results[resultIndex + at]);
    for (const result of fresh) if (result?.isFinal) this.#said(result[0]?.transcript.trim() ?? "");
    const interim = fresh.filter((result) => !result?.isFinal).map((result) => result?.[0]?.transcript ?? "");
    const text = interim.join(" ").trim();
    if (text !== "") this.listening.hear({ kind: "interim", text });
  }

  #said(text: string): void {
    const secondsAgo = (Date.now() - (this.#begunAt ?? Date.now())) / 1000;
    this.#begunAt = null;
    if (text !== "") this.listening.hear({ kind: "final", text, secondsAgo });
  }

  #failed(error: string): void {
    if (error === "no-speech" || error === "aborted") return;
    if (error === "not-allowed") this.#giveUp("denied");
    else if (error === "service-not-allowed" || ++this.#failures >= MOST_FAILURES) this.#giveUp("no-service");
  }

  #giveUp(reason: "denied" | "no-service"): void {
    if (!this.#wanted) return;
    this.#wanted = false;
    this.listening.hear({ kind: "unavailable", reason });
  }

  #ended(): void {
    this.#begunAt = null;
    if (this.#wanted)
      setTimeout(() => this.#wanted && this.start(), AGAIN_MILLISECONDS * (1 + this.#failures));
  }
}

class WebReader implements Reader {
  read(text: string, language: Language, onReading: (reading: boolean) => void): void {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = VOICES[language];
    utterance.onstart = () => onReading(true);
    utterance.onend = () => onReading(false);
    utterance.onerror = () => onReading(false);
    speechSynthesis.speak(utterance);
  }

  stop(): void {
    speechSynthesis.cancel();
  }
}

/** As browsers have it; TypeScript's library leaves it out. */
type SpeechRecognitionEventLike = {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
};

type SpeechRecognitionLike = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: SpeechRecognitionEventLike) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start: (track?: MediaStreamTrack) => void;
  stop: () => void;
};

type SpeechRecognitionMaker = new () => SpeechRecognitionLike;

declare global {
  interface Window {
    SpeechRecognition?: SpeechRecognitionMaker;
    webkitSpeechRecognition?: SpeechRecognitionMaker;
  }
}
