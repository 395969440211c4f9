"""
Step-up, in order: charge, look, spend, give the session a new secret.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from ..assurance import factors, password_channel
from ..attempts import is_stale
from ..events import Event, EventKind
from ..ports import AsyncUsers
from ..records import Channel, Client
from ..sessions import Session
from ..settings import Settings
from ._codes import Asker, Codes, Mailed, SendOutcome, Sent
from ._engine import Engine
from ._factors import Factors, Proof, Proven
from ._lanes import Lane
from ._mails import Mails
from ._passwords import Passwords
from .sessions import SessionsFlow


class StepUpOutcome(Enum):
    """
    What became of a proof.
    """

    CONFIRMED = "confirmed"
    WRONG_PASSWORD = "wrong-password"
    WRONG_CODE = "wrong-code"
    CODE_ALREADY_USED = "code-already-used"
    CODE_EXPIRED = "code-expired"
    FACTOR_NOT_ENABLED = "factor-not-enabled"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    FACTOR_UNUSABLE = "factor-unusable"
    SIGNED_OUT = "signed-out"


@frozen(kw_only=True)
class StepUp:
    """
    The result of a proof.

    Attributes:
        token: For the cookie, if it was confirmed: the old one is worth nothing now.

        session: The session of that token, with the proof in it.

        device: For the cookie of the known device.

        retry_after: Seconds to wait, if there were too many attempts; 0 if that can not be said.
    """

    outcome: StepUpOutcome
    token: str | None = field(default=None, repr=False)
    session: Session | None = None
    device: str | None = field(default=None, repr=False)
    retry_after: int = 0


@frozen(kw_only=True)
class _Proof:
    """
    What was proven, and the epoch that the session goes on in.
    """

    channel: Channel
    epoch: int


_REFUSALS = {
    Proof.WRONG_CODE: StepUpOutcome.WRONG_CODE,
    Proof.ALREADY_USED: StepUpOutcome.CODE_ALREADY_USED,
    Proof.TOO_MANY_ATTEMPTS: StepUpOutcome.TOO_MANY_ATTEMPTS,
    Proof.EXPIRED: StepUpOutcome.CODE_EXPIRED,
    Proof.STALE: StepUpOutcome.SIGNED_OUT,
    Proof.UNUSABLE: StepUpOutcome.FACTOR_UNUSABLE,
}


@frozen
class StepUpFlow:
    """
    Proofs by people who are signed in.
    """

    _engine: Engine
    _users: AsyncUsers
    _passwords: Passwords
    _factors: Factors
    _mails: Mails
    _codes: Codes
    _sessions: SessionsFlow
    _settings: Settings

    async def factors(self, session: Session) -> tuple[Channel, ...]:
        """
        What the user of *session* can prove now, the usual one first; nothing if only a new
        sign-in can.
        """
        account = await self._engine.account(session.user_id)
        return factors(await self._passwords.shown(account))

    async def mailed(self, session: Session) -> Mailed | None:
        """
        The code that was mailed for *session*, if there is one that still works.
        """
        user = await self._users.by_id(session.user_id)
        return None if user is None else await self._codes.mailed(user, id=session.id)

    async def send_code(self, session: Session) -> Sent:
        """
        Have a code mailed to the user of *session*, if that is what they can prove.

        Raises:
            Unavailable: If a port does not answer.
        """
        user = await self._users.by_id(session.user_id)
        account = await self._engine.account(session.user_id)
        if user is None or Channel.MAIL not in factors(account):
            return Sent(outcome=SendOutcome.NO_ADDRESS)
        if not self._mails.addresses.reaches(account, user):
            return Sent(outcome=SendOutcome.NO_ADDRESS)

        return await self._codes.send(
            user, id=session.id, epoch=session.epoch, asker=Asker.SIGNED_IN
        )

    async def confirm(
        self, session: Session, *, factor: Channel, code: str, client: Client
    ) -> StepUp:
        """
        Prove *factor* again with *code*: a password, or a code of the app, of a mail, or a recovery
        code. One of :meth:`factors`: what is weaker than the account confirms nothing.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        account = await self._engine.account(session.user_id)
        if is_stale(account, session.epoch):
            return StepUp(outcome=StepUpOutcome.SIGNED_OUT)
        if factor not in factors(await self._passwords.shown(account)):
            return StepUp(outcome=StepUpOutcome.FACTOR_NOT_ENABLED)

        if factor is Channel.PASSWORD:
            proof = await self._password(session, code)
        else:
            proven = await self._prove(session, factor, code, client=client)
            proof = _refusal(proven) or _Proof(channel=factor, epoch=session.epoch)
        if isinstance(proof, StepUp):
            await self._failed(session, factor, client)
            return proof

        proofs = {**session.proofs, proof.channel: self._engine.clock.seconds()}
        opened = await self._sessions._restamp(session, epoch=proof.epoch, proofs=proofs)
        if opened.token is None:
            return StepUp(outcome=StepUpOutcome.SIGNED_OUT)

        await self._tell(EventKind.STEPPED_UP, session, factor, client)
        return StepUp(
            outcome=StepUpOutcome.CONFIRMED,
            token=opened.token,
            session=opened.session,
            device=opened.device,
        )

    async def _password(self, session: Session, password: str) -> StepUp | _Proof:
        """
        What *password* proves, or why it proves nothing.
        """
        lane = Lane(self._engine, "session", self._settings.throttles.session)
        wait = await lane.charge(session.user_id)
        if wait:
            return StepUp(outcome=StepUpOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        async with lane.unless_unavailable(session.user_id):
            account = await self._engine.account(session.user_id)
            verified = await self._passwords.verify(account, password, known=True)
        if not verified.ok:
            return StepUp(outcome=StepUpOutcome.WRONG_PASSWORD)

        await lane.give_back(session.user_id)
        seen = await self._passwords.noticed(account, verified.stored, epoch=session.epoch)
        if seen is None:
            return StepUp(outcome=StepUpOutcome.SIGNED_OUT)

        await self._passwords.refresh(seen, verified)
        epoch = session.epoch if seen is account else seen.epoch
        return _Proof(channel=password_channel(seen), epoch=epoch)

    async def _prove(
        self, session: Session, factor: Channel, code: str, *, client: Client
    ) -> Proven:
        if factor is Channel.APP:
            return await self._factors.app(
                session.user_id,
                code,
                epoch=session.epoch,
                by=session.id,
                known=True,
                with_password=False,  # the session may have come in by another way
                client=client,
            )
        if factor is Channel.RECOVERY:
            return await self._factors.recovery(
                session.user_id,
                code,
                epoch=session.epoch,
                known=True,
                with_password=False,
                client=client,
            )

        user = await self._users.by_id(session.user_id)
        if user is None:
            return Proven(proof=Proof.STALE)
        return await self._factors.mail(
            user, code, epoch=session.epoch, by=session.id, known=True, client=client
        )

    async def _failed(self, session: Session, factor: Channel, client: Client) -> None:
        kind = EventKind.SECOND_FACTOR_FAILED
        if factor is Channel.PASSWORD:
            kind = EventKind.PASSWORD_FAILED
        await self._tell(kind, session, factor, client)

    async def _tell(
        self, kind: EventKind, session: Session, factor: Channel, client: Client
    ) -> None:
        now = self._engine.clock.seconds()
        await self._engine.tell(
            Event(
                kind=kind,
                user_id=session.user_id,
                at=now,
                mark=session.id,
                session_id=session.id,
                channel=factor,
            ),
            client=client,
        )


def _refusal(proven: Proven) -> StepUp | None:
    if proven.proof is Proof.ACCEPTED:
        return None

    return StepUp(outcome=_REFUSALS[proven.proof], retry_after=proven.retry_after)
