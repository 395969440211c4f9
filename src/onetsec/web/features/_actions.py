"""
What a step-up can be for: changes that a POST asked for, and that a redirect can not carry on.
"""

from __future__ import annotations

from enum import Enum
from urllib.parse import urlencode

from attrs import frozen

from ...texts import Texts
from ..urls import Urls


class Action(Enum):
    """
    The changes. The value is what the address of the step-up page names.
    """

    SET_UP = "set-up"
    DISABLE = "disable"
    RENEW = "renew"
    MAIL_ON = "mail-on"
    MAIL_OFF = "mail-off"
    END_OTHERS = "end-others"


@frozen(kw_only=True)
class Words:
    """
    How an action is called.

    Attributes:
        reason: Why a proof is asked for.

        consequence: What will be different afterwards.

        enabled: What a switch is turned to; "" if it is none.
    """

    title: str
    reason: str
    button: str
    consequence: str
    is_risky: bool
    enabled: str


_RISKY = (Action.DISABLE, Action.MAIL_OFF, Action.END_OTHERS)
_ENABLED = {Action.MAIL_ON: "on", Action.MAIL_OFF: "off"}


def words(action: Action, texts: Texts) -> Words:
    """
    Return how *action* is called.
    """
    name = action.value.replace("-", "_")
    return Words(
        title=texts[f"{name}_title"],
        reason=texts[f"{name}_reason"],
        button=texts[f"{name}_button"],
        consequence=texts[f"{name}_consequence"],
        is_risky=action in _RISKY,
        enabled=_ENABLED.get(action, ""),
    )


def named(text: str) -> Action | None:
    """
    Return the action with this value, if there is one.
    """
    return next((action for action in Action if action.value == text), None)


def confirm_url(urls: Urls, action: Action, *, is_confirmed: bool = False) -> str:
    """
    Return the page that asks for a proof, or that offers *action* after it.
    """
    query = {"for": action.value, **({"step": "2"} if is_confirmed else {})}
    return f"{urls.confirm}?{urlencode(query)}"


def target(urls: Urls, action: Action) -> str:
    """
    Return where the form of *action* goes.
    """
    return {
        Action.SET_UP: urls.authenticator,
        Action.DISABLE: urls.authenticator_disable,
        Action.RENEW: urls.recovery_codes,
        Action.MAIL_ON: urls.email_code,
        Action.MAIL_OFF: urls.email_code,
        Action.END_OTHERS: urls.revoke_others,
    }[action]
