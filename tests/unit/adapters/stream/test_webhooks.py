"""Who is believed, what is refused, and what is kept of a signed message."""

import gzip
import hashlib
import json
import time
import tracemalloc
import zlib
from contextlib import suppress

import pytest

from temuainul.adapters.stream.webhooks import LONGEST_BODY, StreamWebhooks
from temuainul.domain.model.errors import BadSignature, Invalid, TooLarge, Untrusted

BODY = b'{"type":"call.ended","call_cid":"default:m-1","created_at":"2026-10-01T09:00:00.769328551Z"}'


def test_a_signed_body_is_vouched_for(reader, sign):
    headers = sign(BODY, x_webhook_id="w-1", x_webhook_attempt="2") | {"cookie": "secret", "host": "x"}
    verified = reader.verify(headers, BODY)
    assert verified.delivery_id == "w-1"
    assert verified.digest == hashlib.sha256(BODY).hexdigest()
    assert (verified.type, verified.mailbox, verified.attempt) == ("call.ended", "default:m-1", 2)
    assert verified.event_at.isoformat() == "2026-10-01T09:00:00.769328+00:00"
    assert (verified.body, verified.secret) == (BODY, 0)
    assert verified.headers.keys() == {"x-signature", "x-api-key", "x-webhook-id", "x-webhook-attempt"}


def test_a_packed_body_is_signed_and_kept_unpacked(reader, sign):
    verified = reader.verify(sign(BODY, content_encoding="gzip"), gzip.compress(BODY))
    assert verified.body == BODY
    assert verified.headers["content-encoding"] == "gzip"


def test_packing_is_seen_by_the_bytes_not_by_the_header(reader, sign):
    assert reader.verify(sign(BODY), gzip.compress(BODY)).body == BODY
    assert reader.verify(sign(BODY, content_encoding="gzip"), BODY).body == BODY


def test_the_previous_secret_still_signs_and_is_told_apart(reader, sign):
    assert reader.verify(sign(BODY, secret="previous"), BODY).secret == 1
    with pytest.raises(BadSignature):
        reader.verify(sign(BODY, secret="the one before"), BODY)


@pytest.mark.parametrize(("key", "secrets"), [("", ["s"]), ("k", []), ("k", [""]), ("k", ["s", ""])])
def test_there_is_no_unsigned_mode(key, secrets):
    with pytest.raises(ValueError, match="none of them empty"):
        StreamWebhooks(key, secrets)


@pytest.mark.parametrize(
    "key", [None, "", "key-2", "key-1, key-1", "KEY-1", "kéy-1", "key-1\ud800", "\0", "k" * 100_000]
)
def test_another_api_key_is_refused_before_the_body_is_read(reader, sign, key):
    headers = sign(BODY)
    del headers["x-api-key"]
    with pytest.raises(Untrusted):
        reader.admit(headers if key is None else headers | {"x-api-key": key})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "",
        lambda signature: signature.upper(),
        lambda signature: signature[:-1],
        lambda signature: signature + "0",
        lambda signature: f"{signature}, {signature}",
        lambda signature: f" {signature}",
        lambda signature: f"{signature}\n",
        lambda signature: f"sha256={signature}",
        lambda signature: "é" + signature[1:],
        lambda signature: "٣" + signature[1:],
        lambda signature: "\ud800" + signature[1:],
        lambda signature: "x" * 1_000_000,
    ],
)
def test_a_signature_of_another_shape_is_refused_before_the_body_is_read(reader, sign, spoil):
    headers = sign(BODY)
    headers["x-signature"] = spoil(headers["x-signature"])
    with pytest.raises(BadSignature):
        reader.admit(headers)


def test_a_missing_signature_is_refused(reader):
    with pytest.raises(BadSignature):
        reader.admit({"x-api-key": "key-1"})


def test_verifying_needs_the_api_key_too(reader, sign):
    with pytest.raises(Untrusted):
        reader.verify(sign(BODY) | {"x-api-key": "key-2"}, BODY)


def test_every_flipped_bit_of_a_body_is_refused(reader, sign):
    headers = sign(BODY)
    for place in range(len(BODY) * 8):
        flipped = bytearray(BODY)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(BadSignature):
            reader.verify(headers, bytes(flipped))


