"""
What guessing gets an attacker in a year, computed from the settings.

Pure arithmetic: nothing is tried, and nothing is drawn. The attacker has any number of networks,
never sleeps, and makes each guess at the first moment that allows it. A device cookie that was
stolen works until it is over, and so does a session; there is one of each.

See ASVS 5.0, 6.1.1 and 6.3.1, and NIST SP 800-63B-4, section 3.2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, expm1, inf, log1p

from attrs import asdict, frozen

from . import undo
from .records import Limit
from .settings import Settings
from .strength import FLOORS
from .tables import Table
from .throttling import KNOWN_FOR

HOUR, DAY, MONTH, YEAR = 3600, 86_400, 30 * 86_400, 365 * 86_400

OUTSIDER, KNOWN_DEVICE, SESSION = "outsider", "known-device", "session"
"""Who guesses: anybody; the holder of a stolen device cookie; the holder of a stolen session."""

_OUTSIDER, _DEVICE, _PASSWORD = 0.001, 0.0015, 0.0001
"""What a year may give: to an outsider, to the holder of a device cookie, for a password."""

_ACCOUNTS, _NETWORKS = 100_000, 10_000  # of who sprays: few guesses at each of many accounts
_TOKENS = 1_000_000  # a second: more than any host answers
_TOKEN_BITS, _RECOVERY_BITS = 256, 65


@frozen(kw_only=True)
class Attack:
    """
    One way to guess, for a year, at one account.

    Attributes:
        name: What is guessed, and how. Kebab case, stable.

        lane: Who guesses: ``outsider``, ``known-device`` or ``session``.

        bound: The settings that bound it, as they are named.

        guesses: That are looked at in a year; infinite if nothing bounds them.

        chance: Of one guess.

        most: What the success of a year may be.
    """

    name: str
    lane: str
    bound: str
    guesses: float
    chance: float
    most: float

    @property
    def success(self) -> float:
        """
        The chance that one guess of the year is right.
        """
        return 1.0 if self.chance >= 1 else -expm1(self.guesses * log1p(-self.chance))

    @property
    def is_within(self) -> bool:
        """
        Whether that is no more than it may be.
        """
        return self.success <= self.most


def attacks(settings: Settings) -> tuple[Attack, ...]:
    """
    List every way to guess, with what a year of it gives under *settings*.
    """
    return (
        *_passwords(settings),
        *_codes(settings),
        *_recovery_codes(settings),
        *_tokens(settings),
    )


def allowed(limits: Sequence[Limit], *, seconds: int) -> float:
    """
    Count the tries that a lane of *limits* lets through in *seconds*, beginning with a full bucket.

    Each limit gives its burst at once, and then one for each of its cells: in the worst window of
    its period it lets twice its burst through.
    """
    micros = seconds * 1_000_000
    return min((limit.burst + micros // limit.cell for limit in limits), default=inf)


def rolling(*, day: int, month: int, seconds: int) -> int:
    """
    Count the failures in *seconds* of somebody who may have *day* in any 24 hours and *month* in
    any 30 days, and begins with none.
    """
    months, rest = divmod(seconds, MONTH)
    return months * min(month, 30 * day) + min(month, ceil(rest / DAY) * day)


def _passwords(settings: Settings) -> tuple[Attack, ...]:
    throttles = settings.throttles
    stranger = allowed(throttles.account, seconds=YEAR)
    device = allowed(throttles.device, seconds=KNOWN_FOR)
    networks = _NETWORKS * allowed(throttles.network, seconds=YEAR)
    chance = 1 / FLOORS[settings.password.min_score]

    def attack(name: str, lane: str, bound: str, guesses: float) -> Attack:
        return Attack(
            name=name, lane=lane, bound=bound, guesses=guesses, chance=chance, most=_PASSWORD
        )

    return (
        attack("password", OUTSIDER, "throttles.account", stranger),
        attack(
            "password-sprayed",
            OUTSIDER,
            "throttles.network, throttles.account",
            min(stranger, networks / _ACCOUNTS),
        ),
        attack("password", KNOWN_DEVICE, "throttles.account, throttles.device", stranger + device),
        attack(
            "password",
            SESSION,
            "throttles.session",
            allowed(throttles.session, seconds=_life(settings)),
        ),
    )


def _codes(settings: Settings) -> tuple[Attack, ...]:
    """
    Second factors, guessed by somebody who has the password. All share one budget, so whoever can
    choose guesses at the app, of which several codes work at a time.
    """
    policy, app = settings.attempts, settings.totp
    day, mails = policy.day, policy.day
    if policy.stops_password:  # who is patient stays below what stops it
        day = policy.day - 1
        mails = min(day, policy.challenge * (policy.unanswered - 1))
    known = min(
        rolling(day=policy.known_day, month=policy.known_month, seconds=KNOWN_FOR),
        allowed(settings.throttles.factor, seconds=KNOWN_FOR),
    )
    by_app = (2 * app.drift + 1) / 10**app.digits
    by_mail = 1 / 10**settings.email_code.digits

    def attack(name: str, guesses: float, chance: float) -> Attack:
        return Attack(
            name=name,
            lane=OUTSIDER,
            bound="attempts.day, attempts.month",
            guesses=guesses,
            chance=chance,
            most=_OUTSIDER,
        )

    def with_device(name: str, chance: float) -> Attack:
        return Attack(
            name=name,
            lane=KNOWN_DEVICE,
            bound="attempts.month, attempts.known_month",
            guesses=_common(settings, day=policy.day) + known,
            chance=chance,
            most=_DEVICE,
        )

    return (
        attack("app-code", _common(settings, day=day), by_app),
        attack("app-code-at-once", _at_once(settings), by_app),
        attack("app-code-between-resets", _common(settings, day=policy.month), by_app),
        attack("mailed-code", _common(settings, day=mails), by_mail),
        with_device("app-code", by_app),
        with_device("mailed-code", by_mail),
        _with_session(settings, by_app),
    )


def _with_session(settings: Settings, chance: float) -> Attack:
    """
    Codes of an app for a step-up: a stolen session is a known device, and has so many tries a day.
    """
    policy, life = settings.attempts, _life(settings)
    common = rolling(day=policy.day, month=policy.month, seconds=life)
    reserved = rolling(day=policy.known_day, month=policy.known_month, seconds=life)
    return Attack(
        name="app-code",
        lane=SESSION,
        bound="attempts.challenge, sessions.absolute",
        guesses=min(
            common + reserved,
            rolling(day=policy.challenge, month=30 * policy.challenge, seconds=life),
            allowed(settings.throttles.factor, seconds=life),
        ),
        chance=chance,
        most=_DEVICE,
    )


def _life(settings: Settings) -> int:
    """
    How long a stolen session is kept alive, in seconds.
    """
    return min(YEAR, settings.sessions.absolute)


def _common(settings: Settings, *, day: int) -> float:
    """
    What the common budget gives in a year, with so many failures a *day*: a change of the password
    begins a new day, and never a new month. One day's failures are had in any case.
    """
    policy = settings.attempts
    patient = rolling(day=day, month=policy.month, seconds=YEAR)
    return min(
        max(patient, min(policy.day, policy.month)),
        allowed(settings.throttles.factor, seconds=YEAR),
    )


def _at_once(settings: Settings) -> float:
    """
    What somebody gets who does not stay below what stops the password.
    """
    policy = settings.attempts
    if not policy.stops_password or policy.month < policy.day:
        return _common(settings, day=policy.day)

    return min(policy.day, allowed(settings.throttles.factor, seconds=YEAR))


def _recovery_codes(settings: Settings) -> tuple[Attack, ...]:
    stranger = allowed(settings.throttles.recovery, seconds=YEAR)
    known = stranger + allowed(settings.throttles.recovery, seconds=KNOWN_FOR)
    chance = settings.recovery_codes.codes / 2**_RECOVERY_BITS
    return tuple(
        Attack(
            name="recovery-code",
            lane=who,
            bound="throttles.recovery",
            guesses=guesses,
            chance=chance,
            most=most,
        )
        for who, guesses, most in (
            (OUTSIDER, stranger, _OUTSIDER),
            (KNOWN_DEVICE, known, _DEVICE),
        )
    )


def _tokens(settings: Settings) -> tuple[Attack, ...]:
    """
    What nobody counts, for it is too long to be guessed.
    """
    return tuple(
        Attack(
            name=name,
            lane=OUTSIDER,
            bound=bound,
            guesses=_TOKENS * YEAR,
            chance=alive / 2**_TOKEN_BITS,
            most=_OUTSIDER,
        )
        for name, bound, alive in (
            ("session-token", "sessions.most", settings.sessions.most),
            ("reset-link", "password_reset.most", settings.password_reset.most),
            ("undo-link", "undo.lives", undo.MOST),
        )
    )


def table(found: Sequence[Attack]) -> Table:
    """
    Return the attacks that were *found* as a table.
    """
    return Table(
        title="What a year of guessing gives",
        columns=("attack", "who guesses", "bounded by", "guesses", "success", "at most"),
        rows=tuple(
            (
                one.name,
                one.lane,
                one.bound,
                _counted(one.guesses),
                _percent(one.success),
                _percent(one.most) + ("" if one.is_within else ": EXCEEDED"),
            )
            for one in found
        ),
    )


def worst(settings: Settings) -> Table:
    """
    Return what each lane of *settings* lets through at most, in the worst hour, day and month.
    """
    lanes = asdict(settings.throttles, recurse=False)
    return Table(
        title="What a lane lets through at most",
        columns=("lane", "in any hour", "in any 24 hours", "in any 30 days"),
        rows=tuple(
            (
                f"`throttles.{name}`",
                *(_counted(allowed(lane, seconds=one)) for one in (HOUR, DAY, MONTH)),
            )
            for name, lane in lanes.items()
        ),
    )


def _counted(guesses: float) -> str:
    return (
        "no bound" if guesses == inf else f"{guesses:,.0f}" if guesses < 1e9 else f"{guesses:.1e}"
    )


def _percent(chance: float) -> str:
    return f"{100 * chance:.3g} %"
