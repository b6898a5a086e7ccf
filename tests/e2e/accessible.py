"""What axe-core finds wrong with a page, without a network."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
SEVERE = ("serious", "critical")
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"


def assert_accessible(page):
    """In light and in dark, as the device says; how it was before is restored."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: `make web` installs the page's packages")
    found = [f"{theme}: {line}" for theme in ("light", "dark") for line in _violations(page, theme)]
    page.emulate_media(color_scheme=None)
    assert found == [], "\n".join(["", page.url, *found])


def _violations(page, theme):
    page.emulate_media(color_scheme=theme)
    page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for violation in page.evaluate(RUN)["violations"]:
        if violation["impact"] in SEVERE:
            for node in violation["nodes"]:
                yield f"{violation['id']} ({violation['impact']}): {node['html'][:200]} {node['failureSummary']}"
