"""Everything over HTTP in one application."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import fields
from pathlib import Path

from litestar import Litestar, Router, route
from litestar.config.compression import CompressionConfig
from litestar.di import Provide

from temuainul.domain.model.errors import NotFound
from temuainul.domain.usecases.application import Application
from temuainul.entrypoints.api import auth
from temuainul.entrypoints.api.accounts import AccountController
from temuainul.entrypoints.api.agents import AgentController
from temuainul.entrypoints.api.auth import OPEN_TO_ALL, Logins, signed_in
from temuainul.entrypoints.api.downloads import downloads
from temuainul.entrypoints.api.fresh_statistics import FreshStatistics
from temuainul.entrypoints.api.headers import AS_IT_IS, add_headers
from temuainul.entrypoints.api.health import HealthController, Ready
from temuainul.entrypoints.api.home import home
from temuainul.entrypoints.api.invitations import InvitationController
from temuainul.entrypoints.api.live import live
from temuainul.entrypoints.api.meetings import MeetingController
from temuainul.entrypoints.api.metrics import metrics
from temuainul.entrypoints.api.openapi import openapi_config, read_document
from temuainul.entrypoints.api.origin import Origins, same_origin
from temuainul.entrypoints.api.page import show_page
from temuainul.entrypoints.api.page_files import BUILT, read_page_files
from temuainul.entrypoints.api.problems import exception_handlers
from temuainul.entrypoints.api.questions import QuestionController
from temuainul.entrypoints.api.reading import CarefulRequest
from temuainul.entrypoints.api.recordings import RecordingController
from temuainul.entrypoints.api.room import room, tended
from temuainul.entrypoints.api.search import search
from temuainul.entrypoints.api.summaries import SummaryController
from temuainul.entrypoints.api.transcripts import TranscriptController
from temuainul.entrypoints.api.webhook_counts import WebhookCounts
from temuainul.entrypoints.api.webhooks import Door, receive_webhook
from temuainul.entrypoints.settings import Settings

Lifespan = Callable[[Litestar], AbstractAsyncContextManager[None]]
LARGEST_BODY = 1024 * 1024
"""Bytes; reliability G36. Imports and webhooks have their own."""


def build(
    application: Application,
    settings: Settings,
    *,
    stopping: asyncio.Event,
    ready: Ready,
    lifespan: Sequence[Lifespan] = (),
    page: Path = BUILT,
) -> Litestar:
    """Event streams end once `stopping` is set, or nothing could ever stop. `page` is where a build of the page lies."""
    logins = Logins(application.accounts, settings.secure)
    watched = {"webhook_counts": WebhookCounts(), "statistics": FreshStatistics(application.watch)}
    shown = {"page_files": read_page_files(page)}
    return Litestar(
        [_api(settings, logins), _webhooks(), _room(settings), HealthController, metrics, show_page],
        dependencies=_dependencies(
            application, logins=logins, stopping=stopping, ready=ready, **watched, **shown
        ),
        exception_handlers=exception_handlers(),
        before_send=[add_headers(secure=settings.secure)],
        compression_config=CompressionConfig(backend="gzip", exclude_opt_key=AS_IT_IS),
        openapi_config=openapi_config(),
        request_class=CarefulRequest,
        request_max_body_size=LARGEST_BODY,
        lifespan=[tended(application.rooms), *lifespan],
        logging_config=None,
    )


def _api(settings: Settings, logins: Logins) -> Router:
    """Everything here needs a login unless it says otherwise."""
    return Router(
        path="/api",
        guards=[same_origin(settings), signed_in(logins)],
        route_handlers=[
            AccountController,
            AgentController,
            MeetingController,
            InvitationController,
            TranscriptController,
            downloads(),
            SummaryController,
            QuestionController,
            RecordingController,
            search,
            home,
            live,
            read_document,
            nothing_here,
        ],
    )


def _webhooks() -> Router:
    """Apart from the guards: providers have no cookies and no origin, they sign."""
    return Router(path="/api", route_handlers=[receive_webhook], dependencies={"door": _given(Door())})


def _room(settings: Settings) -> Router:
    """Apart from the guards, which know requests only: it is refused another way."""
    return Router(path="/api", route_handlers=[room], dependencies={"origins": _given(Origins(settings))})


@route(
    "/{rest:path}",
    http_method=["GET", "POST", "PUT", "PATCH", "DELETE"],
    include_in_schema=False,
    opt={OPEN_TO_ALL: True},
)
async def nothing_here() -> None:
    """So that a page which catches every address does not answer for the API."""
    raise NotFound("There is no such address.")


def _dependencies(application: Application, **others: object) -> dict[str, Provide]:
    """Each use case under its name in `Application`, so that a new one needs no line here."""
    usecases = {field.name: getattr(application, field.name) for field in fields(application)}
    given = {name: _given(thing) for name, thing in {**usecases, **others}.items()}
    return {
        **given,
        "clock": _given(application.accounts.clock),
        "user": Provide(auth.user, sync_to_thread=False),
    }


def _given(thing: object) -> Provide:
    def give() -> object:
        return thing

    return Provide(give, sync_to_thread=False)
