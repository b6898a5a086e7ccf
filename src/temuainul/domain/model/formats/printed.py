"""What every export writes, before it takes a format's shape."""

from msgspec import structs

from temuainul.domain.model.formats.words import printable, printable_name
from temuainul.domain.model.transcript import Segment, Transcript


def printed(transcript: Transcript) -> tuple[Segment, ...]:
    """The segments in order of time, white space tidied, silent ones left out.

    What these hold is what reading the export back gives, to the precision of the format. A transcript whose parts
    begin more than a day apart can be written, but its later times are refused by the readers.
    """
    tidied = (_tidied(segment) for segment in transcript.segments)
    return tuple(sorted((one for one in tidied if one.text), key=lambda one: one.start_seconds))


def _tidied(segment: Segment) -> Segment:
    start = max(0.0, segment.start_seconds)
    return structs.replace(
        segment,
        speaker=printable_name(segment.speaker),
        text=printable(segment.text),
        start_seconds=start,
        end_seconds=max(start, segment.end_seconds),
    )
