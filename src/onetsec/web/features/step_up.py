"""
Step-up: somebody who is signed in proves it once more, for what is about to change.

The change was asked for by a POST, and no redirect can carry that on. So the page after the proof
has one button, which is that POST again: a proof is never more than a proof, no address changes
anything when it is opened, and the session has its new cookie before anything else is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from attrs import evolve

from ...flows.accounts import Overview
from ...flows.sign_in import SendOutcome
from ...flows.step_up import StepUp, StepUpOutcome
from ...flows.totp import TotpOutcome
from ...records import Channel
from ...sessions import Session
from ...texts import Texts
from ..messages import MESSAGES, WebOutcome, told
from ..next import local_path
from ..settings_pages import ActionPage, ConfirmPage
from ..visits import Answer, Redirect, Shown, Visit
from . import _actions
from ._factors import ask, choose

if TYPE_CHECKING:
    from ..application import Web


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Ask for a proof; or, after it, offer what it was for.
    """
    action = _actions.named(visit.query("for"))
    if action is not None and visit.query("step") == "2":
        return Shown(page=await _action_page(web, session, visit, action))

    target = local_path(visit.query("next"), otherwise=visit.frame.urls.security)
    page = await _confirm_page(
        web, session, visit, action, target=target, named=visit.query("factor")
    )
    return Shown(page=page)


async def confirm(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Take the proof.
    """
    urls, form = visit.frame.urls, visit.form
    action = _actions.named(form.text("for"))
    target = local_path(form.text("next"), otherwise=urls.security)
    page = await _confirm_page(
        web, session, visit, action, target=target, named=form.text("factor")
    )
    if page.proof is None:
        return Shown(page=page)

    typed = form.text(page.proof.name)
    if not typed.strip():
        return Shown(page=_refused(page, WebOutcome.FIELDS_MISSING))

    result = await web.flows.step_up.confirm(
        session, factor=Channel(page.factor), code=typed, client=visit.client
    )
    if result.outcome is StepUpOutcome.SIGNED_OUT:
        return Redirect(to=web.sign_in_url(target), note=WebOutcome.SIGN_IN_AGAIN)
    if result.outcome is not StepUpOutcome.CONFIRMED:
        refused = _refused(page, result.outcome, retry_after=result.retry_after)
        return Shown(page=refused)

    return _confirmed(web, visit, result, action, target=target)


async def send(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Have a code mailed, and show where to type it.
    """
    urls, form = visit.frame.urls, visit.form
    action = _actions.named(form.text("for"))
    target = local_path(form.text("next"), otherwise=urls.security)
    sent = await web.flows.step_up.send_code(session)
    if sent.outcome is SendOutcome.STALE:
        return Redirect(to=web.sign_in_url(target), note=WebOutcome.SIGN_IN_AGAIN)

    query = {
        "for": "" if action is None else action.value,
        "next": target,
        "factor": Channel.MAIL.value,
    }
    return Redirect(to=f"{urls.confirm}?{urlencode(query)}", note=sent.outcome)


def _confirmed(
    web: Web, visit: Visit, result: StepUp, action: _actions.Action | None, *, target: str
) -> Answer:
    cookies = web.opened(result.token, result.device)
    if action is None:
        return Redirect(to=target, cookies=cookies)

    to = _actions.confirm_url(visit.frame.urls, action, is_confirmed=True)
    return Redirect(to=to, cookies=cookies, note=result.outcome)


async def _confirm_page(
    web: Web,
    session: Session,
    visit: Visit,
    action: _actions.Action | None,
    *,
    target: str,
    named: str,
) -> ConfirmPage:
    urls = visit.frame.urls
    factors = await web.flows.step_up.factors(session)
    page = ConfirmPage(
        frame=visit.frame,
        title=visit.texts["confirm_title"],
        reason=_reason(action, visit.texts),
        action="" if action is None else action.value,
        next=target,
        login="",
        factor="",
        lead="",
        proof=None,
        mailed=None,
        others=(),
    )
    if not factors:
        return page

    overview = await web.flows.accounts.overview(session)
    asked = ask(
        factors,
        choose(factors, named),
        visit.texts,
        mailed=await web.flows.step_up.mailed(session) if Channel.MAIL in factors else None,
        at=urls.confirm,
        send_at=urls.confirm_send,
        **{"for": page.action, "next": target},
    )
    return evolve(
        page,
        login=overview.email if asked.factor is Channel.PASSWORD else "",
        factor=asked.factor.value,
        lead=asked.lead,
        proof=asked.field,
        mailed=asked.mailed,
        others=asked.others,
    )


def _reason(action: _actions.Action | None, texts: Texts) -> str:
    return texts["confirm_page"] if action is None else _actions.words(action, texts).reason


async def _action_page(
    web: Web, session: Session, visit: Visit, action: _actions.Action
) -> ActionPage:
    urls, words = visit.frame.urls, _actions.words(action, visit.texts)
    # Whoever comes from a proof has not been warned yet.
    is_last = _is_last(await web.flows.accounts.overview(session), action)
    return ActionPage(
        frame=visit.frame,
        title=words.title,
        notice=told(TotpOutcome.LAST_METHOD, visit.texts) if is_last else None,
        target=_actions.target(urls, action),
        back=urls.sessions if action is _actions.Action.END_OTHERS else urls.security,
        enabled=words.enabled,
        button=words.button,
        consequence=words.consequence,
        is_risky=words.is_risky,
    )


def _is_last(overview: Overview, action: _actions.Action) -> bool:
    """
    Whether *action* leaves no second factor.
    """
    enabled = (
        overview.totp_enabled_at is not None,
        overview.email_code_enabled_at is not None,
    )
    turned_off = {
        _actions.Action.DISABLE: (True, False),
        _actions.Action.MAIL_OFF: (False, True),
    }
    return enabled == turned_off.get(action)


def _refused(
    page: ConfirmPage, outcome: StepUpOutcome | WebOutcome, *, retry_after: int = 0
) -> ConfirmPage:
    return evolve(
        page,
        notice=told(outcome, page.t, retry_after=retry_after),
        status=MESSAGES[outcome].page_status,
        retry_after=retry_after,
        proof=None if page.proof is None else page.proof.blamed(),
    )
