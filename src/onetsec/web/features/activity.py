"""
Security activity: what happened to the account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ..._times import exact
from ...activity import ActivityGroup, ActivityLine, ActivityOutcome, label
from ...activity import ActivityPage as Found
from ...device import Device
from ...device import label as device_label
from ...location import label as place_label
from ...sessions import Session
from ..activity_pages import ActivityPage, ActivityRow, FilterLink
from ..times import moment
from ..visits import Answer, Shown, Visit

if TYPE_CHECKING:
    from ..application import Web

_LABELS = {
    None: "activity_all",
    ActivityGroup.SIGN_IN: "activity_sign_in",
    ActivityGroup.SESSIONS: "activity_sessions",
    ActivityGroup.CREDENTIALS: "activity_credentials",
}


async def show(web: Web, session: Session, visit: Visit) -> Answer:
    """
    List what happened, one page of it. What the address says amiss is not heard.
    """
    wanted, before = visit.query("group"), visit.query("before")
    group = next((one for one in ActivityGroup if one.value == wanted), None)
    found = await web.flows.activity.list(session, group=group, before=before)
    page = ActivityPage(
        frame=visit.frame,
        title=visit.texts["activity_title"],
        filters=tuple(
            FilterLink(url=_url(visit, one), label=visit.texts[id], is_current=one is group)
            for one, id in _LABELS.items()
        ),
        rows=tuple(_row(web, session, visit, one) for one in found.lines),
        nothing=visit.texts[_nothing(found, is_all=group is None and not before)],
        older=_url(visit, group, before=found.older) if found.older else "",
        newest=_url(visit, group) if before else "",
    )
    return Shown(page=page)


def _nothing(found: Found, *, is_all: bool) -> str:
    """
    The text of a page without a row: nothing on this page is not nothing at all.
    """
    if found.older:
        return "activity_none_here"

    return "activity_none" if is_all else "activity_none_such"


def _url(visit: Visit, group: ActivityGroup | None, *, before: str = "") -> str:
    asked = {"group": "" if group is None else group.value, "before": before}
    query = urlencode({name: value for name, value in asked.items() if value})
    urls = visit.frame.urls
    return f"{urls.activity}?{query}" if query else urls.activity


def _row(web: Web, session: Session, visit: Visit, line: ActivityLine) -> ActivityRow:
    texts = visit.texts
    is_known = bool(line.address or line.device != Device())
    return ActivityRow(
        what=label(line, texts),
        is_refused=line.outcome is ActivityOutcome.REFUSED,
        is_here=line.session_id == session.id,
        device=device_label(line.device, texts) if is_known else "",
        place=place_label(line.place, texts) if is_known else "",
        address=line.address,
        when=moment(line.at, texts, now=web.now).ago,
        exact=exact(line.at, texts),
    )
