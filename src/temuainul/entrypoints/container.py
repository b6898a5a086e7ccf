"""The only file where ports meet adapters. Vendors are named by path, so that none is imported before it is needed."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from temuainul.domain.usecases.application import assemble
from temuainul.entrypoints.settings import Settings
from temuainul.entrypoints.worker import WorkLoop
from temuainul.ports.extras import require
from temuainul.ports.outside import Outside
from temuainul.ports.transcripts import TranscriptSource
from temuainul.ports.webhooks import WebhookReader

require("server", "dependency_injector")

from dependency_injector import containers, providers  # noqa: E402  said first what to install

_WORKER_POOL = 10
"""Connections. The inbox has a pool of its own, so that a busy API never makes a provider wait."""


def _queue_url(settings: Settings, database_url: str) -> str:
    return settings.queue_url or database_url


def _readers(
    room: WebhookReader, key: str, secrets: tuple[str, ...], stream: Callable[..., WebhookReader]
) -> Mapping[str, WebhookReader]:
    """A provider's are taken only where a secret is configured: there is no unsigned mode."""
    return {"room": room} | ({"stream": stream(key, secrets)} if key and secrets else {})


def _transcripts(
    origins: tuple[str, ...],
    stream: Callable[..., TranscriptSource],
    room: Callable[[TranscriptSource], TranscriptSource],
) -> TranscriptSource:
    """Without origins of the operator's own, the provider's."""
    return room(stream(origins) if origins else stream())


def _within(data_directory: str, name: str) -> Path:
    return Path(data_directory) / name


def _lazy(path: str) -> Callable[..., Any]:
    """Imports the vendor only when its adapter is first built; a path given to a provider is imported at once."""

    def build(*needs: Any, **named: Any) -> object:
        module, _, name = path.rpartition(".")
        adapter: object = getattr(import_module(f"temuainul.adapters.{module}"), name)(*needs, **named)
        return adapter

    return build


def _single(path: str, *needs: Any, **named: Any) -> providers.Singleton[Any]:
    return providers.Singleton(_lazy(path), *needs, **named)


def _factory(path: str, *needs: Any) -> providers.Factory[Any]:
    return providers.Factory(_lazy(path), *needs)


def _call(path: str, *needs: Any, **named: Any) -> providers.Callable[Any]:
    return providers.Callable(_lazy(path), *needs, **named)


class Container(containers.DeclarativeContainer):
    """Built once by each entry point; tests override single providers."""

    settings = providers.Dependency(instance_of=Settings)
    database_url = providers.Dependency(instance_of=str)

    clock = _single("system.ambient.SystemClock")
    chance = _single("system.ambient.SystemChance")
    new_id = _single("system.ambient.TimeOrderedIds")
    passwords = _single("system.secrets.Argon2Passwords")
    tokens = _single("system.secrets.RandomTokens")

    engine = _single("postgres.engine.create_engine", database_url, pool_size=_WORKER_POOL)
    storage = _single("postgres.storage.PostgresStorage", engine)
    inbox = _single("postgres.inbox.PostgresInbox", database_url)
    feed = _single("postgres.feed.PostgresFeed", database_url)

    queue_url = providers.Callable(_queue_url, settings, database_url)
    queue = _single("saq.queues.build_queue", queue_url)
    jobs = _single("saq.jobs.SaqJobs", queue)
    dispatcher = _single("saq.worker.SaqWorker", queue)

    calls = providers.Selector(
        settings.provided.call_provider,
        room=_single("room.calls.RoomCalls", storage, tokens),
        none=_single("memory.calls.NoCalls"),
        memory=_single("memory.calls.MemoryCalls"),
    )
    room_webhooks = _single("room.webhooks.RoomWebhooks")
    webhooks = providers.Singleton(
        _readers,
        room_webhooks,
        settings.provided.call_provider_key,
        settings.provided.secrets,
        _factory("stream.webhooks.StreamWebhooks").provider,
    )
    transcripts = providers.Singleton(
        _transcripts,
        settings.provided.origins,
        _factory("stream.transcripts.StreamTranscripts").provider,
        _factory("room.transcripts.RoomTranscripts", storage).provider,
    )
    language_model = providers.Selector(
        settings.provided.language_model,
        extractive=_single("extractive.language_model.ExtractiveLanguageModel"),
        memory=_single("memory.language_model.MemoryLanguageModel"),
    )
    files_directory = providers.Callable(_within, settings.provided.data_directory, "files")
    files = _single("directory.files.DirectoryFiles", files_directory)
    media = _single(
        "pyav.media.PyAvMedia", providers.Callable(_within, settings.provided.data_directory, "remuxing")
    )
    retriever = _single("extractive.retrieval.ExtractiveRetriever")

    outside = providers.Singleton(
        Outside,
        storage=storage,
        inbox=inbox,
        jobs=jobs,
        feed=feed,
        calls=calls,
        webhooks=webhooks,
        speaker=room_webhooks,
        transcripts=transcripts,
        language_model=language_model,
        files=files,
        media=media,
        passwords=passwords,
        tokens=tokens,
        clock=clock,
        new_id=new_id,
        chance=chance,
    )
    application = providers.Singleton(assemble, outside)
    work_loop = providers.Singleton(
        WorkLoop,
        application.provided.works,
        dispatcher,
        concurrency=settings.provided.worker_concurrency,
    )

    migrate = _call("postgres.migrating.migrate", engine)
    prepare_queue = _call("saq.queues.prepare", queue_url)


class EmbeddedDatabase(containers.DeclarativeContainer):
    """The server of our own, for whoever has none. Apart, because its address is what the container is built from."""

    directory = providers.Dependency(instance_of=Path)

    start = _call("embedded.server.start", directory)
    stop = _call("embedded.server.stop", directory)
    is_running = _call("embedded.server.is_running", directory)
    actual_directory = _call("embedded.server.actual_directory", directory)
