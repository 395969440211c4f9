"""
Problems: one document for everything that was not done. See :rfc:`9457`.
"""

from __future__ import annotations

from enum import Enum

from ...flows.sign_in import SendOutcome
from ...texts import Texts
from ..csrf import Verdict
from ..forms import FormProblem
from ..messages import MESSAGES, text
from ..requests import WebResponse
from . import bodies
from .shapes import Meaning, Problem, Rule

FOLDER = "/problems/"
"""Below the prefix of the API: what a problem means."""

KNOWN: dict[str, Enum] = {
    str(outcome.value): outcome
    for outcome, message in MESSAGES.items()
    if message.is_problem and not isinstance(outcome, (Verdict, FormProblem))
    if outcome is not SendOutcome.STALE  # the operations say whose end that is
}
"""What a problem can be, by its code; one code has one meaning, whoever has decided it."""

KIND = "application/problem+json"
JSON = "application/json"

_STRICT = (
    ("Cache-Control", "private, no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Vary", "Cookie, Authorization, Origin, Accept-Language"),
)

Header = tuple[str, str]


def problem(
    outcome: Enum,
    texts: Texts,
    *,
    at: str | None,
    retry_after: int = 0,
    fields: tuple[str, ...] = (),
    rules: tuple[tuple[str, str], ...] = (),
) -> Problem:
    """
    Return the document of *outcome*.

    Args:
        at: The address of the API; None if there is none to tell what it means.
    """
    message = MESSAGES[outcome]
    return Problem(
        type="about:blank" if at is None else f"{at}{FOLDER}{outcome.value}",
        title=texts[message.id],
        status=message.status,
        code=str(outcome.value),
        detail=text(outcome, texts, retry_after=retry_after) if retry_after else "",
        retry_after=retry_after,
        fields=fields,
        rules=tuple(Rule(code=code, text=said) for code, said in rules),
    )


def meaning(code: str, texts: Texts, *, at: str) -> Meaning:
    """
    Return what the problem *code* means, whatever it was answered to.
    """
    found = problem(KNOWN[code], texts, at=at)
    statuses = {one.status for outcome, one in MESSAGES.items() if outcome.value == code}
    return Meaning(type=found.type, title=found.title, code=code, statuses=tuple(sorted(statuses)))


def refused(found: Problem, *, headers: tuple[Header, ...] = ()) -> WebResponse:
    """
    Return *found* as a response.
    """
    asked = (("WWW-Authenticate", 'Bearer realm="onetsec"'),) if found.status == 401 else ()
    waiting = (("Retry-After", str(found.retry_after)),) if found.retry_after else ()
    sent = (*asked, *waiting, *headers)
    return answered(found.status, bodies.written(found), kind=KIND, headers=sent)


def answered(
    status: int, body: bytes, *, kind: str = JSON, headers: tuple[Header, ...] = ()
) -> WebResponse:
    """
    Return a response of the API; without a body, if there is none.
    """
    typed = (("Content-Type", kind),) if body else ()
    return WebResponse(status=status, headers=(*typed, *_STRICT, *headers), body=body)
