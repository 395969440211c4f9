"""
Answers that need no template, no session and no storage.
"""

from __future__ import annotations

from ..texts import Texts
from . import render
from .messages import MESSAGES, WebOutcome
from .requests import WebResponse

RETRY_AFTER = 5
"""Seconds, of an outage."""


def unavailable(texts: Texts) -> WebResponse:
    """
    Return the answer for when a port does not answer. It leaves every cookie alone: an outage is
    neither a sign-in nor a sign-out.
    """
    return _plain(WebOutcome.UNAVAILABLE, "problem_title", texts, ("Retry-After", str(RETRY_AFTER)))


def not_allowed(methods: str, texts: Texts) -> WebResponse:
    """
    Return the answer to a method that is none of *methods*.
    """
    return _plain(WebOutcome.METHOD_NOT_ALLOWED, "problem_impossible", texts, ("Allow", methods))


def _plain(outcome: WebOutcome, title: str, texts: Texts, header: tuple[str, str]) -> WebResponse:
    message = MESSAGES[outcome]
    return render.plain(
        message.status, texts, title=texts[title], text=texts[message.id], headers=(header,)
    )
