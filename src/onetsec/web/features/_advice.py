"""
Security Best Practices: advice about this very account, with the way to follow it.
"""

from __future__ import annotations

from enum import Enum

from ...posture import Action, Advice, Level
from ..settings_pages import AdviceRow
from ..urls import Urls
from . import _actions

_SPOKEN = {
    Level.GOOD: "Good:",
    Level.INFO: "Good to know:",
    Level.IMPROVE: "Could be better:",
    Level.ACT: "Needs your attention:",
}


def row(advice: Advice, *, urls: Urls) -> AdviceRow:
    """
    Return *advice* as a line of the page.
    """
    url, label = _way(advice.action, urls=urls)
    return AdviceRow(
        title=advice.title,
        reason=advice.reason,
        level=advice.level.value,
        spoken=_SPOKEN[advice.level],
        url=url,
        label=label,
    )


def _way(action: Enum, *, urls: Urls) -> tuple[str, str]:
    """
    Where *action* is done, and what to call the way there. An action of the host is a path.
    """
    if not isinstance(action, Action):
        return str(action.value), "Open"

    renew = _actions.confirm_url(urls, _actions.Action.RENEW, is_confirmed=True)
    return {
        Action.CHANGE_PASSWORD: ("#os-about-password", "Change the password"),
        Action.SET_UP_APP: (urls.authenticator, "Set up an authenticator app"),
        Action.RENEW_CODES: (renew, "Get new recovery codes"),
        Action.REVIEW_SESSIONS: (urls.sessions, "Review sessions"),
        Action.VERIFY_EMAIL: ("", ""),
        Action.NONE: ("", ""),
    }[action]
