import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { Plus, Video } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Failed } from "@/components/notices";
import { PageHeader } from "@/components/page-header";
import { useMe } from "@/features/accounts/queries";
import { AgentExamples } from "@/features/agents/agent-examples";
import { firstName, partOfDay } from "@/features/home/day";
import { HomeSkeleton } from "@/features/home/home-skeleton";
import { HomeView } from "@/features/home/home-view";
import { homeQuery } from "@/features/home/queries";
import { useNow } from "@/use-now";
import { useWhen } from "@/when";

export const Route = createFileRoute("/_app/")({
  loader: ({ context }) => void context.queries.prefetchQuery(homeQuery()),
  component: HomePage,
});

function HomePage() {
  const client = useQueryClient();
  const now = useNow();
  const { data: home, error, refetch } = useQuery(homeQuery());
  const reread = () => void client.invalidateQueries({ queryKey: homeQuery().queryKey });
  return (
    <div className="page">
      <Greeting now={now} today={home?.today.length ?? 0} />
      {home ? (
        <HomeView home={home} now={now} examples={<AgentExamples onMade={reread} />} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <HomeSkeleton />
      )}
    </div>
  );
}

function Greeting({ now, today }: { now: number; today: number }) {
  const { t } = useTranslation("home");
  const me = useMe();
  const when = useWhen();
  const date = new Date(now);
  return (
    <PageHeader
      above={
        <>
          {when.longDay(date)}
          {today > 0 ? <span className="text-tinta-3"> · {t("today", { count: today })}</span> : null}
        </>
      }
      title={t(`greeting.${partOfDay(date)}`, { name: firstName(me.name) })}
      actions={
        <>
          <Button asChild className="max-sm:px-3">
            <Link to="/meetings" search={{ new: "now" }}>
              <Video aria-hidden />
              {t("startNow")}
            </Link>
          </Button>
          <Button asChild tone="primary" className="max-sm:px-3">
            <Link to="/meetings" search={{ new: "later" }}>
              <Plus aria-hidden />
              {t("newMeeting")}
            </Link>
          </Button>
        </>
      }
    />
  );
}
