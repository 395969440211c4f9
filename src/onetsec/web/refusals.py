"""
Answers that need no template, no session and no storage.
"""

from __future__ import annotations

from . import render
from .messages import MESSAGES, WebOutcome
from .requests import WebResponse

_RETRY_AFTER = "5"


def unavailable() -> WebResponse:
    """
    Return the answer for when a port does not answer. It leaves every cookie alone: an outage is
    neither a sign-in nor a sign-out.
    """
    return _plain(WebOutcome.UNAVAILABLE, "Please try again", ("Retry-After", _RETRY_AFTER))


def not_allowed(methods: str) -> WebResponse:
    """
    Return the answer to a method that is none of *methods*.
    """
    return _plain(WebOutcome.METHOD_NOT_ALLOWED, "Not possible here", ("Allow", methods))


def _plain(outcome: WebOutcome, title: str, header: tuple[str, str]) -> WebResponse:
    message = MESSAGES[outcome]
    return render.plain(message.status, title=title, text=message.text, headers=(header,))
