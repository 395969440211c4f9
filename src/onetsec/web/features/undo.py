"""
Undo: the page that the link of a notice leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ..._times import exact
from ...notices import UndoOutcome
from ..messages import MESSAGES, told
from ..pages import UndoPage
from ..visits import Answer, Redirect, Shown, Visit

if TYPE_CHECKING:
    from ..application import Web

_STEPS = ("undo_all", "undo_address", "undo_sessions", "undo_password", "undo_kept")


async def show(web: Web, visit: Visit) -> Answer:
    """
    Show what would be taken back. To open the link spends nothing: programs open links too.
    """
    token, texts = visit.query("token"), visit.texts
    notice = await web.flows.undo.told(token)
    if notice is None:
        return _over(visit)

    page = UndoPage(
        frame=visit.frame,
        title=texts["undo_title"],
        token=token,
        what=texts[f"notice_{notice.kind.value}".replace("-", "_")],
        when=exact(notice.at, texts),
        steps=tuple(texts[one] for one in _STEPS),
    )
    return Shown(page=page)


async def undo(web: Web, visit: Visit) -> Answer:
    """
    Take it back.
    """
    outcome = await web.flows.undo.undo(visit.form.text("token"), client=visit.client)
    if outcome is UndoOutcome.UNDONE:
        return Redirect(to=visit.frame.urls.sign_in, note=outcome)

    return _over(visit)


def _over(visit: Visit) -> Answer:
    outcome = UndoOutcome.LINK_OVER
    page = UndoPage(frame=visit.frame, title=visit.texts["undo_title"])
    notice, status = told(outcome, visit.texts), MESSAGES[outcome].page_status
    return Shown(page=evolve(page, notice=notice, status=status))
