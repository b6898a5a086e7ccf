"""What holds for every page, in every state of it."""

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible
from e2e.views import VIEWS

SMALL = {"width": 360, "height": 740}
WIDER = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".overflow-x-auto"))
    .map(one => one.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_it_is_accessible_and_fits_a_small_telephone(view, material, new_context):
    page = new_context(storage_state=material.states[view.who]).new_page()
    page.goto(view.path.format(**material.ids))
    expect(page.get_by_role("heading").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    view.prepare(page)
    assert_accessible(page)
    page.set_viewport_size(SMALL)
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= SMALL["width"], page.evaluate(WIDER)
