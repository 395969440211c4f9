"""
Undo: changes taken back by the link of a notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....notices import UndoOutcome
from .. import shapes
from ..operations import Call, Reply, public

if TYPE_CHECKING:
    from ...application import Web


@public(
    "Take changes back with the link of a notice: every session ends, and nobody is signed in.",
    takes=shapes.Undoing,
    gives={UndoOutcome.UNDONE: None},
    refuses=(UndoOutcome.LINK_OVER,),
    is_bound=False,
)
async def undo(web: Web, call: Call, sent: shapes.Undoing) -> Reply:
    return Reply(outcome=await web.flows.undo.undo(sent.token, client=call.client))
