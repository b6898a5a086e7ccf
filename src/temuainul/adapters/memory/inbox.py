"""Where webhooks are kept before they are understood; the same tables as the storage's."""

from temuainul.adapters.memory.storage import MemoryStorage
from temuainul.adapters.memory.tables import delivery_key
from temuainul.domain.model.webhook import Delivery
from temuainul.ports.storage import Inbox


class MemoryInbox(Inbox):
    """Durable as long as the process; waits for the storage's open unit of work."""

    def __init__(self, storage: MemoryStorage) -> None:
        self._storage = storage

    async def store(self, delivery: Delivery) -> bool:
        async with self._storage.writing() as tables:
            key = delivery_key(delivery)
            is_new = key not in tables.deliveries
            tables.deliveries.setdefault(key, delivery)
        return is_new
