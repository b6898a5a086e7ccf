"""An outside without a network: to try things, to embed, to test."""

from collections.abc import Mapping
from dataclasses import dataclass

from temuainul.adapters.memory.ambient import CountingIds, EvenChance, HeldClock
from temuainul.adapters.memory.calls import MemoryCalls
from temuainul.adapters.memory.feed import MemoryFeed
from temuainul.adapters.memory.files import MemoryFiles
from temuainul.adapters.memory.inbox import MemoryInbox
from temuainul.adapters.memory.jobs import MemoryJobs
from temuainul.adapters.memory.language_model import MemoryLanguageModel
from temuainul.adapters.memory.media import MemoryMedia
from temuainul.adapters.memory.secrets import MemoryPasswords, MemoryTokens
from temuainul.adapters.memory.storage import MemoryStorage
from temuainul.adapters.memory.transcripts import MemoryTranscripts
from temuainul.adapters.memory.webhooks import SOURCE, MemoryWebhooks
from temuainul.ports.outside import Outside


@dataclass(frozen=True, kw_only=True)
class MemoryOutside(Outside):
    """Narrows each port to its adapter here, whose steering wheels tests need."""

    storage: MemoryStorage
    jobs: MemoryJobs
    calls: MemoryCalls
    webhooks: Mapping[str, MemoryWebhooks]
    transcripts: MemoryTranscripts
    language_model: MemoryLanguageModel
    files: MemoryFiles
    media: MemoryMedia
    clock: HeldClock


def memory_outside() -> MemoryOutside:
    clock, new_id = HeldClock(), CountingIds()
    storage, webhooks = MemoryStorage(clock, new_id), MemoryWebhooks()
    return MemoryOutside(
        storage=storage,
        inbox=MemoryInbox(storage),
        jobs=MemoryJobs(),
        feed=MemoryFeed(),
        calls=MemoryCalls(),
        webhooks={SOURCE: webhooks},
        speaker=webhooks,
        transcripts=MemoryTranscripts(),
        language_model=MemoryLanguageModel(),
        files=MemoryFiles(),
        media=MemoryMedia(),
        passwords=MemoryPasswords(),
        tokens=MemoryTokens(),
        clock=clock,
        new_id=new_id,
        chance=EvenChance(),
    )