def test_every_flipped_bit_of_a_packed_body_changes_nothing_or_is_refused(reader, sign):
    packed, headers = gzip.compress(BODY, mtime=0), sign(BODY)
    for place in range(16, len(packed) * 8):
        flipped = bytearray(packed)
        flipped[place // 8] ^= 1 << place % 8
        with suppress(BadSignature, Invalid, TooLarge):
            assert reader.verify(headers, bytes(flipped)).body == BODY


PACKED = gzip.compress(BODY, mtime=0)


@pytest.mark.parametrize(
    "packed",
    [
        PACKED[:-1],
        PACKED[:12],
        b"\x1f\x8b",
        PACKED + b"\0",
        PACKED + gzip.compress(b"", mtime=0),
        gzip.compress(BODY[:5], mtime=0) + gzip.compress(BODY[5:], mtime=0),
        b"\x1f\x8b" + zlib.compress(BODY),
        PACKED[:-8] + b"\0" * 8,
    ],
)
def test_gzip_must_be_one_whole_stream_and_nothing_more(reader, sign, packed):
    with pytest.raises(Invalid):
        reader.verify(sign(BODY), packed)


def test_packed_twice_is_not_unpacked_twice(reader, sign):
    with pytest.raises(BadSignature):
        reader.verify(sign(BODY), gzip.compress(gzip.compress(BODY)))


def test_a_gzip_bomb_costs_little_time_and_memory(reader, sign):
    bomb = gzip.compress(b" " * (200 * 1024 * 1024), compresslevel=9)
    assert len(bomb) < LONGEST_BODY
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(TooLarge):
        reader.verify(sign(BODY), bomb)
    seconds, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 2
    assert peak < 8 * 1024 * 1024


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_mebibyte_is_taken_and_a_byte_more_is_not(reader, sign, pack):
    full = BODY + b" " * (LONGEST_BODY - len(BODY))
    assert len(reader.verify(sign(full), pack(full)).body) == LONGEST_BODY
    with pytest.raises(TooLarge):
        reader.verify(sign(full + b" "), pack(full + b" "))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b'"type"',
        b"{}",
        b'{"type":""}',
        b'{"type":null}',
        b'{"type":7}',
        b'{"type":["a"]}',
        b'{"Type":"a"}',
        b'{"type":"a"}{"type":"a"}',
        b'{"type":"a"} x',
        b'{"type":"a",}',
        b"{'type':'a'}",
        b"\xef\xbb\xbf" + BODY,
        BODY.decode().encode("utf-16"),
        b'{"type":"a","b":"\xff"}',
        b'{"type":"a","b":"\xed\xa0\x80"}',
        b'{"type":"a","b":"\xc0\xae"}',
        b'{"type":"a","b":NaN}',
        b'{"type":"a","b":Infinity}',
        b'{"type":"a","b":[-Infinity]}',
        b'{"type":"a","b":01}',
        b'{"type":"a","b":"\x01"}',
        b'{"type":"a","b":18446744073709551616}',
        b'{"type":"a","b":[-9223372036854775809]}',
        b'{"type":"a","b":' + b"1" * 10_000 + b"}",
        b'{"type":"a","created_at":' + b"1" * 30 + b".5x}",
    ],
)
def test_what_cannot_be_a_webhook_is_refused_although_it_is_signed(reader, sign, body):
    with pytest.raises(Invalid):
        reader.verify(sign(body), body)


@pytest.mark.parametrize(
    "body",
    [
        b'{"type":"a"}',
        b' \n{"type" : "a"}\t',
        b'{"type":"from.the.future","created_at":{"when":[]},"call_cid":7,"call":"x","cid":null}',
        b'{"type":"","type":"a"}',
        b'{"type":"a","b":"\\ud800","\\udfff":1}',
        b'{"type":"a\\u0000\\ud800"}',
        b'{"type":"\\u0000"}',
        b'{"type":"a","b":1e999,"c":-1e-999}',
        b'{"type":"a","b":18446744073709551615,"c":-9223372036854775808}',
        b'{"type":"a","b":0.123456789012345678901234567890}',
        b'{"type":"a","created_at":' + b"9" * 10_000 + b"}",
        b'{"type":"a","call":{"session":{"started_at": -' + b"9" * 30 + b"}}}",
        b'{"type":"a","b":"12345678901234567890123"}',
    ],
)
def test_a_signed_object_with_a_type_is_taken_whatever_else_is_odd(reader, sign, body, arrival):
    verified = reader.verify(sign(body), body)
    assert verified.type
    json.dumps(verified.type).encode()
    assert "\0" not in verified.type
    verified.type.encode()
    assert verified.event_at is None
    assert verified.mailbox == "stream"
    assert reader.read(verified.body, received_at=arrival) is None


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":'])
def test_depth_is_refused_beyond_64_and_quickly(reader, sign, opening):
    body = b'{"type":"a","b":' + opening * 60_000
    began = time.perf_counter()
    with pytest.raises(Invalid, match="nested more than 64"):
        reader.verify(sign(body), body)
    assert time.perf_counter() - began < 2


