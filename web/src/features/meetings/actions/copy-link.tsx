import { Link2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { $api } from "@/api/client";
import { failureOf } from "@/api/problems";
import type { Meeting } from "@/api/schema";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, Input } from "@/components/field";

/** The link by which others come into the call; where it cannot be copied, it is shown. */
export function CopyLink({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const [shown, setShown] = useState<string | null>(null);
  const invite = $api.useMutation("post", "/api/meetings/{id}/invitation", {
    onSuccess: async ({ code }) => {
      const link = `${location.origin}/join/${code}`;
      if (await copied(link)) toast.success(t("linkCopied"));
      else setShown(link);
    },
    onError: (error) => toast.error(t("linkFailed"), { description: failureOf(error).title }),
  });
  return (
    <>
      <Button busy={invite.isPending} onClick={() => invite.mutate({ params: { path: { id: meeting.id } } })}>
        <Link2 aria-hidden />
        {t("copyLink")}
      </Button>
      <Dialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title={t("linkTitle")}
        text={t("linkText")}
      >
        <Field label={t("linkField")}>
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
