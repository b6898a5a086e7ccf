import { createFileRoute } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { Devices } from "@/features/accounts/devices";
import { Preferences } from "@/features/accounts/preferences";
import { ProfileForm } from "@/features/accounts/profile-form";
import { loginsQuery, useSignOut } from "@/features/accounts/queries";
import { SignOutEverywhere } from "@/features/accounts/sign-out-everywhere";

export const Route = createFileRoute("/_app/account")({
  loader: ({ context }) => void context.queries.prefetchQuery(loginsQuery()),
  component: AccountPage,
});

function AccountPage() {
  const { t } = useTranslation("accounts");
  const { t: common } = useTranslation();
  const navigate = Route.useNavigate();
  const leave = () => navigate({ to: "/sign-in" });
  const signOut = useSignOut(leave);
  return (
    <div className="page max-w-[860px]">
      <PageHeader
        title={common("account")}
        actions={
          <Button onClick={() => signOut.mutate({})} busy={signOut.isPending}>
            <LogOut aria-hidden />
            {common("signOut")}
          </Button>
        }
      />
      <div className="grid gap-10">
        <Part title={t("profile")} text={t("profileText")}>
          <ProfileForm />
        </Part>
        <Part title={t("look")} text={t("lookText")}>
          <Preferences />
        </Part>
        <Part title={t("devices")} text={t("devicesText")}>
          <div className="grid gap-4">
            <Devices onLeave={() => signOut.mutate({})} />
            <div>
              <SignOutEverywhere onGone={leave} />
            </div>
          </div>
        </Part>
      </div>
    </div>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-4 border-t pt-8 first:border-t-0 first:pt-0 md:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="font-bold text-section">
          {title}
        </h2>
        <p className="mt-1 text-meta text-tinta-3">{text}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
