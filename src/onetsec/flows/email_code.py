"""
Mailed codes as a second factor, in order: charge, ask, mail later, look, enable, re-stamp; disable.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import partial

from attrs import field, frozen

from ..account import Account
from ..assurance import is_last
from ..attempts import Refusal, is_stale
from ..credentials import Change, disable_email_code, enable_email_code
from ..events import EventKind
from ..ports import AsyncUsers
from ..records import Channel, Client, User
from ..sessions import Session
from ._changes import UNSEEN, Changes
from ._codes import Asker, Codes, SendOutcome
from ._engine import Engine
from ._factors import Factors, Proof
from ._mails import Mails


class EmailCodeOutcome(Enum):
    """
    What became of mailed codes.
    """

    ENABLED = "email-code-enabled"
    DISABLED = "email-code-disabled"
    CODE_SENT = "code-sent"
    WAIT = "wait-for-code"
    WRONG_CODE = "wrong-code"
    CODE_EXPIRED = "code-expired"
    ALREADY_ENABLED = "email-code-already-enabled"
    NOT_ENABLED = "email-code-not-enabled"
    LAST_METHOD = "last-method"
    NO_ADDRESS = "no-address"
    STEP_UP_REQUIRED = "step-up-required"
    ON_HOLD = "on-hold"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    SIGNED_OUT = "signed-out"


@frozen(kw_only=True)
class EmailCodeChange:
    """
    The result of turning mailed codes on or off.

    Attributes:
        token: For the cookie, if they were enabled or disabled: the old one is worth nothing now.

        session: The session of that token.

        device: For the cookie of the known device.

        retry_after: Seconds to wait, if the outcome says so; until the
            next code may be asked for, if it is ``CODE_SENT``.
    """

    outcome: EmailCodeOutcome
    token: str | None = field(default=None, repr=False)
    session: Session | None = None
    device: str | None = field(default=None, repr=False)
    retry_after: int = 0


_SENT = {
    SendOutcome.SENT: EmailCodeOutcome.CODE_SENT,
    SendOutcome.WAIT: EmailCodeOutcome.WAIT,
    SendOutcome.TOO_MANY: EmailCodeOutcome.TOO_MANY_ATTEMPTS,
    SendOutcome.NO_ADDRESS: EmailCodeOutcome.NO_ADDRESS,
    SendOutcome.STALE: EmailCodeOutcome.SIGNED_OUT,
}
_REFUSALS: dict[Enum, EmailCodeOutcome] = {
    Refusal.STALE: EmailCodeOutcome.SIGNED_OUT,
    Refusal.ALREADY_ENABLED: EmailCodeOutcome.ALREADY_ENABLED,
    Refusal.NOT_ENABLED: EmailCodeOutcome.NOT_ENABLED,
    Proof.WRONG_CODE: EmailCodeOutcome.WRONG_CODE,
    Proof.EXPIRED: EmailCodeOutcome.CODE_EXPIRED,
    Proof.TOO_MANY_ATTEMPTS: EmailCodeOutcome.TOO_MANY_ATTEMPTS,
    Proof.STALE: EmailCodeOutcome.SIGNED_OUT,
    Proof.UNUSABLE: EmailCodeOutcome.NO_ADDRESS,
}


@frozen
class EmailCodeFlow:
    """
    The mailed codes of all users.
    """

    _engine: Engine
    _users: AsyncUsers
    _mails: Mails
    _codes: Codes
    _factors: Factors
    _changes: Changes

    async def enable(self, session: Session, *, client: Client = UNSEEN) -> EmailCodeChange:
        """
        Ask for a mailed code at each sign-in from now on: at once, if the host says that the
        address is verified; else a code is mailed, for :meth:`confirm`. Only that one proves
        anything: *session* claims no look into the mailbox that nobody took.

        Every other session of the user ends: they were opened without it.

        Raises:
            Unavailable: If a port does not answer.
        """
        account = await self._engine.account(session.user_id)
        if account.email is not None:
            return EmailCodeChange(outcome=EmailCodeOutcome.ALREADY_ENABLED)
        if not self._changes.is_fresh(session, account):
            return EmailCodeChange(outcome=EmailCodeOutcome.STEP_UP_REQUIRED)
        held = self._changes.held_for(session, account)
        if held:
            return EmailCodeChange(outcome=EmailCodeOutcome.ON_HOLD, retry_after=held)

        user = await self._users.by_id(session.user_id)
        if user is None or not self._mails.can_mail_codes(user):
            return EmailCodeChange(outcome=EmailCodeOutcome.NO_ADDRESS)
        if self._mails.addresses.is_confirmed(account, user):
            return await self._enable(session, user, client, proofs=session.proofs)

        sent = await self._codes.send(
            user, id=session.id, epoch=session.epoch, asker=Asker.SIGNED_IN
        )
        return EmailCodeChange(outcome=_SENT[sent.outcome], retry_after=sent.retry_after)

    async def confirm(
        self, session: Session, code: str, *, client: Client = UNSEEN
    ) -> EmailCodeChange:
        """
        Enable mailed codes with the *code* that :meth:`enable` had mailed.

        Raises:
            Unavailable: If a port does not answer.
        """
        user = await self._users.by_id(session.user_id)
        account = await self._engine.account(session.user_id)
        if user is None or is_stale(account, session.epoch):
            return EmailCodeChange(outcome=EmailCodeOutcome.SIGNED_OUT)

        proven = await self._factors.mail(
            user, code, epoch=session.epoch, by=session.id, known=True, client=client
        )
        if proven.proof is not Proof.ACCEPTED:
            return EmailCodeChange(outcome=_REFUSALS[proven.proof], retry_after=proven.retry_after)

        proofs = {**session.proofs, Channel.MAIL: self._engine.clock.seconds()}
        return await self._enable(session, user, client, proofs=proofs)

    async def disable(
        self, session: Session, *, is_sure: bool = False, client: Client = UNSEEN
    ) -> EmailCodeChange:
        """
        Ask for no mailed code any more. Every other session of the user ends.

        Args:
            is_sure: Also if it is the last second factor; else the outcome is ``LAST_METHOD`` then.

        Raises:
            Unavailable: If a port does not answer.
        """
        account = await self._engine.account(session.user_id)
        if account.email is not None and not self._changes.is_fresh(session, account):
            return EmailCodeChange(outcome=EmailCodeOutcome.STEP_UP_REQUIRED)
        held = self._changes.held_for(session, account)
        if account.email is not None and held:
            return EmailCodeChange(outcome=EmailCodeOutcome.ON_HOLD, retry_after=held)
        if account.email is not None and is_last(account, Channel.MAIL) and not is_sure:
            return EmailCodeChange(outcome=EmailCodeOutcome.LAST_METHOD)

        wait = await self._changes.charge(session.user_id)
        if wait:
            return EmailCodeChange(outcome=EmailCodeOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        now = self._engine.clock.seconds()
        decision = await self._engine.decide(
            session.user_id,
            partial(disable_email_code, epoch=session.epoch, now=now),
            client=client,
        )
        if decision.outcome is not Change.CHANGED:
            return EmailCodeChange(outcome=_REFUSALS[decision.outcome])

        return await self._changed(
            EmailCodeOutcome.DISABLED,
            EventKind.EMAIL_CODE_DISABLED,
            session,
            decision.state,
            client,
            proofs=_without_mail(session.proofs),
        )

    async def _enable(
        self, session: Session, user: User, client: Client, *, proofs: Mapping[Channel, int]
    ) -> EmailCodeChange:
        wait = await self._changes.charge(user.id)
        if wait:
            return EmailCodeChange(outcome=EmailCodeOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        now = self._engine.clock.seconds()
        rule = partial(
            enable_email_code,
            address=self._mails.addresses.mac(user),
            epoch=session.epoch,
            now=now,
        )
        decision = await self._engine.decide(user.id, rule, client=client)
        if decision.outcome is not Change.CHANGED:
            return EmailCodeChange(outcome=_REFUSALS[decision.outcome])

        return await self._changed(
            EmailCodeOutcome.ENABLED,
            EventKind.EMAIL_CODE_ENABLED,
            session,
            decision.state,
            client,
            proofs=proofs,
        )

    async def _changed(
        self,
        outcome: EmailCodeOutcome,
        kind: EventKind,
        session: Session,
        account: Account,
        client: Client,
        *,
        proofs: Mapping[Channel, int],
    ) -> EmailCodeChange:
        opened = await self._changes.done(
            kind, session, account, channel=Channel.MAIL, proofs=proofs, client=client
        )
        return EmailCodeChange(
            outcome=outcome, token=opened.token, session=opened.session, device=opened.device
        )


def _without_mail(proofs: Mapping[Channel, int]) -> dict[Channel, int]:
    """
    What a session still claims: never more than its account has.

    With nothing but an app or its recovery code beside it, the mailbox was the first step.
    """
    left = dict(proofs)
    left.pop(Channel.MAIL, None)
    return left if left.keys() - {Channel.APP, Channel.RECOVERY} else dict(proofs)
