import { useTranslation } from "react-i18next";
import type { Statement as Said, Summary } from "@/api/schema";
import { isAgain, speakerOf } from "@/components/evidence";
import { Statement } from "@/components/statement";
import { leadOf } from "./lead";

const PICKED = "extractive";

/** What it was about, in a few sentences, and whose they are. */
export function Overview({ summary }: { summary: Summary }) {
  const { lead, rest } = leadOf(summary.overview);
  return (
    <div className="font-serif">
      {lead.length > 0 ? <Sentences className="text-lead" statements={lead} /> : null}
      {rest.length > 0 ? <Sentences className="mt-3.5 text-minutes text-tinta-2" statements={rest} /> : null}
      <Byline summary={summary} />
    </div>
  );
}

/** Sentences that were written flow; those that were picked are somebody's, and stand by themselves. */
function Sentences({ statements, className }: { statements: Said[]; className: string }) {
  const picked = statements.some(speakerOf);
  if (!picked) {
    return (
      <p className={className}>
        {statements.map((statement) => (
          <span key={statement.text}>
            <Statement statement={statement} />{" "}
          </span>
        ))}
      </p>
    );
  }
  return (
    <div className={className}>
      {statements.map((statement, place) => (
        <p key={statement.text} className="mb-1.5">
          <Statement statement={statement} anonymous={isAgain(statement, statements[place - 1])} />
        </p>
      ))}
    </div>
  );
}

function Byline({ summary: { written_by, version } }: { summary: Summary }) {
  const { t } = useTranslation("minutes");
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-2 font-sans text-meta text-tinta-3">
      <span aria-hidden className="size-2 rounded-[2px] bg-soga" />
      <span>
        {written_by === PICKED ? t("picked") : t("written", { model: written_by })}
        {version > 1 ? ` · ${t("version", { version })}` : ""}
      </span>
    </p>
  );
}
