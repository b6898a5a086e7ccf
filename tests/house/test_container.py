"""A wrong keyword in the container shows only on first use; so everything is used, in every profile."""

from itertools import product
from typing import get_args, get_type_hints

import pytest
from msgspec import structs

from temuainul.domain.usecases.application import Application
from temuainul.entrypoints.container import Container
from temuainul.entrypoints.settings import Settings, read_settings
from temuainul.entrypoints.worker import WorkLoop
from temuainul.ports.outside import Outside

NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"
CHOICES = ("call_provider", "language_model")
PROFILES = list(product(*(get_args(get_type_hints(Settings)[choice]) for choice in CHOICES)))


def container(**changes):
    settings = structs.replace(read_settings({}), **changes)
    return Container(settings=settings, database_url=NOWHERE)


@pytest.mark.anyio
@pytest.mark.parametrize("profile", PROFILES)
async def test_every_profile_builds(profile):
    built = container(**dict(zip(CHOICES, profile, strict=True)))
    assert isinstance(built.outside(), Outside)
    assert isinstance(built.application(), Application)
    assert isinstance(built.work_loop(), WorkLoop)


@pytest.mark.anyio
async def test_each_adapter_inherits_the_port_it_fulfils():
    outside = container().outside()
    for name, port in get_type_hints(Outside).items():
        if isinstance(port, type):
            assert port in type(getattr(outside, name)).__mro__, name


@pytest.mark.anyio
async def test_without_a_secret_no_vendors_webhook_is_taken():
    assert container().webhooks().keys() == {"room"}
    assert container(call_provider_key="key").webhooks().keys() == {"room"}
    configured = container(call_provider_key="key", call_provider_secrets="a, b")
    assert configured.webhooks().keys() == {"room", "stream"}


@pytest.mark.anyio
async def test_the_room_is_believed_by_its_own_reader_alone():
    """Both are one object: the secret is drawn when it is made."""
    built = container()
    assert built.outside().speaker is built.webhooks()["room"]


@pytest.mark.anyio
async def test_the_queue_is_where_the_setting_says():
    assert container().queue_url() == NOWHERE
    assert container(queue_url="redis://127.0.0.1:1").queue_url() == "redis://127.0.0.1:1"
