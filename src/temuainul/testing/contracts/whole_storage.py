"""All exams of a storage in one."""

from temuainul.testing.contracts.agents import AgentContract
from temuainul.testing.contracts.changes import ChangeContract
from temuainul.testing.contracts.deliveries import DeliveryContract, InboxContract
from temuainul.testing.contracts.facts import FactContract
from temuainul.testing.contracts.home import HomeContract
from temuainul.testing.contracts.kept_transcripts import KeptTranscriptContract
from temuainul.testing.contracts.leases import FenceContract, LeaseContract, StepContract
from temuainul.testing.contracts.meeting_lists import MeetingPageContract
from temuainul.testing.contracts.meetings import MeetingContract, MeetingRemovalContract
from temuainul.testing.contracts.questions import QuestionContract
from temuainul.testing.contracts.recordings import RecordingContract
from temuainul.testing.contracts.retention import (
    ForgetChangesContract,
    ForgetDeliveriesContract,
    ForgetLoginSessionsContract,
    ForgetWorkContract,
)
from temuainul.testing.contracts.rooms import (
    InvitationContract,
    RoomLineContract,
    RoomSessionContract,
    TicketContract,
)
from temuainul.testing.contracts.search import SearchContract
from temuainul.testing.contracts.statistics import StatisticsContract
from temuainul.testing.contracts.summaries import SummaryContract
from temuainul.testing.contracts.ticks import TickContract
from temuainul.testing.contracts.units_of_work import UnitOfWorkContract
from temuainul.testing.contracts.users import LoginSessionContract, UserContract
from temuainul.testing.contracts.work import OwingContract, ResultContract, RunnableContract


class WholeStorageContract(
    UnitOfWorkContract,
    UserContract,
    LoginSessionContract,
    AgentContract,
    MeetingContract,
    MeetingRemovalContract,
    MeetingPageContract,
    HomeContract,
    SearchContract,
    FactContract,
    KeptTranscriptContract,
    SummaryContract,
    TickContract,
    QuestionContract,
    TicketContract,
    InvitationContract,
    RoomSessionContract,
    RoomLineContract,
    RecordingContract,
    InboxContract,
    DeliveryContract,
    OwingContract,
    RunnableContract,
    ResultContract,
    LeaseContract,
    FenceContract,
    StepContract,
    ChangeContract,
    ForgetDeliveriesContract,
    ForgetLoginSessionsContract,
    ForgetWorkContract,
    ForgetChangesContract,
    StatisticsContract,
):
    """Every storage and inbox must pass it; fill in `under_test`, and give each test an empty storage."""
