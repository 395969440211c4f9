"""
Active sessions: the list, and ending them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....device import label as device_label
from ....flows.sessions import RevokeOutcome, SessionView
from ....location import label as place_label
from ....sessions import Session
from ....texts import Texts
from ...messages import ApiOutcome, WebOutcome
from .. import shapes
from ..operations import Call, Reply, private
from ._tokens import cookies, renewed

if TYPE_CHECKING:
    from ...application import Web


@private(
    "List where the user is signed in.",
    gives={ApiOutcome.ANSWERED: shapes.SessionList},
)
async def list_(web: Web, session: Session, call: Call, sent: None) -> Reply:
    views = await web.flows.sessions.list(session)
    lines = tuple(_line(view, call.texts) for view in views)
    return Reply(outcome=ApiOutcome.ANSWERED, body=shapes.SessionList(sessions=lines))


@private(
    "End one other session.",
    takes=shapes.Nothing,
    gives={RevokeOutcome.REVOKED: None},
    refuses=(
        RevokeOutcome.CURRENT_SESSION,
        RevokeOutcome.UNKNOWN_SESSION,
        ApiOutcome.NOT_FOUND,  # what can be no id
    ),
)
async def revoke(web: Web, session: Session, call: Call, sent: shapes.Nothing) -> Reply:
    flow = web.flows.sessions
    return Reply(outcome=await flow.revoke(session, call.parts["id"], client=call.client))


@private(
    "End every other session.",
    takes=shapes.Nothing,
    gives={WebOutcome.OTHERS_SIGNED_OUT: None},
    refuses=(WebOutcome.SLOW_DOWN, WebOutcome.SIGN_IN_AGAIN),
    renews=True,
)
async def revoke_others(web: Web, session: Session, call: Call, sent: shapes.Nothing) -> Reply:
    opened = await web.flows.sessions.revoke_others(session, client=call.client)
    if opened.retry_after:
        return Reply(outcome=WebOutcome.SLOW_DOWN, retry_after=opened.retry_after)
    if opened.token is None:
        return Reply(outcome=WebOutcome.SIGN_IN_AGAIN)

    return Reply(
        outcome=WebOutcome.OTHERS_SIGNED_OUT,
        body=renewed(opened, session),
        cookies=cookies(web, opened, session),
    )


def _line(view: SessionView, texts: Texts) -> shapes.SessionLine:
    return shapes.SessionLine(
        id=view.id,
        name=view.name,
        device=device_label(view.device, texts),
        icon=view.device.icon,
        place=place_label(view.place, texts),
        address=view.address,
        last_seen_at=view.last_seen_at,
        opened_at=view.opened_at,
        channels=view.channels,
        is_current=view.is_current,
    )
