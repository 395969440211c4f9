"""
Undo: changes taken back by the link of a notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....notices import UndoOutcome
from ...messages import ApiOutcome
from .. import shapes
from ..operations import Call, Reply, public

if TYPE_CHECKING:
    from ...application import Web


@public(
    "Tell what the link of a notice takes back. Nothing changes by that.",
    takes=shapes.Undoing,
    gives={ApiOutcome.ANSWERED: shapes.Undoable},
    refuses=(UndoOutcome.LINK_OVER,),
    is_bound=False,
)
async def told(web: Web, call: Call, sent: shapes.Undoing) -> Reply:
    """
    A POST, so that the token stands in no address.
    """
    found = await web.flows.undo.told(sent.token)
    if found is None:
        return Reply(outcome=UndoOutcome.LINK_OVER)

    kind = found.kind.value
    what = call.texts[f"notice_{kind}".replace("-", "_")]
    body = shapes.Undoable(kind=kind, what=what, at=found.at)
    return Reply(outcome=ApiOutcome.ANSWERED, body=body)


@public(
    "Take changes back with the link of a notice: every session ends, and nobody is signed in.",
    takes=shapes.Undoing,
    gives={UndoOutcome.UNDONE: None},
    refuses=(UndoOutcome.LINK_OVER,),
    is_bound=False,
)
async def undo(web: Web, call: Call, sent: shapes.Undoing) -> Reply:
    return Reply(outcome=await web.flows.undo.undo(sent.token, client=call.client))
