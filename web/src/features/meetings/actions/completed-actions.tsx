import type { Meeting } from "@/api/schema";
import { ExportMenu } from "../completed/export-menu";
import { PageMenu } from "./page-menu";

export function CompletedActions({ meeting }: { meeting: Meeting }) {
  return (
    <>
      {meeting.has_transcript ? <ExportMenu meeting={meeting} /> : null}
      <PageMenu meeting={meeting} />
    </>
  );
}
