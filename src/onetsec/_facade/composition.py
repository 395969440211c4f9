"""
Flows from ports: defaults are made here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from .._lifting import Aside
from ..errors import ConfigurationError
from ..flows import Flows
from ..flows._addresses import Addresses
from ..flows._challenge import Gate
from ..flows._changes import Changes
from ..flows._codes import Codes
from ..flows._engine import Engine
from ..flows._entrance import Entrance
from ..flows._factors import Factors
from ..flows._hashers import Hashers
from ..flows._host_passwords import HostPasswords
from ..flows._mails import Mails
from ..flows._moving import Moving
from ..flows._outbox import Outbox
from ..flows._passwords import Passwords
from ..flows._removals import Removals
from ..flows._rotation import Rotation
from ..flows._screening import Screening, Step
from ..flows._second_step import SecondStep
from ..flows._stopping import Stops
from ..flows._usable import Usable
from ..flows.accounts import AccountsFlow
from ..flows.activity import ActivityFlow
from ..flows.address import AddressFlow
from ..flows.email_code import EmailCodeFlow
from ..flows.password import PasswordFlow
from ..flows.password_reset import PasswordResetFlow
from ..flows.posture import PostureFlow
from ..flows.recovery_codes import RecoveryCodesFlow
from ..flows.sessions import SessionsFlow
from ..flows.sign_in import SignInFlow
from ..flows.step_up import StepUpFlow
from ..flows.totp import TotpFlow
from ..flows.undo import UndoFlow
from ..jobs import Job
from ..ports import (
    AsyncBreaches,
    AsyncChallenge,
    AsyncHasher,
    AsyncMailer,
    AsyncPasswordVault,
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
from ..texts import Languages
from ..tidying import tidied


def build(
    *,
    users: AsyncUsers,
    vault: AsyncPasswordVault | None,
    storage: AsyncStorage,
    hasher: AsyncHasher,
    challenge: AsyncChallenge | None,
    mailer: AsyncMailer | None,
    later: Callable[[Job], None],
    soon: Callable[[Job, Step], None],
    delivers: bool,
    aside: Aside,
    breaches: AsyncBreaches | None,
    keys: Sequence[bytes | str],
    site: Site,
    realm: str,
    settings: Settings,
    sealer: Sealer | None,
    locator: Locator | None,
    languages: Languages,
    installation: str,
    clock: Clock | None,
    random: Random | None,
) -> Flows:
    """
    One flow a feature, over the given ports.

    Args:
        delivers: Whether *later* may be given what is nobody's: if it does its jobs at once, the
            one who asks would wait for it.
    """
    from ..crypto.aes import AnySealer
    from ..crypto.keys import KeyRing
    from ..crypto.sha1 import breach_digest
    from ..crypto.system import SystemClock, SystemRandom
    from ..locators import NoLocator

    if settings.breaches.required and breaches is None:
        raise ConfigurationError(
            "breaches.required: there is nothing to ask. Give breaches=HaveIBeenPwned(), of"
            " onetsec.breaches, or another list."
        )

    ring, random = KeyRing(keys, realm=realm), random or SystemRandom()
    sealer, locator = sealer or AnySealer(ring, random), locator or NoLocator()
    engine = Engine(
        storage=storage,
        keys=ring,
        clock=clock or SystemClock(),
        random=random,
        locator=locator,
        longest=settings.sessions.absolute,
        expected=installation,
        sweep_every=settings.sweep_every,
        deliver_every=settings.deliver_every if delivers and mailer is not None else 0,
        later=later,
        aside=aside,
        notices=settings.notices if mailer is not None else frozenset(),
        undo=settings.undo,
        logs=settings.logs,
        keep_events=settings.activity.keep,
        tidied=partial(tidied, settings=settings),
    )
    hashers = Hashers.of(hasher)
    gate = Gate(hashers, challenge)
    kept = Passwords(engine, hashers, settings.password_reset)
    if vault is not None:
        kept = HostPasswords(engine, hashers, settings.password_reset, vault)
    addresses = Addresses(engine, sealer, settings, has_mailer=mailer is not None)
    moving = Moving(engine, users, addresses, settings)
    mails = Mails(engine, users, kept, mailer, addresses, moving, site, settings, languages)
    mailed = Codes(engine, mails, settings)
    stops = Stops(engine, settings)
    factors = Factors(engine, hashers, sealer, mails, stops, settings)
    sessions = SessionsFlow(engine, settings.sessions, settings.throttles.change, locator)
    entrance = Entrance(engine, sessions)
    second = SecondStep(engine, users, factors, mails, mailed, entrance, settings)
    changes = Changes(engine, sessions, settings)
    codes = RecoveryCodesFlow(engine, hashers, changes, settings)
    removals = Removals(engine, settings.removals)
    usable = Usable(ring, sealer)
    rotation = Rotation(engine, users, sealer, kept, addresses)
    screening = Screening(engine, breaches, breach_digest, soon, settings.breaches)
    passwords = PasswordFlow(engine, users, hashers, kept, sessions, screening, site, settings)
    reset = PasswordResetFlow(engine, users, hashers, kept, passwords, mails, settings)
    return Flows(
        engine=engine,
        site=site,
        settings=settings,
        locator=locator,
        languages=languages,
        sign_in=SignInFlow(
            engine,
            users,
            kept,
            entrance,
            second,
            screening,
            addresses,
            moving,
            stops,
            gate,
            removals,
            settings,
        ),
        password=passwords,
        totp=TotpFlow(engine, users, sealer, changes, codes, site, settings),
        address=AddressFlow(engine, users, mails, factors, changes, moving, settings),
        email_code=EmailCodeFlow(engine, users, mails, mailed, factors, changes),
        recovery_codes=codes,
        password_reset=reset,
        undo=UndoFlow(engine, users, addresses, moving, kept, reset, settings),
        sessions=sessions,
        step_up=StepUpFlow(engine, users, kept, factors, mails, mailed, sessions, settings),
        accounts=AccountsFlow(engine, users, kept, changes, addresses, rotation, removals, usable),
        posture=PostureFlow(engine, mails, kept, usable, settings, languages),
        activity=ActivityFlow(engine, settings.activity),
        mails=mails,
        outbox=Outbox(engine, mails),
        screening=screening,
        gate=gate,
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


def spoken(languages: Sequence[str] | Languages) -> Languages:
    """
    The languages, or the ones that these tags name.
    """
    if isinstance(languages, Languages):
        return languages

    tags = (languages,) if isinstance(languages, str) else tuple(languages)
    if tags == ("en",):
        return Languages()

    from ..translations import load

    return load(*tags)
