"""The exam of `WebhookReader`."""

from datetime import timedelta
from hashlib import sha256

import pytest
from msgspec import Struct

from temuainul.domain.model.errors import Invalid, TooLarge, Untrusted
from temuainul.ports.webhooks import WebhookReader
from temuainul.testing.contracts.examples import NOON

FAR_TOO_LONG = 20_000_000


class Message(Struct, frozen=True, kw_only=True):
    """As it comes over the wire; header names are lower case."""

    headers: dict[str, str]
    body: bytes


class Mail(Struct, frozen=True, kw_only=True):
    """Messages the reader under test must know; recorded ones, signed with a secret of the exam, will do."""

    useful: Message
    """Tells at least one fact."""
    useless: Message
    """Rightly signed, and of no use to us. Its signature differs from that of `useful`."""
    garbled: Message
    """Rightly signed, of a kind that is of use, and not to be understood."""


class WebhookReaderContract:
    """Nothing unsigned is believed, nothing signed is lost, and no bytes whatever cause another error than ours.

    Fill in `reader`, and `mail` as it would be sent to it.
    """

    @pytest.fixture
    def reader(self) -> WebhookReader:
        raise NotImplementedError("WebhookReaderContract needs a fixture `reader`: a WebhookReader.")

    @pytest.fixture
    def mail(self) -> Mail:
        raise NotImplementedError("WebhookReaderContract needs a fixture `mail`: see Mail.")

    def test_a_signed_message_is_admitted_and_verified(self, reader: WebhookReader, mail: Mail) -> None:
        for message in (mail.useful, mail.useless, mail.garbled):
            reader.admit(message.headers)
            verified = reader.verify(message.headers, message.body)
            assert verified.delivery_id
            assert verified.mailbox
            assert verified.attempt >= 1
            assert verified.secret >= 0

    def test_what_is_stored_is_named_by_its_digest(self, reader: WebhookReader, mail: Mail) -> None:
        verified = reader.verify(mail.useful.headers, mail.useful.body)
        assert verified.digest == sha256(verified.body).hexdigest()
        assert verified.type

    def test_the_time_of_the_event_is_utc(self, reader: WebhookReader, mail: Mail) -> None:
        event_at = reader.verify(mail.useful.headers, mail.useful.body).event_at
        assert event_at is None or event_at.utcoffset() == timedelta(0)

    def test_the_same_message_is_the_same_delivery(self, reader: WebhookReader, mail: Mail) -> None:
        first, second = (reader.verify(mail.useful.headers, mail.useful.body) for _ in range(2))
        assert first == second

    def test_headers_that_are_nobodys_business_are_not_kept(self, reader: WebhookReader, mail: Mail) -> None:
        prying = {"cookie": "c", "authorization": "a", "x-forwarded-for": "10.0.0.1", "user-agent": "u"}
        verified = reader.verify({**mail.useful.headers, **prying}, mail.useful.body)
        assert not prying.keys() & verified.headers.keys()

    def test_without_headers_nothing_is_admitted(self, reader: WebhookReader, mail: Mail) -> None:
        with pytest.raises(Untrusted):
            reader.admit({})
        with pytest.raises(Untrusted):
            reader.verify({}, mail.useful.body)

    def test_a_signature_is_for_one_body_only(self, reader: WebhookReader, mail: Mail) -> None:
        with pytest.raises(Untrusted):
            reader.verify(mail.useless.headers, mail.useful.body)
        with pytest.raises(Untrusted):
            reader.verify(mail.useful.headers, mail.useful.body + b" ")
        with pytest.raises(Untrusted):
            reader.verify(mail.useful.headers, mail.useful.body.replace(b"a", b"b", 1))

    @pytest.mark.parametrize("value", ["", "0", "0" * 64, "🙂", "\x00", "x" * 10_000])
    def test_a_forged_header_is_refused(self, reader: WebhookReader, mail: Mail, value: str) -> None:
        forged = dict.fromkeys(mail.useful.headers, value)
        with pytest.raises(Untrusted):
            reader.verify(forged, mail.useful.body)

    def test_a_body_far_too_long_is_refused(self, reader: WebhookReader, mail: Mail) -> None:
        with pytest.raises((TooLarge, Untrusted)):
            reader.verify(mail.useful.headers, b"x" * FAR_TOO_LONG)

    def test_a_useful_message_tells_facts(self, reader: WebhookReader, mail: Mail) -> None:
        body = reader.verify(mail.useful.headers, mail.useful.body).body
        event = reader.read(body, received_at=NOON)
        assert event is not None
        assert event.call
        assert event.facts
        assert all(fact.at.utcoffset() == timedelta(0) for fact in event.facts)

    def test_reading_again_tells_the_same(self, reader: WebhookReader, mail: Mail) -> None:
        body = reader.verify(mail.useful.headers, mail.useful.body).body
        assert reader.read(body, received_at=NOON) == reader.read(body, received_at=NOON)

    def test_a_useless_message_tells_nothing(self, reader: WebhookReader, mail: Mail) -> None:
        body = reader.verify(mail.useless.headers, mail.useless.body).body
        assert reader.read(body, received_at=NOON) is None

    def test_a_garbled_message_is_invalid(self, reader: WebhookReader, mail: Mail) -> None:
        body = reader.verify(mail.garbled.headers, mail.garbled.body).body
        with pytest.raises(Invalid):
            reader.read(body, received_at=NOON)

    @pytest.mark.parametrize("body", [b"", b"{", b"nonsense", b"\xff\xfe", b"[" * 5000, b'"' + b"x" * 5000])
    def test_what_is_no_message_at_all_is_invalid(self, reader: WebhookReader, body: bytes) -> None:
        with pytest.raises(Invalid):
            reader.read(body, received_at=NOON)
