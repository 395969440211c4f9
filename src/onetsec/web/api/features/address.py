"""
The address: the wish for a code, and the code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....flows.address import AddressChange, AddressOutcome
from ....sessions import Session
from ...messages import ApiOutcome, WebOutcome
from .. import shapes
from ..operations import Call, Reply, private
from ._tokens import changed

if TYPE_CHECKING:
    from ...application import Web

_OFTEN = (AddressOutcome.TOO_MANY_ATTEMPTS, AddressOutcome.SIGNED_OUT)
_ASKING = (
    AddressOutcome.WAIT,
    AddressOutcome.STEP_UP_REQUIRED,
    AddressOutcome.ON_HOLD,
    *_OFTEN,
)


@private("Tell what is known of the address.", gives={ApiOutcome.ANSWERED: shapes.AddressState})
async def show(web: Web, session: Session, call: Call, sent: None) -> Reply:
    overview = await web.flows.accounts.overview(session)
    pending = await web.flows.address.pending(session)
    body = shapes.AddressState(
        email=overview.email,
        verified=overview.email_confirmed,
        changeable=web.flows.address.is_changeable,
        mailed=(
            None
            if pending is None
            else shapes.Mailed(to=pending.to, retry_after=pending.retry_after)
        ),
    )
    return Reply(outcome=ApiOutcome.ANSWERED, body=body)


@private(
    "Have a code mailed to another address. The answer is the same if somebody else has it.",
    takes=shapes.AddressRequest,
    gives={AddressOutcome.CODE_SENT: shapes.Sent},
    refuses=(
        AddressOutcome.NOT_AN_ADDRESS,
        AddressOutcome.UNCHANGED,
        AddressOutcome.NOT_OFFERED,
        *_ASKING,
    ),
)
async def change(web: Web, session: Session, call: Call, sent: shapes.AddressRequest) -> Reply:
    return _mailed(await web.flows.address.change(session, sent.email))


@private(
    "Have a code mailed to the present address.",
    takes=shapes.Nothing,
    gives={AddressOutcome.CODE_SENT: shapes.Sent},
    refuses=(AddressOutcome.ALREADY_CONFIRMED, AddressOutcome.NO_ADDRESS, *_ASKING),
)
async def verify(web: Web, session: Session, call: Call, sent: shapes.Nothing) -> Reply:
    return _mailed(await web.flows.address.verify(session))


@private(
    "Take the code: the present address is verified, or the new one takes its place.",
    takes=shapes.Code,
    gives={AddressOutcome.CONFIRMED: None, AddressOutcome.CHANGED: None},
    refuses=(
        WebOutcome.CODE_MISSING,
        AddressOutcome.WRONG_CODE,
        AddressOutcome.CODE_EXPIRED,
        AddressOutcome.TAKEN,
        *_OFTEN,
    ),
    renews=True,
)
async def confirm(web: Web, session: Session, call: Call, sent: shapes.Code) -> Reply:
    if not sent.code.strip():
        return Reply(outcome=WebOutcome.CODE_MISSING)

    result = await web.flows.address.confirm(session, sent.code, client=call.client)
    if result.outcome is AddressOutcome.CONFIRMED:
        return Reply(outcome=result.outcome)

    return changed(web, session, result)


def _mailed(result: AddressChange) -> Reply:
    if result.outcome is not AddressOutcome.CODE_SENT:
        return Reply(outcome=result.outcome, retry_after=result.retry_after)

    body = shapes.Sent(outcome=result.outcome.value, retry_after=result.retry_after)
    return Reply(outcome=result.outcome, body=body)
