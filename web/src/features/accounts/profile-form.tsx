import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { failureOf } from "@/api/problems";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { useEditMe, useMe } from "./queries";

const NAME_LENGTH = 120;

/** The name others see; what is typed stays while the server is away. */
export function ProfileForm() {
  const { t } = useTranslation("accounts");
  const me = useMe();
  const edit = useEditMe();
  const [name, setName] = useState(me.name);
  const [missing, setMissing] = useState(false);
  useEffect(() => setName((typed) => (edit.isIdle ? me.name : typed)), [me.name, edit.isIdle]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    setMissing(given === "");
    if (given === "" || given === me.name) return;
    edit.mutate({ body: { name: given } }, { onSuccess: () => void toast.success(t("saved")) });
  };
  const refused = edit.error ? failureOf(edit.error).fields.get("name") : undefined;
  return (
    <form noValidate onSubmit={save} className="grid gap-5">
      <div className="flex items-start gap-3">
        <Field
          label={t("name")}
          hint={t("nameHint")}
          error={missing ? t("nameMissing") : refused}
          className="flex-1"
        >
          {(given) => (
            <Input
              {...given}
              value={name}
              onChange={(event) => setName(event.target.value)}
              maxLength={NAME_LENGTH}
              autoComplete="name"
            />
          )}
        </Field>
        <Button type="submit" busy={edit.isPending} className="mt-[1.6rem] h-11">
          {t("save")}
        </Button>
      </div>
      <dl>
        <dt className="font-medium text-meta">{t("email")}</dt>
        <dd className="mt-0.5 break-all text-tinta-2">{me.email}</dd>
      </dl>
    </form>
  );
}
