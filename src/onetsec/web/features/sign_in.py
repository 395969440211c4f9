"""
Sign-in: the first step, and the way out.
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from attrs import evolve

from ...errors import Unavailable
from ...flows.sign_in import SignIn, SignInOutcome
from ...records import Channel
from ...sessions import Session
from .. import fields
from ..messages import MESSAGES, WebOutcome, told
from ..next import local_path
from ..pages import Notice, SignInPage
from ..visits import Answer, Redirect, Shown, Visit

if TYPE_CHECKING:
    from ..application import Web

_RECOVERY = Channel.RECOVERY.value


async def show(web: Web, visit: Visit) -> Answer:
    """
    Show the form, or go on if there is a session already.
    """
    target = local_path(visit.query("next"), otherwise=web.home)
    if await web.cookie_session(visit.request) is not None:
        return Redirect(to=target)

    page = _sign_in_page(web, visit, target=target, chosen=visit.query("with"))
    return Shown(page=await _challenged(web, visit, page))


async def sign_in(web: Web, visit: Visit) -> Answer:
    """
    Take the first step.
    """
    target = local_path(visit.form.text("next"), otherwise=web.home)
    login, password = visit.form.text("login"), visit.form.text("password")
    chosen, code = visit.form.text("with"), visit.form.text("code").strip()
    page = _sign_in_page(web, visit, target=target, login=login, chosen=chosen)
    if not login.strip() or not password or (page.code and not code):
        missing = _refused_sign_in(page, WebOutcome.FIELDS_MISSING)
        return Shown(page=await _challenged(web, visit, missing))

    before = await web.cookie_session(visit.request)
    result = await web.flows.sign_in.password(
        login,
        password,
        client=visit.client,
        recovery_code=code if page.code else "",
        challenge=visit.form.text(web.flows.gate.field),
    )
    if result.outcome is SignInOutcome.SIGNED_IN:
        return await signed_in(web, result, target=target, before=before)
    if result.outcome is SignInOutcome.SECOND_FACTOR_REQUIRED and result.pending is not None:
        to = f"{visit.frame.urls.verify}?{urlencode({'next': target})}"
        return Redirect(to=to, cookies=(web.cookies.pending.set(result.pending),))

    if result.outcome is SignInOutcome.CHALLENGE_REQUIRED:
        return Shown(page=_told(_asking(web, page), result.outcome))

    refused = _refused_sign_in(page, result.outcome, retry_after=result.retry_after)
    if page.code and result.outcome is SignInOutcome.WRONG_CREDENTIALS:
        notice = Notice(text=visit.texts["sign_in_wrong_with_code"], is_problem=True)
        refused = evolve(refused, notice=notice)
    return Shown(page=await _challenged(web, visit, refused))


async def sign_out(web: Web, session: Session, visit: Visit) -> Answer:
    """
    End the session.
    """
    await web.flows.sessions.sign_out(session, client=visit.client)
    return Redirect(
        to=visit.frame.urls.sign_in,
        cookies=(web.cookies.session.delete(),),
        note=WebOutcome.SIGNED_OUT,
    )


async def signed_in(web: Web, result: SignIn, *, target: str, before: Session | None) -> Redirect:
    """
    Give the browser its new session. The one that it had *before* ends: nobody holds it any more.
    """
    if before is not None:
        with suppress(Unavailable):  # the sign-in has happened; the old one ends by itself
            await web.flows.sessions.sign_out(before)

    used = result.recovery_codes_left is not None
    return Redirect(
        to=target,
        cookies=web.opened(result.token, result.device),
        note=WebOutcome.RECOVERY_CODE_USED if used else None,
    )


def _sign_in_page(
    web: Web, visit: Visit, *, target: str, login: str = "", chosen: str = ""
) -> SignInPage:
    is_chosen, query = chosen == _RECOVERY, urlencode({"with": _RECOVERY, "next": target})
    code = fields.recovery_code(visit.texts)
    return SignInPage(
        frame=visit.frame,
        title=visit.texts["sign_in"],
        next=target,
        login=fields.email(visit.texts, login),
        password=fields.password(visit.texts, starts=bool(login)),
        code=evolve(code, starts=False) if is_chosen else None,
        code_url="" if is_chosen else f"{visit.frame.urls.sign_in}?{query}",
        forgot_url=visit.frame.urls.forgot if web.can_mail else "",
    )


async def _challenged(web: Web, visit: Visit, page: SignInPage) -> SignInPage:
    """
    *page* with the challenge, if the next step needs an answer: so that nobody types twice.
    """
    if not await web.flows.sign_in.is_challenged(client=visit.client):
        return page

    return evolve(_asking(web, page), challenge_lead=page.t["challenge_lead"])


def _asking(web: Web, page: SignInPage) -> SignInPage:
    gate = web.flows.gate
    return evolve(page, challenge=gate.field, origins=gate.origins)


def _told(page: SignInPage, outcome: Enum, *, retry_after: int = 0) -> SignInPage:
    return evolve(
        page,
        notice=told(outcome, page.t, retry_after=retry_after),
        status=MESSAGES[outcome].page_status,
        retry_after=retry_after,
    )


def _refused_sign_in(page: SignInPage, outcome: Enum, *, retry_after: int = 0) -> SignInPage:
    return evolve(
        _told(page, outcome, retry_after=retry_after),
        login=page.login.blamed(),
        password=page.password.blamed(),
        code=page.code and page.code.blamed(),
    )
