"""
Active sessions: the list, and ending them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ...flows.sessions import RevokeOutcome, SessionView
from ...location import label
from ...sessions import Session
from ..messages import CHANNELS, MESSAGES, WebOutcome, told
from ..settings_pages import SessionRow, SessionsPage
from ..times import moment
from ..visits import Answer, Redirect, Shown, Visit

if TYPE_CHECKING:
    from ..application import Web


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    List where the user is signed in.
    """
    return Shown(page=await _page(web, session, visit))


async def revoke(web: Web, session: Session, visit: Visit) -> Answer:
    """
    End one other session.
    """
    outcome = await web.flows.sessions.revoke(session, visit.parts["id"])
    if outcome is RevokeOutcome.REVOKED:
        return Redirect(to=visit.frame.urls.sessions, note=outcome)

    page = await _page(web, session, visit)
    status = MESSAGES[outcome].page_status
    return Shown(page=evolve(page, notice=told(outcome), status=status))


async def revoke_others(web: Web, session: Session, visit: Visit) -> Answer:
    """
    End every other session.
    """
    urls = visit.frame.urls
    opened = await web.flows.sessions.revoke_others(session)
    if opened.retry_after:
        return Redirect(to=urls.sessions, note=WebOutcome.SLOW_DOWN)
    if opened.token is None:
        return Redirect(to=web.sign_in_url(urls.sessions), note=WebOutcome.SIGN_IN_AGAIN)

    return Redirect(
        to=urls.sessions,
        cookies=web.opened(opened.token, opened.device),
        note=WebOutcome.OTHERS_SIGNED_OUT,
    )


async def _page(web: Web, session: Session, visit: Visit) -> SessionsPage:
    views = await web.flows.sessions.list(session)
    return SessionsPage(
        frame=visit.frame,
        title="Active Sessions",
        rows=tuple(_row(web, visit, view) for view in views),
        has_others=any(not view.is_current for view in views),
    )


def _row(web: Web, visit: Visit, view: SessionView) -> SessionRow:
    return SessionRow(
        device=view.device.label,
        icon=view.device.icon,
        place=label(view.place),
        address=view.address,
        last_seen=moment(view.last_seen_at, now=web.now),
        opened=moment(view.opened_at, now=web.now),
        proven=" and ".join(CHANNELS[channel] for channel in view.channels),
        is_current=view.is_current,
        revoke_url="" if view.is_current else visit.frame.urls.revoke(view.id),
    )
