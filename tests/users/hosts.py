"""
Hosts that map their users in different ways.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, DateTime, ForeignKey, Integer, SmallInteger, String, Text, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """
    The tables of all hosts.
    """


class Member(Base):
    """
    A user with a number that never comes back.
    """

    __tablename__ = "member"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # as hosts write it

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    username: Mapped[str | None] = mapped_column(String(50))
    is_verified: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    full_name: Mapped[str | None] = mapped_column(String(100))
    language: Mapped[str | None] = mapped_column(String(10))
    tenant: Mapped[int] = mapped_column(default=0)
    password: Mapped[str | None] = mapped_column(String(128))


class Small(Base):
    """
    A user with a number that comes back on SQLite, and the time that tells them apart.
    """

    __tablename__ = "small"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    email: Mapped[str] = mapped_column(String(320))
    created_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), default=lambda: datetime.now(UTC)
    )
    password: Mapped[str] = mapped_column(String(128), default="")


class Named(Base):
    """
    A user with a text for an id, which the host makes.
    """

    __tablename__ = "named"

    key: Mapped[str] = mapped_column(
        String(36), primary_key=True, default=lambda: f"n{uuid4().hex}"
    )
    email: Mapped[str] = mapped_column(String(320), unique=True)
    password: Mapped[str | None] = mapped_column(Text)


class Universal(Base):
    """
    A user with a UUID.
    """

    __tablename__ = "universal"

    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, default=uuid4)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    hashed: Mapped[str | None] = mapped_column("password", String(128))


class Numbered(Base):
    """
    A user with other kinds of numbers.
    """

    __tablename__ = "numbered"

    row: Mapped[int] = mapped_column(primary_key=True)
    short: Mapped[int] = mapped_column(SmallInteger)
    long: Mapped[int] = mapped_column(BigInteger)
    when: Mapped[datetime] = mapped_column(DateTime, default=datetime.now)
    email: Mapped[str] = mapped_column(String(320))


class Order(Base):
    """
    What a user leaves behind.
    """

    __tablename__ = "purchase"

    id: Mapped[int] = mapped_column(primary_key=True)
    member: Mapped[int] = mapped_column(ForeignKey("member.id"))
