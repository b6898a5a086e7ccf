import { useQuery } from "@tanstack/react-query";
import { Laptop, type LucideIcon, Smartphone, SquareTerminal } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Login } from "@/api/schema";
import { Button } from "@/components/button";
import { Failed, Loading, Skeleton } from "@/components/notices";
import { useWhen } from "@/when";
import { type Device, deviceOf } from "./device";
import { loginsQuery, useEndLogin } from "./queries";

/** Where this account is signed in; `onLeave` signs out of this browser. */
export function Devices({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation("accounts");
  const { data, error, refetch } = useQuery(loginsQuery());
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-36 rounded-card" />
      </Loading>
    );
  }
  return (
    <ul aria-label={t("devices")} className="divide-y rounded-card border bg-paper">
      {currentFirst(data.items).map((login) => (
        <Row key={login.id} login={login} onLeave={onLeave} />
      ))}
    </ul>
  );
}

function currentFirst(logins: readonly Login[]): Login[] {
  return [...logins].sort((one, other) => Number(other.current) - Number(one.current));
}

const ICONS = {
  phone: Smartphone,
  computer: Laptop,
  program: SquareTerminal,
} satisfies Record<Device["kind"], LucideIcon>;

function Row({ login, onLeave }: { login: Login; onLeave: () => void }) {
  const { t } = useTranslation("accounts");
  const when = useWhen();
  const end = useEndLogin();
  const device = deviceOf(login.device);
  const name = useDeviceName(device);
  const Icon = ICONS[device.kind];
  const leave = () => (login.current ? onLeave() : end.mutate({ params: { path: { id: login.id } } }));
  return (
    <li className="flex items-center gap-4 px-4 py-3.5">
      <Icon aria-hidden className="size-5 shrink-0 text-tinta-3" />
      <div className="min-w-0 flex-1 leading-snug">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          <span className="break-words">{name}</span>
          {login.current ? (
            <span className="rounded-full bg-nila-lembut px-2 py-0.5 font-medium text-[0.75rem] text-nila">
              {t("thisDevice")}
            </span>
          ) : null}
        </p>
        <p className="mt-0.5 text-meta text-tinta-3">
          {login.current ? t("inUse") : t("lastUsed", { ago: when.fromNow(login.last_used_at) })}
          <span className="max-sm:hidden"> · {t("signedInOn", { day: when.full(login.created_at) })}</span>
        </p>
      </div>
      <Button size="small" onClick={leave}>
        {t("signOutOne")}
        <span className="sr-only">{login.current ? t("here") : name}</span>
      </Button>
    </li>
  );
}

function useDeviceName({ browser, system }: Device): string {
  const { t } = useTranslation("accounts");
  if (browser !== null && system !== null) return t("deviceName", { browser, system });
  return browser ?? system ?? t("unknownDevice");
}
