"""The webhooks that came in: listed, looked at, and read again."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from temuainul.domain.model.errors import DomainError, Invalid, NotFound
from temuainul.domain.model.retention import BODIES_ARE_KEPT
from temuainul.domain.model.statistics import Statistics
from temuainul.domain.model.webhook import Delivery, DeliveryState
from temuainul.domain.usecases.webhooks import Webhooks
from temuainul.entrypoints.cli.table import table
from temuainul.entrypoints.cli.use_cases import use_cases

GONE = f"its body is gone; bodies are kept for {BODIES_ARE_KEPT.days} days at most"
_HEADING = ("RECEIVED", "STATE", "TYPE", "MAILBOX", "DELIVERY", "REASON")
_AGE = re.compile(r"([1-9][0-9]{0,5})([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Wanted(Struct, frozen=True, kw_only=True):
    """Which deliveries; what is empty does not matter."""

    name: str | None = None
    """SOURCE/DELIVERY_ID."""
    since: str | None = None
    type: str = ""
    mailbox: str = ""
    state: str | None = None

    @property
    def is_everything(self) -> bool:
        return self == Wanted()


def run_list(wanted: Wanted) -> None:
    deliveries, statistics = asyncio.run(_list_and_count(wanted))
    print(summary(statistics))
    print(listing(deliveries) if deliveries else "No deliveries.")


def run_show(name: str) -> None:
    print("\n\n".join(pretty(one) for one in asyncio.run(_list(Wanted(name=name)))))


def run_replay(wanted: Wanted, *, dry_run: bool) -> None:
    """Only marks them: a worker reads, for it has the provider's secrets. Raises `Invalid` where nothing is chosen."""
    if wanted.is_everything:
        raise Invalid("say which: SOURCE/DELIVERY_ID, --since, --type, --mailbox or --state")
    print(asyncio.run(_replay(wanted, dry_run=dry_run)))


def summary(statistics: Statistics) -> str:
    """One line about the whole inbox, whatever was asked for."""
    counts = [f"{statistics.deliveries.get(state, 0)} {state}" for state in DeliveryState]
    if statistics.unread_since is not None:
        counts.append(f"oldest unread since {_time(statistics.unread_since)}")
    return ", ".join(counts)


def listing(deliveries: Sequence[Delivery]) -> str:
    rows = [
        (_time(one.received_at), one.state, one.type, one.mailbox, name_of(one), one.reason)
        for one in deliveries
    ]
    return table(_HEADING, rows)


def pretty(delivery: Delivery) -> str:
    """Headers and body; what is no JSON is shown as the bytes it is."""
    about = [
        f"{name_of(delivery)}  {delivery.state}" + (f": {delivery.reason}" if delivery.reason else ""),
        f"received {_time(delivery.received_at)}, attempt {delivery.attempt}, sha256 {delivery.digest}",
        *(f"{name}: {value}" for name, value in sorted(delivery.headers.items())),
    ]
    return "\n".join((*about, "", GONE if delivery.is_forgotten else _pretty_body(delivery.body)))


def replayed(count: int, *, of: int) -> str:
    forgotten = f" Not any more, for their bodies are gone: {of - count}." if count < of else ""
    return f"To be read again by the next worker that is free: {count}.{forgotten}"


def name_of(delivery: Delivery) -> str:
    return f"{delivery.source}/{delivery.delivery_id}"


def since(text: str | None, now: datetime) -> datetime | None:
    """An age, or a date or time of ISO 8601; a date begins at midnight UTC. Raises `Invalid`."""
    if text is None:
        return None
    if age := _AGE.fullmatch(text):
        return now - timedelta(**{_UNITS[age[2]]: int(age[1])})
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Invalid(f"--since {text}: neither a date, nor a time, nor an age as 90m, 12h or 3d") from error
    if at.tzinfo is None and len(text) > len("2026-01-31"):
        raise Invalid(f"--since {text}: say the time zone, as {text}Z or {text}+07:00")
    return at if at.tzinfo else at.replace(tzinfo=UTC)


async def _list_and_count(wanted: Wanted) -> tuple[tuple[Delivery, ...], Statistics]:
    async with use_cases() as app:
        return await _found(app.webhooks, wanted), await app.watch.statistics()


async def _list(wanted: Wanted) -> tuple[Delivery, ...]:
    async with use_cases() as app:
        return await _found(app.webhooks, wanted)


async def _replay(wanted: Wanted, *, dry_run: bool) -> str:
    async with use_cases() as app:
        deliveries = await _found(app.webhooks, wanted)
        if not deliveries:
            return "No deliveries."
        if dry_run:
            return table(("DELIVERY", "NOW", "READ AGAIN"), list(_outlooks(app.webhooks, deliveries)))
        return replayed(await app.webhooks.replay(deliveries), of=len(deliveries))


async def _found(webhooks: Webhooks, wanted: Wanted) -> tuple[Delivery, ...]:
    """Raises `NotFound` for a name nothing has."""
    found = await webhooks.list(
        since=since(wanted.since, datetime.now(UTC)),
        event_type=wanted.type,
        mailbox=wanted.mailbox,
        state=DeliveryState(wanted.state) if wanted.state else None,
    )
    if wanted.name is None:
        return found
    named = tuple(one for one in found if name_of(one) == wanted.name)
    if not named:
        raise NotFound(f"{wanted.name} is not among the newest {len(found)} deliveries.")
    return named


def _outlooks(webhooks: Webhooks, deliveries: Sequence[Delivery]) -> Iterator[tuple[str, str, str]]:
    for delivery in deliveries:
        yield name_of(delivery), delivery.state, outlook(webhooks, delivery)


def outlook(webhooks: Webhooks, delivery: Delivery) -> str:
    """What reading it now would give; whether its meeting is there is seen only when it is done."""
    if delivery.is_forgotten:
        return f"cannot be: {GONE}"
    reader = webhooks.readers.get(delivery.source)
    if reader is None:
        return "cannot be said: this provider is not configured here"
    try:
        event = reader.read(delivery.body, received_at=delivery.received_at)
    except DomainError as error:
        return f"quarantined: {error.message}"
    return (
        "ignored: of no use to us" if event is None else ", ".join(type(one).__name__ for one in event.facts)
    )


def _pretty_body(body: bytes) -> str:
    try:
        return msgspec.json.format(body, indent=2).decode()
    except (msgspec.DecodeError, UnicodeDecodeError):
        return body.decode(errors="backslashreplace")


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"
