import { ArrowUp } from "lucide-react";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";

/** What the room takes of one line. */
const LONGEST = 4000;

type Props = { input: RefObject<HTMLTextAreaElement | null>; kept: string; onSay: (text: string) => void };

/** Writing always works, whatever becomes of microphone and connection; what is unsent outlives a reload. */
export function LineInput({ input, kept, onSay }: Props) {
  const { t } = useTranslation("call");
  const [text, setText] = useDraft(kept);
  const send = () => {
    if (text.trim() === "") return;
    onSay(text.trim());
    setText("");
    input.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="flex items-end gap-2 border-t p-3"
    >
      <textarea
        ref={input}
        rows={1}
        value={text}
        maxLength={LONGEST}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (!isSending(event)) return;
          event.preventDefault();
          send();
        }}
        aria-label={t("write")}
        aria-keyshortcuts="/"
        placeholder={t("writeHere")}
        enterKeyHint="send"
        className="field-sizing-content max-h-36 min-h-11 min-w-0 flex-1 resize-none rounded-control border border-garis-kuat bg-paper px-3.5 py-2.5 text-body placeholder:text-tinta-3 focus-visible:outline-offset-0"
      />
      <button
        type="submit"
        aria-label={t("send")}
        disabled={text.trim() === ""}
        className="grid size-11 shrink-0 place-items-center rounded-control bg-nila text-on-nila transition-opacity hover:bg-nila/90 disabled:opacity-40"
      >
        <ArrowUp aria-hidden className="size-5" />
      </button>
    </form>
  );
}

/** Shift makes a new line; so does Enter that only finishes a word being composed. */
function isSending(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing;
}

function useDraft(kept: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(kept) ?? "");
  const write = (now: string) => {
    setText(now);
    if (now === "") sessionStorage.removeItem(kept);
    else sessionStorage.setItem(kept, now);
  };
  return [text, write];
}
