"""
Password: the card on Settings > Security.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ...flows.password import PasswordOutcome
from ...policy import PasswordReport
from ...sessions import Session
from ..messages import MESSAGES, WebOutcome, told
from ..settings_pages import PasswordForm
from ..visits import Answer, Redirect, Shown, Visit
from ._security import security_page

if TYPE_CHECKING:
    from ..application import Web


async def find(web: Web, visit: Visit) -> Answer:
    """
    Lead password managers to the page, who ask at a well-known address.
    """
    return Redirect(to=visit.frame.urls.security)


async def change(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Replace the password.
    """
    current, new = visit.form.text("current"), visit.form.text("new")
    if not current or not new:
        return await _refused(web, session, visit, WebOutcome.FIELDS_MISSING)
    if new != visit.form.text("confirm"):
        report = await web.flows.password.judge(new)
        return await _refused(web, session, visit, WebOutcome.PASSWORDS_DIFFER, report=report)

    result = await web.flows.password.change(session, current=current, new=new, client=visit.client)
    urls = visit.frame.urls
    if result.outcome is PasswordOutcome.CHANGED:
        cookies = web.opened(result.token, result.device)
        return Redirect(to=urls.security, cookies=cookies, note=result.outcome)
    if result.outcome is PasswordOutcome.SIGNED_OUT:
        return Redirect(to=web.sign_in_url(urls.security), note=WebOutcome.SIGN_IN_AGAIN)

    return await _refused(
        web,
        session,
        visit,
        result.outcome,
        report=result.report,
        retry_after=result.retry_after,
    )


async def _refused(
    web: Web,
    session: Session,
    visit: Visit,
    outcome: PasswordOutcome | WebOutcome,
    *,
    report: PasswordReport | None = None,
    retry_after: int = 0,
) -> Answer:
    page = await security_page(web, session, visit, report=report)
    notice = told(outcome, visit.texts, retry_after=retry_after)
    text = "" if notice is None else notice.text
    card = page.password
    return Shown(
        page=evolve(
            page,
            notice=notice,
            status=MESSAGES[outcome].page_status,
            retry_after=retry_after,
            password=None if card is None else _marked(card, outcome, text),
        )
    )


def _marked(card: PasswordForm, outcome: PasswordOutcome | WebOutcome, text: str) -> PasswordForm:
    """
    *card* with the problem beside the field that it is about.
    """
    if outcome is PasswordOutcome.WRONG_PASSWORD:
        return evolve(card, current=card.current.refused(text))
    if outcome is PasswordOutcome.REJECTED:
        return evolve(card, new=card.new.refused(text))
    if outcome is WebOutcome.PASSWORDS_DIFFER:
        return evolve(card, confirm=card.confirm.refused(text))
    if outcome is WebOutcome.FIELDS_MISSING:
        return evolve(card, current=card.current.blamed(), new=card.new.blamed())

    return card
