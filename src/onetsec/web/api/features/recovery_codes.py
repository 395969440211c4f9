"""
Recovery codes: a new set, shown once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....flows.recovery_codes import RecoveryOutcome
from ....sessions import Session
from .. import shapes
from ..operations import Call, Reply, private

if TYPE_CHECKING:
    from ...application import Web


@private(
    "Replace the recovery codes. The new ones are in this answer, and nowhere else.",
    takes=shapes.Nothing,
    gives={RecoveryOutcome.RENEWED: shapes.RecoveryCodes},
    refuses=tuple(one for one in RecoveryOutcome if one is not RecoveryOutcome.RENEWED),
)
async def renew(web: Web, session: Session, call: Call, sent: shapes.Nothing) -> Reply:
    result = await web.flows.recovery_codes.renew(session, client=call.client)
    if result.outcome is not RecoveryOutcome.RENEWED:
        return Reply(outcome=result.outcome, retry_after=result.retry_after)

    return Reply(outcome=result.outcome, body=shapes.RecoveryCodes(codes=result.codes))
