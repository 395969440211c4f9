"""
Posture: what would make this account safer, and what is as it should be.

Pure: reads no clock, touches no storage, draws no randomness.

Nothing is guessed. A password whose strength is not known is called neither strong nor weak, and
none is called old: NIST SP 800-63B-4, section 3.1.1.2, asks for no change by the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import frozen

_MANY_SESSIONS = 10
_MANY_FAILURES = 5
_WEAK, _STRONG = 2, 3
_KEEP = "Use it nowhere else; a password manager remembers it for you."
_AGES = ((1, "in the last day"), (7, "in the last week"), (31, "in the last month"))
_DAY = 86_400


class AdviceCode(Enum):
    """
    What advice is about. The value is stable; the order is that of advice of the same level.
    """

    USE_STRONG_PASSWORD = "use-strong-password"
    ENABLE_MFA = "enable-mfa"
    PREFER_APP = "prefer-app"
    RECOVERY_CODES_GONE = "recovery-codes-gone"
    RENEW_RECOVERY_CODES = "renew-recovery-codes"
    REVIEW_SESSIONS = "review-sessions"
    SECURE_EMAIL = "secure-email"
    VERIFY_EMAIL = "verify-email"
    SECOND_STEP_ATTACKED = "second-step-attacked"


_TITLES = {
    AdviceCode.USE_STRONG_PASSWORD: "Use a strong, unique password",
    AdviceCode.ENABLE_MFA: "Enable MFA",
    AdviceCode.PREFER_APP: "Prefer an authenticator app",
    AdviceCode.RECOVERY_CODES_GONE: "Get new recovery codes",
    AdviceCode.RENEW_RECOVERY_CODES: "Renew your recovery codes",
    AdviceCode.REVIEW_SESSIONS: "Review active sessions regularly",
    AdviceCode.SECURE_EMAIL: "Keep your email secure",
    AdviceCode.VERIFY_EMAIL: "Verify your email address",
    AdviceCode.SECOND_STEP_ATTACKED: "Find out who typed wrong codes",
}


class Level(Enum):
    """
    How much advice matters.
    """

    GOOD = "good"  #: It is as it should be.
    INFO = "info"  #: To be known.
    IMPROVE = "improve"  #: It would be safer.
    ACT = "act"  #: Now: somebody could get in, or the owner be kept out.


class Action(Enum):
    """
    What to do next.
    """

    CHANGE_PASSWORD = "change-password"
    SET_UP_APP = "set-up-app"
    RENEW_CODES = "renew-codes"
    REVIEW_SESSIONS = "review-sessions"
    VERIFY_EMAIL = "verify-email"
    NONE = "none"


@frozen(kw_only=True)
class Facts:
    """
    What is known of an account.

    Attributes:
        password_changed_at: Unix seconds; None if there is no password.

        password_score: The strength, 0 to 4, if the password has just been judged.

        app: An authenticator app is on.

        email_code: Mailed codes are on.

        recovery_codes_left: None if there is no set.

        recovery_warn: Codes left at which there should be new ones.

        sessions: Signed-in devices, this one too.

        idle_sessions: Those of them that were not used for *idle_days*.

        idle_days: 1 or more.

        email: Mail reaches the user: there is an address, and a way to send to it.

        email_verified: The address is known to be the user's.

        password_by_mail: The password was set through a mailed link, and nothing stronger was
            proven since.

        failures_today: Wrong codes in the last day.
    """

    password_changed_at: int | None
    password_score: int | None
    app: bool
    email_code: bool
    recovery_codes_left: int | None
    recovery_warn: int
    sessions: int
    idle_sessions: int
    idle_days: int = 7
    email_verified: bool
    email: bool
    password_by_mail: bool
    failures_today: int


@frozen(kw_only=True)
class Advice:
    """
    One thing that is to be said.

    Attributes:
        code, action: Of ours, or members of an enumeration of the host for its own advice.

        title: What should be, for every account.

        reason: How it is, for this one.
    """

    code: Enum
    level: Level
    title: str
    reason: str
    action: Enum = Action.NONE

    def data(self) -> dict[str, str]:
        """
        The same for JSON.
        """
        return {
            "code": str(self.code.value),
            "level": self.level.value,
            "title": self.title,
            "reason": self.reason,
            "action": str(self.action.value),
        }


def report(facts: Facts, *, now: int) -> tuple[Advice, ...]:
    """
    Say what *facts* call for, what matters most first.

    Password, second step, sessions and address are always spoken of, also to say that they are as
    they should be; the rest if there is a reason.
    """
    return ranked(
        (
            _password(facts, now=now),
            _second_step(facts),
            *_app(facts),
            *_recovery_codes(facts),
            _sessions(facts),
            _address(facts),
            *_verification(facts),
            *_attack(facts),
        )
    )


def ranked(advice: Iterable[Advice]) -> tuple[Advice, ...]:
    """
    Sort *advice* by level, what matters most first; the same level stays in order.
    """
    rank = {level: -place for place, level in enumerate(Level)}
    return tuple(sorted(advice, key=lambda one: rank[one.level]))


def _password(facts: Facts, *, now: int) -> Advice:
    about, score = AdviceCode.USE_STRONG_PASSWORD, facts.password_score
    if facts.password_changed_at is None:
        return _advice(about, Level.GOOD, "This account has no password that could be guessed.")
    if score is None:
        age = _age(facts.password_changed_at, now=now)
        unknown = "How strong it is can not be seen, as it is not kept in readable form."
        return _advice(about, Level.INFO, f"Yours was set {age}. {unknown} {_KEEP}")
    if score >= _STRONG:
        return _advice(about, Level.GOOD, f"Yours is strong. {_KEEP}")

    level = Level.IMPROVE if score == _WEAK else Level.ACT
    reason = "Yours is easy to guess. Change it to a longer one that you use nowhere else."
    return _advice(about, level, reason, Action.CHANGE_PASSWORD)


def _second_step(facts: Facts) -> Advice:
    about, asked = AdviceCode.ENABLE_MFA, "It is on: signing in asks for a code"
    if facts.app and facts.email_code and not facts.password_by_mail:
        return _advice(about, Level.GOOD, f"{asked} from your app, or for a mailed one.")
    if facts.app:
        return _advice(about, Level.GOOD, f"{asked} from your app.")
    if facts.email_code:
        return _advice(about, Level.GOOD, f"{asked} that is mailed to you.")

    first = "your password alone" if _has_password(facts) else "one step"
    reason = f"It is off: {first} is enough to sign in as you."
    return _advice(about, Level.ACT, reason, Action.SET_UP_APP)


def _app(facts: Facts) -> Iterator[Advice]:
    if facts.app or not facts.email_code:
        return

    reason = "Your codes come by mail only, so they are as safe as your mailbox."
    if facts.password_by_mail:
        reason = (
            "Your password was set through a mailed link, and your codes are mailed too: whoever"
            " reads your mail can sign in as you."
        )
    yield _advice(AdviceCode.PREFER_APP, Level.IMPROVE, reason, Action.SET_UP_APP)


def _recovery_codes(facts: Facts) -> Iterator[Advice]:
    left = facts.recovery_codes_left or 0
    if not facts.app or left > facts.recovery_warn:
        return
    if left > 0:
        reason = f"You have {_counted(left, 'recovery code')} left."
        yield _advice(AdviceCode.RENEW_RECOVERY_CODES, Level.IMPROVE, reason, Action.RENEW_CODES)
        return

    then = "you can not sign in"
    if facts.email_code and not facts.password_by_mail:
        then = "you depend on codes that are mailed to you"
    reason = f"You have no recovery codes. Without your app {then}."
    yield _advice(AdviceCode.RECOVERY_CODES_GONE, Level.ACT, reason, Action.RENEW_CODES)


def _sessions(facts: Facts) -> Advice:
    about, total, idle = AdviceCode.REVIEW_SESSIONS, facts.sessions, facts.idle_sessions
    on, days = f"You are signed in on {_counted(total, 'device')}", _counted(facts.idle_days, "day")
    if total == 0:
        return _advice(about, Level.GOOD, "You are signed in nowhere.")
    if total == 1 and not idle:
        return _advice(about, Level.GOOD, f"{on} only.")

    reason = f"{on}; {idle} of them {'was' if idle == 1 else 'were'} not used for {days}."
    if not idle:
        reason = f"{on}; each of them was used less than {days} ago."
    elif idle == total:
        reason = f"{on}, and did not use {'it' if total == 1 else 'any of them'} for {days}."
    if not idle and total <= _MANY_SESSIONS:
        return _advice(about, Level.GOOD, reason)

    reason = f"{reason} Revoke any that you do not recognize."
    return _advice(about, Level.IMPROVE, reason, Action.REVIEW_SESSIONS)


def _address(facts: Facts) -> Advice:
    link = "A link to reset your password is mailed there"
    if not facts.email:
        reason = "No mail is sent to you, so a lost password can not be reset that way."
    elif not _has_password(facts):
        reason = "Mail about this account goes there."
    elif facts.app:
        reason = f"{link}. That alone signs nobody in: your second step is asked for too."
    else:
        reason = f"{link}, so whoever reads your mail can sign in as you."
    return _advice(AdviceCode.SECURE_EMAIL, Level.INFO, reason)


def _verification(facts: Facts) -> Iterator[Advice]:
    if facts.email and not facts.email_verified:
        reason = "It was not shown yet that mail to your address reaches you."
        yield _advice(AdviceCode.VERIFY_EMAIL, Level.IMPROVE, reason, Action.VERIFY_EMAIL)


def _attack(facts: Facts) -> Iterator[Advice]:
    if facts.failures_today < _MANY_FAILURES:
        return

    action, then = Action.REVIEW_SESSIONS, "review your sessions"
    if _has_password(facts):
        action, then = Action.CHANGE_PASSWORD, "somebody may know your password: change it"
    typed = f"{facts.failures_today} wrong codes were typed in the last day."
    reason = f"{typed} If that was not you, {then}."
    yield _advice(AdviceCode.SECOND_STEP_ATTACKED, Level.ACT, reason, action)


def _advice(code: AdviceCode, level: Level, reason: str, action: Action = Action.NONE) -> Advice:
    return Advice(code=code, level=level, title=_TITLES[code], reason=reason, action=action)


def _has_password(facts: Facts) -> bool:
    return facts.password_changed_at is not None


def _age(at: int, *, now: int) -> str:
    days = (now - at) // _DAY
    return next((text for most, text in _AGES if days < most), "more than a month ago")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
