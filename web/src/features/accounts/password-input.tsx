import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslation } from "react-i18next";
import { Input } from "@/components/field";

/** A password that can be looked at; managers and pasting work. */
export function PasswordInput(props: ComponentProps<"input">) {
  const { t } = useTranslation("accounts");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...props} type={shown ? "text" : "password"} className="pr-11" />
      <button
        type="button"
        onClick={() => setShown(!shown)}
        aria-label={t(shown ? "hide" : "show")}
        className="absolute inset-y-1 right-1 grid w-9 place-items-center rounded-lg text-tinta-3 hover:text-tinta"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  );
}
