import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SignInForm } from "@/features/accounts/sign-in-form";
import { Door } from "../door";
import { nextSearch } from "../next";

export const Route = createFileRoute("/sign-in")({ validateSearch: nextSearch, component: SignInPage });

function SignInPage() {
  const { t } = useTranslation("accounts");
  const { next } = Route.useSearch();
  return (
    <Door
      title={t("signInTitle")}
      text={t("signInText")}
      other={{ question: t("noAccount"), name: t("signUp"), to: "/sign-up" }}
      next={next}
    >
      {(enter) => <SignInForm onSignedIn={enter} />}
    </Door>
  );
}
