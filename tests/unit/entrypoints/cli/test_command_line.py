"""What the command line understands, and what it answers where nothing can be done."""

import argparse
import json
import subprocess
import sys

import pytest

from temuainul.__main__ import _parser, main
from temuainul.domain.model.errors import Invalid
from temuainul.entrypoints.cli import demo, inbox
from temuainul.ports.extras import MissingExtra

HEAVY = ["litestar", "sqlalchemy", "saq", "msgspec", "httpx", "dependency_injector", "asyncio"]
LOADED = """
import json, sys
from temuainul.__main__ import main
try:
    main({arguments})
except SystemExit as ended:
    loaded = [name for name in {heavy} if name in sys.modules]
    print(json.dumps([ended.code, loaded]), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["demo", "--help"], ["inbox", "replay", "--help"], ["--version"]]
)
def test_help_and_version_import_next_to_nothing(arguments):
    script = LOADED.format(arguments=arguments, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stderr) == [0, []]
    assert "temuainul" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        "up",
        "api",
        "worker",
        "migrate",
        "db stop",
        "demo",
        "demo a.vtt --json",
        "doctor",
        "work list",
        "work requeue 7",
        "inbox list --since 3d --type call.ended --mailbox default:m --state stored",
        "inbox show stream/1",
        "inbox replay --state quarantined --dry-run",
        "evaluate qmsum data --json",
        "import a.vtt --email a@b.example --url http://x --password-stdin --title T --wait",
    ],
)
def test_every_command_is_understood(arguments):
    assert callable(_parser().parse_args(arguments.split()).run)


@pytest.mark.parametrize(
    "arguments", [[], ["db"], ["inbox"], ["dance"], ["import", "a.vtt"], ["inbox", "show"]]
)
def test_what_is_no_command_ends_with_2_and_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: temuainul")


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (Invalid("line 3: no\ntimes"), 2, "temuainul: line 3: no times\n"),
        (
            MissingExtra("x not found: pip install 'temuainul[y]'"),
            2,
            "temuainul: x not found: pip install 'temuainul[y]'\n",
        ),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_a_refusal_is_one_line_and_ctrl_c_is_none(error, code, told, monkeypatch, capsys):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(demo, "run_demo", fail)
    with pytest.raises(SystemExit) as ended:
        main(["demo"])
    assert (ended.value.code, capsys.readouterr().err) == (code, told)


def test_a_command_s_own_verdict_is_the_exit_code(monkeypatch):
    monkeypatch.setattr(demo, "run_demo", lambda file, *, as_json: 1)
    with pytest.raises(SystemExit) as ended:
        main(["demo"])
    assert ended.value.code == 1


def test_what_was_said_to_the_inbox_reaches_it(monkeypatch):
    heard = []
    monkeypatch.setattr(inbox, "run_replay", lambda wanted, *, dry_run: heard.append((wanted, dry_run)))
    with pytest.raises(SystemExit):
        main(["inbox", "replay", "stream/d-1", "--since", "2h", "--dry-run"])
    assert heard == [(inbox.Wanted(name="stream/d-1", since="2h"), True)]


def test_a_password_is_never_an_argument():
    with pytest.raises(SystemExit):
        _parser().parse_args(["import", "a.vtt", "--email", "a@b.example", "--password", "secret"])


def test_every_command_says_what_it_does():
    def commands(parser):
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                assert {choice.dest for choice in action._choices_actions} == set(action.choices)
                assert all(choice.help for choice in action._choices_actions)
                for child in action.choices.values():
                    commands(child)

    commands(_parser())
