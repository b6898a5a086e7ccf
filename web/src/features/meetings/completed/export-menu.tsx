import { Braces, Captions, ClipboardCopy, Download, FileText, Link2, NotebookText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import type { Meeting } from "@/api/schema";
import { Button } from "@/components/button";
import { Menu, MenuItem, MenuLine } from "@/components/menu";

const TRANSCRIPTS = [
  { form: "vtt", label: "formatVtt", icon: Captions },
  { form: "srt", label: "formatSrt", icon: Captions },
  { form: "txt", label: "formatTxt", icon: FileText },
  { form: "md", label: "formatMd", icon: NotebookText },
  { form: "json", label: "formatJson", icon: Braces },
] as const;

/** A meeting to take away: its words in several forms, its minutes as Markdown, its address. */
export function ExportMenu({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("minutes");
  const base = `/api/meetings/${meeting.id}`;
  const hasSummary = meeting.outcome?.kind === "summarised";
  return (
    <Menu
      trigger={
        <Button>
          <Download aria-hidden />
          {t("export")}
        </Button>
      }
    >
      {hasSummary ? (
        <>
          <MenuItem onSelect={() => void copySummary(base, t("summaryCopied"), t("copyFailed"))}>
            <ClipboardCopy aria-hidden />
            {t("copySummary")}
          </MenuItem>
          <MenuItem asChild>
            <a href={`${base}/summary.md`} download>
              <NotebookText aria-hidden />
              {t("exportSummary")}
            </a>
          </MenuItem>
          <MenuLine />
        </>
      ) : null}
      {meeting.has_transcript
        ? TRANSCRIPTS.map(({ form, label, icon: Icon }) => (
            <MenuItem key={form} asChild>
              <a href={`${base}/transcript.${form}`} download>
                <Icon aria-hidden />
                {t(label)}
              </a>
            </MenuItem>
          ))
        : null}
      {meeting.has_transcript ? <MenuLine /> : null}
      <MenuItem onSelect={() => void copy(location.href, t("linkCopied"), t("copyFailed"))}>
        <Link2 aria-hidden />
        {t("copyLink")}
      </MenuItem>
    </Menu>
  );
}

async function copy(text: string | Promise<string>, done: string, failed: string) {
  try {
    // Given a promise, Safari too allows what is only being fetched when the menu is pressed.
    const blob = Promise.resolve(text).then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    toast.success(done);
  } catch {
    toast.error(failed);
  }
}

async function copySummary(base: string, done: string, failed: string) {
  await copy(written(`${base}/summary.md`), done, failed);
}

async function written(address: string): Promise<string> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`The summary answers ${response.status}.`);
  return await response.text();
}
