"""What all exams of a storage have in common: what sits them, and how time passes for it."""

from datetime import timedelta
from typing import Protocol

import pytest

from temuainul.ports.storage import Inbox, Storage
from temuainul.testing.contracts.asynchronous import AsyncContract


class StorageUnderTest(Protocol):
    """A storage with nothing in it, the inbox that shares its rows, and a way to let time pass."""

    @property
    def storage(self) -> Storage: ...

    @property
    def inbox(self) -> Inbox: ...

    async def advance(self, by: timedelta) -> None:
        """Afterwards everything in `WorkRepository` is this much older: hours come, leases run out,
        and what was done or kept in it lies further back.

        With a clock of your own, move it; without one, move the stored times back.
        """
        ...


class StorageContract(AsyncContract):
    """The base of all storage exams; `WholeStorageContract` holds all of them together.

    Fill in a fixture `under_test`, a fresh `StorageUnderTest` for each test. Nothing stands here in its place, so that
    it may come from the class or from a conftest; it may be asynchronous.
    """

    @pytest.fixture
    def storage(self, under_test: StorageUnderTest) -> Storage:
        return under_test.storage

    @pytest.fixture
    def inbox(self, under_test: StorageUnderTest) -> Inbox:
        return under_test.inbox
