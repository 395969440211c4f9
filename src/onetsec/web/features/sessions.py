"""
Active sessions: the list, and ending them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ...device import label as device_label
from ...flows.sessions import RevokeOutcome, SessionView
from ...location import label as place_label
from ...sessions import Session
from ...texts import Texts
from ..markup import Html, markup
from ..messages import MESSAGES, WebOutcome, told
from ..settings_pages import SessionRow, SessionsPage
from ..times import moment
from ..visits import Answer, Redirect, Shown, Visit
from ._actions import Action, confirm_url

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
    outcome = await web.flows.sessions.revoke(session, visit.parts["id"], client=visit.client)
    if outcome is RevokeOutcome.REVOKED:
        return Redirect(to=visit.frame.urls.sessions, note=outcome)

    page = await _page(web, session, visit)
    status = MESSAGES[outcome].page_status
    return Shown(page=evolve(page, notice=told(outcome, visit.texts), status=status))


async def revoke_others(web: Web, session: Session, visit: Visit) -> Answer:
    """
    End every other session, once that was asked for twice.
    """
    urls = visit.frame.urls
    if visit.form.text("sure") != "1":
        return Redirect(to=confirm_url(urls, Action.END_OTHERS, is_confirmed=True))

    opened = await web.flows.sessions.revoke_others(session, client=visit.client)
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
        title=visit.texts["sessions_title"],
        rows=tuple(_row(web, visit, view) for view in views),
        has_others=any(not view.is_current for view in views),
    )


def _row(web: Web, visit: Visit, view: SessionView) -> SessionRow:
    texts, now = visit.texts, web.now
    device = device_label(view.device, texts)
    if view.name:
        device = texts.say("device_named", name=view.name, device=device)
    return SessionRow(
        device=device,
        icon=view.device.icon,
        place=place_label(view.place, texts),
        address=view.address,
        seen=_seen(view, texts, now=now),
        opened=_opened(view, texts, now=now),
        is_current=view.is_current,
        revoke="" if view.is_current else texts.say("session_revoke_which", device=device),
        revoke_url="" if view.is_current else visit.frame.urls.revoke(view.id),
    )


def _seen(view: SessionView, texts: Texts, *, now: int) -> Html:
    if view.is_current:
        return markup(texts["session_now"])

    return markup(texts["session_seen"], when=moment(view.last_seen_at, texts, now=now).ago)


def _opened(view: SessionView, texts: Texts, *, now: int) -> Html:
    when = moment(view.opened_at, texts, now=now).ago
    channels = _joined([texts[f"channel_{one.value}"] for one in view.channels], texts)
    if not channels:
        return markup(texts["session_opened"], when=when)

    return markup(texts["session_opened_with"], when=when, channels=channels)


def _joined(names: list[str], texts: Texts) -> str:
    said = names[0] if names else ""
    for name in names[1:]:
        said = texts.say("and", first=said, second=name)
    return said
