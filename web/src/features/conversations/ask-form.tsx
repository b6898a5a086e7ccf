import { ArrowUp, Square } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";

/** The server takes no more. */
const MOST_SIGNS = 4000;

type Props = {
  text: string;
  onText: (text: string) => void;
  isAsking: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
};

/** Enter sends, Shift and Enter makes a line; while an answer comes, the button stops it. */
export function AskForm({ text, onText, isAsking, onSend, onStop }: Props) {
  const { t } = useTranslation("conversations");
  const field = useRef<HTMLTextAreaElement>(null);
  const isBlank = text.trim() === "";
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBlank && !isAsking) onSend(text.trim());
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends the choice of a word, in scripts written so, sends nothing.
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form
      onSubmit={send}
      className="border-t bg-kapur py-3 max-xl:sticky max-xl:bottom-[calc(3.9rem+env(safe-area-inset-bottom))] max-xl:z-10 lg:max-xl:bottom-0 xl:bg-paper xl:px-3"
    >
      <div className="flex items-end gap-2 rounded-card border border-garis-kuat bg-paper p-1.5 pl-3.5 focus-within:border-nila focus-within:outline-1 focus-within:outline-nila">
        <textarea
          ref={field}
          rows={1}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          maxLength={MOST_SIGNS}
          aria-label={t("title")}
          placeholder={t("placeholder")}
          className="field-sizing-content max-h-36 min-h-8 flex-1 resize-none bg-transparent py-1 leading-6 outline-none placeholder:text-tinta-3"
        />
        {isAsking ? (
          <Button tone="plain" size="smallIcon" aria-label={t("stop")} onClick={onStop}>
            <Square aria-hidden className="fill-current" />
          </Button>
        ) : (
          <Button type="submit" tone="primary" size="smallIcon" aria-label={t("send")} disabled={isBlank}>
            <ArrowUp aria-hidden />
          </Button>
        )}
      </div>
    </form>
  );
}
