"""
Settings > Security: the page on which the other features stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ...flows.accounts import Overview
from ...flows.posture import SnoozeOutcome
from ...policy import PasswordReport
from ...records import Channel
from ...sessions import Session
from ...texts import Texts
from .. import fields
from ..markup import Html, markup
from ..messages import MESSAGES, WebOutcome, told
from ..rules import for_managers, listed
from ..settings_pages import EmailRow, PasswordForm, RecoveryRow, SecurityPage
from ..times import moment
from ..visits import Answer, Redirect, Shown, Visit
from . import address
from ._advice import row

if TYPE_CHECKING:
    from ..application import Web


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Show how the account is protected.
    """
    return Shown(page=await security_page(web, session, visit))


async def snooze(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Let advice wait, or say it again.
    """
    code, posture = visit.form.text("code"), web.flows.posture
    is_woken = visit.form.text("snoozed") == "off"
    result = await (posture.wake if is_woken else posture.snooze)(session, code)
    urls = visit.frame.urls
    if result.outcome is SnoozeOutcome.SIGNED_OUT:
        return Redirect(to=web.sign_in_url(urls.security), note=WebOutcome.SIGN_IN_AGAIN)
    if not MESSAGES[result.outcome].is_problem:
        return Redirect(to=urls.security, note=result.outcome)

    page = await security_page(web, session, visit)
    refused = evolve(
        page,
        notice=told(result.outcome, visit.texts, retry_after=result.retry_after),
        status=MESSAGES[result.outcome].page_status,
        retry_after=result.retry_after,
    )
    return Shown(page=refused)


async def security_page(
    web: Web, session: Session, visit: Visit, *, report: PasswordReport | None = None
) -> SecurityPage:
    """
    Return the page; with what *report* said about a password that was refused.
    """
    overview = await web.flows.accounts.overview(session)
    advice = await web.flows.posture.report(session, language=visit.texts.language)
    since, texts = overview.totp_enabled_at, visit.texts
    return SecurityPage(
        frame=visit.frame,
        title=texts["security_title"],
        held=_held(web, overview.held_until, texts),
        password=_password(web, overview, report, texts),
        has_app=since is not None,
        app_usable=Channel.APP not in overview.unusable,
        app_since=_since(web, since, texts),
        email=_email(web, overview, texts),
        recovery=_recovery(web, overview, texts),
        address=address.row(web, overview, texts),
        advice=tuple(row(one, texts, urls=visit.frame.urls, now=web.now) for one in advice),
    )


def _held(web: Web, until: int, texts: Texts) -> Html:
    if not until:
        return Html()

    return markup(texts["held"], when=moment(until, texts, now=web.now).at)


def _since(web: Web, at: int | None, texts: Texts) -> Html:
    if at is None:
        return Html()

    return markup(texts["added"], when=moment(at, texts, now=web.now).day)


def _password(
    web: Web, overview: Overview, report: PasswordReport | None, texts: Texts
) -> PasswordForm | None:
    if not overview.has_password:
        return None

    changed, lead = overview.password_changed_at, Html()
    if changed is not None:
        lead = markup(texts["password_lead"], when=moment(changed, texts, now=web.now).ago)

    return PasswordForm(
        login=overview.email,
        lead=lead,
        current=fields.current_password(texts),
        new=fields.new_password(texts, for_managers(web.flows.settings.password)),
        confirm=fields.confirmed_password(texts),
        rules=listed(web.flows.settings.password, report, texts),
    )


def _email(web: Web, overview: Overview, texts: Texts) -> EmailRow | None:
    since = overview.email_code_enabled_at
    if since is None and not (web.can_mail_codes and overview.email):
        return None

    return EmailRow(
        lead=texts.say("mail_lead", address=overview.email),
        is_on=since is not None,
        since=_since(web, since, texts),
    )


def _recovery(web: Web, overview: Overview, texts: Texts) -> RecoveryRow | None:
    left = overview.recovery_codes_left
    if left is None:
        return None

    if Channel.RECOVERY in overview.unusable:
        return RecoveryRow(lead=texts["recovery_unusable"], is_low=True)

    is_low = left <= web.flows.settings.recovery_codes.warn
    id = "recovery_low" if is_low else "recovery_left"
    lead = texts.count(id, left, issued=overview.recovery_codes_issued)
    return RecoveryRow(lead=lead, is_low=is_low)
