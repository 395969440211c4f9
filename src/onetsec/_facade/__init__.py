"""
The facades: built once by the host.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import iscoroutinefunction
from typing import TypeVar

from .._lifting import Threads, asynchronous, lifted, run, threaded
from ..errors import ConfigurationError
from ..events import EventKind
from ..flows import Flows
from ..flows._engine import Listener
from ..flows.posture import Adviser
from ..jobs import Job
from ..ports import (
    AsyncHasher,
    AsyncLater,
    AsyncMailer,
    AsyncStorage,
    AsyncUsers,
    Clock,
    Hasher,
    Later,
    Locator,
    Mailer,
    Random,
    Sealer,
    Storage,
    Users,
)
from ..records import Site
from ..settings import Settings
from .composition import build, hashing, opened
from .twins import (
    AccountsMethods,
    EmailCodeMethods,
    PasswordMethods,
    PasswordResetMethods,
    PostureMethods,
    RecoveryCodesMethods,
    SessionsMethods,
    SignInMethods,
    StepUpMethods,
    TotpMethods,
)

A = TypeVar("A", bound=Adviser)
L = TypeVar("L", bound=Listener)


class _Root:
    """
    What both facades have.
    """

    flows: Flows

    @property
    def site(self) -> Site:
        """
        The application.
        """
        return self.flows.site

    def on(self, *kinds: EventKind) -> Callable[[L], L]:
        """
        Let a function hear of events of these *kinds*: ``@auth.on(EventKind.PASSWORD_CHANGED)``.

        It is called in the request that made them, after what they tell of was stored. An exception
        that it raises is the host's own, and is not caught.

        Raises:
            ConfigurationError: If no kind is named, or the function is asynchronous.
        """
        if not kinds:
            raise ConfigurationError("on: name at least one kind, such as EventKind.SIGNED_IN.")

        def listen(listener: L) -> L:
            if iscoroutinefunction(listener):
                raise ConfigurationError(
                    "on: a listener is called, not awaited. Let a function start what takes long."
                )
            for kind in kinds:
                self.flows.engine.listeners.setdefault(kind, []).append(listener)
            return listener

        return listen

    def advise(self, adviser: A) -> A:
        """
        Let a function add advice of the host's own to the report of an account: it is given the id
        of the user, and gives :class:`.posture.Advice`, whose action may be a path of the host.
        """
        self.flows.posture.advisers.append(adviser)
        return adviser


class Onetsec(_Root):
    """
    The security of the accounts of one application.

    Nothing is opened before it is used: build it once, when the application is built.

    Args:
        users: The host's users.

        storage: A storage, or its URL, such as ``sqlite:////var/lib/shop/onetsec.db``.

        keys: 32 random bytes or more each, or their base64 text, from ``onetsec key``; the first
            one signs, the others are still read.

        site: Name and address of the application.

        realm: The tenant or environment. Nothing of one realm is worth anything in another.

        settings: How strict it is.

        mailer: The way to a mailbox; without one, nothing that needs a mail is offered.

        later: Does what is left to do after an answer; threads of our own, unless you have a queue.

        hasher, sealer, locator, clock, random: Instead of the ones that come with onetsec.

    Raises:
        ConfigurationError: If a key, the address of the site or a setting can not be used.
    """

    def __init__(
        self,
        *,
        users: Users,
        storage: Storage | str,
        keys: Sequence[bytes | str],
        site: Site,
        realm: str = "default",
        settings: Settings | None = None,
        hasher: Hasher | None = None,
        mailer: Mailer | None = None,
        later: Later | None = None,
        sealer: Sealer | None = None,
        locator: Locator | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
    ) -> None:
        self._storage = opened(storage)
        self._later = later or _threads()
        self.flows = build(
            users=lifted(users),
            storage=lifted(self._storage),
            hasher=lifted(hashing(hasher)),
            mailer=None if mailer is None else lifted(mailer),
            later=self._submit,
            keys=keys,
            site=site,
            realm=realm,
            settings=settings or Settings(),
            sealer=sealer,
            locator=locator,
            clock=clock,
            random=random,
        )
        self.sign_in = SignInMethods(self.flows.sign_in)
        self.password = PasswordMethods(self.flows.password)
        self.totp = TotpMethods(self.flows.totp)
        self.email_code = EmailCodeMethods(self.flows.email_code)
        self.recovery_codes = RecoveryCodesMethods(self.flows.recovery_codes)
        self.password_reset = PasswordResetMethods(self.flows.password_reset)
        self.sessions = SessionsMethods(self.flows.sessions)
        self.step_up = StepUpMethods(self.flows.step_up)
        self.posture = PostureMethods(self.flows.posture)
        self.accounts = AccountsMethods(self.flows.accounts)

    def ping(self) -> None:
        """
        Read from the storage once.

        Raises:
            Unavailable: If it does not answer.
        """
        run(self.flows.engine.ping())

    def sweep(self) -> int:
        """
        Delete up to a thousand rows that are over; how many there were. For a timer of the host.
        """
        return self._storage.sweep(now=self.flows.engine.clock.seconds())

    def run_job(self, job: Job | str) -> None:
        """
        Do a job that was submitted to be done later: for the worker of the host's own queue.

        Raises:
            DeliveryError: If a mail was not taken; unless it is final, try again later.

            Unavailable: If a port does not answer.

            ValueError: If *job* is none.
        """
        run(self.flows.mails.run(Job.of(job) if isinstance(job, str) else job))

    def close(self) -> None:
        """
        Finish what was to be done later, and give connections back.
        """
        self._later.close()
        self._storage.close()

    def _submit(self, job: Job) -> None:
        self._later.submit(job, self.run_job)


class AsyncOnetsec(_Root):
    """
    :class:`Onetsec` for an event loop: the same arguments, with ports that can be awaited.

    A storage that is named by its URL runs in threads, and so does hashing. A synchronous port of
    the host is carried by :func:`.threaded`, or by :func:`.lifted` if it never waits.

    Raises:
        ConfigurationError: As :class:`Onetsec`, and if a port can not be awaited.
    """

    def __init__(
        self,
        *,
        users: AsyncUsers,
        storage: AsyncStorage | str,
        keys: Sequence[bytes | str],
        site: Site,
        realm: str = "default",
        settings: Settings | None = None,
        hasher: AsyncHasher | None = None,
        mailer: AsyncMailer | None = None,
        later: AsyncLater | None = None,
        sealer: Sealer | None = None,
        locator: Locator | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
    ) -> None:
        self._threads: list[Threads] = []
        self._later = later or _tasks()
        if not hasattr(self._later, "aclose"):
            raise ConfigurationError(
                f"later: {type(self._later).__name__} is for Onetsec; give TaskLater or QueueLater."
            )
        self._storage = self._carried(storage)
        self.flows = build(
            users=asynchronous(users, "by_id", "by_login"),
            storage=self._storage,
            hasher=asynchronous(hasher or self._hasher(), "hash", "verify", "stretch"),
            mailer=None if mailer is None else asynchronous(mailer, "send"),
            later=self._submit,
            keys=keys,
            site=site,
            realm=realm,
            settings=settings or Settings(),
            sealer=sealer,
            locator=locator,
            clock=clock,
            random=random,
        )
        self.sign_in = self.flows.sign_in
        self.password = self.flows.password
        self.totp = self.flows.totp
        self.email_code = self.flows.email_code
        self.recovery_codes = self.flows.recovery_codes
        self.password_reset = self.flows.password_reset
        self.sessions = self.flows.sessions
        self.step_up = self.flows.step_up
        self.posture = self.flows.posture
        self.accounts = self.flows.accounts

    async def ping(self) -> None:
        """
        Read from the storage once.

        Raises:
            Unavailable: If it does not answer.
        """
        await self.flows.engine.ping()

    async def sweep(self) -> int:
        """
        Delete up to a thousand rows that are over; how many there were. For a timer of the host.
        """
        return await self._storage.sweep(now=self.flows.engine.clock.seconds())

    async def run_job(self, job: Job | str) -> None:
        """
        Do a job that was submitted to be done later: for the worker of the host's own queue.

        Raises:
            DeliveryError: If a mail was not taken; unless it is final, try again later.

            Unavailable: If a port does not answer.

            ValueError: If *job* is none.
        """
        await self.flows.mails.run(Job.of(job) if isinstance(job, str) else job)

    async def close(self) -> None:
        """
        Finish what was to be done later, and give connections and threads back.
        """
        await self._later.aclose()
        await self._storage.close()
        for threads in self._threads:
            threads.close()

    def _submit(self, job: Job) -> None:
        self._later.submit(job, self.run_job)

    def _carried(self, storage: AsyncStorage | str) -> AsyncStorage:
        if not isinstance(storage, str):
            checked: AsyncStorage = asynchronous(storage, "load", "save", "session", "hit")
            return checked

        threads = Threads(4, name="storage")
        self._threads.append(threads)
        return threaded(opened(storage), threads=threads)

    def _hasher(self) -> AsyncHasher:
        from ..crypto.hasher import Argon2Hasher

        hasher = Argon2Hasher()
        threads = Threads(hasher.at_once, name="hashing", patience=hasher.patience)
        self._threads.append(threads)
        return threaded(hasher, threads=threads)


def _threads() -> Later:
    from ..later import ThreadLater

    return ThreadLater()


def _tasks() -> AsyncLater:
    from ..later import TaskLater

    return TaskLater()
