"""
Clauses of norms that settings, or what stands around them, can keep or break.

Pure: settings and facts in, yes or no out. What a norm asks that no setting can change is kept by
construction, and proven by tests.

The ids are those of OWASP ASVS 5.0 and of NIST SP 800-63B-4 (final); the words are ours.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

from .events import CHANGES
from .provisions import span
from .settings import Settings
from .simulation import MONTH, allowed, attacks
from .wiring import Wiring


@frozen(kw_only=True)
class Clause:
    """
    One demand.

    Attributes:
        id: Of the norm and the clause.

        says: What it asks, in our words.

        about: The settings, or the facts of :class:`.Wiring`, that it is about.

        holds: Whether they keep it.

        needs_wiring: Without the facts it can not be judged.

        remedy: What to do if they do not.
    """

    id: str
    says: str
    about: tuple[str, ...]
    holds: Callable[[Settings, Wiring], bool] = field(repr=False)
    needs_wiring: bool = False
    remedy: str


def _no_composition(settings: Settings, wiring: Wiring) -> bool:
    policy = settings.password
    return not (policy.uppercase or policy.lowercase or policy.digit)


def _composition(id: str) -> Clause:
    return Clause(
        id=id,
        says="no rule asks for kinds of characters",
        about=("password.uppercase", "password.lowercase", "password.digit"),
        holds=_no_composition,
        remedy="Take policy.ASVS_5 or policy.NIST_800_63B_4 for the password.",
    )


def _common(id: str) -> Clause:
    return Clause(
        id=id,
        says="a new password is none of the most common ones",
        about=("password.refuse_common",),
        holds=lambda settings, wiring: settings.password.refuse_common,
        remedy="Set password.refuse_common to True.",
    )


def _breaches(id: str) -> Clause:
    return Clause(
        id=id,
        says="a new password is none of those that were leaked",
        about=("breaches",),
        holds=lambda settings, wiring: wiring.breaches,
        needs_wiring=True,
        remedy="Give the application a list of leaked passwords: breaches=HaveIBeenPwned().",
    )


def _long(id: str) -> Clause:
    return Clause(
        id=id,
        says="passwords of 64 characters are taken",
        about=("password.max_length",),
        holds=lambda settings, wiring: settings.password.max_length >= 64,
        remedy="Set password.max_length to 64 or more.",
    )


def _https(id: str) -> Clause:
    return Clause(
        id=id,
        says="cookies travel over https only",
        about=("url",),
        holds=lambda settings, wiring: wiring.url.startswith("https://"),
        needs_wiring=True,
        remedy="Serve the site over https, and say so in Site(url=).",
    )


def _second_factor(id: str) -> Clause:
    return Clause(
        id=id,
        says="nobody is let in without a second factor",
        about=("second_factor_required",),
        holds=lambda settings, wiring: wiring.second_factor_required,
        needs_wiring=True,
        remedy="Guard every view with mfa_required, and check with --second-factor-required.",
    )


def _timeouts(id: str, *, idle: int | None, absolute: int, unless: str = "") -> Clause:
    without = "" if idle is None else f", and after {span(idle)} without a request"
    setting = "" if idle is None else f", and sessions.idle to {idle}"
    return Clause(
        id=id,
        says=f"a session ends after {span(absolute)}{without}",
        about=("sessions.absolute",) if idle is None else ("sessions.idle", "sessions.absolute"),
        holds=lambda settings, wiring: (
            settings.sessions.absolute <= absolute
            and (idle is None or settings.sessions.idle <= idle)
        ),
        remedy=f"Set sessions.absolute to {absolute}{setting}{unless}.",
    )


def _at_most_100_failures(settings: Settings, wiring: Wiring) -> bool:
    throttles, attempts = settings.throttles, settings.attempts
    passwords = (throttles.account, throttles.device, throttles.session)
    return (
        all(allowed(lane, seconds=MONTH) <= 100 for lane in passwords)
        and attempts.month + attempts.known_month <= 100
    )


_HOUR, _DAY = 3600, 86_400

HOUSE = (
    Clause(
        id="ASVS 5.0 V11.5.1",
        says="keys are drawn at random",
        about=("weak_keys",),
        holds=lambda settings, wiring: wiring.weak_keys == 0,
        needs_wiring=True,
        remedy="Put a key from `onetsec keys new` before the others, and take them out in time.",
    ),
    Clause(
        id="ASVS 5.0 V12.3.1",
        says="servers on other machines are talked to over TLS",
        about=("in_the_clear",),
        holds=lambda settings, wiring: not wiring.in_the_clear,
        needs_wiring=True,
        remedy="Say so in the address of the storage: rediss:// for Redis, sslmode=verify-full for"
        " PostgreSQL, ssl=verify-full with asyncpg, ssl_ca= for MariaDB and MySQL.",
    ),
    Clause(
        id="ASVS 5.0 V2.4.1",
        says="all workers count guesses, and know sessions, together",
        about=("workers", "in_process"),
        holds=lambda settings, wiring: wiring.workers == 1 or not wiring.in_process,
        needs_wiring=True,
        remedy="Use a storage that all workers share, such as a file of SQLite or a database.",
    ),
    Clause(
        id="ASVS 5.0 V6.4.3",
        says="a forgotten password has a way back, and owners hear of changes",
        about=("mails",),
        holds=lambda settings, wiring: wiring.mails,
        needs_wiring=True,
        remedy="Give the application a mailer: mailer=.",
    ),
)
"""What every application should keep, whatever it claims."""

_LASTING = Clause(
    id="ASVS 5.0 V7.4.1",
    says="what was ended, changed and counted outlives the process",
    about=("in_process",),
    holds=lambda settings, wiring: not wiring.in_process,
    needs_wiring=True,
    remedy="Use a storage that lasts, such as a file of SQLite or a database.",
)

ASVS_5_L2 = (
    Clause(
        id="ASVS 5.0 V6.2.1",
        says="a password has eight characters or more",
        about=("password.min_length",),
        holds=lambda settings, wiring: settings.password.min_length >= 8,
        remedy="Set password.min_length to 8 or more.",
    ),
    _common("ASVS 5.0 V6.2.4"),
    _composition("ASVS 5.0 V6.2.5"),
    _long("ASVS 5.0 V6.2.9"),
    Clause(
        id="ASVS 5.0 V6.2.11",
        says="a password is not made of words about the user and the site",
        about=("password.min_score",),
        holds=lambda settings, wiring: settings.password.min_score > 0,
        remedy="Set password.min_score to 3: the words weaken the score.",
    ),
    _breaches("ASVS 5.0 V6.2.12"),
    Clause(
        id="ASVS 5.0 V6.3.1",
        says="guessing gives no more than is written down",
        about=("throttles.account", "attempts.day", "attempts.month"),
        holds=lambda settings, wiring: all(one.is_within for one in attacks(settings)),
        remedy="Look at `onetsec simulate`, and narrow what it names.",
    ),
    _second_factor("ASVS 5.0 V6.3.3"),
    Clause(
        id="ASVS 5.0 V6.5.5",
        says="a mailed code works for ten minutes at most, and that of an app for 30 seconds",
        about=("email_code.lives", "totp.period", "totp.drift"),
        holds=lambda settings, wiring: (
            settings.email_code.lives <= 600
            and settings.totp.period <= 30
            and settings.totp.drift == 0
        ),
        remedy="Set totp.drift to 0, and totp.period to 30.",
    ),
    _timeouts(
        "ASVS 5.0 V7.1.1", idle=_HOUR, absolute=_DAY, unless=", or write down why they are longer"
    ),
    _https("ASVS 5.0 V3.3.1"),
    _LASTING,
    *HOUSE,
)

_NIST = (
    Clause(
        id="NIST 800-63B-4 3.1.1.2(1)",
        says="a password has 15 characters, or 8 if a second factor is always asked for",
        about=("password.min_length", "second_factor_required"),
        holds=lambda settings, wiring: (
            settings.password.min_length >= (8 if wiring.second_factor_required else 15)
        ),
        remedy="Set password.min_length to 15, or let nobody in without a second factor.",
    ),
    _long("NIST 800-63B-4 3.1.1.2(2)"),
    _composition("NIST 800-63B-4 3.1.1.2(5)"),
    _common("NIST 800-63B-4 3.1.1.2"),
    _breaches("NIST 800-63B-4 3.1.1.2(6)"),
    Clause(
        id="NIST 800-63B-4 3.1.3",
        says="e-mail is no second factor",
        about=("email_code.offered",),
        holds=lambda settings, wiring: not settings.email_code.offered,
        remedy="Set email_code.offered to False.",
    ),
    Clause(
        id="NIST 800-63B-4 3.2.2",
        says="no more than 100 failures in a row; here in any 30 days of each lane, whoever"
        " succeeds in between",
        about=(
            "throttles.account",
            "throttles.device",
            "throttles.session",
            "attempts.month",
            "attempts.known_month",
        ),
        holds=_at_most_100_failures,
        remedy="Give each of these lanes a Limit(50, 30 * 86_400), or less: its burst and what"
        " comes back meanwhile are 100.",
    ),
    Clause(
        id="NIST 800-63B-4 4.6",
        says="the owner is told of every change of a credential",
        about=("notices",),
        holds=lambda settings, wiring: settings.notices >= CHANGES,
        remedy="Let notices hold all of events.CHANGES.",
    ),
    _https("NIST 800-63B-4 5.1"),
    _LASTING,
    *HOUSE,
)

NIST_AAL1 = (_timeouts("NIST 800-63B-4 2.1.3", idle=None, absolute=MONTH), *_NIST)

NIST_AAL2 = (
    _second_factor("NIST 800-63B-4 2.2.1"),
    _timeouts("NIST 800-63B-4 2.2.3", idle=_HOUR, absolute=_DAY),
    *_NIST,
)
