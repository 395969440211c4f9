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
    MAIL_ON = "mail-on"
    MAIL_OFF = "mail-off"


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
    is_risky: bool = False
    enabled: str = ""


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
        consequence="The app is asked for no more, and your recovery codes stop working.",
        is_risky=True,
    ),
    Action.RENEW: Words(
        title="Renew your recovery codes",
        reason="You are about to renew your recovery codes.",
        button="Renew",
        consequence="You get a new set of codes. The ones that you have saved stop working.",
    ),
    Action.MAIL_ON: Words(
        title="Turn on email verification",
        reason="You are about to turn on email verification.",
        button="Turn on",
        consequence="A code is mailed to you each time you sign in.",
        enabled="on",
    ),
    Action.MAIL_OFF: Words(
        title="Turn off email verification",
        reason="You are about to turn off email verification.",
        button="Turn off",
        consequence="No code is mailed to you any more when you sign in.",
        is_risky=True,
        enabled="off",
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
        Action.MAIL_ON: urls.email_code,
        Action.MAIL_OFF: urls.email_code,
    }[action]
