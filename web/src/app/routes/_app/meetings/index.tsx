import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { FileUp, Plus, Video } from "lucide-react";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { Button } from "@/components/button";
import { classes } from "@/components/classes";
import { Failed } from "@/components/notices";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { AgentForm } from "@/features/agents/agent-form";
import { Imports } from "@/features/meetings/import/imports";
import { Filters } from "@/features/meetings/list/filters";
import { ComingMeetings, MeetingList } from "@/features/meetings/list/meeting-list";
import { NoMeetings, NoneFound } from "@/features/meetings/list/nothing";
import { PlanDialog } from "@/features/meetings/list/plan-dialog";
import type { NewAgentForm } from "@/features/meetings/plan/schedule-form";
import { meetingsQuery } from "@/features/meetings/queries";
import { filtered, isFiltered, type MeetingSearch, meetingSearch } from "@/features/meetings/search";

export const Route = createFileRoute("/_app/meetings/")({
  validateSearch: meetingSearch,
  component: MeetingsPage,
});

function MeetingsPage() {
  const { t } = useTranslation();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data } = useQuery(meetingsQuery(search));
  const none = data?.total === 0 && !isFiltered(search);
  const onFilter = useCallback(
    (change: Partial<MeetingSearch>) =>
      void navigate({ search: (before) => filtered(before, change), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <div className="page">
      <PageHeader title={t("meetings")} actions={<Begin />} />
      {none ? null : <Filters search={search} onFilter={onFilter} />}
      <Found />
      <Dialogs />
    </div>
  );
}

/** Which one is open stands in the address. */
function Dialogs() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const open = useCallback(
    (dialog: MeetingSearch["new"]) =>
      void navigate({
        search: (before) => ({ ...before, new: dialog, again: dialog && before.again }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const bring = useCallback(() => open("import"), [open]);
  const close = () => open(undefined);
  const show = ({ id }: Meeting) => void navigate({ to: "/meetings/$meetingId", params: { meetingId: id } });
  const enter = ({ id }: Meeting) =>
    void navigate({ to: "/meetings/$meetingId/call", params: { meetingId: id } });
  const newAgent: NewAgentForm = (given) => <AgentForm {...given} />;
  const mode = search.new === "import" ? undefined : search.new;
  return (
    <>
      <Imports
        open={search.new === "import"}
        busy={mode !== undefined}
        onOpen={bring}
        onImported={show}
        onClose={close}
      />
      {mode ? (
        <PlanDialog
          mode={mode}
          search={search}
          onMode={open}
          onScheduled={mode === "now" ? enter : show}
          onClose={close}
          newAgent={newAgent}
        />
      ) : null}
    </>
  );
}

function Begin() {
  const { t } = useTranslation("meetings");
  return (
    <>
      <Button asChild tone="quiet" className="max-sm:order-last">
        <Link to="/meetings" search={(before) => ({ ...before, new: "import" })}>
          <FileUp aria-hidden />
          {t("bring")}
        </Link>
      </Button>
      <Button asChild className="max-sm:px-2">
        <Link to="/meetings" search={(before) => ({ ...before, new: "now" })}>
          <Video aria-hidden />
          {t("startNow")}
        </Link>
      </Button>
      <Button asChild tone="primary" className="max-sm:px-2">
        <Link to="/meetings" search={(before) => ({ ...before, new: "later" })}>
          <Plus aria-hidden />
          {t("newMeeting")}
        </Link>
      </Button>
    </>
  );
}

function Found() {
  const search = Route.useSearch();
  const { data, error, refetch, isPlaceholderData } = useQuery(meetingsQuery(search));
  const toPage = usePage(data?.total_pages);
  if (!data) {
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <ComingMeetings />;
  }
  if (data.total === 0) return isFiltered(search) ? <NoneFound /> : <NoMeetings />;
  return (
    <div className={classes("transition-opacity duration-150", isPlaceholderData && "opacity-60")}>
      <MeetingList meetings={data.items} />
      <Pager page={data.page} pages={data.total_pages} onPage={toPage} />
    </div>
  );
}

/** Pages may become fewer while somebody is on the last one. */
function usePage(pages: number | undefined): (page: number) => void {
  const { page = 1 } = Route.useSearch();
  const navigate = Route.useNavigate();
  useEffect(() => {
    if (pages !== undefined && pages > 0 && page > pages) {
      void navigate({ search: (before) => ({ ...before, page: pages }), replace: true });
    }
  }, [page, pages, navigate]);
  return (to) => void navigate({ search: (before) => ({ ...before, page: to > 1 ? to : undefined }) });
}
