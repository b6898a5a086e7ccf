"""python -m temuainul.entrypoints.web build | npm … | types | dev: what the Makefile calls."""

import argparse
import subprocess
import sys
from functools import partial

from temuainul.entrypoints.web.building import Places, build, install, our_places
from temuainul.entrypoints.web.developing import develop
from temuainul.entrypoints.web.node import Node, NoNode, get_node

_HOW = "The page needs {reason}.\nInstall it and run `make web`; everything else works without.\n"


def main(arguments: list[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    places = our_places()
    if not places.is_checkout:
        sys.stderr.write("There are no sources of the page here; a wheel has it built.\n")
        return 2
    try:
        return _run(chosen.verb, chosen.arguments, places)
    except NoNode as error:
        sys.stderr.write(_HOW.format(reason=error))
        return 0 if chosen.if_possible else 1
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"The page's tools failed: {' '.join(error.cmd)}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m temuainul.entrypoints.web")
    parser.add_argument("--if-possible", action="store_true", help="no failure where there is no Node")
    parser.add_argument("verb", choices=["build", "npm", "types", "dev"])
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="for npm")
    return parser


def _run(verb: str, arguments: list[str], places: Places) -> int:
    get = partial(get_node, places.requirements)
    if verb == "build":
        build(places, get)
    elif verb == "npm":
        install(places, node := get())
        node.run_npm(arguments, directory=places.sources)
    elif verb == "types":
        return _types(places, get())
    else:
        develop(places, get())
    return 0


def _types(places: Places, node: Node) -> int:
    """1 if they were not those of the document; they are then."""
    install(places, node)
    file = places.sources / "src" / "api" / "schema.d.ts"
    before = file.read_bytes()
    node.run_npm(["run", "--silent", "types"], directory=places.sources)
    if file.read_bytes() == before:
        return 0
    sys.stderr.write(f"{file} was not what web/openapi.json says; it was written anew.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
