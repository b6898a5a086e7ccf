from types import SimpleNamespace

import pytest
from playwright.sync_api import expect, sync_playwright

from e2e.chromium import MISSING, find_chromium, launch_options, write_beeps
from e2e.material import prepared
from e2e.person import Person
from e2e.provider import Provider
from e2e.server import Server
from e2e.troubles import Troubles

PATIENCE_MS = 15_000
SOMEBODY = {
    "locale": "id-ID",
    "timezone_id": "Asia/Jakarta",
    "reduced_motion": "reduce",
    "permissions": ["camera", "microphone", "clipboard-read", "clipboard-write"],
    "viewport": {"width": 1280, "height": 800},
}
"""In Jakarta. Nothing moves, so that nothing is waited for."""


# pytest-playwright would keep these until the run ends, and with them a running event loop, which no test of another
# folder can bear in its thread: hence they are ours, and end with this package.
@pytest.fixture(scope="package")
def playwright():
    if find_chromium() is None:
        pytest.skip(MISSING)
    expect.set_options(timeout=PATIENCE_MS)
    started = sync_playwright().start()
    yield started
    started.stop()


@pytest.fixture(scope="package")
def browser(playwright, microphone):
    """With a profile of its own, which goes with it."""
    opened = playwright.chromium.launch(**launch_options(microphone))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _pw_artifacts_folder(tmp_path_factory):
    """Where pytest-playwright keeps traces until it knows whether they are wanted; its own is never tidied up under xdist."""
    return SimpleNamespace(name=str(tmp_path_factory.mktemp("playwright")))


@pytest.fixture(scope="session")
def microphone(tmp_path_factory):
    """What every microphone hears."""
    return write_beeps(tmp_path_factory.mktemp("microphone") / "beeps.wav")


@pytest.fixture(scope="session")
def shared_server(built_page, new_database, tmp_path_factory):
    """Everything in one process, as `make run` starts it; for all tests of this run, so each signs up anew."""
    server = Server(new_database("e2e"), tmp_path_factory.mktemp("up"))
    server.start("up")
    yield server
    server.end()


@pytest.fixture(scope="package")
def material(playwright, shared_server):
    """Prepared once for all who look at it; they change nothing."""
    return prepared(playwright, shared_server)


@pytest.fixture
def server_in_parts(built_page, new_database, tmp_path):
    """API and worker apart, on a database of their own, for tests that stop and kill them."""
    server = Server(new_database("parts"), tmp_path)
    server.migrate()
    server.start("api")
    server.start("worker")
    yield server
    server.end()


@pytest.fixture
def server(shared_server):
    """A module whose tests stop processes overrides this with `server_in_parts`."""
    before = len(shared_server.surprises())
    yield shared_server
    assert shared_server.surprises()[before:] == []


@pytest.fixture
def troubles():
    watched = Troubles()
    yield watched
    assert watched.found == []


@pytest.fixture(scope="session")
def browser_context_args():
    """Instead of pytest-playwright's, which keeps the browser for the whole run; see `new_context`."""
    return {}


@pytest.fixture
def new_context(new_context, server, troubles):
    """Another browser, as it were: nobody is signed in. What goes wrong in it fails the test."""

    def opened(**changes):
        context = new_context(**{"base_url": server.url, **SOMEBODY, **changes})
        context.set_default_timeout(PATIENCE_MS)
        troubles.watch(context, server.url)
        return context

    return opened


@pytest.fixture
def person(context, server):
    """Signed up, and signed in on `page`."""
    return Person(context.request, server.url, "Sari").sign_up()


@pytest.fixture
def somebody(server):
    """Signs another up in another browser: `somebody(new_context(), "Budi")`."""
    return lambda context, name: Person(context.request, server.url, name).sign_up()


@pytest.fixture
def provider(server):
    """Tells of calls, as a vendor would: `provider.begin(meeting)`."""
    return Provider(server)
