"""What an operator decides. Every setting has a default that needs no account anywhere."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from temuainul.domain.model.errors import FieldProblem, Invalid

PREFIX = "TEMUAINUL_"


def default_data_directory() -> str:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(base) / "temuainul")


class Settings(Struct, frozen=True, kw_only=True):
    """Read from environment variables: `TEMUAINUL_` and the name in capitals."""

    database_url: str = ""
    """`postgresql://…`; empty starts a server of our own in the data directory."""
    data_directory: str = msgspec.field(default_factory=default_data_directory)
    """Where recordings are kept, and the data of the server of our own. API and workers must see the same one."""
    queue_url: str = ""
    """`redis://…` for the queue; empty takes the database."""
    host: str = "127.0.0.1"
    """Where to listen."""
    port: int = 8000
    """Where to listen."""
    public_url: str = ""
    """How browsers reach us, as `https://meet.example.org`; empty: by host and port. Cookies are secure under https."""
    worker_concurrency: int = 10
    """Work items run at once by one worker process."""
    call_provider: Literal["room", "none", "memory"] = "room"
    """Who holds calls: our own room, or nobody; `memory` is for tests."""
    call_provider_key: str = ""
    """The provider's public key; its webhooks must name it."""
    call_provider_secrets: str = ""
    """Comma-separated, the current one first; older ones still verify webhooks. Empty: no webhooks are taken."""
    transcript_origins: str = ""
    """Comma-separated origins a transcript may be fetched from, as `https://files.example.com`."""
    language_model: Literal["extractive", "memory"] = "extractive"
    """Who writes summaries and answers; `memory` is for tests."""
    log_level: Literal["", "debug", "info", "warning", "error"] = ""
    """Empty: `warning` for `temuainul up`, where a person looks on, and `info` for everything else."""

    @property
    def secure(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def origin(self) -> str:
        """Scheme and authority, as browsers send it."""
        if not self.public_url:
            return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"
        parts = urlsplit(self.public_url)
        default = {"http": 80, "https": 443}.get(parts.scheme)
        port = "" if parts.port in {None, default} else f":{parts.port}"
        return f"{parts.scheme}://{parts.hostname}{port}"

    @property
    def secrets(self) -> tuple[str, ...]:
        return _listed(self.call_provider_secrets)

    @property
    def origins(self) -> tuple[str, ...]:
        return _listed(self.transcript_origins)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises `Invalid` naming the variable, for a value that does not fit and for a name that is none of ours."""
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    unknown = sorted(given.keys() - set(Settings.__struct_fields__))
    if unknown:
        raise _refused(unknown[0], "is no setting")
    try:
        return msgspec.convert(given, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise _refused(_field(error), str(error)) from error


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _field(error: msgspec.ValidationError) -> str:
    """Msgspec ends its message with the path, as in `… - at `$.port``."""
    return str(error).rpartition("$.")[2].rstrip("`")


def _refused(name: str, message: str) -> Invalid:
    variable = f"{PREFIX}{name.upper()}"
    return Invalid(f"{variable}: {message}", problems=[FieldProblem(where=variable, message=message)])
