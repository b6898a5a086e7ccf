"""Looking at the slow things owed."""

from temuainul.domain.model.ids import WorkId
from temuainul.domain.model.work import DigestDeliveries, WorkItem, WorkState
from temuainul.entrypoints.cli.work import listing


def test_a_list_has_a_line_each_and_keeps_errors_on_it(now):
    item = WorkItem(
        id=WorkId("w-1"),
        work=DigestDeliveries(mailbox="default:m"),
        state=WorkState.quarantined,
        run_after=now,
        lease_epoch=3,
        lease_until=None,
        deaths=3,
        errors=1,
        last_error="ValueError:\n  odd",
        created_at=now,
    )
    heading, line = listing([item]).splitlines()
    assert heading.split() == ["ID", "STATE", "AFTER", "ERRORS", "DEATHS", "WORK", "LAST", "ERROR"]
    assert line.split(maxsplit=7) == [
        "w-1",
        "quarantined",
        "2026-11-23",
        "09:00:00Z",
        "1",
        "3",
        "digest:default:m",
        "ValueError: odd",
    ]
