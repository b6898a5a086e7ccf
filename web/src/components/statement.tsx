import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Statement as Said } from "@/api/schema";
import { CitationChip } from "./citation";
import { classes } from "./classes";
import { attributed, type Doubt, doubtOf, lastWord, placesOf } from "./evidence";

type Props = {
  statement: Pick<Said, "text" | "citations" | "verified">;
  /** Already shown nearby, so not again. */
  without?: string | undefined;
  /** Whose words these are is known from nearby. */
  anonymous?: boolean;
};

/** A sentence, the places it rests on, and whether they bear it. Inline; its size and face are its parent's. */
export function Statement({ statement, without, anonymous = false }: Props) {
  const { text, citations } = statement;
  const doubt = doubtOf(statement);
  const { speaker, words } = attributed(text, citations);
  const { before, last } = lastWord(words);
  const [first, ...rest] = placesOf(citations).filter(({ segment_id }) => segment_id !== without);
  const underline =
    doubt && "underline decoration-soga decoration-dotted decoration-1 underline-offset-[0.22em]";
  return (
    <span className={classes("wrap-anywhere", doubt && "text-tinta-2")}>
      {speaker && !anonymous ? <Name>{speaker}</Name> : null}
      <span className={classes(underline)}>{before}</span>
      <span className="whitespace-nowrap">
        <span className={classes(underline)}>{last}</span>
        {first ? (
          <>
            &nbsp;
            <CitationChip citation={first} />
          </>
        ) : null}
      </span>
      {rest.map((citation) => (
        <span key={citation.segment_id + citation.verdict}>
          {" "}
          <CitationChip citation={citation} />
        </span>
      ))}
      {doubt ? <Doubted doubt={doubt} /> : null}
    </span>
  );
}

function Name({ children }: { children: string }) {
  return <span className="mr-[0.4em] font-medium font-sans text-[0.875rem] text-tinta-2">{children}</span>;
}

/** Not proven, and why. */
function Doubted({ doubt }: { doubt: Doubt }) {
  const { t } = useTranslation("minutes");
  return (
    <span className="ml-2 font-sans text-meta text-soga-teks">
      <TriangleAlert aria-hidden className="-mt-0.5 mr-1 inline size-3.5" />
      <span className="font-medium">{t("unverified")}</span>: {t(`verdict.${doubt}`)}
    </span>
  );
}
