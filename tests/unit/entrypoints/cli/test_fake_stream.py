"""The demonstration's own vendor serves files where our adapter fetches them."""

import asyncio

import pytest

from temuainul.adapters.stream.transcripts import StreamTranscripts
from temuainul.domain.model.errors import NotFound
from temuainul.entrypoints.cli.fake_stream import FakeStream


async def fetched(stream, url, call):
    source = StreamTranscripts([stream.origin])
    return await source.fetch(url, session=call.part.session, started_at=call.part.started_at)


def test_a_file_is_fetched_and_a_missing_one_is_missed(call):
    async def scenario():
        async with FakeStream(key="k", secret="s").serving() as stream:
            part = await fetched(stream, stream.put("a.jsonl", call.transcript_file()), call)
            assert part.words == call.part.words
            with pytest.raises(NotFound):
                await fetched(stream, f"{stream.origin}/other", call)

    asyncio.run(scenario())
