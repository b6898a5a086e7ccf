import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { $api } from "@/api/client";
import { failureOf } from "@/api/problems";
import type { User } from "@/api/schema";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { PasswordInput } from "./password-input";

const shape = z.object({
  email: z.string().check(z.minLength(1)),
  password: z.string().check(z.minLength(1)),
});

export function SignInForm({ onSignedIn }: { onSignedIn: (user: User) => void }) {
  const { t } = useTranslation("accounts");
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(shape),
    defaultValues: { email: "", password: "" },
  });
  const signIn = $api.useMutation("post", "/api/auth/sign-in", { onSuccess: onSignedIn });
  const { errors } = formState;
  return (
    <form noValidate onSubmit={handleSubmit((body) => signIn.mutate({ body }))} className="grid gap-4">
      {signIn.error ? (
        <p role="alert" className="rounded-control bg-bata-lembut px-4 py-3 text-bata">
          {failureOf(signIn.error).title}
        </p>
      ) : null}
      <Field label={t("email")} error={errors.email && t("emailWrong")}>
        {(given) => (
          <Input {...given} {...register("email")} type="email" autoComplete="username" autoFocus />
        )}
      </Field>
      <Field label={t("password")} error={errors.password && t("passwordShort")}>
        {(given) => <PasswordInput {...given} {...register("password")} autoComplete="current-password" />}
      </Field>
      <Button type="submit" tone="primary" size="large" busy={signIn.isPending} className="mt-2">
        {t("signIn")}
      </Button>
    </form>
  );
}
