"""The commands that serve until they are told to end, and the two that look after the database."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from temuainul.entrypoints.cli.environment import settings
from temuainul.entrypoints.settings import Settings
from temuainul.entrypoints.up import run_api, run_migrate, run_up, run_worker_alone, stop_database

SERVICES: Mapping[str, Callable[[Settings], Awaitable[None]]] = {
    "up": run_up,
    "api": run_api,
    "worker": run_worker_alone,
    "migrate": run_migrate,
    "stop": stop_database,
}


def run_service(name: str) -> None:
    asyncio.run(_served(SERVICES[name], settings()))


async def _served(service: Callable[[Settings], Awaitable[None]], settings: Settings) -> None:
    await service(settings)
