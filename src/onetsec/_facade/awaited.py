"""
The facade of asynchronous hosts.
"""

from __future__ import annotations

from collections.abc import Sequence
from inspect import iscoroutinefunction
from typing import cast

from .._lifting import Aside, Threads, asynchronous, threaded
from ..errors import ConfigurationError
from ..flows._screening import Step
from ..jobs import Job
from ..ports import (
    AsyncBreaches,
    AsyncChallenge,
    AsyncHasher,
    AsyncLater,
    AsyncMailer,
    AsyncPasswordVault,
    AsyncStorage,
    AsyncUsers,
    Breaches,
    Clock,
    Locator,
    Random,
    Sealer,
)
from ..records import Site
from ..settings import Settings
from ..texts import Languages
from .composition import build, opened, spoken
from .root import Root

_VAULT = ("password_hash", "replace_password_hash")


class AsyncOnetsec(Root):
    """
    :class:`.Onetsec` for an event loop: the same arguments, with ports that can be awaited.

    A storage that is named by its URL is awaited if its engine can be, and else runs in threads, as
    hashing does. A synchronous port of the host is carried by :func:`.threaded`, or by
    :func:`.lifted` if it never waits.

    Raises:
        ConfigurationError: As :class:`.Onetsec`, and if a port can not be awaited.
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
        vault: AsyncPasswordVault | None = None,
        sealer: Sealer | None = None,
        locator: Locator | None = None,
        breaches: AsyncBreaches | Breaches | None = None,
        challenge: AsyncChallenge | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
        languages: Sequence[str] | Languages = ("en",),
        installation: str = "",
    ) -> None:
        self.users = users
        self._threads: list[Threads] = []
        self._later = later or _tasks()
        if not hasattr(self._later, "aclose"):
            raise ConfigurationError(
                f"later: {type(self._later).__name__} is for Onetsec; give TaskLater or QueueLater."
            )
        self._storage = self._carried(storage)
        self.flows = build(
            users=asynchronous(users, "by_id", "by_login"),
            vault=None if vault is None else asynchronous(vault, *_VAULT),
            storage=self._storage,
            hasher=asynchronous(hasher or self._hasher(), "hash", "verify", "stretch"),
            mailer=None if mailer is None else asynchronous(mailer, "send"),
            later=self._submit,
            soon=self._submit_step,
            delivers=not getattr(self._later, "is_inline", False),
            aside=self._aside(),
            breaches=self._list(breaches),
            challenge=None if challenge is None else asynchronous(challenge, "is_met"),
            keys=keys,
            site=site,
            realm=realm,
            settings=settings or Settings(),
            sealer=sealer,
            locator=locator,
            clock=clock,
            random=random,
            languages=spoken(languages),
            installation=installation,
        )
        self.sign_in = self.flows.sign_in
        self.password = self.flows.password
        self.totp = self.flows.totp
        self.address = self.flows.address
        self.email_code = self.flows.email_code
        self.recovery_codes = self.flows.recovery_codes
        self.password_reset = self.flows.password_reset
        self.undo = self.flows.undo
        self.sessions = self.flows.sessions
        self.step_up = self.flows.step_up
        self.posture = self.flows.posture
        self.activity = self.flows.activity
        self.accounts = self.flows.accounts

    async def ping(self) -> str:
        """
        Make sure that the storage answers, and is ours: call it when the application starts. The
        result is the id of the installation, to be expected from then on.

        Raises:
            ConfigurationError: If the storage was emptied, is another one, or one of a newer
                release; or if a key that is in use is missing.

            Unavailable: If it does not answer.
        """
        return await self.flows.engine.ping()

    async def sweep(self) -> int:
        """
        Delete up to a thousand rows that are over; how many there were. For a timer of the host.
        """
        return await self._storage.sweep(now=self.flows.engine.clock.seconds())

    async def deliver(self) -> int:
        """
        Mail what processes have left that have died, for up to a hundred accounts; how many there
        were to look at. For a timer of the host, once a minute or so.

        Raises:
            DeliveryError: If a mail was not taken. What is still to be mailed is tried again by the
                calls that follow, for each account at most every two minutes.

            Unavailable: If a port does not answer.
        """
        return await self.flows.outbox.deliver()

    async def run_job(self, job: Job | str) -> None:
        """
        Do a job that was submitted to be done later: for the worker of the host's own queue.

        Raises:
            DeliveryError: If a mail was not taken; unless it is final, try again later.

            Unavailable: If a port does not answer.

            ValueError: If *job* is none.
        """
        await self.flows.run(Job.of(job) if isinstance(job, str) else job)

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

    def _submit_step(self, job: Job, step: Step) -> None:
        self._later.submit(job, step)

    def _carried(self, storage: AsyncStorage | str) -> AsyncStorage:
        if not isinstance(storage, str):
            checked: AsyncStorage = asynchronous(storage, "load", "save", "session", "hit")
            return checked

        from ..storage import is_asynchronous, open_async_storage

        if is_asynchronous(storage):
            return open_async_storage(storage)

        threads = Threads(4, name="storage")
        self._threads.append(threads)
        return threaded(opened(storage), threads=threads)

    def _list(self, breaches: AsyncBreaches | Breaches | None) -> AsyncBreaches | None:
        """
        *breaches*, which waits for the network in threads if it can not be awaited.
        """
        if breaches is None:
            return None
        if iscoroutinefunction(breaches.suffixes):
            return cast("AsyncBreaches", breaches)

        threads = Threads(4, name="breaches", patience=2.0)
        self._threads.append(threads)
        carried: AsyncBreaches = threaded(cast("Breaches", breaches), threads=threads)
        return carried

    def _aside(self) -> Aside:
        threads = Threads(2, name="judging")
        self._threads.append(threads)
        return threads.aside

    def _hasher(self) -> AsyncHasher:
        from ..crypto.hasher import Argon2Hasher

        hasher = Argon2Hasher()
        threads = Threads(hasher.turns.most, name="hashing")
        self._threads.append(threads)
        return threaded(hasher, threads=threads)


def _tasks() -> AsyncLater:
    from ..later import TaskLater

    return TaskLater()
