"""Fixtures for pytest; opt in with `pytest_plugins = ["temuainul.testing.fixtures"]`."""

import pytest

from temuainul.testing.world import World


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def world() -> World:
    return World()
