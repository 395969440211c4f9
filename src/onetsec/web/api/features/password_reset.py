"""
Password recovery: the wish for a link, and the new password.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ....flows.password_reset import ResetOutcome
from ....records import Transport
from ...messages import ApiOutcome
from .. import shapes
from ..operations import Call, Reply, public
from .password import unmet

if TYPE_CHECKING:
    from ...application import Web


@public(
    "Have a link to a new password mailed; the answer is the same for everybody.",
    takes=shapes.ResetRequest,
    gives={ResetOutcome.REQUESTED: shapes.Requested},
    refuses=(ApiOutcome.NOT_OFFERED, ResetOutcome.TOO_MANY_ATTEMPTS),
    is_bound=False,
)
async def request(web: Web, call: Call, sent: shapes.ResetRequest) -> Reply:
    if not web.can_mail:
        return Reply(outcome=ApiOutcome.NOT_OFFERED)

    client = evolve(call.client, device=sent.device or call.client.device)
    result = await web.flows.password_reset.request(sent.login, client=client)
    if result.outcome is not ResetOutcome.REQUESTED:
        return Reply(outcome=result.outcome, retry_after=result.retry_after)

    body = shapes.Requested(outcome=result.outcome.value)
    return Reply(outcome=result.outcome, body=body)


@public(
    "Set a new password with a mailed link; every session ends, and nobody is signed in.",
    takes=shapes.NewPassword,
    gives={ResetOutcome.COMPLETED: shapes.PasswordSet},
    refuses=(
        ResetOutcome.REJECTED,
        ResetOutcome.UNCHECKED,
        ResetOutcome.LINK_OVER,
        ResetOutcome.TOO_MANY_ATTEMPTS,
    ),
    is_bound=False,
)
async def complete(web: Web, call: Call, sent: shapes.NewPassword) -> Reply:
    result = await web.flows.password_reset.complete(sent.token, new=sent.new, client=call.client)
    if result.outcome is not ResetOutcome.COMPLETED:
        rules = unmet(web.flows.settings.password, result.report, call.texts)
        return Reply(outcome=result.outcome, unmet=rules)

    body = shapes.PasswordSet(outcome=result.outcome.value)
    if sent.transport is Transport.BEARER:
        return Reply(outcome=result.outcome, body=evolve(body, device=result.device or ""))

    cookies = web.opened(None, result.device)
    return Reply(outcome=result.outcome, body=body, cookies=cookies)
