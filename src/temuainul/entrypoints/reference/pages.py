"""All pages by their file names."""

from collections.abc import Mapping

from temuainul.entrypoints.reference import commands, http, lifecycle, ports, problems, settings


def pages() -> Mapping[str, str]:
    """The same bytes for the same code."""
    return {
        "commands.md": commands.page(),
        "http.md": http.page(),
        "lifecycle.md": lifecycle.page(),
        "ports.md": ports.page(),
        "problems.md": problems.page(),
        "settings.md": settings.page(),
    }
