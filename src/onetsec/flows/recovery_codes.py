"""
Recovery codes, in order: draw, stretch, keep the digests, show the codes once.
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from attrs import field, frozen

from .. import recovery_codes as rules
from ..credentials import Change, renew_recovery_codes
from ..events import Event, EventKind
from ..records import Client
from ..recovery_codes import RecoveryState
from ..sessions import Session
from ..settings import Settings
from ._changes import UNSEEN, Changes
from ._engine import Engine
from ._hashers import Hashers

_SALT = 16
_KEY = 4


class RecoveryOutcome(Enum):
    """
    What became of a set of recovery codes.
    """

    RENEWED = "recovery-codes-renewed"
    NOT_ENABLED = "no-second-factor"
    STEP_UP_REQUIRED = "step-up-required"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    SIGNED_OUT = "signed-out"


@frozen(kw_only=True)
class RecoveryCodes:
    """
    A set of codes, to be shown once.

    Attributes:
        retry_after: Seconds to wait, if there were too many changes.
    """

    outcome: RecoveryOutcome
    codes: tuple[str, ...] = field(default=(), repr=False)
    retry_after: int = 0


@frozen
class RecoveryCodesFlow:
    """
    The recovery codes of all users.
    """

    _engine: Engine
    _hashers: Hashers
    _changes: Changes
    _settings: Settings

    async def left(self, session: Session) -> int:
        """
        How many codes of the user of *session* still work.
        """
        account = await self._engine.account(session.user_id)
        return 0 if account.recovery is None else account.recovery.left

    async def renew(self, session: Session, *, client: Client = UNSEEN) -> RecoveryCodes:
        """
        Give the user of *session* a new set; the old codes are worth nothing from now on.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        engine, user_id = self._engine, session.user_id
        now = engine.clock.seconds()
        account = await engine.account(user_id)
        if account.authenticator is None:
            return RecoveryCodes(outcome=RecoveryOutcome.NOT_ENABLED)
        if not self._changes.is_fresh(session, account):
            return RecoveryCodes(outcome=RecoveryOutcome.STEP_UP_REQUIRED)

        wait = await self._changes.charge(user_id)
        if wait:
            return RecoveryCodes(outcome=RecoveryOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        codes, recovery = await self._new(user_id)
        decision = await engine.decide(
            user_id,
            partial(renew_recovery_codes, recovery=recovery, epoch=session.epoch, now=now),
            client=client,
        )
        if decision.outcome is not Change.CHANGED:
            return RecoveryCodes(outcome=RecoveryOutcome.SIGNED_OUT)

        await engine.tell(
            Event(
                kind=EventKind.RECOVERY_CODES_RENEWED,
                user_id=user_id,
                at=now,
                mark=str(decision.state.version),
                session_id=session.id,
            ),
            client=client,
        )
        return RecoveryCodes(outcome=RecoveryOutcome.RENEWED, codes=codes)

    async def _new(self, user_id: str) -> tuple[tuple[str, ...], RecoveryState]:
        """
        A set of codes, and what is kept of it.
        """
        engine = self._engine
        codes = tuple(
            rules.spelled(engine.random.bytes(rules.RAW_BYTES))
            for _ in range(self._settings.recovery_codes.codes)
        )
        macs = [engine.keys.mac("recovery-code", user_id, _canonical(code)) for code in codes]
        stretched = await self._hashers.known.stretch(macs, salt=engine.random.bytes(_SALT))
        return codes, RecoveryState(
            key=macs[0][:_KEY],
            cost=stretched.cost,
            salt=stretched.salt,
            digests=stretched.digests,
            issued=len(codes),
            issued_at=engine.clock.seconds(),
        )


def _canonical(code: str) -> str:
    return code.replace("-", "")
