import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Confirm } from "@/components/confirm";
import { useSignOutEverywhere } from "./queries";

export function SignOutEverywhere({ onGone }: { onGone: () => Promise<void> }) {
  const { t } = useTranslation("accounts");
  const [asking, setAsking] = useState(false);
  const leave = useSignOutEverywhere(onGone);
  return (
    <>
      <Button onClick={() => setAsking(true)} className="text-bata">
        {t("everywhere")}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t("everywhereTitle")}
        action={t("everywhere")}
        onConfirm={() => leave.mutate({})}
        busy={leave.isPending}
      >
        {t("everywhereText")}
      </Confirm>
    </>
  );
}
