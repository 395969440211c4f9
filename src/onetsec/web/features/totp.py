"""
Authenticator app: set-up, first code, disabling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ...flows.totp import TotpChange, TotpOutcome, TotpSetup
from ...sessions import Session
from .. import fields
from ..markup import Html
from ..messages import MESSAGES, WebOutcome, told
from ..settings_pages import AuthenticatorPage
from ..visits import Answer, Redirect, Shown, Visit
from ._actions import Action, confirm_url
from .recovery_codes import codes_page

if TYPE_CHECKING:
    from ..application import Web


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Offer to begin. The secret is in the answer to a POST only: a reload shows it to nobody.
    """
    return Shown(page=_page(visit))


async def begin(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Show a new secret, to be verified with its first code.
    """
    setup = await web.flows.totp.begin(session)
    if setup.outcome is not TotpOutcome.BEGUN:
        return _elsewhere(web, visit, setup, action=Action.SET_UP)

    page = evolve(
        _page(visit),
        qr=Html(setup.qr_svg),
        key=setup.key,
        link=setup.uri,
        code=fields.code(visit.texts, starts=False),
    )
    return Shown(page=page)


async def confirm(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Enable the app with its first code, and show the recovery codes, once.
    """
    code = visit.form.text("code")
    if not code.strip():
        return Shown(page=_refused(visit, WebOutcome.CODE_MISSING))

    change = await web.flows.totp.confirm(session, code, client=visit.client)
    if change.outcome is TotpOutcome.ENABLED:
        cookies = web.opened(change.token, change.device)
        codes = await codes_page(web, session, visit, change.recovery_codes)
        return Shown(page=evolve(codes, notice=told(change.outcome, visit.texts)), cookies=cookies)
    if change.outcome in (TotpOutcome.WRONG_CODE, TotpOutcome.TOO_MANY_ATTEMPTS):
        return Shown(page=_refused(visit, change.outcome, retry_after=change.retry_after))
    if change.outcome is TotpOutcome.NO_SETUP:
        page = evolve(
            _page(visit),
            notice=told(change.outcome, visit.texts),
            status=MESSAGES[change.outcome].page_status,
        )
        return Shown(page=page)

    return _elsewhere(web, visit, change, action=Action.SET_UP)


async def disable(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Remove the app.
    """
    sure = visit.form.text("sure") == "1"
    change = await web.flows.totp.disable(session, is_sure=sure, client=visit.client)
    if change.outcome is TotpOutcome.LAST_METHOD:
        to = confirm_url(visit.frame.urls, Action.DISABLE, is_confirmed=True)
        return Redirect(to=to, note=change.outcome)
    if change.outcome is not TotpOutcome.DISABLED:
        return _elsewhere(web, visit, change, action=Action.DISABLE)

    return Redirect(
        to=visit.frame.urls.security,
        cookies=web.opened(change.token, change.device),
        note=change.outcome,
    )


def _elsewhere(web: Web, visit: Visit, result: TotpSetup | TotpChange, *, action: Action) -> Answer:
    """
    Where to go when nothing was changed.
    """
    urls = visit.frame.urls
    if result.outcome is TotpOutcome.STEP_UP_REQUIRED:
        return Redirect(to=confirm_url(urls, action))
    if result.outcome is TotpOutcome.SIGNED_OUT:
        return Redirect(to=web.sign_in_url(urls.security), note=WebOutcome.SIGN_IN_AGAIN)

    return Redirect(to=urls.security, note=result.outcome)


def _page(visit: Visit) -> AuthenticatorPage:
    return AuthenticatorPage(frame=visit.frame, title=visit.texts["app_title"])


def _refused(
    visit: Visit, outcome: TotpOutcome | WebOutcome, *, retry_after: int = 0
) -> AuthenticatorPage:
    return evolve(
        _page(visit),
        notice=told(outcome, visit.texts, retry_after=retry_after),
        status=MESSAGES[outcome].page_status,
        retry_after=retry_after,
        code=fields.code(visit.texts).blamed(),
    )
