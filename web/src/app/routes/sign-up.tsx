import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SignUpForm } from "@/features/accounts/sign-up-form";
import { Door } from "../door";
import { nextSearch } from "../next";

export const Route = createFileRoute("/sign-up")({ validateSearch: nextSearch, component: SignUpPage });

function SignUpPage() {
  const { t } = useTranslation("accounts");
  const { next } = Route.useSearch();
  return (
    <Door
      title={t("signUpTitle")}
      text={t("signUpText")}
      other={{ question: t("haveAccount"), name: t("signIn"), to: "/sign-in" }}
      next={next}
    >
      {(enter) => <SignUpForm onSignedIn={enter} />}
    </Door>
  );
}
