"""Every page in every state worth looking at: examined by `test_every_page.py`, pictured by `screenshots.py`.

To add one, add a line to `VIEWS`: its name, the address it is at, and what is done there before one looks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect


def nothing(page: Page) -> None:
    """As it opens."""


def pressed(keys: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(keys)


def searched(words: str) -> Callable[[Page], None]:
    def search(page: Page) -> None:
        page.keyboard.press("ControlOrMeta+k")
        page.keyboard.type(words)
        expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()

    return search


def entered(page: Page) -> None:
    """In the call, where something was said."""
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_role("textbox", name="Tulis ke ruang ini").fill(
        "Selamat pagi, Notulen. Apa agenda kita hari ini?"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_text("Apa agenda kita hari ini?").first).to_be_visible()
    page.wait_for_timeout(1500)


@dataclass(frozen=True)
class View:
    name: str
    path: str
    """`{completed}` and the like are put in from the material."""
    prepare: Callable[[Page], None] = nothing
    who: str = "sari"
    """`sari` has everything, `baru` nothing yet, `nobody` is not signed in."""


VIEWS = [
    View("sign-in", "/sign-in", who="nobody"),
    View("sign-up", "/sign-up", who="nobody"),
    View("home", "/"),
    View("home-new", "/", who="baru"),
    View("agents", "/agents"),
    View("agents-new", "/agents", who="baru"),
    View("agent-form", "/agents?new=true"),
    View("agent", "/agents/{agent}"),
    View("agent-edit", "/agents/{agent}?edit=true"),
    View("meetings", "/meetings"),
    View("meetings-new", "/meetings", who="baru"),
    View("meetings-none-found", "/meetings?q=gajah"),
    View("meeting-form", "/meetings?new=later"),
    View("meeting-import", "/meetings?new=import"),
    View("meeting-upcoming", "/meetings/{upcoming}"),
    View("meeting-active", "/meetings/{active}"),
    View("meeting-processing", "/meetings/{processing}"),
    View("meeting-completed", "/meetings/{completed}"),
    View("meeting-transcript", "/meetings/{completed}?tab=transcript"),
    View("meeting-recording", "/meetings/{completed}?tab=recording"),
    View("meeting-ask", "/meetings/{completed}?tab=ask"),
    View("meeting-without-summary", "/meetings/{failed}"),
    View("meeting-cancelled", "/meetings/{cancelled}"),
    View("meeting-missing", "/meetings/nobodys"),
    View("not-found", "/nowhere"),
    View("palette", "/", pressed("ControlOrMeta+k")),
    View("palette-found", "/", searched("panitia")),
    View("keyboard-help", "/", pressed("?")),
    View("account", "/account"),
    View("lobby", "/meetings/{room}/call"),
    View("call", "/meetings/{room}/call", entered),
    View("invitation", "/join/{invitation}", who="baru"),
]
