import hmac
from hashlib import sha256

import msgspec
import pytest

from temuainul.adapters.stream.webhooks import StreamWebhooks
from temuainul.testing.contracts.examples import NOON
from temuainul.testing.contracts.webhooks import Mail, Message, WebhookReaderContract

KEY, SECRET = "app-key", "app-secret"
ENDED = {
    "type": "call.session_ended",
    "created_at": NOON.isoformat(),
    "call_cid": "default:meeting-1",
    "session_id": "session-1",
    "call": {"cid": "default:meeting-1"},
}


def signed(event, id):
    body = msgspec.json.encode(event)
    signature = hmac.new(SECRET.encode(), body, sha256).hexdigest()
    headers = {"x-api-key": KEY, "x-signature": signature, "x-webhook-id": id, "x-webhook-attempt": "1"}
    return Message(headers=headers, body=body)


class TestStreamWebhooks(WebhookReaderContract):
    @pytest.fixture
    def reader(self):
        return StreamWebhooks(KEY, [SECRET])

    @pytest.fixture
    def mail(self):
        return Mail(
            useful=signed(ENDED, "1"),
            useless=signed(ENDED | {"type": "call.updated"}, "2"),
            garbled=signed(ENDED | {"session_id": 7}, "3"),
        )