def test_depth_counts_no_brackets_in_strings_and_allows_64(reader, sign):
    quoted = b'{"type":"a","b":"' + b'[{\\"' * 1000 + b'","c":' + b"[" * 63 + b"]" * 63 + b"}"
    assert reader.verify(sign(quoted), quoted).type == "a"
    deeper = quoted.replace(b"[" * 63 + b"]" * 63, b"[" * 64 + b"]" * 64)
    with pytest.raises(Invalid, match="nested"):
        reader.verify(sign(deeper), deeper)


@pytest.mark.parametrize(
    "filling",
    [
        b'"' + b'\\"[' * 400_000,  # a string of brackets that never ends
        b'"\\"' * 400_000,
        b"[]," * 400_000,
        b'{"a":' * 200_000,
        b'"' * LONGEST_BODY,
        b"\\" * LONGEST_BODY,
        b"1" * LONGEST_BODY,
        b'"created_at" ' * 100_000,
        b'"created_at":' + b" " * LONGEST_BODY,
        b'"created_at":1' * 100_000,
    ],
)
def test_a_mebibyte_of_anything_is_judged_in_linear_time(reader, sign, filling):
    body = (b'{"type":"a","b":' + filling)[:LONGEST_BODY]
    began = time.perf_counter()
    with pytest.raises(Invalid):
        reader.verify(sign(body), body)
    assert time.perf_counter() - began < 5  # were it quadratic, minutes


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("w-1", "w-1"),
        (" w\0-\r\n1\x7f ", "w-1"),
        ("w" * 255, "w" * 255),
        ("w" * 256, f"sha256:{hashlib.sha256(b'w' * 256).hexdigest()}"),
        ("w\ud800", "w"),
        ("", f"sha256:{hashlib.sha256(BODY).hexdigest()}"),
        ("\0\n", f"sha256:{hashlib.sha256(BODY).hexdigest()}"),
    ],
)
def test_a_delivery_is_named_by_its_header_or_else_by_its_digest(reader, sign, told, kept):
    assert reader.verify(sign(BODY, x_webhook_id=told), BODY).delivery_id == kept


def test_a_delivery_without_the_header_is_named_by_its_digest(reader, sign):
    verified = reader.verify(sign(BODY), BODY)
    assert verified.delivery_id == f"sha256:{verified.digest}"


@pytest.mark.parametrize(
    ("told", "attempt"),
    [("1", 1), ("3", 3), ("0", 1), ("-2", 1), ("two", 1), ("", 1), ("²", 1), ("٣", 1), ("9" * 5000, 1)],
)
def test_an_attempt_that_is_no_number_counts_as_the_first(reader, sign, told, attempt):
    assert reader.verify(sign(BODY, x_webhook_attempt=told), BODY).attempt == attempt


@pytest.mark.parametrize(
    ("told", "mailbox"),
    [
        ({"call_cid": "default:m-1", "cid": "messaging:x"}, "default:m-1"),
        ({"call": {"cid": "default:m-2"}}, "default:m-2"),
        ({"cid": "messaging:m-3"}, "messaging:m-3"),
        ({"call_cid": 7, "call": {"cid": ["x"]}, "cid": "messaging:m-3"}, "messaging:m-3"),
        ({"call_cid": 7, "call": [], "cid": {}}, "stream"),
        ({"call_cid": ""}, "stream"),
        ({"call_cid": "\0"}, "stream"),
        ({"call_cid": "default:\0m\n-1"}, "default:m-1"),
        ({"call_cid": "c" * 300}, f"sha256:{hashlib.sha256(b'c' * 300).hexdigest()}"),
        ({}, "stream"),
    ],
)
def test_a_mailbox_is_the_call_or_the_channel_or_the_source(reader, sign, told, mailbox):
    body = json.dumps({"type": "a"} | told).encode()
    assert reader.verify(sign(body), body).mailbox == mailbox
