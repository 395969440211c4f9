"""
Security Best Practices: advice about this very account, with the way to follow it.
"""

from __future__ import annotations

from enum import Enum

from ...posture import Action, Advice
from ...texts import Texts
from ..markup import markup
from ..settings_pages import AdviceRow
from ..times import moment
from ..urls import Urls
from . import _actions


def row(advice: Advice, texts: Texts, *, urls: Urls, now: int) -> AdviceRow:
    """
    Return *advice* as a line of the page.
    """
    if advice.snoozed_until:
        return _snoozed(advice, texts, now=now)

    url, label = _way(advice.action, texts, urls=urls)
    return AdviceRow(
        title=advice.title,
        reason=advice.reason,
        level=advice.level.value,
        spoken=texts[f"advice_{advice.level.value}"],
        url=url,
        label=label,
        code=str(advice.code.value),
        snooze=texts.say("advice_snooze_which", title=advice.title) if advice.can_wait else "",
    )


def _snoozed(advice: Advice, texts: Texts, *, now: int) -> AdviceRow:
    day = moment(advice.snoozed_until, texts, now=now).day
    return AdviceRow(
        title=advice.title,
        reason="",
        level="snoozed",
        spoken=texts["advice_put_off"],
        code=str(advice.code.value),
        until=markup(texts["advice_snoozed_until"], when=day),
        wake=texts.say("advice_wake_which", title=advice.title),
    )


def _way(action: Enum, texts: Texts, *, urls: Urls) -> tuple[str, str]:
    """
    Where *action* is done, and what to call the way there. An action of the host is a path.
    """
    if not isinstance(action, Action):
        return str(action.value), texts["advice_open"]

    renew = _actions.confirm_url(urls, _actions.Action.RENEW, is_confirmed=True)
    turn_off = _actions.confirm_url(urls, _actions.Action.DISABLE, is_confirmed=True)
    return {
        Action.CHANGE_PASSWORD: ("#os-about-password", texts["advice_change_password"]),
        Action.SET_UP_APP: (urls.authenticator, texts["advice_set_up_app"]),
        Action.TURN_OFF_APP: (turn_off, texts["advice_turn_off_app"]),
        Action.RENEW_CODES: (renew, texts["advice_renew_codes"]),
        Action.REVIEW_SESSIONS: (urls.sessions, texts["advice_review_sessions"]),
        Action.VERIFY_EMAIL: (urls.address, texts["advice_verify_email_way"]),
        Action.NONE: ("", ""),
    }[action]
