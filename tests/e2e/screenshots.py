"""Pictures of every page, for people to look at: `make screenshots`. Not part of the suite; nothing is compared."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.material import Material
from e2e.views import VIEWS, View

FOLDER = Path(__file__).parents[2] / "screenshots"
TALLEST = 2400
"""CSS pixels; what is below looks like what is above it."""

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
WIDE = {"viewport": {"width": 1440, "height": 1000}, "device_scale_factor": 1.5}
LOOKS = {
    "light": {**WIDE, "color_scheme": "light"},
    "dark": {**WIDE, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_take(view: View, look: str, material: Material, new_context: Any, troubles: Any) -> None:
    page = new_context(storage_state=material.states[view.who], **LOOKS[look]).new_page()
    page.goto(view.path.format(**material.ids))
    expect(page.get_by_role("heading").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    view.prepare(page)
    page.wait_for_timeout(300)
    _stretch(page)
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=FOLDER / f"{view.name}-{look}.png")
    if troubles.found:
        print(json.dumps(troubles.found))


def _stretch(page: Page) -> None:
    """To the whole page, so that what keeps to the window's edges is at the picture's."""
    tall = page.evaluate("() => document.documentElement.scrollHeight")
    page.set_viewport_size(
        {**page.viewport_size, "height": min(TALLEST, max(tall, page.viewport_size["height"]))}
    )
    page.wait_for_timeout(300)
