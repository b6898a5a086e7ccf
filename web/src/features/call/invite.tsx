import { Link2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { $api } from "@/api/client";
import { failureOf } from "@/api/problems";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, Input } from "@/components/field";
import { ABOVE } from "./notices";

/** The link by which others come in; where it cannot be copied, it is shown. */
export function Invite({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation("call");
  const [shown, setShown] = useState<string | null>(null);
  const invite = $api.useMutation("post", "/api/meetings/{id}/invitation", {
    onSuccess: async ({ code }) => {
      const link = `${location.origin}/join/${code}`;
      if (await copied(link)) toast.success(t("inviteCopied"), ABOVE);
      else setShown(link);
    },
    onError: (error) => toast.error(t("inviteFailed"), { ...ABOVE, description: failureOf(error).title }),
  });
  return (
    <>
      <Button
        size="small"
        busy={invite.isPending}
        onClick={() => invite.mutate({ params: { path: { id: meetingId } } })}
        className="max-sm:size-9 max-sm:px-0"
      >
        <Link2 aria-hidden />
        <span className="max-sm:sr-only">{t("invite")}</span>
      </Button>
      <Dialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title={t("inviteTitle")}
        text={t("inviteText")}
      >
        <Field label={t("inviteTitle")}>
          {(given) => (
            <Input {...given} readOnly value={shown ?? ""} onFocus={({ target }) => target.select()} />
          )}
        </Field>
      </Dialog>
    </>
  );
}

/** False where the page may not, as without https. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
