"""
Flows from ports: defaults are made here.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..flows import Flows
from ..flows._engine import Engine
from ..flows._entrance import Entrance
from ..flows._factors import Factors
from ..flows._second_step import SecondStep
from ..flows.accounts import AccountsFlow
from ..flows.password import PasswordFlow
from ..flows.recovery_codes import RecoveryCodesFlow
from ..flows.sessions import SessionsFlow
from ..flows.sign_in import SignInFlow
from ..flows.step_up import StepUpFlow
from ..flows.totp import TotpFlow
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
)
from ..records import Site
from ..settings import Settings


def build(
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
    """
    One flow a feature, over the given ports.
    """
    from ..crypto.keys import KeyRing
    from ..crypto.sealer import StandardSealer
    from ..crypto.system import SystemClock, SystemRandom
    from ..locators import NoLocator

    ring, random = KeyRing(keys, realm=realm), random or SystemRandom()
    sealer, locator = sealer or StandardSealer(ring, random), locator or NoLocator()
    engine = Engine(
        storage=storage,
        keys=ring,
        clock=clock or SystemClock(),
        random=random,
        longest=settings.sessions.absolute,
        sweep_every=settings.sweep_every,
    )
    factors = Factors(engine, hasher, sealer, settings)
    sessions = SessionsFlow(engine, settings.sessions, settings.throttles.change, locator)
    entrance = Entrance(engine, sessions)
    second = SecondStep(engine, users, factors, entrance, settings)
    codes = RecoveryCodesFlow(engine, hasher, settings)
    return Flows(
        engine=engine,
        site=site,
        settings=settings,
        locator=locator,
        sign_in=SignInFlow(engine, users, hasher, entrance, second, settings),
        password=PasswordFlow(engine, users, hasher, sessions, site, settings),
        totp=TotpFlow(engine, users, sealer, sessions, codes, site, settings),
        recovery_codes=codes,
        sessions=sessions,
        step_up=StepUpFlow(engine, hasher, factors, sessions, settings),
        accounts=AccountsFlow(engine, users),
    )


def opened(storage: Storage | str) -> Storage:
    """
    The storage, or the one that its URL names.
    """
    if not isinstance(storage, str):
        return storage

    from ..storage import open_storage

    return open_storage(storage)


def hashing(hasher: Hasher | None) -> Hasher:
    """
    The hasher, or the default one.
    """
    if hasher is not None:
        return hasher

    from ..crypto.hasher import Argon2Hasher

    return Argon2Hasher()
