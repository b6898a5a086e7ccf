import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { failureOf } from "@/api/problems";
import type { Agent } from "@/api/schema";
import { Confirm } from "@/components/confirm";
import { useDeleteAgent } from "./queries";

type Props = { agent: Agent; open: boolean; onClose: () => void; onDeleted: () => void };

export function DeleteAgent({ agent, open, onClose, onDeleted }: Props) {
  const { t } = useTranslation("agents");
  const remove = useDeleteAgent();
  const confirm = () =>
    remove.mutate(
      { params: { path: { id: agent.id } } },
      {
        onSuccess: () => {
          toast.success(t("deleted", { name: agent.name }));
          onDeleted();
        },
        onError: (error) => toast.error(t("notDeleted"), { description: failureOf(error).title }),
      },
    );
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t("deleteTitle", { name: agent.name })}
      action={t("deleteAction")}
      onConfirm={confirm}
      busy={remove.isPending}
    >
      {agent.meetings > 0 ? t("deleteText", { count: agent.meetings }) : t("deleteTextNone")}
    </Confirm>
  );
}
