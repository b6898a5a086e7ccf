"""A summary as Markdown."""

import pytest
from msgspec import structs

from temuainul.domain.model.evidence import Citation, Verdict
from temuainul.domain.model.formats.summary_markdown import write_summary
from temuainul.domain.model.ids import SegmentId
from temuainul.domain.model.summary import ActionItem, Statement, Topic
from temuainul.domain.model.words import Language
from temuainul.testing.contracts.examples import AWKWARD, a_summary


def cited(*seconds):
    return tuple(
        Citation(
            segment_id=SegmentId(f"s-{place}"),
            quote="q",
            speaker="Sari",
            start_seconds=one,
            verdict=Verdict.verified if one is not None else Verdict.no_such_segment,
        )
        for place, one in enumerate(seconds)
    )


def said(text, *seconds):
    return Statement(text=text, citations=cited(*seconds), verified=None not in seconds and bool(seconds))


def item(text, *seconds, owner=None, due=None):
    return ActionItem(text=text, owner=owner, due=due, citations=cited(*seconds), verified=True)


SUMMARY = structs.replace(
    a_summary(),
    overview=(said("Anggaran naik.", 3, 3.9, 75), said("Bulan dijual.", None)),
    topics=(Topic(title="Gudang", statements=(said("Gudang penuh.", 3600),)),),
    decisions=(said("Sewa gudang baru.", 3700),),
    action_items=(item("Kirim laporan", 12, owner="Budi", due="Jumat"), item("Pesan ruang", 13)),
)

WRITTEN = """\
# Rapat \\*penting\\*

## Ringkasan

- Anggaran naik. (00:00:03, 00:01:15)
- Bulan dijual. (belum terbukti)

## Topik

- **Gudang**
  - Gudang penuh. (01:00:00)

## Keputusan

- Sewa gudang baru. (01:01:40)

## Tindak lanjut

- [x] Kirim laporan — Budi, Jumat (00:00:12)
- [ ] Pesan ruang (00:00:13)
"""


def write(summary, title="Rapat *penting*", language=Language.indonesian, done=()):
    return write_summary(summary, title=title, language=language, done=done)


def test_everything_is_written_with_the_times_of_its_evidence():
    first, _ = SUMMARY.identified
    assert write(SUMMARY, done={first}) == WRITTEN


def test_headings_speak_the_language():
    headings = [
        line for line in write(SUMMARY, language=Language.english).splitlines() if line.startswith("## ")
    ]
    assert headings == ["## Summary", "## Topics", "## Decisions", "## Action items"]


def test_what_is_empty_is_left_out():
    bare = structs.replace(SUMMARY, topics=(), decisions=(), action_items=())
    assert [line for line in write(bare).splitlines() if line.startswith("#")] == [
        "# Rapat \\*penting\\*",
        "## Ringkasan",
    ]
    assert write(structs.replace(bare, overview=())) == "# Rapat \\*penting\\*\n"


@pytest.mark.parametrize("text", [*AWKWARD, "# satu\n- dua\n<script>"])
def test_words_stay_words_on_one_line(text):
    written = write(
        structs.replace(SUMMARY, overview=(said(text, 1),), topics=(), decisions=(), action_items=())
    )
    (line,) = written.split("## Ringkasan\n\n")[1].splitlines()
    assert line.startswith("- ")
    assert line.endswith(" (00:00:01)")
    assert "<script>" not in line.replace("\\<script\\>", "")
