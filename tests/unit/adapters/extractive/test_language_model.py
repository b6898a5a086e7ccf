"""Without a model, what is said is picked from what was said."""

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from temuainul.adapters.extractive.language_model import ExtractiveLanguageModel
from temuainul.domain.model.errors import Invalid
from temuainul.domain.model.evidence import Verdict, judge
from temuainul.domain.model.ids import CallSessionId
from temuainul.domain.model.prompt import answer_prompt, summary_prompt
from temuainul.domain.model.question import AnswerDraft
from temuainul.domain.model.summary import SummaryDraft
from temuainul.domain.model.transcript import Timing, Transcript, TranscriptPart, Utterance

pytestmark = pytest.mark.anyio


def texts(statements):
    return [statement.text for statement in statements]


def everything(draft):
    in_topics = (statement for topic in draft.topics for statement in topic.statements)
    return (*draft.overview, *in_topics, *draft.decisions, *draft.action_items)


def verdicts(statements, segments):
    by_id = {segment.id: segment for segment in segments}
    return {judge(quote, by_id.get(quote.segment_id)) for one in statements for quote in one.quotes}


async def test_every_quote_of_a_summary_stands(summarise, meeting, rapat):
    for segments in (meeting, rapat):
        assert verdicts(everything(await summarise(segments)), segments) == {Verdict.verified}


async def test_every_statement_has_a_quote(summarise, meeting):
    assert all(one.quotes for one in everything(await summarise(meeting)))


async def test_an_overview_is_spread_over_the_meeting(summarise, meeting):
    said = " ".join(texts((await summarise(meeting)).overview))
    assert "Osaka" in said
    assert "warehouse" in said
    assert "dinner" in said


async def test_topics_are_titled_by_what_is_said_in_them(summarise, meeting):
    titles = " ".join(topic.title for topic in (await summarise(meeting)).topics).lower()
    assert "panel" in titles


async def test_a_decision_is_found_and_a_question_about_one_is_not(summarise, meeting):
    decisions = (await summarise(meeting)).decisions
    assert texts(decisions) == ["Ana: We decided to keep the Osaka panel for the first thousand lamps."]


async def test_action_items_have_an_owner_and_the_day_as_it_was_said(summarise, meeting):
    asked, promised = (await summarise(meeting)).action_items
    assert (asked.owner, asked.due) == ("Tom", "by Friday")
    assert (promised.owner, promised.due) == ("Tom", "next week")


async def test_keputusan_dan_tugas_ditemukan(summarise, rapat):
    draft = await summarise(rapat)
    assert texts(draft.decisions) == ["Sari: Kita sepakat iklan radio dihentikan mulai bulan depan."]
    assert [(item.owner, item.due) for item in draft.action_items] == [
        ("Budi", "paling lambat hari Jumat"),
        ("Budi", None),
        ("Dewi", "besok pagi"),
    ]


async def test_pertanyaan_dijawab_dari_tempatnya(ask, rapat):
    answer = await ask(rapat, "Apa kata Dewi tentang pengiriman ke pelanggan?")
    assert "Dewi: Pengiriman dari Gresik ke pelanggan hanya butuh dua jam lewat jalan tol." in texts(
        answer.statements
    )
    assert verdicts(answer.statements, rapat) == {Verdict.verified}


async def test_a_question_is_answered_from_its_place(ask, meeting):
    answer = await ask(meeting, "What did Tom say about the battery?")
    assert texts(answer.statements) == [
        "Tom: The cheaper panel from Riga flickers when the battery is nearly empty."
    ]


async def test_a_sentence_cut_by_an_interjection_is_put_together(ask, meeting):
    answer = await ask(meeting, "How much does the supplier in Osaka want for a panel?")
    first = answer.statements[0]
    assert first.text.endswith("for each panel, and the panel is the most expensive part of the whole lamp.")
    assert len(first.quotes) == 2


async def test_a_question_in_the_other_language_finds_its_field(ask, meeting, rapat):
    assert (await ask(meeting, "Berapa harga panel layar?")).statements
    assert (await ask(rapat, "What was said about the warehouse?")).statements


@pytest.mark.parametrize("question", ["Who won the chess tournament?", "Siapa presiden Prancis?"])
async def test_what_was_never_said_is_not_answered(ask, meeting, rapat, question):
    assert await ask(meeting, question) == AnswerDraft(statements=())
    assert await ask(rapat, question) == AnswerDraft(statements=())


@pytest.mark.parametrize("question", ["Summarize the whole meeting.", "Ringkaskan rapat ini", "?"])
async def test_a_question_after_no_matter_is_answered_by_an_overview(ask, meeting, question):
    assert len((await ask(meeting, question)).statements) >= 3


async def test_back_channels_are_never_picked(summarise, meeting, rapat):
    for segments in (meeting, rapat):
        said = " ".join(texts(everything(await summarise(segments))))
        assert "mm-hmm" not in said.lower()
        assert "Hmm" not in said


async def test_nothing_said_makes_an_empty_summary(summarise, ask):
    assert await summarise(()) == SummaryDraft(overview=(), topics=(), decisions=(), action_items=())
    assert await ask((), "What was decided about the budget?") == AnswerDraft(statements=())


async def test_an_unknown_shape_is_refused():
    prompt = summary_prompt(meeting_title="", agent=None, segments=())
    with pytest.raises(Invalid):
        await ExtractiveLanguageModel().answer(prompt, dict)


async def test_the_event_loop_lives_while_it_works(summarise, segments, meeting):
    long = segments([(segment.speaker, segment.text) for segment in meeting] * 60)
    turns = 0
    work = asyncio.create_task(summarise(long))
    while not work.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10


SPEAKERS = st.sampled_from(["Ana (Lead)", "Budi", "Straße", "O'Neil", "(?)", "  "])
SAID = (
    st.text(max_size=80)
    | st.text("ab_{}' .,?!\n’éİ", max_size=80)
    | st.sampled_from(
        [
            "We agreed on the budget.",
            "Budi, tolong kirim laporan besok.",
            "I'll send it to Ana",
            "{vocalsound}",
            "L_C_D_ .",
        ]
    )
)


@settings(deadline=None)  # each builds a thesaurus; a busy machine takes its time
@given(
    st.lists(st.tuples(SPEAKERS, SAID), max_size=12), st.text(max_size=40) | st.just("What about the budget?")
)
def test_whatever_was_said_every_quote_stands(lines, question):
    segments = Transcript.union([_part(lines)]).segments
    model = ExtractiveLanguageModel()
    summary = asyncio.run(
        model.answer(summary_prompt(meeting_title="", agent=None, segments=segments), SummaryDraft)
    )
    to_answer = answer_prompt(meeting_title="", agent=None, segments=segments, question=question)
    answer = asyncio.run(model.answer(to_answer, AnswerDraft))
    assert verdicts((*everything(summary), *answer.statements), segments) <= {Verdict.verified}


def _part(lines):
    return TranscriptPart(
        session=CallSessionId("s"),
        started_at=datetime(2026, 5, 4, 12, tzinfo=UTC),
        timing=Timing.measured,
        utterances=tuple(
            Utterance(speaker=speaker, text=text, start_seconds=float(place), end_seconds=place + 1.0)
            for place, (speaker, text) in enumerate(lines)
        ),
    )
