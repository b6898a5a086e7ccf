"""What lets a contract's tests await."""

import pytest


@pytest.mark.anyio
class AsyncContract:
    """Runs on asyncio. A test class of yours may override `anyio_backend` to give options, such as another loop."""

    @pytest.fixture
    def anyio_backend(self) -> str:
        return "asyncio"
