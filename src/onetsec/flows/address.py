"""
The address of an account, in order: prove who asks, charge, mail a code, take it, move the host's
row, end sessions, tell both addresses.
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from attrs import evolve, field, frozen

from .. import address as rules
from ..account import Account
from ..address import Move
from ..attempts import Refusal, is_stale
from ..credentials import Change
from ..email_code import RequestOutcome, hint, wait
from ..events import Event, EventKind
from ..jobs import Job, JobKind
from ..mailbox import begin_move, confirm_address
from ..ports import AsyncUsers
from ..records import Channel, Client, User
from ..sessions import Session
from ..settings import Settings
from ._changes import UNSEEN, Changes
from ._codes import Mailed, new_key
from ._engine import Engine
from ._factors import Factors, Proof
from ._lanes import Lane
from ._mails import Mails
from ._moving import Moved, Moving


class AddressOutcome(Enum):
    """
    What became of an address.
    """

    CHANGED = "address-changed"
    CONFIRMED = "address-confirmed"
    CODE_SENT = "code-sent"
    WAIT = "wait-for-code"
    WRONG_CODE = "wrong-code"
    CODE_EXPIRED = "code-expired"
    NOT_AN_ADDRESS = "not-an-address"
    UNCHANGED = "address-unchanged"
    ALREADY_CONFIRMED = "address-already-confirmed"
    TAKEN = "address-taken"
    NO_ADDRESS = "no-address"
    NOT_OFFERED = "address-not-offered"
    STEP_UP_REQUIRED = "step-up-required"
    ON_HOLD = "on-hold"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    SIGNED_OUT = "signed-out"


@frozen(kw_only=True)
class AddressChange:
    """
    The result of a step.

    Attributes:
        token: For the cookie, if the outcome is ``CHANGED``: the old one is worth nothing now. None
            if another process has finished the change: then every session has ended.

        session: The session of that token.

        device: For the cookie of the known device.

        retry_after: Seconds to wait, if the outcome says so; until the next code may be asked for,
            if it is ``CODE_SENT``.
    """

    outcome: AddressOutcome
    token: str | None = field(default=None, repr=False)
    session: Session | None = None
    device: str | None = field(default=None, repr=False)
    retry_after: int = 0


_REQUESTS: dict[Enum, AddressOutcome] = {
    RequestOutcome.SENT: AddressOutcome.CODE_SENT,
    RequestOutcome.WAIT: AddressOutcome.WAIT,
    RequestOutcome.FULL: AddressOutcome.TOO_MANY_ATTEMPTS,
    Refusal.STALE: AddressOutcome.SIGNED_OUT,
}
_REFUSALS: dict[Enum, AddressOutcome] = {
    Proof.WRONG_CODE: AddressOutcome.WRONG_CODE,
    Proof.EXPIRED: AddressOutcome.CODE_EXPIRED,
    Proof.TOO_MANY_ATTEMPTS: AddressOutcome.TOO_MANY_ATTEMPTS,
    Proof.STALE: AddressOutcome.SIGNED_OUT,
    Proof.UNUSABLE: AddressOutcome.CODE_EXPIRED,
}


@frozen
class AddressFlow:
    """
    The addresses of all users.
    """

    _engine: Engine
    _users: AsyncUsers
    _mails: Mails
    _factors: Factors
    _changes: Changes
    _moving: Moving
    _settings: Settings

    @property
    def is_changeable(self) -> bool:
        """
        Whether users may change their address here: the host can, and wants it.
        """
        can = self._mails.is_there and self._moving.is_possible
        return can and self._settings.address.change

    async def may_ask(self, session: Session) -> bool:
        """
        Whether *session* has lately proven as much as its account asks for.

        Raises:
            Unavailable: If the storage does not answer.
        """
        return self._changes.is_fresh(session, await self._engine.account(session.user_id))

    async def pending(self, session: Session) -> Mailed | None:
        """
        The code that was mailed for *session*, and still works.

        Raises:
            Unavailable: If a port does not answer.
        """
        account, now = await self._engine.account(session.user_id), self._engine.clock.seconds()
        address = self._asked(account, session, now=now)
        if not address:
            return None

        policy = self._settings.email_code
        after = wait(account.mailed, id=_id(session), policy=policy, now=now)
        return Mailed(to=hint(address), retry_after=after)

    async def verify(self, session: Session) -> AddressChange:
        """
        Have a code mailed to the present address, for :meth:`confirm`.

        Raises:
            Unavailable: If a port does not answer.
        """
        user, account = await self._who(session)
        if user is None or not self._mails.addresses.can_mail(user):
            return AddressChange(outcome=AddressOutcome.NO_ADDRESS)
        if self._mails.addresses.is_confirmed(account, user):
            return AddressChange(outcome=AddressOutcome.ALREADY_CONFIRMED)

        refused = self._refused(session, account)
        return refused or await self._send(session, account, user.email, is_own=True)

    async def change(self, session: Session, new: str) -> AddressChange:
        """
        Have a code mailed to the address *new*, for :meth:`confirm`. The answer is the same if
        somebody else has it, who is mailed then.

        Raises:
            Unavailable: If a port does not answer.
        """
        user, account = await self._who(session)
        if not self.is_changeable:
            return AddressChange(outcome=AddressOutcome.NOT_OFFERED)
        refused = self._refused(session, account)
        if refused is not None:
            return refused

        address = rules.canonical(new)
        if address is None:
            return AddressChange(outcome=AddressOutcome.NOT_AN_ADDRESS)
        if user is None or user.email == address:
            return AddressChange(outcome=AddressOutcome.UNCHANGED)

        return await self._send(session, account, address, is_own=False)

    async def confirm(
        self, session: Session, code: str, *, client: Client = UNSEEN
    ) -> AddressChange:
        """
        Take the *code* that was mailed: the present address is verified, or the new one takes its
        place. Then every other session of the user ends, and the old address is told.

        Raises:
            Unavailable: If a port does not answer.
        """
        user, account = await self._who(session)
        now = self._engine.clock.seconds()
        address = self._asked(account, session, now=now)
        if user is None or is_stale(account, session.epoch):
            return AddressChange(outcome=AddressOutcome.SIGNED_OUT)
        is_other = user.email != address
        if not address or (is_other and not self.is_changeable):
            return AddressChange(outcome=AddressOutcome.CODE_EXPIRED)

        to = evolve(user, email=address)
        proven = await self._factors.mail(
            to, code, epoch=session.epoch, by=_id(session), known=True, client=client
        )
        if proven.proof is not Proof.ACCEPTED:
            outcome = _REFUSALS[proven.proof]
            return AddressChange(outcome=outcome, retry_after=proven.retry_after)
        if is_other:
            return await self._change(session, user, to, client)

        return await self._confirm(session, user, client)

    async def vouch(self, user_id: str) -> None:
        """
        Know the address that *user_id* has now as verified, on the word of the host: after its own
        confirmation of an address, or for somebody who can not get at the old one.

        Raises:
            Unavailable: If a port does not answer.
        """
        user = await self._users.by_id(user_id)
        if user is None or not user.email:
            return

        mac, now = self._mails.addresses.mac(user), self._engine.clock.seconds()
        rule = partial(confirm_address, mac=mac, epoch=None, now=now)
        decision = await self._engine.decide(user_id, rule)
        await self._tell(EventKind.ADDRESS_CONFIRMED, decision.state, UNSEEN)

    async def _who(self, session: Session) -> tuple[User | None, Account]:
        user = await self._users.by_id(session.user_id)
        return user, await self._engine.account(session.user_id)

    def _refused(self, session: Session, account: Account) -> AddressChange | None:
        """
        Why *session* may not ask; None if it may.
        """
        if not self._changes.is_fresh(session, account):
            return AddressChange(outcome=AddressOutcome.STEP_UP_REQUIRED)

        held = self._changes.held_for(session, account)
        return AddressChange(outcome=AddressOutcome.ON_HOLD, retry_after=held) if held else None

    def _asked(self, account: Account, session: Session, *, now: int) -> str:
        """
        The address that waits for a code of *session*; "" if there is none.
        """
        lives = self._settings.email_code.lives
        move = rules.find(account.moves, id=_id(session), lives=lives, now=now)
        return "" if move is None else self._mails.addresses.opened(account.user_id, move.sealed)

    async def _send(
        self, session: Session, account: Account, address: str, *, is_own: bool
    ) -> AddressChange:
        """
        Note *address*, and leave the code for later: it is looked up there whose it is.

        Args:
            is_own: It is the present one. What others have asked for it is not counted then: they
                could keep its owner from verifying it.
        """
        engine, policy, user_id = self._engine, self._settings.email_code, session.user_id
        now, id = engine.clock.seconds(), _id(session)
        seconds = wait(account.mailed, id=id, policy=policy, now=now)
        if seconds:
            return AddressChange(outcome=AddressOutcome.WAIT, retry_after=seconds)

        limits = self._settings.throttles.mail_confirmation
        by, to = Lane(engine, "mail-address-by", limits), Lane(engine, "mail-address-to", limits)
        seconds = await by.charge(user_id)
        if not (seconds or is_own):
            seconds = await to.charge(rules.compared(address))
        if seconds:
            outcome = AddressOutcome.TOO_MANY_ATTEMPTS
            return AddressChange(outcome=outcome, retry_after=seconds)

        move = Move(id=id, sealed=self._mails.addresses.sealed(user_id, address), asked_at=now)
        rule = partial(
            begin_move, move=move, key=new_key(engine), epoch=session.epoch, policy=policy, now=now
        )
        decision = await engine.decide(user_id, rule)
        outcome, mailed = _REQUESTS[decision.outcome], decision.state.mailed
        if outcome is not AddressOutcome.CODE_SENT:
            return AddressChange(
                outcome=outcome, retry_after=wait(mailed, id=id, policy=policy, now=now)
            )

        serial = next(one.serial for one in mailed if one.id == id)
        engine.later(
            Job(
                kind=JobKind.MAIL_ADDRESS_CODE,
                who=user_id,
                id=id,
                serial=serial,
                at=now,
                expires_at=now + policy.lives,
            )
        )
        return AddressChange(outcome=outcome, retry_after=policy.resend)

    async def _confirm(self, session: Session, user: User, client: Client) -> AddressChange:
        mac, now = self._mails.addresses.mac(user), self._engine.clock.seconds()
        rule = partial(confirm_address, mac=mac, epoch=session.epoch, now=now)
        decision = await self._engine.decide(user.id, rule)
        if decision.outcome is not Change.CHANGED:
            return AddressChange(outcome=AddressOutcome.SIGNED_OUT)

        await self._tell(EventKind.ADDRESS_CONFIRMED, decision.state, client, session=session)
        return AddressChange(outcome=AddressOutcome.CONFIRMED)

    async def _change(
        self, session: Session, user: User, to: User, client: Client
    ) -> AddressChange:
        seconds = await self._changes.charge(user.id)
        if seconds:
            outcome = AddressOutcome.TOO_MANY_ATTEMPTS
            return AddressChange(outcome=outcome, retry_after=seconds)

        decision = await self._moving.move(user, to, epoch=session.epoch, client=client)
        if decision is None:
            return AddressChange(outcome=AddressOutcome.TAKEN)
        if decision.outcome is Change.FOLLOWED:
            return AddressChange(outcome=AddressOutcome.CHANGED)
        if decision.outcome is not Change.CHANGED:
            return self._not_changed(decision)

        opened = await self._changes.done(
            EventKind.ADDRESS_CHANGED,
            session,
            decision.state,
            channel=Channel.MAIL,
            proofs=session.proofs,
            client=client,
        )
        return AddressChange(
            outcome=AddressOutcome.CHANGED,
            token=opened.token,
            session=opened.session,
            device=opened.device,
        )

    def _not_changed(self, decision: Moved) -> AddressChange:
        """
        The answer to who has to sign in again, or to wait for what became of the change before.
        """
        leaving = decision.state.leaving
        if decision.outcome is not Refusal.TOO_MANY_ATTEMPTS or leaving is None:
            return AddressChange(outcome=AddressOutcome.SIGNED_OUT)

        until = leaving.at + rules.GIVEN_UP
        return AddressChange(
            outcome=AddressOutcome.TOO_MANY_ATTEMPTS,
            retry_after=max(1, until - self._engine.clock.seconds()),
        )

    async def _tell(
        self, kind: EventKind, account: Account, client: Client, *, session: Session | None = None
    ) -> None:
        await self._engine.tell(
            Event(
                kind=kind,
                user_id=account.user_id,
                at=self._engine.clock.seconds(),
                mark=str(account.version),
                session_id="" if session is None else session.id,
                channel=Channel.MAIL,
                address=client.address,
            )
        )


def _id(session: Session) -> str:
    """
    What the code of *session* is for: this, and no sign-in and no step-up.
    """
    return f"@{session.id}"
