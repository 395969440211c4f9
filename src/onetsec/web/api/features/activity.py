"""
Security activity: what happened to the account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....activity import CURSOR, GROUPS, ActivityGroup, ActivityLine, label
from ....device import Device
from ....device import label as device_label
from ....location import label as place_label
from ....sessions import Session
from ....texts import Texts
from ...messages import ApiOutcome
from .. import shapes
from ..operations import Call, Parameter, Reply, private

if TYPE_CHECKING:
    from ...application import Web

_NAMES = tuple(one.value for one in ActivityGroup)
_GROUP = Parameter(
    name="group",
    about="Only what is about this.",
    pattern="|".join(_NAMES),
    one_of=_NAMES,
    example="sign-in",
)
_BEFORE = Parameter(
    name="before",
    about="`older` of the page before.",
    pattern=CURSOR,
    example="01800000000-signed-in-kWvRT1lp7oTz",
)


@private(
    "List what happened to the account, the newest first. A page of one group may be empty while"
    " there are older ones.",
    gives={ApiOutcome.ANSWERED: shapes.Activity},
    asks=(_GROUP, _BEFORE),
)
async def list_(web: Web, session: Session, call: Call, sent: None) -> Reply:
    group = next((one for one in ActivityGroup if one.value == call.asked["group"]), None)
    found = await web.flows.activity.list(session, group=group, before=call.asked["before"])
    lines = tuple(_line(one, session, call.texts) for one in found.lines)
    return Reply(outcome=ApiOutcome.ANSWERED, body=shapes.Activity(events=lines, older=found.older))


def _line(line: ActivityLine, session: Session, texts: Texts) -> shapes.ActivityLine:
    group = None if line.kind is None else GROUPS.get(line.kind)
    is_known = bool(line.address or line.device != Device())
    return shapes.ActivityLine(
        id=line.id,
        kind="unknown" if line.kind is None else line.kind.value,
        what=label(line, texts),
        group="" if group is None else group.value,
        outcome=line.outcome,
        at=line.at,
        device=device_label(line.device, texts) if is_known else "",
        place=place_label(line.place, texts) if is_known else "",
        address=line.address,
        channel=line.channel,
        is_current=line.session_id == session.id,
    )
