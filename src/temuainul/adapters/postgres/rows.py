"""Plain nouns, as advanced-alchemy's repositories want them. Ids are `FreeText` too: they come in addresses."""

from datetime import datetime
from typing import Any

from advanced_alchemy.base import CommonTableAttributes, convention
from advanced_alchemy.types import DateTimeUTC
from sqlalchemy import BigInteger, ForeignKey, Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from temuainul.adapters.postgres.column_types import FreeText, JsonBytes


class Row(CommonTableAttributes, DeclarativeBase):
    metadata = MetaData(naming_convention=convention)
    type_annotation_map = {str: FreeText, datetime: DateTimeUTC}  # noqa: RUF012 - SQLAlchemy's own way to say it


class UserRow(Row):
    __tablename__ = "users"

    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[datetime]
    password_hash: Mapped[str]
    change_count: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """The number of the latest change; raising it is what makes a user's units of work wait for each other."""


class LoginSessionRow(Row):
    __tablename__ = "login_sessions"

    id: Mapped[str] = mapped_column(unique=True)
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    device: Mapped[str]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]


class AgentRow(Row):
    __tablename__ = "agents"
    __table_args__ = (Index("ix_agents_page", "owner_id", text("created_at DESC"), text("id DESC")),)

    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    instructions: Mapped[str]
    language: Mapped[str]
    voice: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    @property
    def profile(self) -> "AgentRow":
        """What the model nests stands here in columns."""
        return self


class QuestionRow(Row):
    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_of", "meeting_id", "asked_at", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    asked_by: Mapped[str]
    text: Mapped[str]
    asked_at: Mapped[datetime]
    answer: Mapped[Any] = mapped_column(JsonBytes, nullable=True)
    stopped_at: Mapped[datetime | None]
