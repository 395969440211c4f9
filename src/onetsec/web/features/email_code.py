"""
Email verification: a switch, and the code that turns it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ...flows.email_code import EmailCodeChange, EmailCodeOutcome
from ...sessions import Session
from .. import fields
from ..messages import MESSAGES, WebOutcome, told
from ..settings_pages import EmailCodePage
from ..visits import Answer, Redirect, Shown, Visit
from ._actions import Action, confirm_url
from ._factors import mailed_code

if TYPE_CHECKING:
    from ..application import Web


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Show where to type the code that was mailed.
    """
    page = await _page(web, session, visit)
    if not page.mailed.to:
        return Redirect(to=visit.frame.urls.security)

    return Shown(page=page)


async def switch(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Turn it on or off.
    """
    urls, is_on = visit.frame.urls, visit.form.text("enabled") == "on"
    if is_on:
        change = await web.flows.email_code.enable(session, client=visit.client)
    else:
        sure = visit.form.text("sure") == "1"
        change = await web.flows.email_code.disable(session, is_sure=sure, client=visit.client)

    action = Action.MAIL_ON if is_on else Action.MAIL_OFF
    if change.outcome in (EmailCodeOutcome.CODE_SENT, EmailCodeOutcome.WAIT):
        return Redirect(to=urls.email_code, note=change.outcome)
    if change.outcome is EmailCodeOutcome.LAST_METHOD:
        return Redirect(to=confirm_url(urls, action, is_confirmed=True), note=change.outcome)
    if change.outcome is EmailCodeOutcome.STEP_UP_REQUIRED:
        return Redirect(to=confirm_url(urls, action))

    return _done(web, visit, change)


async def confirm(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Take the code, and turn it on.
    """
    code = visit.form.text("code")
    page = await _page(web, session, visit)
    if page.mailed.to and not code.strip():
        return Shown(page=_refused(page, WebOutcome.CODE_MISSING))

    change = await web.flows.email_code.confirm(session, code, client=visit.client)
    again = (EmailCodeOutcome.WRONG_CODE, EmailCodeOutcome.TOO_MANY_ATTEMPTS)
    if page.mailed.to and change.outcome in again:
        return Shown(page=_refused(page, change.outcome, retry_after=change.retry_after))

    return _done(web, visit, change)


def _done(web: Web, visit: Visit, change: EmailCodeChange) -> Answer:
    urls = visit.frame.urls
    if change.outcome is EmailCodeOutcome.SIGNED_OUT:
        return Redirect(to=web.sign_in_url(urls.security), note=WebOutcome.SIGN_IN_AGAIN)

    return Redirect(
        to=urls.security, cookies=web.opened(change.token, change.device), note=change.outcome
    )


async def _page(web: Web, session: Session, visit: Visit) -> EmailCodePage:
    mailed = await web.flows.step_up.mailed(session)
    return EmailCodePage(
        frame=visit.frame,
        title=visit.texts["mail_title"],
        code=fields.code(visit.texts),
        lead=visit.texts.say("lead_mailed", address=mailed.to) if mailed is not None else "",
        mailed=mailed_code(mailed, visit.texts, send_at=visit.frame.urls.email_code),
    )


def _refused(
    page: EmailCodePage, outcome: EmailCodeOutcome | WebOutcome, *, retry_after: int = 0
) -> EmailCodePage:
    return evolve(
        page,
        notice=told(outcome, page.t, retry_after=retry_after),
        status=MESSAGES[outcome].page_status,
        retry_after=retry_after,
        code=page.code.blamed(),
    )
