"""A worker process that never gets done with a recording: it has read it all, made it playable, and then hangs.

python one_finisher.py DATABASE_URL DIRECTORY
"""

import asyncio
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from temuainul.adapters.directory.files import DirectoryFiles
from temuainul.adapters.memory.outside import memory_outside
from temuainul.adapters.postgres.engine import create_engine
from temuainul.adapters.postgres.storage import PostgresStorage
from temuainul.adapters.pyav.media import PyAvMedia
from temuainul.domain.usecases.application import assemble
from temuainul.entrypoints.worker import WorkLoop, run_worker


class HangingMedia(PyAvMedia):
    @asynccontextmanager
    async def playable(self, pieces, media_type):
        async with super().playable(pieces, media_type) as made:
            sys.stdout.write("made\n")
            sys.stdout.flush()
            await asyncio.sleep(600)
            yield made


async def main(url, directory):
    outside = replace(
        memory_outside(),
        storage=PostgresStorage(create_engine(url)),
        files=DirectoryFiles(directory / "files"),
        media=HangingMedia(directory / "remuxing"),
    )
    await run_worker(WorkLoop(assemble(outside).works))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
