"""
What we ask of the outside world.

A port that may wait has an asynchronous twin, and flows await that one only. A port that never
waits (`Keys`, `Sealer`, `Locator`, `Clock`, `Random`) has none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import Any, Protocol

from .jobs import Job
from .letters import Message
from .records import (
    AccountRecord,
    Client,
    EventRecord,
    Hit,
    Limit,
    Location,
    SealedSecret,
    SessionRecord,
    Stretched,
    User,
    Verified,
)


class Users(Protocol):
    """
    Facts about the host's users; never asked on the request path.
    """

    def by_id(self, user_id: str) -> User | None: ...

    def by_login(self, login: str) -> User | None: ...


class AsyncUsers(Protocol):
    """
    :class:`Users` for asynchronous hosts.
    """

    async def by_id(self, user_id: str) -> User | None: ...

    async def by_login(self, login: str) -> User | None: ...


class WritableUsers(Users, Protocol):
    """
    Users whose address onetsec may change: what a host can do besides. Without it, no change is
    offered.
    """

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        """
        Store *new*, which was proven to be theirs, if the address is *expected* ("": there must be
        none), and nobody else has *new* in any case; whether it was.
        """


class AsyncWritableUsers(AsyncUsers, Protocol):
    """
    :class:`WritableUsers` for asynchronous hosts.
    """

    async def change_email(self, user_id: str, new: str, *, expected: str) -> bool: ...


class PasswordVault(Protocol):
    """
    Where a host keeps the hashes of passwords itself.
    """

    def password_hash(self, user_id: str) -> str | None:
        """
        The hash of *user_id*; None if there is none, or no such user.
        """

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        Store *new* if the hash is *expected* (None: there must be none); whether it was.
        """


class AsyncPasswordVault(Protocol):
    """
    :class:`PasswordVault` for asynchronous hosts.
    """

    async def password_hash(self, user_id: str) -> str | None: ...

    async def replace_password_hash(
        self, user_id: str, new: str, *, expected: str | None
    ) -> bool: ...


class Accounts(Protocol):
    """
    One versioned record a user.
    """

    def load(self, user_id: str) -> AccountRecord | None: ...

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        Store *record* if the stored version is *expected* (0: there must be none).
        """

    def erase(self, user_id: str) -> None: ...

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        The ids of users whose records wait since *before* or longer, those that wait longest first.

        The only question that is not about one user. It must not scan: in an index, none of those
        that do not wait.
        """


class Sessions(Protocol):
    """
    Signed-in devices and the minimum epoch, by user.
    """

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        The session and the minimum epoch (0: never raised), read together in one round trip.
        """

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]: ...

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        Store *record* if the stored revision is *expected*; an update never creates a row.
        """

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int: ...

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        Raise the minimum epoch to at least *epoch*; the result is what it is now.
        """


class Throttle(Protocol):
    """
    Counters that may be lost.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        Charge *cost* to *key* at *now*, Unix microseconds, exactly as :func:`.throttling.charge`:
        under one to three limits, together or not at all.
        """


class Activity(Protocol):
    """
    What happened to an account, for its owner to read.
    """

    def record_event(self, event: EventRecord) -> None:
        """
        Append *event*; one that is there already stays as it is.
        """

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        The newest *limit* events whose id is less than *before*, the newest first.
        """

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        Delete the events of *user_id* whose id is less than *before*. Twice is harmless.
        """


class Storage(Accounts, Sessions, Throttle, Activity, Protocol):
    """
    Everything that onetsec stores.
    """

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete about *limit* rows that are over at *now*, Unix seconds; the number of them.
        """

    def close(self) -> None: ...


class AsyncStorage(Protocol):
    """
    :class:`Storage` for asynchronous hosts.
    """

    async def load(self, user_id: str) -> AccountRecord | None: ...

    async def save(self, record: AccountRecord, *, expected: int) -> bool: ...

    async def erase(self, user_id: str) -> None: ...

    async def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]: ...

    async def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None: ...

    async def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]: ...

    async def put_session(self, record: SessionRecord, *, expected: int) -> bool: ...

    async def drop_sessions(
        self, user_id: str, session_ids: Collection[str] | None = None
    ) -> int: ...

    async def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int: ...

    async def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit: ...

    async def record_event(self, event: EventRecord) -> None: ...

    async def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]: ...

    async def drop_events(self, user_id: str, *, before: str) -> None: ...

    async def sweep(self, *, now: int, limit: int = 1000) -> int: ...

    async def close(self) -> None: ...


