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
from ..ports import (
    AsyncHasher,
    AsyncStorage,
    AsyncUsers,
    Clock,
    Hasher,
    Locator,
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
    PasswordMethods,
    RecoveryCodesMethods,
    SessionsMethods,
    SignInMethods,
    StepUpMethods,
    TotpMethods,
)

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
        sealer: Sealer | None = None,
        locator: Locator | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
    ) -> None:
        self._storage = opened(storage)
        self.flows = build(
            users=lifted(users),
            storage=lifted(self._storage),
            hasher=lifted(hashing(hasher)),
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
        self.recovery_codes = RecoveryCodesMethods(self.flows.recovery_codes)
        self.sessions = SessionsMethods(self.flows.sessions)
        self.step_up = StepUpMethods(self.flows.step_up)
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

    def close(self) -> None:
        """
        Give connections back.
        """
        self._storage.close()


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
        sealer: Sealer | None = None,
        locator: Locator | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
    ) -> None:
        self._threads: list[Threads] = []
        self._storage = self._carried(storage)
        self.flows = build(
            users=asynchronous(users, "by_id", "by_login"),
            storage=self._storage,
            hasher=asynchronous(hasher or self._hasher(), "hash", "verify", "stretch"),
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
        self.recovery_codes = self.flows.recovery_codes
        self.sessions = self.flows.sessions
        self.step_up = self.flows.step_up
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

    async def close(self) -> None:
        """
        Give connections and threads back.
        """
        await self._storage.close()
        for threads in self._threads:
            threads.close()

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
