import { useTranslation } from "react-i18next";
import { Field, Select } from "@/components/field";
import { type DeviceKind, useDevices } from "./devices";

type Props = {
  kind: DeviceKind;
  label: string;
  opened: boolean;
  chosen: string | null;
  onChoose: (device: string | null) => void;
};

export function DevicePicker({ kind, label, opened, chosen, onChoose }: Props) {
  const { t } = useTranslation("call");
  const devices = useDevices(kind, opened).filter(({ deviceId }) => deviceId !== "");
  const known = devices.some(({ deviceId }) => deviceId === chosen);
  return (
    <Field label={label}>
      {(given) => (
        <Select
          {...given}
          value={known && chosen !== null ? chosen : ""}
          onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
        >
          <option value="">{t("standardDevice")}</option>
          {devices.map(({ deviceId, label: name }, at) => (
            <option key={deviceId} value={deviceId}>
              {name || t("device", { number: at + 1 })}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
