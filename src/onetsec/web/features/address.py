"""
The address: the wish for a code, and the code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from attrs import evolve

from ...flows.accounts import Overview
from ...flows.address import AddressChange, AddressOutcome
from ...sessions import Session
from ...texts import Texts
from .. import fields
from ..address_pages import AddressPage, AddressRow
from ..messages import MESSAGES, WebOutcome, told
from ..urls import Urls
from ..visits import Answer, Redirect, Shown, Visit

if TYPE_CHECKING:
    from ..application import Web

_MAILED = (AddressOutcome.CODE_SENT, AddressOutcome.WAIT)
_TYPED = (
    AddressOutcome.NOT_AN_ADDRESS,
    AddressOutcome.UNCHANGED,
    AddressOutcome.TOO_MANY_ATTEMPTS,
)
_AGAIN = (AddressOutcome.WRONG_CODE, AddressOutcome.TOO_MANY_ATTEMPTS)


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Show the address; to somebody who has lately proven who they are, for typing it is lost on the
    way to a proof.
    """
    urls = visit.frame.urls
    page = await _page(web, session, visit)
    if not (page.code or page.can_verify or page.new):
        return Redirect(to=urls.security)
    if page.code is None and not await web.flows.address.may_ask(session):
        return Redirect(to=_proof_url(urls))

    return Shown(page=page)


async def change(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Have a code mailed to another address.
    """
    typed = visit.form.text("new")
    page = await _page(web, session, visit, typed=typed)
    if page.new is not None and not typed.strip():
        return Shown(page=_wrong(page, WebOutcome.FIELDS_MISSING))

    result = await web.flows.address.change(session, typed)
    if page.new is not None and result.outcome in _TYPED:
        return Shown(page=_wrong(page, result.outcome, retry_after=result.retry_after))

    return _answer(web, visit, result)


async def verify(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Have a code mailed to the present address.
    """
    return _answer(web, visit, await web.flows.address.verify(session))


async def confirm(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Take the code.
    """
    code = visit.form.text("code")
    page = await _page(web, session, visit)
    if page.code is not None and not code.strip():
        return Shown(page=_mistyped(page, WebOutcome.CODE_MISSING))

    result = await web.flows.address.confirm(session, code, client=visit.client)
    if page.code is not None and result.outcome in _AGAIN:
        return Shown(page=_mistyped(page, result.outcome, retry_after=result.retry_after))

    return _answer(web, visit, result)


def row(web: Web, overview: Overview, texts: Texts) -> AddressRow | None:
    """
    Return what Settings > Security shows of the address; None if nothing can be mailed.
    """
    is_changeable = web.flows.address.is_changeable
    if not web.can_mail or not (overview.email or is_changeable):
        return None

    is_confirmed = overview.email_confirmed
    lead = "address_confirmed" if is_confirmed else "address_unconfirmed"
    label = "address_change" if is_changeable else "address_verify"
    return AddressRow(
        address=overview.email,
        is_confirmed=is_confirmed,
        lead=texts[lead if overview.email else "address_none"],
        label=texts[label] if is_changeable or not is_confirmed else "",
    )


def _answer(web: Web, visit: Visit, result: AddressChange) -> Answer:
    urls = visit.frame.urls
    if result.outcome in _MAILED:
        return Redirect(to=urls.address, note=result.outcome)
    if result.outcome is AddressOutcome.STEP_UP_REQUIRED:
        return Redirect(to=_proof_url(urls))
    if result.outcome is AddressOutcome.SIGNED_OUT:
        return Redirect(to=web.sign_in_url(urls.address), note=WebOutcome.SIGN_IN_AGAIN)

    cookies = web.opened(result.token, result.device)
    return Redirect(to=urls.security, cookies=cookies, note=result.outcome)


def _proof_url(urls: Urls) -> str:
    return f"{urls.confirm}?{urlencode({'next': urls.address})}"


async def _page(web: Web, session: Session, visit: Visit, *, typed: str = "") -> AddressPage:
    overview = await web.flows.accounts.overview(session)
    pending, texts = await web.flows.address.pending(session), visit.texts
    is_there, is_changeable = bool(overview.email), web.flows.address.is_changeable
    return AddressPage(
        frame=visit.frame,
        title=texts["address_title"],
        lead=texts.say("address_lead", address=overview.email) if is_there else "",
        sent="" if pending is None else texts.say("lead_mailed", address=pending.to),
        code=None if pending is None else fields.code(texts),
        can_verify=web.can_mail and is_there and not overview.email_confirmed,
        new=fields.new_email(texts, typed, starts=pending is None) if is_changeable else None,
    )


def _wrong(
    page: AddressPage, outcome: AddressOutcome | WebOutcome, *, retry_after: int = 0
) -> AddressPage:
    new = None if page.new is None else page.new.blamed()
    return evolve(_telling(page, outcome, retry_after=retry_after), new=new)


def _mistyped(
    page: AddressPage, outcome: AddressOutcome | WebOutcome, *, retry_after: int = 0
) -> AddressPage:
    code = None if page.code is None else page.code.blamed()
    return evolve(_telling(page, outcome, retry_after=retry_after), code=code)


def _telling(
    page: AddressPage, outcome: AddressOutcome | WebOutcome, *, retry_after: int
) -> AddressPage:
    return evolve(
        page,
        notice=told(outcome, page.t, retry_after=retry_after),
        status=MESSAGES[outcome].page_status,
        retry_after=retry_after,
    )
