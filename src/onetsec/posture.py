"""
Posture: what would make this account safer, and what is as it should be.

Pure: reads no clock, touches no storage, draws no randomness.

Nothing is guessed. A password whose strength is not known is called neither strong nor weak, and
none is called old: NIST SP 800-63B-4, section 3.1.1.2, asks for no change by the calendar.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import partial

from attrs import evolve, frozen

from .texts import Texts

_MANY_SESSIONS = 10
_MANY_FAILURES = 5
_WEAK, _STRONG = 2, 3
_AGES = ((1, "advice_last_day"), (7, "advice_last_week"), (31, "advice_last_month"))
_DAY = 86_400
_LONGEST_CODE = 64

SNOOZE = 30 * _DAY
"""Seconds for which advice waits."""


class AdviceCode(Enum):
    """
    What advice is about. The value is stable; the order is that of advice of the same level.
    """

    APP_UNUSABLE = "app-unusable"
    RECOVERY_CODES_UNUSABLE = "recovery-codes-unusable"
    REPLACE_BREACHED_PASSWORD = "replace-breached-password"
    USE_STRONG_PASSWORD = "use-strong-password"
    ENABLE_MFA = "enable-mfa"
    PREFER_APP = "prefer-app"
    RECOVERY_CODES_GONE = "recovery-codes-gone"
    RENEW_RECOVERY_CODES = "renew-recovery-codes"
    REVIEW_SESSIONS = "review-sessions"
    SECURE_EMAIL = "secure-email"
    VERIFY_EMAIL = "verify-email"
    SECOND_STEP_ATTACKED = "second-step-attacked"
    PASSWORD_STOPPED = "password-stopped"


_TITLES = {
    AdviceCode.APP_UNUSABLE: "advice_app_unusable",
    AdviceCode.RECOVERY_CODES_UNUSABLE: "advice_codes_unusable",
    AdviceCode.REPLACE_BREACHED_PASSWORD: "advice_breached",
    AdviceCode.USE_STRONG_PASSWORD: "advice_strong_password",
    AdviceCode.ENABLE_MFA: "advice_mfa",
    AdviceCode.PREFER_APP: "advice_prefer_app",
    AdviceCode.RECOVERY_CODES_GONE: "advice_codes_gone",
    AdviceCode.RENEW_RECOVERY_CODES: "advice_codes_low",
    AdviceCode.REVIEW_SESSIONS: "advice_sessions",
    AdviceCode.SECURE_EMAIL: "advice_email",
    AdviceCode.VERIFY_EMAIL: "advice_verify_email",
    AdviceCode.SECOND_STEP_ATTACKED: "advice_attacked",
    AdviceCode.PASSWORD_STOPPED: "advice_stopped",
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
    TURN_OFF_APP = "turn-off-app"
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

        password_breached: It is known from a breach.

        password_score: The strength, 0 to 4, if the password has just been judged.

        app: An authenticator app is on.

        app_usable: Its codes can be checked: the key is there that it was kept with.

        email_code: Mailed codes are on.

        recovery_codes_left: None if there is no set.

        recovery_usable: They can be checked.

        recovery_warn: Codes left at which there should be new ones.

        sessions: Signed-in devices, this one too.

        idle_sessions: Those of them that were not used for *idle_days*.

        idle_days: 1 or more.

        email: Mail reaches the user: there is an address, and a way to send to it.

        email_verified: The address is known to be the user's.

        email_suspended: The address is another one than before, and nobody has proven it: no link
            for a new password goes there.

        password_by_mail: The password was set through a mailed link, and nothing stronger was
            proven since.

        failures_today: Wrong codes in the last day.

        password_stopped: The password is no longer taken on devices that the account does not know.
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
    email_suspended: bool = False
    password_by_mail: bool
    failures_today: int
    app_usable: bool = True
    recovery_usable: bool = True
    password_breached: bool = False
    password_stopped: bool = False


@frozen(kw_only=True)
class Advice:
    """
    One thing that is to be said.

    Attributes:
        code, action: Of ours, or members of an enumeration of the host for its own advice.

        title: What should be, for every account.

        reason: How it is, for this one.

        snoozed_until: Unix seconds until which its owner does not want to be told; 0 if it is said.
    """

    code: Enum
    level: Level
    title: str
    reason: str
    action: Enum = Action.NONE
    snoozed_until: int = 0

    @property
    def can_wait(self) -> bool:
        """
        Whether its owner may snooze it: not what is as it should be, nor what is to be done now;
        nor what a host calls by more than 64 letters of ASCII, or fewer others: the account has to
        keep its code, in so many bytes.
        """
        is_short = len(json.dumps(str(self.code.value))) <= _LONGEST_CODE + len('""')
        return is_short and self.level in (Level.INFO, Level.IMPROVE)

    def data(self) -> dict[str, str | int]:
        """
        The same for JSON.
        """
        return {
            "code": str(self.code.value),
            "level": self.level.value,
            "title": self.title,
            "reason": self.reason,
            "action": str(self.action.value),
            "snoozed_until": self.snoozed_until,
        }


def report(facts: Facts, texts: Texts, *, now: int) -> tuple[Advice, ...]:
    """
    Say what *facts* call for, what matters most first.

    Password, second step, sessions and address are always spoken of, also to say that they are as
    they should be; the rest if there is a reason.
    """
    return ranked(
        (
            *_unusable(facts, texts),
            *_breach(facts, texts),
            _password(facts, texts, now=now),
            _second_step(facts, texts),
            *_app(facts, texts),
            *_recovery_codes(facts, texts),
            _sessions(facts, texts),
            _address(facts, texts),
            *_verification(facts, texts),
            *_attack(facts, texts),
            *_stop(facts, texts),
        )
    )


def ranked(advice: Iterable[Advice]) -> tuple[Advice, ...]:
    """
    Sort *advice* by level, what matters most first; the same level stays in order. What was snoozed
    comes last.
    """
    rank = {level: -place for place, level in enumerate(Level)}
    return tuple(sorted(advice, key=lambda one: (one.snoozed_until > 0, rank[one.level])))


def rested(advice: Iterable[Advice], snoozed: Mapping[str, int], *, now: int) -> tuple[Advice, ...]:
    """
    Mark what was *snoozed*, and is not over. What has to be done now is said all the same.
    """
    return ranked(_rested(one, snoozed.get(str(one.code.value), 0), now=now) for one in advice)


def _rested(advice: Advice, until: int, *, now: int) -> Advice:
    return evolve(advice, snoozed_until=until) if advice.can_wait and until > now else advice


def _unusable(facts: Facts, texts: Texts) -> Iterator[Advice]:
    has_codes, act = bool(facts.recovery_codes_left), Level.ACT
    if facts.app and not facts.app_usable:
        can_turn_off = has_codes and facts.recovery_usable
        reason = "advice_app_unusable_replace" if can_turn_off else "advice_app_unusable_help"
        action = Action.TURN_OFF_APP if can_turn_off else Action.NONE
        yield _advice(AdviceCode.APP_UNUSABLE, texts, act, texts[reason], action)
    elif facts.app and has_codes and not facts.recovery_usable:
        code, reason = AdviceCode.RECOVERY_CODES_UNUSABLE, texts["advice_codes_unusable_renew"]
        yield _advice(code, texts, act, reason, Action.RENEW_CODES)


def _breach(facts: Facts, texts: Texts) -> Iterator[Advice]:
    if _has_password(facts) and facts.password_breached:
        code, reason = AdviceCode.REPLACE_BREACHED_PASSWORD, texts["advice_breached_found"]
        yield _advice(code, texts, Level.ACT, reason, Action.CHANGE_PASSWORD)


def _password(facts: Facts, texts: Texts, *, now: int) -> Advice:
    said = partial(_advice, AdviceCode.USE_STRONG_PASSWORD, texts)
    score = facts.password_score
    if facts.password_changed_at is None:
        return said(Level.GOOD, texts["advice_strong_password_none"])
    if score is None:
        age = texts[_age(facts.password_changed_at, now=now)]
        return said(Level.INFO, texts.say("advice_strong_password_unknown", age=age))
    if score >= _STRONG:
        return said(Level.GOOD, texts["advice_strong_password_good"])

    level = Level.IMPROVE if score == _WEAK else Level.ACT
    return said(level, texts["advice_strong_password_weak"], Action.CHANGE_PASSWORD)


def _second_step(facts: Facts, texts: Texts) -> Advice:
    said = partial(_advice, AdviceCode.ENABLE_MFA, texts)
    if facts.app and facts.email_code and not facts.password_by_mail:
        return said(Level.GOOD, texts["advice_mfa_both"])
    if facts.app:
        return said(Level.GOOD, texts["advice_mfa_app"])
    if facts.email_code:
        return said(Level.GOOD, texts["advice_mfa_mail"])

    off = "advice_mfa_off" if _has_password(facts) else "advice_mfa_off_no_password"
    return said(Level.ACT, texts[off], Action.SET_UP_APP)


def _app(facts: Facts, texts: Texts) -> Iterator[Advice]:
    if facts.app or not facts.email_code:
        return

    mailbox = facts.password_by_mail
    reason = texts["advice_prefer_app_mailbox" if mailbox else "advice_prefer_app_mail_only"]
    yield _advice(AdviceCode.PREFER_APP, texts, Level.IMPROVE, reason, Action.SET_UP_APP)


def _recovery_codes(facts: Facts, texts: Texts) -> Iterator[Advice]:
    left = facts.recovery_codes_left or 0
    if not facts.app or left > facts.recovery_warn:
        return
    if not facts.recovery_usable or not (left or facts.app_usable):
        return  # more is said of them where it is said that nobody can check them
    if left > 0:
        about, reason = AdviceCode.RENEW_RECOVERY_CODES, texts.count("advice_codes_left", left)
        yield _advice(about, texts, Level.IMPROVE, reason, Action.RENEW_CODES)
        return

    by_mail = facts.email_code and not facts.password_by_mail
    reason = texts["advice_codes_gone_mail" if by_mail else "advice_codes_gone_locked_out"]
    about = AdviceCode.RECOVERY_CODES_GONE
    yield _advice(about, texts, Level.ACT, reason, Action.RENEW_CODES)


def _sessions(facts: Facts, texts: Texts) -> Advice:
    said = partial(_advice, AdviceCode.REVIEW_SESSIONS, texts)
    total, idle = facts.sessions, facts.idle_sessions
    if total == 0:
        return said(Level.GOOD, texts["advice_sessions_none"])
    if total == 1 and not idle:
        return said(Level.GOOD, texts.count("advice_sessions_only", total))

    reason = _devices(total, idle, texts, days=facts.idle_days)
    if not idle and total <= _MANY_SESSIONS:
        return said(Level.GOOD, reason)

    revoke = texts.say("advice_sessions_revoke", reason=reason)
    return said(Level.IMPROVE, revoke, Action.REVIEW_SESSIONS)


def _devices(total: int, idle: int, texts: Texts, *, days: int) -> str:
    if not idle:
        recent = texts.count("advice_recent_days", days)
        return texts.count("advice_sessions_used", total, days=recent)

    long = texts.count("advice_idle_days", days)
    if idle == total:
        return texts.count("advice_sessions_all_idle", total, days=long)

    devices = texts.count("advice_devices", total)
    return texts.count("advice_sessions_idle", idle, devices=devices, days=long)


def _address(facts: Facts, texts: Texts) -> Advice:
    id = "advice_email_with_app" if facts.app else "advice_email_without_app"
    if not facts.email:
        id = "advice_email_none"
    elif not _has_password(facts):
        id = "advice_email_no_password"
    return _advice(AdviceCode.SECURE_EMAIL, texts, Level.INFO, texts[id])


def _verification(facts: Facts, texts: Texts) -> Iterator[Advice]:
    if facts.email and facts.email_suspended:
        reason = texts["advice_verify_email_suspended"]
        yield _advice(AdviceCode.VERIFY_EMAIL, texts, Level.ACT, reason, Action.VERIFY_EMAIL)
    elif facts.email and not facts.email_verified:
        reason = texts["advice_verify_email_not_yet"]
        yield _advice(AdviceCode.VERIFY_EMAIL, texts, Level.IMPROVE, reason, Action.VERIFY_EMAIL)


def _attack(facts: Facts, texts: Texts) -> Iterator[Advice]:
    if facts.failures_today < _MANY_FAILURES or facts.password_stopped:
        return

    action, id = Action.REVIEW_SESSIONS, "advice_attacked_sessions"
    if _has_password(facts):
        action, id = Action.CHANGE_PASSWORD, "advice_attacked_password"
    reason = texts.count(id, facts.failures_today)
    yield _advice(AdviceCode.SECOND_STEP_ATTACKED, texts, Level.ACT, reason, action)


def _stop(facts: Facts, texts: Texts) -> Iterator[Advice]:
    if facts.password_stopped and _has_password(facts):
        reason, action = texts["advice_stopped_why"], Action.CHANGE_PASSWORD
        yield _advice(AdviceCode.PASSWORD_STOPPED, texts, Level.ACT, reason, action)


def _advice(
    code: AdviceCode, texts: Texts, level: Level, reason: str, action: Action = Action.NONE
) -> Advice:
    title = texts[_TITLES[code]]
    return Advice(code=code, level=level, title=title, reason=reason, action=action)


def _has_password(facts: Facts) -> bool:
    return facts.password_changed_at is not None


def _age(at: int, *, now: int) -> str:
    days = (now - at) // _DAY
    return next((id for most, id in _AGES if days < most), "advice_longer_ago")
