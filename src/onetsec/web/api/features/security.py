"""
Settings > Security: how the account is protected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....flows.accounts import Overview
from ....flows.posture import SnoozeOutcome
from ....posture import Advice
from ....sessions import Session
from ...messages import ApiOutcome
from ...rules import text
from .. import shapes
from ..operations import Call, Reply, private

if TYPE_CHECKING:
    from ...application import Web


@private("Tell how the account is protected.", gives={ApiOutcome.ANSWERED: shapes.Security})
async def show(web: Web, session: Session, call: Call, sent: None) -> Reply:
    overview = await web.flows.accounts.overview(session)
    advice = await web.flows.posture.report(session, language=call.texts.language)
    policy = web.flows.settings.password
    body = shapes.Security(
        email=overview.email,
        email_verified=overview.email_confirmed,
        password=_since(overview.password_changed_at),
        app=_since(overview.totp_enabled_at),
        email_code=_since(overview.email_code_enabled_at),
        email_code_offered=web.can_mail_codes and bool(overview.email),
        held_until=overview.held_until,
        recovery_codes=_codes(overview),
        unusable=overview.unusable,
        password_rules=tuple(
            shapes.Rule(code=rule.value, text=text(rule, policy, call.texts))
            for rule in policy.rules
        ),
        advice=tuple(_line(one) for one in advice),
    )
    return Reply(outcome=ApiOutcome.ANSWERED, body=body)


@private(
    "Put advice off for 30 days, or say it again.",
    takes=shapes.Snooze,
    gives={SnoozeOutcome.SNOOZED: None, SnoozeOutcome.WOKEN: None},
    refuses=(
        SnoozeOutcome.CAN_NOT_WAIT,
        SnoozeOutcome.UNKNOWN,
        SnoozeOutcome.SIGNED_OUT,
        SnoozeOutcome.TOO_MANY_ATTEMPTS,
    ),
)
async def snooze(web: Web, session: Session, call: Call, sent: shapes.Snooze) -> Reply:
    posture = web.flows.posture
    result = await (posture.snooze if sent.snoozed else posture.wake)(session, sent.code)
    return Reply(outcome=result.outcome, retry_after=result.retry_after)


def _since(at: int | None) -> shapes.Since | None:
    return None if at is None else shapes.Since(since=at)


def _codes(overview: Overview) -> shapes.CodesLeft | None:
    left = overview.recovery_codes_left
    if left is None:
        return None

    return shapes.CodesLeft(left=left, issued=overview.recovery_codes_issued)


def _line(advice: Advice) -> shapes.AdviceLine:
    return shapes.AdviceLine(
        code=str(advice.code.value),
        level=advice.level,
        title=advice.title,
        reason=advice.reason,
        action=str(advice.action.value),
        can_wait=advice.can_wait,
        snoozed_until=advice.snoozed_until,
    )
