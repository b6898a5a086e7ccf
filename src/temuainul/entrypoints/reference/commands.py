"""Every command of `temuainul`, with what it takes."""

import argparse
from collections.abc import Iterator, Sequence
from importlib import import_module

from temuainul.entrypoints.reference import markdown
from temuainul.entrypoints.reference.markdown import code, codes, table

Command = tuple[str, str, argparse.ArgumentParser]
"""Its full name, its help, its parser."""
_INTRODUCTION = """\
`temuainul --help` and `temuainul COMMAND --help` say the same. A command we refuse ends with one line and exit status 2; a
command with a verdict of its own, such as `doctor`, ends with 1 where that is bad. Settings come from the environment:
[Settings](settings.md)."""


def page() -> str:
    return markdown.page("Commands", _INTRODUCTION, *(_section(command) for command in commands()))


def commands() -> Iterator[Command]:
    """Only those that can be run: a group of commands is none itself."""
    # By name: the command line stands above everything, so nothing here may import it.
    parser: argparse.ArgumentParser = import_module("temuainul.__main__")._parser()
    yield from _below(parser, "temuainul", "")


def _below(parser: argparse.ArgumentParser, prefix: str, about: str) -> Iterator[Command]:
    for group in parser._actions:
        if isinstance(group, argparse._SubParsersAction):
            for told in group._choices_actions:
                help_ = f"{about}: {told.help}" if about else str(told.help)
                yield from _one(group.choices[told.dest], f"{prefix} {told.dest}", help_)


def _one(parser: argparse.ArgumentParser, name: str, told: str) -> Iterator[Command]:
    inner = list(_below(parser, name, told))
    yield from inner or [(name, told, parser)]


def _section(command: Command) -> str:
    name, told, parser = command
    text = f"{told[:1].upper()}{told[1:]}."
    arguments = table(("Argument", "Meaning"), _arguments(parser))
    return "\n\n".join(part for part in (f"## {name}", text, parser.description, arguments) if part)


def _arguments(parser: argparse.ArgumentParser) -> Iterator[Sequence[str]]:
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction):
            yield _shown(action), _meaning(action)


def _shown(action: argparse.Action) -> str:
    """Options with the name of their value; what may be left out in brackets."""
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return code(f"[{value}]" if action.nargs == "?" else value)
    takes = f" {value}" if action.nargs != 0 and not action.choices else ""
    return codes(f"{option}{takes}" for option in action.option_strings)


def _meaning(action: argparse.Action) -> str:
    told = (action.help or "") % {"default": action.default} if action.help else ""
    choices = f"one of {codes(action.choices)}" if action.choices else ""
    required = "required" if action.option_strings and action.required else ""
    return "; ".join(part for part in (told, choices, required) if part)
