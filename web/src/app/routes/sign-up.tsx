import { useQueryClient } from "@tanstack/react-query";
import { createFileRoute, Link, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { User } from "@/api/schema";
import { Entrance } from "@/features/accounts/entrance";
import { meQuery } from "@/features/accounts/queries";
import { SignUpForm } from "@/features/accounts/sign-up-form";
import { nextSearch } from "../next";
import { LanguageSwitch, ThemeSwitch } from "../switches";

export const Route = createFileRoute("/sign-up")({ validateSearch: nextSearch, component: SignUpPage });

function SignUpPage() {
  const { t } = useTranslation("accounts");
  const { next } = Route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const enter = (user: User) => {
    client.clear();
    client.setQueryData(meQuery().queryKey, user);
    router.history.push(next ?? "/");
  };
  return (
    <Entrance
      title={t("signUpTitle")}
      text={t("signUpText")}
      corner={
        <>
          <ThemeSwitch />
          <LanguageSwitch />
        </>
      }
      below={
        <>
          {t("haveAccount")}{" "}
          <Link
            to="/sign-in"
            search={{ next }}
            className="font-medium text-nila underline underline-offset-4"
          >
            {t("signIn")}
          </Link>
        </>
      }
    >
      <SignUpForm onSignedIn={enter} />
    </Entrance>
  );
}
