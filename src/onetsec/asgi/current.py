"""
Who makes a request, and what a view does with it.

A *connection* is the request or the WebSocket of any framework that has a ``scope``, or that scope.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..errors import Unavailable
from ..records import Channel, Client, Transport
from ._turn import turn_of

if TYPE_CHECKING:
    from ..flows.sign_in import SignIn
    from ..sessions import Session


async def session(connection: Any) -> Session | None:
    """
    Return the session of *connection*; None if nobody is signed in.

    It is read when it is asked for first, once a request. That of a WebSocket counts only if its
    ``Origin`` is the site, or one of ``AsgiOnetsec(origins=)``: any page can open one, and the
    browser sends the cookies along.

    Raises:
        Unavailable: If the storage does not answer: a 503 for whatever page this is.
    """
    return await turn_of(connection).session()


def client(connection: Any) -> Client:
    """
    Return who makes the request: what the flows want to know of it.
    """
    turn = turn_of(connection)
    return turn.web.client(turn.request)


async def csrf_token(connection: Any) -> str:
    """
    Return the field ``csrf`` for a form of the host that is sent to a page of ours, such as
    signing out; "" if nobody is signed in.
    """
    turn = turn_of(connection)
    found = await turn.session()
    return "" if found is None else turn.web.csrf_token(found)


async def sign_in(
    connection: Any, user_id: str, *, channels: Collection[Channel] = (Channel.EXTERNAL,)
) -> SignIn:
    """
    Sign *user_id* in on the word of the host, after a sign-up or with single sign-on.

    The cookies go out with whatever response is made; a session that this browser had before ends.
    If the outcome is ``SECOND_FACTOR_REQUIRED``, redirect to ``AsgiOnetsec.web.urls.verify``.

    Raises:
        ConfigurationError: If the response has begun.

        Unavailable: If the storage does not answer.
    """
    turn = turn_of(connection)
    turn.check_open()
    flows, before = turn.web.flows, await turn.session()
    there = turn.web.browser(turn.request)
    result = await flows.sign_in.trusted(user_id, channels=channels, client=there)
    if result.session is not None:
        turn.became(result.session)
        if before is not None and before.transport is there.transport:
            with suppress(Unavailable):  # the sign-in has happened; the old one ends by itself
                await flows.sessions.sign_out(before, client=there)
    turn.put(turn.web.signed_in(result))
    return result


async def sign_out(connection: Any) -> None:
    """
    End the session of this request, and delete its cookie with whatever response is made.

    Raises:
        ConfigurationError: If the response has begun.

        Unavailable: If the storage does not answer.
    """
    turn = turn_of(connection)
    turn.check_open()
    before = await turn.session()
    if before is not None:
        await turn.web.flows.sessions.sign_out(before)
    turn.became(None)
    if before is None or before.transport is Transport.COOKIE:
        turn.put((turn.web.cookies.session.delete(),))
