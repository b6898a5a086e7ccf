"""All use cases over one outside: what the container hands to HTTP and the worker, and what others embed."""

from dataclasses import dataclass

from temuainul.domain.usecases.accounts import Accounts
from temuainul.domain.usecases.action_items import ActionItems
from temuainul.domain.usecases.agent_seat import AgentSeat
from temuainul.domain.usecases.agents import Agents
from temuainul.domain.usecases.calls import Calls
from temuainul.domain.usecases.glimpses import Glimpses
from temuainul.domain.usecases.invitations import Invitations
from temuainul.domain.usecases.line_keeping import LineKeeping
from temuainul.domain.usecases.meetings import Meetings
from temuainul.domain.usecases.news import News
from temuainul.domain.usecases.questions import Questions
from temuainul.domain.usecases.recordings import Recordings
from temuainul.domain.usecases.removals import Removals
from temuainul.domain.usecases.retention import Retention
from temuainul.domain.usecases.rooms import Rooms
from temuainul.domain.usecases.summaries import Summaries
from temuainul.domain.usecases.transcripts import Transcripts
from temuainul.domain.usecases.units import Units
from temuainul.domain.usecases.watch import Watch
from temuainul.domain.usecases.webhooks import Webhooks
from temuainul.domain.usecases.works import Works
from temuainul.ports.outside import Outside


@dataclass(frozen=True, kw_only=True)
class Application:
    accounts: Accounts
    agents: Agents
    meetings: Meetings
    glimpses: Glimpses
    action_items: ActionItems
    transcripts: Transcripts
    questions: Questions
    rooms: Rooms
    invitations: Invitations
    recordings: Recordings
    webhooks: Webhooks
    works: Works
    news: News
    watch: Watch


def assemble(outside: Outside) -> Application:
    units = Units(outside.storage, outside.jobs, outside.feed)
    webhooks = Webhooks(units, outside.inbox, outside.jobs, outside.webhooks, outside.clock)
    transcripts = Transcripts(units, outside.transcripts, outside.calls, outside.new_id)
    recordings = Recordings(units, outside.files, outside.media, outside.new_id)
    return Application(
        accounts=Accounts(units, outside.passwords, outside.tokens, outside.clock, outside.new_id),
        agents=Agents(units, outside.new_id),
        meetings=Meetings(units, outside.calls, outside.new_id),
        glimpses=Glimpses(units),
        action_items=ActionItems(units),
        transcripts=transcripts,
        questions=Questions(units, outside.language_model, outside.new_id),
        rooms=_rooms(units, webhooks, outside),
        invitations=Invitations(units, outside.calls, outside.tokens),
        recordings=recordings,
        webhooks=webhooks,
        works=_works(units, webhooks, transcripts, recordings, outside),
        news=News(units, outside.feed),
        watch=Watch(units),
    )


def _rooms(units: Units, webhooks: Webhooks, outside: Outside) -> Rooms:
    lines = LineKeeping(units)
    return Rooms(
        units=units,
        webhooks=webhooks,
        speaker=outside.speaker,
        lines=lines,
        agent=AgentSeat(units, lines, outside.language_model, outside.clock, outside.new_id),
        tokens=outside.tokens,
        clock=outside.clock,
        new_id=outside.new_id,
    )


def _works(
    units: Units, webhooks: Webhooks, transcripts: Transcripts, recordings: Recordings, outside: Outside
) -> Works:
    return Works(
        units=units,
        webhooks=webhooks,
        transcripts=transcripts,
        recordings=recordings,
        removals=Removals(units, outside.files),
        summaries=Summaries(units, outside.language_model),
        calls=Calls(units, outside.calls),
        retention=Retention(units),
        chance=outside.chance,
    )
