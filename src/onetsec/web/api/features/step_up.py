"""
Step-up: somebody who is signed in proves it once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....flows.sign_in import SendOutcome
from ....flows.step_up import StepUpOutcome
from ....records import Channel
from ....sessions import Session
from ...messages import ApiOutcome, WebOutcome
from .. import shapes
from ..operations import Call, Reply, private
from ._tokens import changed
from .sign_in import SENDING, mailed_of

if TYPE_CHECKING:
    from ...application import Web


@private(
    "Tell what can be proven now; nothing if only a new sign-in can.",
    gives={ApiOutcome.ANSWERED: shapes.Ways},
)
async def ways(web: Web, session: Session, call: Call, sent: None) -> Reply:
    factors, mailed = await web.flows.step_up.factors(session), None
    if Channel.MAIL in factors:
        mailed = mailed_of(await web.flows.step_up.mailed(session))
    return Reply(outcome=ApiOutcome.ANSWERED, body=shapes.Ways(factors=factors, mailed=mailed))


@private(
    "Take a proof: what `step-up-required` asks for.",
    takes=shapes.ProofRequest,
    gives={StepUpOutcome.CONFIRMED: None},
    refuses=(
        WebOutcome.CODE_MISSING,
        *(one for one in StepUpOutcome if one is not StepUpOutcome.CONFIRMED),
    ),
    renews=True,
)
async def confirm(web: Web, session: Session, call: Call, sent: shapes.ProofRequest) -> Reply:
    if not sent.code.strip():
        return Reply(outcome=WebOutcome.CODE_MISSING)

    result = await web.flows.step_up.confirm(
        session, factor=Channel(sent.factor.value), code=sent.code, client=call.client
    )
    return changed(web, session, result)


@private(
    "Have a code mailed for the proof.",
    takes=shapes.Nothing,
    gives={SendOutcome.SENT: shapes.Sent},
    refuses=(StepUpOutcome.SIGNED_OUT, *SENDING),
)
async def send(web: Web, session: Session, call: Call, sent: shapes.Nothing) -> Reply:
    result = await web.flows.step_up.send_code(session)
    if result.outcome is SendOutcome.STALE:  # no sign-in is over here, but the session
        return Reply(outcome=StepUpOutcome.SIGNED_OUT)
    if result.outcome is not SendOutcome.SENT:
        return Reply(outcome=result.outcome, retry_after=result.retry_after)

    body = shapes.Sent(outcome=result.outcome.value, retry_after=result.retry_after)
    return Reply(outcome=result.outcome, body=body)
