"""
Settings > Security: the page on which the other features stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...flows.accounts import Overview
from ...policy import PasswordReport
from ...sessions import Session
from .. import fields
from ..rules import listed
from ..settings_pages import EmailRow, PasswordForm, RecoveryRow, SecurityPage
from ..times import moment
from ..visits import Answer, Shown, Visit
from ._advice import row

if TYPE_CHECKING:
    from ..application import Web


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Show how the account is protected.
    """
    return Shown(page=await security_page(web, session, visit))


async def security_page(
    web: Web, session: Session, visit: Visit, *, report: PasswordReport | None = None
) -> SecurityPage:
    """
    Return the page; with what *report* said about a password that was refused.
    """
    overview = await web.flows.accounts.overview(session)
    advice = await web.flows.posture.report(session)
    since = overview.totp_enabled_at
    return SecurityPage(
        frame=visit.frame,
        title="Security Settings",
        password=_password(web, overview, report),
        app_since=None if since is None else moment(since, now=web.now),
        email=_email(web, overview),
        recovery=_recovery(web, overview),
        advice=tuple(row(one, urls=visit.frame.urls) for one in advice),
    )


def _password(web: Web, overview: Overview, report: PasswordReport | None) -> PasswordForm | None:
    changed = overview.password_changed_at
    if changed is None:
        return None

    return PasswordForm(
        login=overview.email,
        changed=moment(changed, now=web.now),
        current=fields.current_password(),
        new=fields.new_password(),
        confirm=fields.confirmed_password(),
        rules=listed(web.flows.settings.password, report),
    )


def _email(web: Web, overview: Overview) -> EmailRow | None:
    since = overview.email_code_enabled_at
    if since is None and not (web.can_mail and overview.email):
        return None

    return EmailRow(
        address=overview.email, since=None if since is None else moment(since, now=web.now)
    )


def _recovery(web: Web, overview: Overview) -> RecoveryRow | None:
    left = overview.recovery_codes_left
    if left is None:
        return None

    is_low = left <= web.flows.settings.recovery_codes.warn
    return RecoveryRow(left=left, issued=overview.recovery_codes_issued, is_low=is_low)
