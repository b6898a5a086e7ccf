import { useTranslation } from "react-i18next";
import type { PanelProps } from "../panel";

export function ActivePanel({ meeting }: PanelProps) {
  const { t } = useTranslation("meetings");
  return <p className="text-tinta-2">{t(`status.${meeting.status}`)}</p>;
}
