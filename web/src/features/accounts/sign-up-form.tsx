import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { $api } from "@/api/client";
import { failureOf } from "@/api/problems";
import type { User } from "@/api/schema";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { keptLanguage } from "@/text/languages";
import { PasswordInput } from "./password-input";

const shape = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  email: z.email(),
  password: z.string().check(z.minLength(8), z.maxLength(256)),
});

export function SignUpForm({ onSignedIn }: { onSignedIn: (user: User) => void }) {
  const { t } = useTranslation("accounts");
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(shape),
    defaultValues: { name: "", email: "", password: "" },
  });
  const signUp = $api.useMutation("post", "/api/auth/sign-up", { onSuccess: onSignedIn });
  const { errors } = formState;
  const failure = signUp.error ? failureOf(signUp.error) : undefined;
  return (
    <form
      noValidate
      onSubmit={handleSubmit((body) => signUp.mutate({ body: { ...body, language: keptLanguage() } }))}
      className="grid gap-4"
    >
      {failure ? (
        <p role="alert" className="rounded-control bg-bata-lembut px-4 py-3 text-bata">
          {failure.title}
        </p>
      ) : null}
      <Field label={t("email")} error={errors.email ? t("emailWrong") : failure?.fields.get("email")}>
        {(given) => (
          <Input {...given} {...register("email")} type="email" autoComplete="username" autoFocus />
        )}
      </Field>
      <Field label={t("name")} error={errors.name ? t("nameMissing") : failure?.fields.get("name")}>
        {(given) => <Input {...given} {...register("name")} autoComplete="name" />}
      </Field>
      <Field
        label={t("password")}
        hint={t("passwordHint")}
        error={errors.password ? t("passwordShort") : failure?.fields.get("password")}
      >
        {(given) => <PasswordInput {...given} {...register("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" tone="primary" size="large" busy={signUp.isPending} className="mt-2">
        {t("signUp")}
      </Button>
    </form>
  );
}
