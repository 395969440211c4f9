"""
Authenticator app: set-up, first code, disabling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....flows.totp import TotpOutcome
from ....sessions import Session
from ...messages import WebOutcome
from .. import shapes
from ..operations import Call, Reply, private
from ._tokens import changed, cookies, renewed

if TYPE_CHECKING:
    from ...application import Web

_OFTEN = (TotpOutcome.TOO_MANY_ATTEMPTS, TotpOutcome.SIGNED_OUT)


@private(
    "Begin with an authenticator app. The secret is in this answer, and nowhere else.",
    takes=shapes.Nothing,
    gives={TotpOutcome.BEGUN: shapes.Setup},
    refuses=(
        TotpOutcome.ALREADY_ENABLED,
        TotpOutcome.STEP_UP_REQUIRED,
        TotpOutcome.ON_HOLD,
        *_OFTEN,
    ),
)
async def begin(web: Web, session: Session, call: Call, sent: shapes.Nothing) -> Reply:
    setup = await web.flows.totp.begin(session)
    if setup.outcome is not TotpOutcome.BEGUN:
        return Reply(outcome=setup.outcome, retry_after=setup.retry_after)

    body = shapes.Setup(key=setup.key, uri=setup.uri, qr_svg=setup.qr_svg)
    return Reply(outcome=setup.outcome, body=body)


@private(
    "Enable the app with its first code; the first recovery codes come with it.",
    takes=shapes.Code,
    gives={TotpOutcome.ENABLED: shapes.RecoveryCodes},
    refuses=(
        WebOutcome.CODE_MISSING,
        TotpOutcome.WRONG_CODE,
        TotpOutcome.NO_SETUP,
        TotpOutcome.ALREADY_ENABLED,
        *_OFTEN,
    ),
)
async def confirm(web: Web, session: Session, call: Call, sent: shapes.Code) -> Reply:
    if not sent.code.strip():
        return Reply(outcome=WebOutcome.CODE_MISSING)

    change = await web.flows.totp.confirm(session, sent.code, client=call.client)
    if change.outcome is not TotpOutcome.ENABLED:
        return Reply(outcome=change.outcome, retry_after=change.retry_after)

    new = renewed(change, session)
    body = shapes.RecoveryCodes(
        codes=change.recovery_codes,
        token="" if new is None else new.token,
        device="" if new is None else new.device,
    )
    return Reply(outcome=change.outcome, body=body, cookies=cookies(web, change, session))


@private(
    "Remove the app, and its recovery codes with it.",
    takes=shapes.Removal,
    gives={TotpOutcome.DISABLED: None},
    refuses=(
        TotpOutcome.NOT_ENABLED,
        TotpOutcome.LAST_METHOD,
        TotpOutcome.STEP_UP_REQUIRED,
        *_OFTEN,
    ),
    renews=True,
)
async def disable(web: Web, session: Session, call: Call, sent: shapes.Removal) -> Reply:
    change = await web.flows.totp.disable(session, is_sure=sent.sure, client=call.client)
    return changed(web, session, change)
