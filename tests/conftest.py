import fcntl
import gc
from pathlib import Path

import pytest

from temuainul.entrypoints.web.building import build, our_places
from temuainul.entrypoints.web.node import NoNode, find_node

pytest_plugins = ["temuainul.testing.fixtures", "temuainul.testing.postgres"]


def pytest_collection_finish():
    """What is there now stays until the end; looking through it at every collection takes a twelfth of the run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def built_page() -> Path:
    """The page as its sources are now, built by whichever of xdist's workers comes first."""
    places = our_places()
    with places.built.with_name(".static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            build(places, _node)
        except NoNode as error:
            pytest.skip(f"the page cannot be built: {error}; see `make web`")
    return places.built


def _node():
    """Installs nothing."""
    node = find_node()
    if node is None:
        raise NoNode("no Node.js here")
    return node
