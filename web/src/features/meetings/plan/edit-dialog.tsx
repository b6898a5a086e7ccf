import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { failureOf } from "@/api/problems";
import type { Meeting } from "@/api/schema";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { useEditMeeting } from "../queries";
import { MeetingFields } from "./meeting-fields";
import { useChooseAgent } from "./use-choose-agent";
import { changesBetween, type MeetingWords, meetingWords, wordsOf } from "./words";

type Props = { meeting: Meeting; onClose: () => void };

/** Changes what is planned. Open as long as it is there. */
export function EditDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation("meetings");
  return (
    <Dialog open onClose={onClose} title={t("editTitle")}>
      <EditForm meeting={meeting} onClose={onClose} />
    </Dialog>
  );
}

function EditForm({ meeting, onClose }: Props) {
  const { t } = useTranslation(["meetings", "common"]);
  const edit = useEditMeeting(meeting);
  // Not of what is shown meanwhile: the changes stand there before the server has agreed.
  const [before] = useState(() => wordsOf(meeting));
  const form = useForm<MeetingWords>({
    resolver: zodResolver(meetingWords(before.start)),
    defaultValues: before,
  });
  const choose = useChooseAgent(form);
  const params = { path: { id: meeting.id } };
  const send = (words: MeetingWords) =>
    edit.mutate({ params, body: changesBetween(before, words) }, { onSuccess: onClose });
  return (
    <form noValidate onSubmit={form.handleSubmit(send)} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {edit.error ? (
        <p role="alert" className="rounded-control bg-bata-lembut px-4 py-3 text-bata">
          {failureOf(edit.error).title}
        </p>
      ) : null}
      <MeetingFields form={form} error={edit.error} onChoose={choose} />
      <div className="sticky bottom-0 -mx-1 flex flex-wrap justify-end gap-3 bg-paper px-1 pt-3">
        <Button onClick={onClose}>{t("common:cancel")}</Button>
        <Button type="submit" tone="primary" busy={edit.isPending}>
          {t("saveChanges")}
        </Button>
      </div>
    </form>
  );
}
