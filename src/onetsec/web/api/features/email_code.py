"""
Mailed codes: a switch, and the code that turns it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....flows.email_code import EmailCodeOutcome
from ....sessions import Session
from ...messages import WebOutcome
from .. import shapes
from ..operations import Call, Reply, private
from ._tokens import changed

if TYPE_CHECKING:
    from ...application import Web

_OFTEN = (EmailCodeOutcome.TOO_MANY_ATTEMPTS, EmailCodeOutcome.SIGNED_OUT)


@private(
    "Turn mailed codes on or off: on at once if the address is verified, else after a code.",
    takes=shapes.Switch,
    gives={
        EmailCodeOutcome.ENABLED: None,
        EmailCodeOutcome.DISABLED: None,
        EmailCodeOutcome.CODE_SENT: shapes.Sent,
    },
    refuses=(
        EmailCodeOutcome.WAIT,
        EmailCodeOutcome.ALREADY_ENABLED,
        EmailCodeOutcome.NOT_ENABLED,
        EmailCodeOutcome.LAST_METHOD,
        EmailCodeOutcome.NO_ADDRESS,
        EmailCodeOutcome.STEP_UP_REQUIRED,
        EmailCodeOutcome.ON_HOLD,
        *_OFTEN,
    ),
    renews=True,
)
async def switch(web: Web, session: Session, call: Call, sent: shapes.Switch) -> Reply:
    flow = web.flows.email_code
    if sent.enabled:
        change = await flow.enable(session, client=call.client)
    else:
        change = await flow.disable(session, is_sure=sent.sure, client=call.client)
    if change.outcome is EmailCodeOutcome.CODE_SENT:
        body = shapes.Sent(outcome=change.outcome.value, retry_after=change.retry_after)
        return Reply(outcome=change.outcome, body=body)

    return changed(web, session, change)


@private(
    "Take the code, and turn mailed codes on.",
    takes=shapes.Code,
    gives={EmailCodeOutcome.ENABLED: None},
    refuses=(
        WebOutcome.CODE_MISSING,
        EmailCodeOutcome.WRONG_CODE,
        EmailCodeOutcome.CODE_EXPIRED,
        EmailCodeOutcome.ALREADY_ENABLED,
        EmailCodeOutcome.NO_ADDRESS,
        *_OFTEN,
    ),
    renews=True,
)
async def confirm(web: Web, session: Session, call: Call, sent: shapes.Code) -> Reply:
    if not sent.code.strip():
        return Reply(outcome=WebOutcome.CODE_MISSING)

    change = await web.flows.email_code.confirm(session, sent.code, client=call.client)
    return changed(web, session, change)
