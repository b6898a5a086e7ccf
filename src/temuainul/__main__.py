"""The command line. Only argparse is imported here; a command's module is imported once the command is chosen."""

import argparse


def main(arguments: "list[str] | None" = None) -> None:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        _run(parser, chosen)
    except KeyboardInterrupt:
        parser.exit(130)
    except BrokenPipeError:
        _hush_output()
        parser.exit(141)


def _run(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> None:
    """What we refuse ends with one line and 2; a command's own number is its verdict."""
    from temuainul.domain.model.errors import DomainError
    from temuainul.ports.extras import MissingExtra

    try:
        verdict: int = chosen.run(chosen) or 0
    except (DomainError, MissingExtra) as error:
        parser.exit(2, f"temuainul: {' '.join(str(error).split())}\n")
    parser.exit(verdict)


def _hush_output() -> None:
    """Whoever read our output went away, as `head` does; flushing at exit must not complain of it again."""
    import os
    import sys

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002  # argparse's signature
        values: object,  # noqa: ARG002
        option_string: "str | None" = None,  # noqa: ARG002
    ) -> None:
        from importlib.metadata import version

        print(f"temuainul {version('temuainul')}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="temuainul",
        description="Meetings with AI agents: planned, held, written down, checked, and asked questions.",
        epilog="Settings are read from environment variables, TEMUAINUL_…; `temuainul doctor` shows them.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_serving(commands)
    _add_demo(commands)
    _add_import(commands)
    _add_inbox(commands)
    _add_work(commands)
    _add_doctor(commands)
    _add_evaluate(commands)
    return parser


def _add_serving(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    up = commands.add_parser("up", help="everything in one process: database, API and worker")
    up.set_defaults(run=_serve, service="up")
    api = commands.add_parser("api", help="the API alone")
    api.set_defaults(run=_serve, service="api")
    worker = commands.add_parser("worker", help="a worker alone")
    worker.set_defaults(run=_serve, service="worker")
    migrate = commands.add_parser("migrate", help="bring the database up to date")
    migrate.set_defaults(run=_serve, service="migrate")
    database = commands.add_parser("db", help="the database server of our own")
    verbs = database.add_subparsers(title="commands", metavar="COMMAND", required=True)
    stop = verbs.add_parser("stop", help="stop it; it keeps running when `temuainul up` ends")
    stop.set_defaults(run=_serve, service="stop")


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser(
        "demo",
        help="hold a meeting from a transcript and show what comes of it",
        description="Hold a meeting from a transcript on a throwaway server: its call is told by signed webhooks, its"
        " summary and three answers are checked against the transcript. Nothing is left behind.",
    )
    demo.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="WebVTT, SubRip, `Name: text` lines, Stream JSON lines or QMSum JSON; without it, a meeting of ours",
    )
    demo.add_argument("--json", action="store_true", help="print one JSON object instead of a report")
    demo.set_defaults(run=_demo)


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    bring = commands.add_parser(
        "import",
        help="bring the transcript of a meeting held elsewhere to a running server",
        description="The password is read from TEMUAINUL_PASSWORD, from standard input, or asked for.",
    )
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--url", default="http://127.0.0.1:8000", help="the server (default: %(default)s)")
    bring.add_argument("--email", required=True, help="who signs in")
    bring.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    bring.add_argument("--title", default="", help="default: the file's name")
    bring.add_argument("--wait", action="store_true", help="until the meeting is completed")
    bring.set_defaults(run=_import)


def _add_inbox(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    inbox = commands.add_parser("inbox", help="the webhooks that came in")
    verbs = inbox.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = verbs.add_parser("list", help="newest first, at most 1,000")
    _add_delivery_filters(listing)
    listing.set_defaults(run=_list_inbox)
    show = verbs.add_parser("show", help="one delivery's headers and body")
    show.add_argument("delivery", metavar="SOURCE/DELIVERY_ID")
    show.set_defaults(run=_show_inbox)
    replay = verbs.add_parser(
        "replay", help="have deliveries read again; what was told before changes nothing"
    )
    replay.add_argument("delivery", metavar="SOURCE/DELIVERY_ID", nargs="?")
    _add_delivery_filters(replay)
    replay.add_argument("--dry-run", action="store_true", help="only say what reading them again would give")
    replay.set_defaults(run=_replay_inbox)


def _add_delivery_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", help="a date, a time with its zone, or an age as 90m, 12h, 3d")
    parser.add_argument("--type", default="", help="of event, as call.session_started")
    parser.add_argument("--mailbox", default="", help="the call, as default:…")
    parser.add_argument("--state", choices=["stored", "digested", "ignored", "quarantined"])


def _add_work(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    work = commands.add_parser("work", help="the slow things owed")
    verbs = work.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = verbs.add_parser("list", help="what is owed, what runs, what was given up")
    listing.add_argument(
        "--state", choices=["ready", "leased", "done", "quarantined"], help="default: all but done"
    )
    listing.set_defaults(run=_list_work)
    requeue = verbs.add_parser("requeue", help="let quarantined work run again")
    requeue.add_argument("id", metavar="ID")
    requeue.set_defaults(run=_requeue_work)


def _add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    doctor = commands.add_parser(
        "doctor", help="what is configured, reachable and missing, and how to mend it"
    )
    doctor.set_defaults(run=_doctor)


def _add_evaluate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    evaluate = commands.add_parser("evaluate", help="measure retrieval and answers")
    sets = evaluate.add_subparsers(title="data sets", metavar="DATA", required=True)
    qmsum = sets.add_parser("qmsum", help="the meetings of QMSum (Zhong et al., 2021)")
    qmsum.add_argument("directory", metavar="DIR", help="the folder its JSON files were put in")
    qmsum.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    qmsum.set_defaults(run=_evaluate)


def _serve(chosen: argparse.Namespace) -> None:
    from temuainul.entrypoints.cli.serve import run_service

    run_service(chosen.service)


def _demo(chosen: argparse.Namespace) -> int:
    from temuainul.entrypoints.cli.demo import run_demo

    return run_demo(chosen.file, as_json=chosen.json)


def _import(chosen: argparse.Namespace) -> int:
    from temuainul.entrypoints.cli.import_file import run_import

    return run_import(
        chosen.file,
        url=chosen.url,
        email=chosen.email,
        password_from_stdin=chosen.password_stdin,
        title=chosen.title,
        wait=chosen.wait,
    )


def _list_inbox(chosen: argparse.Namespace) -> None:
    from temuainul.entrypoints.cli.inbox import Wanted, run_list

    run_list(Wanted(since=chosen.since, type=chosen.type, mailbox=chosen.mailbox, state=chosen.state))


def _show_inbox(chosen: argparse.Namespace) -> None:
    from temuainul.entrypoints.cli.inbox import run_show

    run_show(chosen.delivery)


def _replay_inbox(chosen: argparse.Namespace) -> None:
    from temuainul.entrypoints.cli.inbox import Wanted, run_replay

    wanted = Wanted(
        name=chosen.delivery,
        since=chosen.since,
        type=chosen.type,
        mailbox=chosen.mailbox,
        state=chosen.state,
    )
    run_replay(wanted, dry_run=chosen.dry_run)


def _list_work(chosen: argparse.Namespace) -> None:
    from temuainul.entrypoints.cli.work import run_list

    run_list(chosen.state)


def _requeue_work(chosen: argparse.Namespace) -> None:
    from temuainul.entrypoints.cli.work import run_requeue

    run_requeue(chosen.id)


def _doctor(_: argparse.Namespace) -> int:
    from temuainul.entrypoints.cli.doctor import run_doctor

    return run_doctor()


def _evaluate(chosen: argparse.Namespace) -> None:
    from temuainul.entrypoints.cli.evaluate import run_qmsum

    run_qmsum(chosen.directory, as_json=chosen.json)


if __name__ == "__main__":
    main()
