"""
Password recovery: the wish for a link, and the page that the link leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ...flows.password_reset import ResetOutcome
from ...policy import PasswordReport
from .. import fields
from ..messages import MESSAGES, WebOutcome, told
from ..pages import ForgotPage, ResetPage
from ..rules import for_managers, listed
from ..visits import Answer, Redirect, Shown, Visit

if TYPE_CHECKING:
    from ..application import Web


async def forgot(web: Web, visit: Visit) -> Answer:
    """
    Show the form for the address.
    """
    if not web.can_mail:
        return Redirect(to=visit.frame.urls.sign_in)

    return Shown(page=_forgot_page(visit))


async def request(web: Web, visit: Visit) -> Answer:
    """
    Have a link mailed; the answer is the same for everybody.
    """
    login = visit.form.text("login")
    if not web.can_mail:
        return Redirect(to=visit.frame.urls.sign_in)
    if not login.strip():
        return Shown(page=_not_asked(visit, WebOutcome.FIELDS_MISSING))

    result = await web.flows.password_reset.request(login, client=visit.client)
    if result.outcome is not ResetOutcome.REQUESTED:
        page = _not_asked(visit, result.outcome, login=login, retry_after=result.retry_after)
        return Shown(page=page)

    return Redirect(to=visit.frame.urls.forgot, note=result.outcome)


async def show(web: Web, visit: Visit) -> Answer:
    """
    Show the form for the new password. To open the link spends nothing: programs open links too.
    """
    token = visit.query("token")
    if not await web.flows.password_reset.is_valid(token):
        return Shown(page=_refused(web, visit, "", ResetOutcome.LINK_OVER))

    return Shown(page=_reset_page(web, visit, token))


async def complete(web: Web, visit: Visit) -> Answer:
    """
    Set the new password.
    """
    form = visit.form
    token, new = form.text("token"), form.text("new")
    if not new:
        return Shown(page=_refused(web, visit, token, WebOutcome.FIELDS_MISSING))
    if new != form.text("confirm"):
        return Shown(page=_refused(web, visit, token, WebOutcome.PASSWORDS_DIFFER))

    result = await web.flows.password_reset.complete(token, new=new, client=visit.client)
    if result.outcome is ResetOutcome.COMPLETED:
        return Redirect(
            to=visit.frame.urls.sign_in,
            cookies=web.opened(None, result.device),
            note=result.outcome,
        )
    if result.outcome is ResetOutcome.LINK_OVER:
        token = ""
    return Shown(page=_refused(web, visit, token, result.outcome, report=result.report))


def _forgot_page(visit: Visit, login: str = "") -> ForgotPage:
    return ForgotPage(
        frame=visit.frame, title=visit.texts["forgot"], login=fields.email(visit.texts, login)
    )


def _not_asked(
    visit: Visit, outcome: ResetOutcome | WebOutcome, *, login: str = "", retry_after: int = 0
) -> ForgotPage:
    page = _forgot_page(visit, login)
    return evolve(
        page,
        notice=told(outcome, page.t, retry_after=retry_after),
        status=MESSAGES[outcome].page_status,
        retry_after=retry_after,
        login=page.login.blamed(),
    )


def _reset_page(
    web: Web, visit: Visit, token: str, report: PasswordReport | None = None
) -> ResetPage:
    policy = web.flows.settings.password
    return ResetPage(
        frame=visit.frame,
        title=visit.texts["reset_title"],
        token=token,
        new=evolve(fields.new_password(visit.texts, for_managers(policy)), starts=True),
        confirm=fields.confirmed_password(visit.texts),
        rules=listed(policy, report, visit.texts),
    )


def _refused(
    web: Web,
    visit: Visit,
    token: str,
    outcome: ResetOutcome | WebOutcome,
    *,
    report: PasswordReport | None = None,
) -> ResetPage:
    page = _reset_page(web, visit, token, report)
    notice, problem = told(outcome, visit.texts), visit.texts[MESSAGES[outcome].id]
    if outcome is ResetOutcome.REJECTED:
        page = evolve(page, new=page.new.refused(problem))
    if outcome is WebOutcome.PASSWORDS_DIFFER:
        page = evolve(page, confirm=page.confirm.refused(problem))
    if outcome is WebOutcome.FIELDS_MISSING:
        page = evolve(page, new=page.new.blamed(), confirm=page.confirm.blamed())
    return evolve(page, notice=notice, status=MESSAGES[outcome].page_status)