class Hasher(Protocol):
    """
    Slow hashes of passwords. Bounded: waits for a turn, then raises ``Unavailable``.
    """

    def hash(self, password: str) -> str: ...

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Look at *stored* with *password*; without a stored hash at as much cost, and in vain.
        """

    def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        """
        Make *secrets* slow to guess, at *cost* as it was stored, or at today's.
        """


class AsyncHasher(Protocol):
    """
    :class:`Hasher` for asynchronous hosts.
    """

    async def hash(self, password: str) -> str: ...

    async def verify(self, stored: str | None, password: str) -> Verified: ...

    async def stretch(
        self, secrets: Sequence[bytes], *, salt: bytes, cost: str = ""
    ) -> Stretched: ...


class Breaches(Protocol):
    """
    A list of passwords that are known from breaches.
    """

    def suffixes(self, prefix: str) -> Collection[str]:
        """
        The other 35 characters of every SHA-1 digest in the list that begins with the five of
        *prefix*, in upper-case hexadecimal. No more of a password than that ever comes here.

        Raises:
            Unavailable: If it does not answer.
        """


class AsyncBreaches(Protocol):
    """
    :class:`Breaches` for asynchronous hosts.
    """

    async def suffixes(self, prefix: str) -> Collection[str]: ...


class Challenge(Protocol):
    """
    What a stranger has to do besides, while too many wait for a hash: a CAPTCHA, a proof of work.

    Attributes:
        field: The name of the form field that the answer comes in.

        origins: Scheme and host of where the widget's script and frame come from, if that is not
            the application: the pages let them in while they ask for the answer.
    """

    @property
    def field(self) -> str: ...

    @property
    def origins(self) -> tuple[str, ...]: ...

    def is_met(self, answer: str, client: Client) -> bool:
        """
        Whether *answer*, which is not empty, is right. Whether it may be used again is up to you.

        Raises:
            Unavailable: If that can not be said.
        """


class AsyncChallenge(Protocol):
    """
    :class:`Challenge` for asynchronous hosts.
    """

    @property
    def field(self) -> str: ...

    @property
    def origins(self) -> tuple[str, ...]: ...

    async def is_met(self, answer: str, client: Client) -> bool: ...


class Mailer(Protocol):
    """
    The way to a mailbox.
    """

    def send(self, message: Message) -> None:
        """
        Hand *message* over; it may take its time.

        Raises:
            DeliveryError: If it was not taken.
        """


class AsyncMailer(Protocol):
    """
    :class:`Mailer` for asynchronous hosts.
    """

    async def send(self, message: Message) -> None: ...


class Later(Protocol):
    """
    Work after the answer.
    """

    def submit(self, job: Job, run: Callable[[Job], object]) -> None:
        """
        See to it that *run* is called with *job*, once or twice, soon. Never waits, never raises.

        A queue of the host takes ``job.text()``, and its worker calls ``auth.run_job(text)``.
        """

    def close(self) -> None:
        """
        Finish what was submitted, within a bounded time.
        """


class AsyncLater(Protocol):
    """
    :class:`Later` for asynchronous hosts.
    """

    def submit(self, job: Job, run: Callable[[Job], Coroutine[Any, Any, object]]) -> None:
        """
        See to it that *run* is awaited with *job*. Never waits, never raises.
        """

    async def aclose(self) -> None:
        """
        Finish what was submitted, within a bounded time.
        """


class Keys(Protocol):
    """
    Keyed MACs, one sub-key a purpose.
    """

    def mac(self, purpose: str, *parts: str | int | bytes, like: bytes = b"") -> bytes:
        """
        The MAC of *parts*: under the primary key, or under the key that made *like*.

        A key that is missing gives a MAC that equals nothing.
        """

    def subkey(self, purpose: str, *, like: bytes = b"") -> bytes:
        """
        What :meth:`mac` puts before a MAC, then 32 bytes for a cipher; b"" for a missing key.
        """


class Sealer(Protocol):
    """
    Secrets that must be read again. The context is bound in: what was sealed for one user, purpose
    or factor opens for no other.
    """

    def seal(self, secret: bytes, *context: str) -> SealedSecret: ...

    def unseal(self, sealed: SealedSecret, *context: str) -> bytes | None:
        """
        The secret; None if the key is missing, or it was not sealed like this.
        """

    def is_current(self, sealed: SealedSecret) -> bool:
        """
        Whether `seal` would use the same key and format today; else it is sealed anew.
        """


class Locator(Protocol):
    """
    Where a client is, roughly; from memory or a local file, never from the network.

    Attributes:
        header: The name of the request header, in lower case, that a proxy of the host fills with
            a place; "" if none is needed.
    """

    header: str

    def locate(self, client: Client) -> Location:
        """
        The place of *client*, an empty one if it is not known. Never raises.
        """


class Clock(Protocol):
    """
    The time.
    """

    def micros(self) -> int:
        """
        Unix microseconds.
        """

    def seconds(self) -> int:
        """
        Unix seconds.
        """


class Random(Protocol):
    """
    Unpredictable bytes.
    """

    def bytes(self, count: int) -> bytes: ...
