"""Whether the process lives, and whether it can work."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Literal

from litestar import Controller, Response, get
from litestar.openapi.datastructures import ResponseSpec
from msgspec import Struct

from temuainul.entrypoints.api.auth import OPEN_TO_ALL
from temuainul.entrypoints.api.given import Given
from temuainul.entrypoints.api.headers import AS_IT_IS

Ready = Callable[[], Awaitable[dict[str, str]]]
"""The state of each component by its name; a state that begins with `down` makes us not ready."""


class Health(Struct, frozen=True, kw_only=True):
    status: Literal["up", "down"]
    components: dict[str, str]


class HealthController(Controller):
    path = "/health"
    opt = {AS_IT_IS: True, OPEN_TO_ALL: True}  # noqa: RUF012  the framework's own attribute
    tags = ["health"]  # noqa: RUF012  the framework's own attribute

    @get("/live", operation_id="isAlive")
    async def live(self) -> Health:
        return Health(status="up", components={})

    @get(
        "/ready",
        operation_id="isReady",
        responses={503: ResponseSpec(Health, description="Not now.", generate_examples=False)},
    )
    async def ready(self, ready: Given[Ready], stopping: Given[asyncio.Event]) -> Response[Health]:
        """503 while something we cannot work without is down, and once we are stopping: send no more requests."""
        components = await ready()
        down = stopping.is_set() or any(state.startswith("down") for state in components.values())
        health = Health(status="down" if down else "up", components=components)
        return Response(health, status_code=503 if down else 200)
