"""
The second step of a sign-in: a code, of the app, of a mail, or one of those that were saved.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from attrs import evolve

from ...flows.sign_in import SendOutcome, SignInOutcome
from ...records import Channel
from ..messages import MESSAGES, WebOutcome, told
from ..next import local_path
from ..pages import VerifyPage
from ..visits import Answer, Redirect, Shown, Visit
from ._factors import ask, choose
from .sign_in import signed_in

if TYPE_CHECKING:
    from ..application import Web


async def show(web: Web, visit: Visit) -> Answer:
    """
    Show the form.
    """
    target = local_path(visit.query("next"), otherwise=web.home)
    factors = await web.flows.sign_in.factors(_pending(web, visit))
    if not factors:
        return await _over(web, visit, target)

    return Shown(page=await _page(web, visit, factors, visit.query("factor"), target=target))


async def verify(web: Web, visit: Visit) -> Answer:
    """
    Take the code.
    """
    target = local_path(visit.form.text("next"), otherwise=web.home)
    code, pending = visit.form.text("code"), _pending(web, visit)
    factors = await web.flows.sign_in.factors(pending)
    if not factors:
        return await _over(web, visit, target)

    factor = choose(factors, visit.form.text("factor"))

    async def refused(outcome: Enum, retry_after: int = 0) -> Answer:
        page = await _page(web, visit, factors, factor.value, target=target)
        return Shown(page=_refused(page, outcome, retry_after=retry_after))

    if not code.strip():
        return await refused(WebOutcome.CODE_MISSING)

    before = await web.cookie_session(visit.request)
    result = await web.flows.sign_in.verify(pending, factor=factor, code=code, client=visit.client)
    if result.outcome is SignInOutcome.SIGNED_IN:
        done = await signed_in(web, result, target=target, before=before)
        return evolve(done, cookies=(*done.cookies, web.cookies.pending.delete()))
    if result.outcome is SignInOutcome.SIGN_IN_EXPIRED:
        return await _over(web, visit, target)

    return await refused(result.outcome, result.retry_after)


async def send(web: Web, visit: Visit) -> Answer:
    """
    Have a code mailed, and show where to type it.
    """
    target = local_path(visit.form.text("next"), otherwise=web.home)
    sent = await web.flows.sign_in.send_code(_pending(web, visit), client=visit.client)
    if sent.outcome is SendOutcome.STALE:
        return await _over(web, visit, target)

    query = urlencode({"next": target, "factor": Channel.MAIL.value})
    return Redirect(to=f"{visit.frame.urls.verify}?{query}", note=sent.outcome)


def _pending(web: Web, visit: Visit) -> str:
    return web.cookies.pending.read(visit.request) or ""


async def _over(web: Web, visit: Visit, target: str) -> Answer:
    """
    Begin again; unless the code was sent twice, and the first one was right.
    """
    if await web.cookie_session(visit.request) is not None:
        return Redirect(to=target)

    return Redirect(to=web.sign_in_url(target), note=SignInOutcome.SIGN_IN_EXPIRED)


async def _page(
    web: Web, visit: Visit, factors: tuple[Channel, ...], named: str, *, target: str
) -> VerifyPage:
    urls = visit.frame.urls
    mailed = None
    if Channel.MAIL in factors:
        mailed = await web.flows.sign_in.mailed(_pending(web, visit))
    asked = ask(
        factors,
        choose(factors, named),
        visit.texts,
        mailed=mailed,
        at=urls.verify,
        send_at=urls.verify_send,
        next=target,
    )
    return VerifyPage(
        frame=visit.frame,
        title=visit.texts["verify_title"],
        next=target,
        factor=asked.factor.value,
        code=asked.field,
        lead=asked.lead,
        mailed=asked.mailed,
        others=asked.others,
    )


def _refused(page: VerifyPage, outcome: Enum, *, retry_after: int = 0) -> VerifyPage:
    return evolve(
        page,
        notice=told(outcome, page.t, retry_after=retry_after),
        status=MESSAGES[outcome].page_status,
        retry_after=retry_after,
        code=page.code.blamed(),
    )
