import { useQueryClient } from "@tanstack/react-query";
import { createFileRoute, Link, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { User } from "@/api/schema";
import { Entrance } from "@/features/accounts/entrance";
import { meQuery } from "@/features/accounts/queries";
import { SignInForm } from "@/features/accounts/sign-in-form";
import { nextSearch } from "../next";
import { LanguageSwitch, ThemeSwitch } from "../switches";

export const Route = createFileRoute("/sign-in")({ validateSearch: nextSearch, component: SignInPage });

function SignInPage() {
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
      title={t("signInTitle")}
      text={t("signInText")}
      corner={
        <>
          <ThemeSwitch />
          <LanguageSwitch />
        </>
      }
      below={
        <>
          {t("noAccount")}{" "}
          <Link
            to="/sign-up"
            search={{ next }}
            className="font-medium text-nila underline underline-offset-4"
          >
            {t("signUp")}
          </Link>
        </>
      }
    >
      <SignInForm onSignedIn={enter} />
    </Entrance>
  );
}
