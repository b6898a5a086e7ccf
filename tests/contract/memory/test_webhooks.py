import pytest

from temuainul.adapters.memory.webhooks import MemoryWebhooks
from temuainul.domain.model.fact import CallEnded
from temuainul.domain.model.ids import CallId
from temuainul.domain.model.webhook import WebhookEvent
from temuainul.testing.contracts.examples import NOON
from temuainul.testing.contracts.webhooks import Mail, Message, WebhookReaderContract

EVENT = WebhookEvent(call=CallId("default:meeting-1"), facts=(CallEnded(at=NOON),))


class TestMemoryWebhooks(WebhookReaderContract):
    @pytest.fixture
    def reader(self):
        return MemoryWebhooks()

    @pytest.fixture
    def mail(self, reader):
        headers, useful = reader.speak(EVENT, "delivery-1", "call.ended")
        others, useless = reader.speak(None, "delivery-2", "call.updated")
        garbled = useful.replace(b'"CallEnded"', b'"CallTurnedIntoAPumpkin"')
        return Mail(
            useful=Message(headers=headers, body=useful),
            useless=Message(headers=others, body=useless),
            garbled=Message(headers={"x-signature": reader.sign(garbled)}, body=garbled),
        )
