"""The public state machine on memory adapters, at the count the lifecycle promises."""

import pytest
from hypothesis import HealthCheck, settings

from temuainul.testing.machine import MeetingLifecycle

pytestmark = pytest.mark.timeout(900)
TestMeetingLifecycle = MeetingLifecycle.TestCase
TestMeetingLifecycle.settings = settings(
    max_examples=2_000,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
