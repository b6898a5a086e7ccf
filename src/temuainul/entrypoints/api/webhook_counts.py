"""What came to the webhooks' door since this process began."""

from collections import Counter

from temuainul.domain.model.errors import DomainError
from temuainul.domain.usecases.webhooks import Receipt
from temuainul.entrypoints.api.prometheus import Labels


class WebhookCounts:
    """Counted by words of our own alone, so that no stranger can make labels."""

    def __init__(self) -> None:
        self.received: Counter[Labels] = Counter()
        self.refused: Counter[Labels] = Counter()

    def receive(self, provider: str, receipt: Receipt) -> None:
        """A provider that gave a receipt is one that is configured."""
        seen = "new" if receipt.new else "before"
        self.received[("provider", provider), ("secret", str(receipt.secret)), ("seen", seen)] += 1

    def refuse(self, error: DomainError) -> None:
        self.refused[(("reason", error.code),)] += 1
