import pytest

from temuainul.adapters.room.webhooks import SIGNATURE, RoomWebhooks
from temuainul.domain.model.errors import Untrusted
from temuainul.domain.model.fact import CallEnded
from temuainul.domain.model.ids import CallId
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.testing.contracts.examples import NOON
from temuainul.testing.contracts.webhooks import Mail, Message, WebhookReaderContract

CALL = CallId("default:meeting-1")
EVENT = WebhookEvent(call=CALL, facts=(CallEnded(at=NOON),))
NOTHING = WebhookEvent(call=CALL, facts=())


class TestRoomWebhooks(WebhookReaderContract):
    @pytest.fixture
    def reader(self):
        return RoomWebhooks()

    @pytest.fixture
    def mail(self, reader):
        headers, useful = reader.speak(EVENT, "delivery-1", "call_ended")
        others, useless = reader.speak(NOTHING, "delivery-2", "nothing")
        garbled = useful.replace(b'"CallEnded"', b'"CallTurnedIntoAPumpkin"')
        return Mail(
            useful=Message(headers=headers, body=useful),
            useless=Message(headers=others, body=useless),
            garbled=Message(headers={SIGNATURE: reader._sign(garbled)}, body=garbled),
        )

    def test_another_process_is_not_believed(self, reader, mail):
        with pytest.raises(Untrusted):
            RoomWebhooks().verify(mail.useful.headers, mail.useful.body)

    def test_what_one_process_stored_another_can_read(self, mail):
        assert RoomWebhooks().read(mail.useful.body, received_at=NOON) == EVENT
