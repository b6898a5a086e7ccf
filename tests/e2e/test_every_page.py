"""What holds for every page, in every state of it."""

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible
from e2e.views import VIEWS

NARROW = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def opened(view, context, material):
    page = context.new_page()
    page.goto(view.path.format(**material.ids))
    expect(page.get_by_role("heading").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    view.prepare(page)
    return page


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_it_is_accessible_and_fits_a_small_telephone(view, material, new_context):
    page = opened(view, new_context(storage_state=material.states[view.who]), material)
    assert_accessible(page)
    page.close()
    small = opened(view, new_context(storage_state=material.states[view.who], **NARROW), material)
    assert small.evaluate("() => document.documentElement.scrollWidth") <= NARROW["viewport"]["width"]
