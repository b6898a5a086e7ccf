"""Everything the middle needs from outside, in one hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from temuainul.ports.ambient import Chance, Clock, NewId
from temuainul.ports.calls import CallProvider
from temuainul.ports.feed import Feed
from temuainul.ports.files import Files
from temuainul.ports.jobs import JobQueue
from temuainul.ports.language_model import LanguageModel
from temuainul.ports.media import Media
from temuainul.ports.rooms import FactSpeaker
from temuainul.ports.secrets import Passwords, Tokens
from temuainul.ports.storage import Inbox, Storage
from temuainul.ports.transcripts import TranscriptSource
from temuainul.ports.webhooks import WebhookReader


@dataclass(frozen=True, kw_only=True)
class Outside:
    storage: Storage
    inbox: Inbox
    jobs: JobQueue
    feed: Feed
    calls: CallProvider
    webhooks: Mapping[str, WebhookReader]
    """By the provider's name in `POST /api/webhooks/{provider}`."""
    speaker: FactSpeaker
    """For our own room; one of the webhooks is its reader."""
    transcripts: TranscriptSource
    language_model: LanguageModel
    files: Files
    media: Media
    passwords: Passwords
    tokens: Tokens
    clock: Clock
    new_id: NewId
    chance: Chance
