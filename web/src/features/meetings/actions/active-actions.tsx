import type { Meeting } from "@/api/schema";
import { CopyLink } from "./copy-link";
import { PageMenu } from "./page-menu";

export function ActiveActions({ meeting }: { meeting: Meeting }) {
  return (
    <>
      <CopyLink meeting={meeting} />
      <PageMenu meeting={meeting} />
    </>
  );
}
