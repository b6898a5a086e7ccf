"""How much a first visit loads: what the server really sends, compressed as it sends it."""

import pytest
from playwright.sync_api import expect

SENT = """() => performance.getEntriesByType("resource")
    .filter(one => new URL(one.name).pathname.endsWith(".js"))
    .map(one => [new URL(one.name).pathname, one.encodedBodySize])"""


CALL = "temuainul.room.1"
"""The protocol that only the code of the call speaks."""


def scripts(page, path):
    """What was loaded once nothing more is being loaded, in bytes."""
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return dict(page.evaluate(SENT))


def kilobytes(loaded):
    assert loaded
    assert all(loaded.values()), "a size that is not told"
    return sum(loaded.values()) / 1000


@pytest.mark.parametrize("path", ["/sign-in", "/sign-up"])
def test_the_doors_load_little(page, path):
    assert kilobytes(scripts(page, path)) <= 200


def test_home_loads_little_more(page, person):
    assert kilobytes(scripts(page, "/")) <= 230


@pytest.mark.parametrize("path", ["/sign-in", "/", "/meetings"])
def test_the_code_of_the_call_comes_with_the_call(page, person, built_page, path):
    of_call = {file.name for file in built_page.glob("assets/*.js") if CALL in file.read_text("utf-8")}
    assert of_call
    assert not of_call & {loaded.rpartition("/")[2] for loaded in scripts(page, path)}
