"""
Sign-in: who is signed in, both steps, and the way out.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from attrs import evolve

from ....errors import Unavailable
from ....flows.sign_in import Mailed as MailedCode
from ....flows.sign_in import SendOutcome, SignIn, SignInOutcome
from ....records import Channel, Client, Transport
from ....sessions import Session
from ...messages import ApiOutcome, WebOutcome
from .. import shapes
from ..operations import Call, Header, Reply, private, public
from ._tokens import facts

if TYPE_CHECKING:
    from ...application import Web

_REFUSALS = tuple(
    one
    for one in SignInOutcome
    if one not in (SignInOutcome.SIGNED_IN, SignInOutcome.SECOND_FACTOR_REQUIRED)
)
_FIRST = (SignInOutcome.WRONG_CREDENTIALS, SignInOutcome.CHALLENGE_REQUIRED)
SENDING = (SendOutcome.WAIT, SendOutcome.TOO_MANY, SendOutcome.NO_ADDRESS)
"""Why no code is mailed."""


@public(
    "Tell who is signed in, and give a browser its token against forged requests.",
    gives={ApiOutcome.ANSWERED: shapes.SessionState},
)
async def session(web: Web, call: Call, sent: None) -> Reply:
    """
    See `Operation.summary`, as of all the others.
    """
    found = await web.session(call.request)
    csrf, cookies = "", tuple[Header, ...]()
    if call.client.transport is Transport.COOKIE:
        csrf, cookies = web.issued(call.request, found)
    state = shapes.SessionState(session=None if found is None else facts(found), csrf=csrf)
    return Reply(outcome=ApiOutcome.ANSWERED, body=state, cookies=cookies)


@public(
    "Take the first step of a sign-in.",
    takes=shapes.SignInRequest,
    gives={
        SignInOutcome.SIGNED_IN: shapes.SignedIn,
        SignInOutcome.SECOND_FACTOR_REQUIRED: shapes.SignedIn,
    },
    refuses=(
        SignInOutcome.WRONG_CREDENTIALS,
        SignInOutcome.CHALLENGE_REQUIRED,
        SignInOutcome.TOO_MANY_ATTEMPTS,
    ),
)
async def password(web: Web, call: Call, sent: shapes.SignInRequest) -> Reply:
    client = _client(call, sent.transport, name=sent.device_name, device=sent.device)
    before = await _before(web, call, sent.transport)
    result = await web.flows.sign_in.password(
        sent.login,
        sent.password,
        client=client,
        recovery_code=sent.recovery_code,
        challenge=sent.challenge,
    )
    return await _stepped(web, call, result, sent.transport, before=before)


@public(
    "Tell what completes the sign-in that a browser has begun.",
    gives={ApiOutcome.ANSWERED: shapes.Ways},
    refuses=(SignInOutcome.SIGN_IN_EXPIRED,),
    is_second=True,
)
async def ways(web: Web, call: Call, sent: None) -> Reply:
    pending = web.cookies.pending.read(call.request) or ""
    factors = await web.flows.sign_in.factors(pending)
    if not factors:
        return Reply(outcome=SignInOutcome.SIGN_IN_EXPIRED)

    found = await _mailed(web, pending, factors)
    return Reply(outcome=ApiOutcome.ANSWERED, body=shapes.Ways(factors=factors, mailed=found))


@public(
    "Take the second step of a sign-in.",
    takes=shapes.CodeRequest,
    gives={SignInOutcome.SIGNED_IN: shapes.SignedIn},
    refuses=(
        WebOutcome.CODE_MISSING,
        *(one for one in _REFUSALS if one not in _FIRST),
    ),
    is_second=True,
)
async def verify(web: Web, call: Call, sent: shapes.CodeRequest) -> Reply:
    if not sent.code.strip():
        return Reply(outcome=WebOutcome.CODE_MISSING)

    before = await _before(web, call, sent.transport)
    result = await web.flows.sign_in.verify(
        _pending(web, call, sent),
        factor=Channel(sent.factor.value),
        code=sent.code,
        client=_client(call, sent.transport, name=sent.device_name, device=sent.device),
    )
    reply = await _stepped(web, call, result, sent.transport, before=before)
    if result.token is None or sent.transport is Transport.BEARER:
        return reply

    return evolve(reply, cookies=(*reply.cookies, web.cookies.pending.delete()))


@public(
    "Have a code mailed for the second step.",
    takes=shapes.SendRequest,
    gives={SendOutcome.SENT: shapes.Sent},
    refuses=(SignInOutcome.SIGN_IN_EXPIRED, *SENDING),
    is_second=True,
)
async def send(web: Web, call: Call, sent: shapes.SendRequest) -> Reply:
    client = _client(call, sent.transport, name="", device=sent.device)
    result = await web.flows.sign_in.send_code(_pending(web, call, sent), client=client)
    if result.outcome is SendOutcome.STALE:
        return Reply(outcome=SignInOutcome.SIGN_IN_EXPIRED)
    if result.outcome is not SendOutcome.SENT:
        return Reply(outcome=result.outcome, retry_after=result.retry_after)

    body = shapes.Sent(outcome=result.outcome.value, retry_after=result.retry_after)
    return Reply(outcome=result.outcome, body=body)


@private("End the session.", takes=shapes.Nothing, gives={WebOutcome.SIGNED_OUT: None})
async def sign_out(web: Web, session: Session, call: Call, sent: shapes.Nothing) -> Reply:
    await web.flows.sessions.sign_out(session, client=call.client)
    is_cookie = session.transport is Transport.COOKIE
    cookies = (web.cookies.session.delete(),) if is_cookie else ()
    return Reply(outcome=WebOutcome.SIGNED_OUT, cookies=cookies)


async def _before(web: Web, call: Call, transport: Transport) -> Session | None:
    """
    The session that the cookie of a new one takes the place of.
    """
    return await web.cookie_session(call.request) if transport is Transport.COOKIE else None


async def _stepped(
    web: Web, call: Call, result: SignIn, transport: Transport, *, before: Session | None
) -> Reply:
    """
    What a step of a sign-in is answered with.
    """
    if result.outcome is SignInOutcome.SECOND_FACTOR_REQUIRED and result.pending is not None:
        mailed = await _mailed(web, result.pending, result.factors)
        body = shapes.SignedIn(outcome=result.outcome.value, factors=result.factors, mailed=mailed)
        if transport is Transport.BEARER:
            body = evolve(body, pending=result.pending)
            return Reply(outcome=result.outcome, body=body)

        return Reply(outcome=result.outcome, body=body, cookies=web.signed_in(result))
    if result.session is None or result.token is None or result.device is None:
        return Reply(outcome=result.outcome, retry_after=result.retry_after)

    if before is not None:
        with suppress(Unavailable):  # the sign-in has happened; the old one ends by itself
            await web.flows.sessions.sign_out(before)
    body = shapes.SignedIn(
        outcome=result.outcome.value,
        session=facts(result.session),
        recovery_codes_left=result.recovery_codes_left,
    )
    if transport is Transport.BEARER:
        body = evolve(body, token=result.token, device=result.device)
        return Reply(outcome=result.outcome, body=body)

    body = evolve(body, csrf=web.csrf_token(result.session))
    return Reply(outcome=result.outcome, body=body, cookies=web.signed_in(result))


async def _mailed(web: Web, pending: str, factors: tuple[Channel, ...]) -> shapes.Mailed | None:
    found = await web.flows.sign_in.mailed(pending) if Channel.MAIL in factors else None
    return mailed_of(found)


def mailed_of(found: MailedCode | None) -> shapes.Mailed | None:
    """
    Return what a client may know of a code that was mailed.
    """
    return None if found is None else shapes.Mailed(to=found.to, retry_after=found.retry_after)


def _pending(web: Web, call: Call, sent: shapes.CodeRequest | shapes.SendRequest) -> str:
    return sent.pending or web.cookies.pending.read(call.request) or ""


def _client(call: Call, transport: Transport, *, name: str, device: str) -> Client:
    """
    Who signs in: a bearer has no cookie for its device.
    """
    if transport is Transport.COOKIE:
        return evolve(call.client, transport=transport, device_name=name)

    return evolve(call.client, transport=transport, device_name=name, device=device)
