"""The exam each adapter of a port sits: subclass the contract, fill in its fixture, run pytest.

    class TestOurQueue(JobQueueContract):
        @pytest.fixture
        def under_test(self) -> QueueUnderTest:
            return OurQueueUnderTest()

Asynchronous tests run on AnyIO's pytest plugin, which comes with AnyIO; nothing needs to be configured.
"""

from pkgutil import iter_modules

import pytest

# The one thing that happens at import: without it a failed assertion in here would not say what was compared.
pytest.register_assert_rewrite(*(f"{__name__}.{module.name}" for module in iter_modules(__path__)))
