import { CitationChip } from "@/components/citation";
import { isAgain } from "@/components/evidence";
import { Statement } from "@/components/statement";
import type { Chapter } from "./chapters";

/** How the meeting went: its topics as chapters, each with the time at which it came up. */
export function Course({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <ol className="divide-y divide-garis">
      {chapters.map((chapter) => (
        <li
          key={chapter.title + chapter.start?.segment_id}
          className="grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-3 py-4 first:pt-1"
        >
          <div>{chapter.start ? <CitationChip citation={chapter.start} /> : null}</div>
          <div>
            <h3 className="font-medium text-body leading-snug">{chapter.title}</h3>
            <Body chapter={chapter} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where one sentence is all, its place is the chapter's and shown already. */
function Body({ chapter: { statements, start } }: { chapter: Chapter }) {
  const without = statements.length === 1 ? start?.segment_id : undefined;
  return (
    <div className="mt-1 grid gap-1 font-serif text-minutes text-tinta-2">
      {statements.map((statement, place) => (
        <p key={statement.text}>
          <Statement
            statement={statement}
            without={without}
            anonymous={isAgain(statement, statements[place - 1])}
          />
        </p>
      ))}
    </div>
  );
}
