"""A call provider that does as it is told, and one that is not there."""

from datetime import datetime
from typing import NoReturn

from temuainul.domain.model.errors import NoCallProvider
from temuainul.domain.model.fact import Fact
from temuainul.domain.model.ids import CallId, CallSessionId, UserId
from temuainul.domain.model.meeting import Meeting
from temuainul.domain.model.user import User
from temuainul.ports.calls import CallProvider, CallReport, ChangedCall, JoinTicket

_TICKET_SECONDS = 3600


class MemoryCalls(CallProvider):
    """Nobody talks here. What `look` and `changed_since` find is what was `put`.

    `fail` makes every method raise until `recover`.
    """

    def __init__(self) -> None:
        self.joined: list[tuple[CallId, UserId]] = []
        self.ended: list[tuple[CallId, CallSessionId]] = []
        self._reports: dict[CallId, CallReport] = {}
        self._failure: Exception | None = None

    def put(self, call: CallId, report: CallReport) -> None:
        self._reports[call] = report

    def fail(self, failure: Exception) -> None:
        self._failure = failure

    def recover(self) -> None:
        self._failure = None

    async def join(self, meeting: Meeting, user: User) -> JoinTicket:
        self._raise_failure()
        self.joined.append((meeting.call, user.id))
        return JoinTicket(
            provider="memory",
            call=meeting.call,
            token=f"{meeting.call} {user.id}",
            expires_in_seconds=_TICKET_SECONDS,
        )

    async def end(self, meeting: Meeting, session: CallSessionId) -> None:
        self._raise_failure()
        self.ended.append((meeting.call, session))

    async def changed_since(self, instant: datetime) -> tuple[ChangedCall, ...]:
        self._raise_failure()
        told = {call: _since(report, instant) for call, report in self._reports.items()}
        return tuple(ChangedCall(call=call, facts=facts) for call, facts in told.items() if facts)

    async def look(self, meeting: Meeting) -> CallReport | None:
        self._raise_failure()
        return self._reports.get(meeting.call)

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure


def _since(report: CallReport, instant: datetime) -> tuple[Fact, ...]:
    return tuple(fact for fact in report.facts if fact.at >= instant)


class NoCalls(CallProvider):
    """For meetings that are only imported."""

    async def join(self, meeting: Meeting, user: User) -> NoReturn:  # noqa: ARG002  # the port's signature
        raise NoCallProvider

    async def end(self, meeting: Meeting, session: CallSessionId) -> NoReturn:  # noqa: ARG002
        raise NoCallProvider

    async def changed_since(self, instant: datetime) -> tuple[ChangedCall, ...]:  # noqa: ARG002
        return ()

    async def look(self, meeting: Meeting) -> None:  # noqa: ARG002
        return None
