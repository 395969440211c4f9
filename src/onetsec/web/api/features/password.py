"""
Password: its change by somebody who is signed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from ....flows.password import PasswordOutcome
from ....policy import PasswordPolicy, PasswordReport
from ....sessions import Session
from ....texts import Texts
from ...rules import text
from .. import shapes
from ..operations import Call, Reply, private
from ._tokens import changed

if TYPE_CHECKING:
    from ...application import Web


@private(
    "Replace the password; every other session ends.",
    takes=shapes.PasswordChange,
    gives={PasswordOutcome.CHANGED: None},
    refuses=(
        PasswordOutcome.WRONG_PASSWORD,
        PasswordOutcome.REJECTED,
        PasswordOutcome.UNCHECKED,
        PasswordOutcome.TOO_MANY_ATTEMPTS,
        PasswordOutcome.SIGNED_OUT,
    ),
    renews=True,
)
async def change(web: Web, session: Session, call: Call, sent: shapes.PasswordChange) -> Reply:
    result = await web.flows.password.change(
        session, current=sent.current, new=sent.new, client=call.client
    )
    rules = unmet(web.flows.settings.password, result.report, call.texts)
    return evolve(changed(web, session, result), unmet=rules)


def unmet(
    policy: PasswordPolicy, report: PasswordReport | None, texts: Texts
) -> tuple[tuple[str, str], ...]:
    """
    Return the rules that a password does not keep to: code and text of each.
    """
    rules = () if report is None else report.unmet
    return tuple((rule.value, text(rule, policy, texts)) for rule in rules)
