"""
Step-up, in order: charge, look, spend, give the session a new secret.
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from attrs import field, frozen

from .. import step_up as rules
from ..attempts import is_stale
from ..credentials import refresh_hash
from ..events import Event, EventKind
from ..ports import AsyncHasher
from ..records import Channel, Client
from ..sessions import Session
from ..settings import Settings
from ._engine import Engine
from ._factors import Factors, Proof, Proven
from ._lanes import Lane
from .sessions import SessionsFlow


class StepUpOutcome(Enum):
    """
    What became of a proof.
    """

    CONFIRMED = "confirmed"
    WRONG_PASSWORD = "wrong-password"
    WRONG_CODE = "wrong-code"
    CODE_ALREADY_USED = "code-already-used"
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


_REFUSALS = {
    Proof.WRONG_CODE: StepUpOutcome.WRONG_CODE,
    Proof.ALREADY_USED: StepUpOutcome.CODE_ALREADY_USED,
    Proof.TOO_MANY_ATTEMPTS: StepUpOutcome.TOO_MANY_ATTEMPTS,
    Proof.STALE: StepUpOutcome.SIGNED_OUT,
    Proof.UNUSABLE: StepUpOutcome.FACTOR_UNUSABLE,
}


@frozen
class StepUpFlow:
    """
    Proofs by people who are signed in.
    """

    _engine: Engine
    _hasher: AsyncHasher
    _factors: Factors
    _sessions: SessionsFlow
    _settings: Settings

    async def factors(self, session: Session) -> tuple[Channel, ...]:
        """
        What the user of *session* can prove now, the usual one first; nothing if only a new
        sign-in can.
        """
        account = await self._engine.account(session.user_id)
        return rules.factors(
            password=account.password_hash is not None,
            app=account.authenticator is not None,
            recovery=account.recovery is not None and account.recovery.left > 0,
        )

    async def confirm(
        self, session: Session, *, factor: Channel, code: str, client: Client
    ) -> StepUp:
        """
        Prove *factor* again with *code*: a password, or a code of the app, or a recovery code.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        if factor is Channel.PASSWORD:
            refused = await self._password(session, code)
        else:
            refused = _refusal(await self._prove(session, factor, code, client=client))
        if refused is not None:
            await self._failed(session, factor, client)
            return refused

        proofs = {**session.proofs, factor: self._engine.clock.seconds()}
        opened = await self._sessions._restamp(session, epoch=session.epoch, proofs=proofs)
        if opened.token is None:
            return StepUp(outcome=StepUpOutcome.SIGNED_OUT)

        await self._tell(EventKind.STEPPED_UP, session, factor, client)
        return StepUp(
            outcome=StepUpOutcome.CONFIRMED,
            token=opened.token,
            session=opened.session,
            device=opened.device,
        )

    async def _password(self, session: Session, password: str) -> StepUp | None:
        """
        Why *password* proves nothing, or None.
        """
        lane = Lane(self._engine, "session", self._settings.throttles.session)
        wait = await lane.charge(session.user_id)
        if wait:
            return StepUp(outcome=StepUpOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        async with lane.unless_unavailable(session.user_id):
            account = await self._engine.account(session.user_id)
            verified = await self._hasher.verify(account.password_hash, password)
        if not verified.ok:
            return StepUp(outcome=StepUpOutcome.WRONG_PASSWORD)
        if is_stale(account, session.epoch):
            return StepUp(outcome=StepUpOutcome.SIGNED_OUT)

        await lane.give_back(session.user_id)
        if verified.new_hash is not None:
            await self._engine.decide(session.user_id, partial(refresh_hash, verified=verified))
        return None

    async def _prove(
        self, session: Session, factor: Channel, code: str, *, client: Client
    ) -> Proven:
        if factor is Channel.APP:
            return await self._factors.app(
                session.user_id, code, epoch=session.epoch, by=session.id, known=True
            )
        if factor is Channel.RECOVERY:
            return await self._factors.recovery(
                session.user_id, code, epoch=session.epoch, known=True, client=client
            )

        return Proven(proof=Proof.WRONG_CODE)

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
                address=client.address,
            )
        )


def _refusal(proven: Proven) -> StepUp | None:
    if proven.proof is Proof.ACCEPTED:
        return None

    return StepUp(outcome=_REFUSALS[proven.proof], retry_after=proven.retry_after)
