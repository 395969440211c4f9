"""
What a step-up can be for: changes that a POST asked for, and that a redirect can not carry on.
"""

from __future__ import annotations

from enum import Enum
from urllib.parse import urlencode

from attrs import frozen

from ..urls import Urls


class Action(Enum):
    """
    The changes. The value is what the address of the step-up page names.
    """

    SET_UP = "set-up"
    DISABLE = "disable"
    RENEW = "renew"


@frozen(kw_only=True)
class Words:
    """
    How an action is called.

    Attributes:
        reason: Why a proof is asked for.

        consequence: What will be different afterwards.
    """

    title: str
    reason: str
    button: str
    consequence: str
    is_risky: bool = False


WORDS = {
    Action.SET_UP: Words(
        title="Set up your authenticator app",
        reason="You are about to set up an authenticator app.",
        button="Continue to the set-up",
        consequence="Next you see a QR code. Nothing changes until you have typed a code.",
    ),
    Action.DISABLE: Words(
        title="Disable the authenticator app",
        reason="You are about to disable the authenticator app.",
        button="Disable",
        consequence=(
            "Your password alone will be enough to sign in, and your recovery codes stop working."
        ),
        is_risky=True,
    ),
    Action.RENEW: Words(
        title="Renew your recovery codes",
        reason="You are about to renew your recovery codes.",
        button="Renew",
        consequence="You get a new set of codes. The ones that you have saved stop working.",
    ),
}


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
    }[action]
