"""
Security Best Practices: advice about this very account, with the way to follow it.
"""

from __future__ import annotations

from enum import Enum

from ...posture import Action, Advice
from ...texts import Texts
from ..settings_pages import AdviceRow
from ..urls import Urls
from . import _actions


def row(advice: Advice, texts: Texts, *, urls: Urls) -> AdviceRow:
    """
    Return *advice* as a line of the page.
    """
    url, label = _way(advice.action, texts, urls=urls)
    return AdviceRow(
        title=advice.title,
        reason=advice.reason,
        level=advice.level.value,
        spoken=texts[f"advice_{advice.level.value}"],
        url=url,
        label=label,
    )


def _way(action: Enum, texts: Texts, *, urls: Urls) -> tuple[str, str]:
    """
    Where *action* is done, and what to call the way there. An action of the host is a path.
    """
    if not isinstance(action, Action):
        return str(action.value), texts["advice_open"]

    renew = _actions.confirm_url(urls, _actions.Action.RENEW, is_confirmed=True)
    return {
        Action.CHANGE_PASSWORD: ("#os-about-password", texts["advice_change_password"]),
        Action.SET_UP_APP: (urls.authenticator, texts["advice_set_up_app"]),
        Action.RENEW_CODES: (renew, texts["advice_renew_codes"]),
        Action.REVIEW_SESSIONS: (urls.sessions, texts["advice_review_sessions"]),
        Action.VERIFY_EMAIL: (urls.address, texts["advice_verify_email_way"]),
        Action.NONE: ("", ""),
    }[action]
