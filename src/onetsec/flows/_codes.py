"""
Codes that are mailed: look whether it is time, charge, note it, and leave the mail for later.
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from attrs import frozen

from .. import email_code as rules
from ..attempts import Refusal
from ..credentials import request_email_code
from ..email_code import RequestOutcome
from ..jobs import Job, JobKind
from ..records import User
from ..settings import Settings
from ._engine import Engine
from ._lanes import Lane
from ._mails import Mails

_KEY, _NONCE = 4, 8


class Asker(Enum):
    """
    Who wishes for a code; the value names the lanes that may be charged, one after the other.
    """

    STRANGER = ("mail_code",)
    KNOWN = ("mail_code", "mail_known")
    SIGNED_IN = ("mail_confirmation",)


class SendOutcome(Enum):
    """
    What became of the wish for a code.
    """

    SENT = "code-sent"
    WAIT = "wait-for-code"
    TOO_MANY = "too-many-codes"
    NO_ADDRESS = "no-address"
    STALE = "sign-in-expired"


@frozen(kw_only=True)
class Sent:
    """
    The result of asking for a code.

    Attributes:
        retry_after: Seconds until the next one may be asked for; 0 if that can not be said.
    """

    outcome: SendOutcome
    retry_after: int = 0


@frozen(kw_only=True)
class Mailed:
    """
    A code that was mailed and still works.

    Attributes:
        to: The address, as much of it as its owner needs to know it by: ``a…@example.com``.

        retry_after: Seconds until the next one may be asked for.
    """

    to: str
    retry_after: int


_OUTCOMES: dict[Enum, SendOutcome] = {
    RequestOutcome.SENT: SendOutcome.SENT,
    RequestOutcome.WAIT: SendOutcome.WAIT,
    RequestOutcome.FULL: SendOutcome.TOO_MANY,
    Refusal.STALE: SendOutcome.STALE,
}


@frozen
class Codes:
    """
    The codes that are mailed to all users.
    """

    _engine: Engine
    _mails: Mails
    _settings: Settings

    async def mailed(self, user: User, *, id: str) -> Mailed | None:
        """
        The code that was mailed to *user* for *id*, if it still works.
        """
        account, now = await self._engine.account(user.id), self._engine.clock.seconds()
        policy = self._settings.email_code
        if rules.find(account.mailed, id=id, policy=policy, now=now) is None:
            return None

        wait = rules.wait(account.mailed, id=id, policy=policy, now=now)
        return Mailed(to=rules.hint(user.email), retry_after=wait)

    async def send(
        self, user: User, *, id: str, epoch: int, asker: Asker, is_counted: bool = False
    ) -> Sent:
        """
        Have a code mailed to *user*, whom the caller knows that mail reaches.

        Args:
            id: What it is for: the id of a pending sign-in, or of a session.

            epoch: What the account was at, when the right to ask was proven.

            is_counted: See :func:`.request_email_code`.

        Raises:
            Unavailable: If a port does not answer.
        """
        engine, policy = self._engine, self._settings.email_code
        account, now = await engine.account(user.id), engine.clock.seconds()
        wait = rules.wait(account.mailed, id=id, policy=policy, now=now)
        if wait:
            return Sent(outcome=SendOutcome.WAIT, retry_after=wait)

        lane, wait = await self._charged(user.id, asker)
        if wait:
            return Sent(outcome=SendOutcome.TOO_MANY, retry_after=wait)

        key = new_key(engine)
        async with lane.unless_unavailable(user.id):
            rule = partial(
                request_email_code,
                id=id,
                key=key,
                known=asker is not Asker.STRANGER,
                is_counted=is_counted,
                epoch=epoch,
                policy=policy,
                now=now,
            )
            decision = await engine.decide(user.id, rule)
        outcome = _OUTCOMES[decision.outcome]
        if outcome is not SendOutcome.SENT:
            await lane.give_back(user.id)
            wait = rules.wait(decision.state.mailed, id=id, policy=policy, now=now)
            return Sent(outcome=outcome, retry_after=wait)

        asked = rules.find(decision.state.mailed, id=id, policy=policy, now=now)
        engine.later(
            Job(
                kind=JobKind.MAIL_CODE,
                who=user.id,
                id=id,
                serial=0 if asked is None else asked.serial,
                at=now,
                expires_at=now + policy.lives,
            )
        )
        return Sent(outcome=SendOutcome.SENT, retry_after=policy.resend)

    async def _charged(self, user_id: str, asker: Asker) -> tuple[Lane, int]:
        """
        The lane that had room, or the last one that had none; and the seconds to wait, or 0.
        """
        for name in asker.value:
            lane = Lane(self._engine, name, getattr(self._settings.throttles, name))
            wait = await lane.charge(user_id)
            if not wait:
                break

        return lane, wait


def new_key(engine: Engine) -> bytes:
    """
    What a code is derived from, see :class:`.Challenge`.
    """
    return engine.keys.mac("email-code")[:_KEY] + engine.random.bytes(_NONCE)
