"""
The composition root: everything is built here once, and defaults are made here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ._lifting import Blocking, Threads, asynchronous, blocking, lifted, run, threaded
from .errors import ConfigurationError
from .events import EventKind
from .flows import Flows
from .flows._engine import Engine, Listener
from .flows._factors import Factors
from .flows.accounts import AccountsFlow
from .flows.password import PasswordFlow
from .flows.recovery_codes import RecoveryCodesFlow
from .flows.sessions import SessionsFlow
from .flows.sign_in import SignInFlow
from .flows.step_up import StepUpFlow
from .flows.totp import TotpFlow
from .ports import (
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
from .records import Site
from .settings import Settings

L = TypeVar("L", bound=Listener)


class SignInMethods(Blocking[SignInFlow]):
    """
    See :class:`.flows.sign_in.SignInFlow`.
    """

    password = blocking(SignInFlow.password)
    factors = blocking(SignInFlow.factors)
    verify = blocking(SignInFlow.verify)
    trusted = blocking(SignInFlow.trusted)


class PasswordMethods(Blocking[PasswordFlow]):
    """
    See :class:`.flows.password.PasswordFlow`.
    """

    judge = blocking(PasswordFlow.judge)
    register = blocking(PasswordFlow.register)
    change = blocking(PasswordFlow.change)


class TotpMethods(Blocking[TotpFlow]):
    """
    See :class:`.flows.totp.TotpFlow`.
    """

    begin = blocking(TotpFlow.begin)
    confirm = blocking(TotpFlow.confirm)
    disable = blocking(TotpFlow.disable)


class RecoveryCodesMethods(Blocking[RecoveryCodesFlow]):
    """
    See :class:`.flows.recovery_codes.RecoveryCodesFlow`.
    """

    left = blocking(RecoveryCodesFlow.left)
    renew = blocking(RecoveryCodesFlow.renew)


class SessionsMethods(Blocking[SessionsFlow]):
    """
    See :class:`.flows.sessions.SessionsFlow`.
    """

    check = blocking(SessionsFlow.check)
    list = blocking(SessionsFlow.list)
    revoke = blocking(SessionsFlow.revoke)
    revoke_others = blocking(SessionsFlow.revoke_others)
    end_all = blocking(SessionsFlow.end_all)
    sign_out = blocking(SessionsFlow.sign_out)


class StepUpMethods(Blocking[StepUpFlow]):
    """
    See :class:`.flows.step_up.StepUpFlow`.
    """

    factors = blocking(StepUpFlow.factors)
    confirm = blocking(StepUpFlow.confirm)


class AccountsMethods(Blocking[AccountsFlow]):
    """
    See :class:`.flows.accounts.AccountsFlow`.
    """

    overview = blocking(AccountsFlow.overview)


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
            ConfigurationError: If no kind is named.
        """
        if not kinds:
            raise ConfigurationError("on: name at least one kind, such as EventKind.SIGNED_IN.")

        def listen(listener: L) -> L:
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
        self._storage = _storage(storage)
        self.flows = _build(
            users=lifted(users),
            storage=lifted(self._storage),
            hasher=lifted(_hasher(hasher)),
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
        self.flows = _build(
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
        return threaded(_storage(storage), threads=threads)

    def _hasher(self) -> AsyncHasher:
        from .crypto.hasher import Argon2Hasher

        hasher = Argon2Hasher()
        threads = Threads(hasher.at_once, name="hashing", patience=hasher.patience)
        self._threads.append(threads)
        return threaded(hasher, threads=threads)


def _build(
    *,
    users: AsyncUsers,
    storage: AsyncStorage,
    hasher: AsyncHasher,
    keys: Sequence[bytes | str],
    site: Site,
    realm: str,
    settings: Settings,
    sealer: Sealer | None,
    locator: Locator | None,
    clock: Clock | None,
    random: Random | None,
) -> Flows:
    from .crypto.keys import KeyRing
    from .crypto.sealer import StandardSealer
    from .crypto.system import SystemClock, SystemRandom
    from .locators import NoLocator

    ring, random = KeyRing(keys, realm=realm), random or SystemRandom()
    sealer, locator = sealer or StandardSealer(ring, random), locator or NoLocator()
    engine = Engine(
        storage=storage,
        keys=ring,
        clock=clock or SystemClock(),
        random=random,
        longest=settings.sessions.absolute,
    )
    factors = Factors(engine, hasher, sealer, settings)
    sessions = SessionsFlow(engine, settings.sessions, locator)
    codes = RecoveryCodesFlow(engine, hasher, settings)
    return Flows(
        engine=engine,
        site=site,
        settings=settings,
        locator=locator,
        sign_in=SignInFlow(engine, users, hasher, factors, sessions, settings),
        password=PasswordFlow(engine, users, hasher, sessions, site, settings),
        totp=TotpFlow(engine, users, sealer, sessions, codes, site, settings),
        recovery_codes=codes,
        sessions=sessions,
        step_up=StepUpFlow(engine, hasher, factors, sessions, settings),
        accounts=AccountsFlow(engine, users),
    )


def _storage(storage: Storage | str) -> Storage:
    if not isinstance(storage, str):
        return storage

    from .storage import open_storage

    return open_storage(storage)


def _hasher(hasher: Hasher | None) -> Hasher:
    if hasher is not None:
        return hasher

    from .crypto.hasher import Argon2Hasher

    return Argon2Hasher()
