"""
What a browser is given in cookies, and a bearer in the body.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

from ....records import Transport
from ....sessions import Session
from ..operations import Header, Reply
from ..shapes import Renewed, SessionFacts

if TYPE_CHECKING:
    from ...application import Web


class Given(Protocol):
    """
    The result of whatever gives a session a new token.
    """

    @property
    def token(self) -> str | None: ...

    @property
    def device(self) -> str | None: ...


def cookies(web: Web, given: Given, session: Session) -> tuple[Header, ...]:
    """
    Return the headers that give a browser its new token; none for a bearer.
    """
    if session.transport is Transport.BEARER:
        return ()

    return web.opened(given.token, given.device)


def renewed(given: Given, session: Session) -> Renewed | None:
    """
    Return the body that gives a bearer its new token; None for a browser.
    """
    if session.transport is Transport.COOKIE or given.token is None or given.device is None:
        return None

    return Renewed(token=given.token, device=given.device)


class Change(Given, Protocol):
    """
    The result of a change of a credential.
    """

    @property
    def outcome(self) -> Enum: ...

    @property
    def retry_after(self) -> int: ...


def changed(web: Web, session: Session, change: Change) -> Reply:
    """
    Return what a change is answered with: nothing to a browser, and its new token to a bearer.
    """
    return Reply(
        outcome=change.outcome,
        body=renewed(change, session),
        cookies=cookies(web, change, session),
        retry_after=change.retry_after,
    )


def facts(session: Session) -> SessionFacts:
    """
    Return what a client may know of *session*.
    """
    return SessionFacts(
        id=session.id,
        user_id=session.user_id,
        transport=session.transport,
        channels=tuple(session.proofs),
        created_at=session.created_at,
    )
