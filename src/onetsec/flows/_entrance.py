"""
The end of a sign-in, whichever way it went: open a session, then look.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from functools import partial

from attrs import evolve, field, frozen

from ..credentials import catch_up
from ..errors import Unavailable
from ..events import Event, EventKind
from ..notices import is_new_device, note_kept
from ..records import Channel, Client
from ..sessions import Session
from . import _claims
from ._engine import Engine
from ._notices import made
from .sessions import SessionsFlow

_LOOKED_AT = 200
"""Events of the past, in which a device that was there before is looked for."""


class SignInOutcome(Enum):
    """
    What became of a step of a sign-in.
    """

    SIGNED_IN = "signed-in"
    SECOND_FACTOR_REQUIRED = "second-factor-required"
    WRONG_CREDENTIALS = "wrong-credentials"
    CHALLENGE_REQUIRED = "challenge-required"
    WRONG_CODE = "wrong-code"
    CODE_ALREADY_USED = "code-already-used"
    CODE_EXPIRED = "code-expired"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    SIGN_IN_EXPIRED = "sign-in-expired"
    FACTOR_UNUSABLE = "factor-unusable"


@frozen(kw_only=True)
class SignIn:
    """
    The result of a step of a sign-in.

    Attributes:
        token: For the cookie, if the outcome is ``SIGNED_IN``.

        session: The session of that token.

        device: For the cookie of the known device, if the outcome is ``SIGNED_IN``.

        pending: To be sent back with the second step, if one is required.

        factors: What completes it, the usual one first, if a second step is required.

        retry_after: Seconds to wait, if the outcome is ``TOO_MANY_ATTEMPTS``; 0 if that can not be
            said.

        recovery_codes_left: If a recovery code was used.
    """

    outcome: SignInOutcome
    token: str | None = field(default=None, repr=False)
    session: Session | None = None
    device: str | None = field(default=None, repr=False)
    pending: str | None = field(default=None, repr=False)
    factors: tuple[Channel, ...] = ()
    retry_after: int = 0
    recovery_codes_left: int | None = None


@frozen
class Entrance:
    """
    Where whoever has proven enough comes in.
    """

    _engine: Engine
    _sessions: SessionsFlow

    async def enter(
        self,
        user_id: str,
        *,
        epoch: int,
        proofs: Mapping[Channel, int],
        by: Channel,
        client: Client,
        left: int | None = None,
    ) -> SignIn | None:
        """
        Open a session that was earned at *epoch*; None if a credential was changed meanwhile.

        Args:
            by: The last proof.

            left: Recovery codes that are left, if one was used.
        """
        opened = await self._sessions._open(user_id, epoch=epoch, proofs=proofs, client=client)
        session = opened.session
        if session is None:
            rule = partial(catch_up, minimum_epoch=opened.minimum_epoch)
            await self._engine.decide(user_id, rule)
            return None

        event = Event(
            kind=EventKind.SIGNED_IN,
            user_id=user_id,
            at=session.created_at,
            mark=session.id,
            session_id=session.id,
            channel=by,
        )
        await self._tell_new_device(event, client)
        await self._engine.tell(event, client=client)
        return SignIn(
            outcome=SignInOutcome.SIGNED_IN,
            token=opened.token,
            session=session,
            device=opened.device,
            recovery_codes_left=left,
        )

    async def _tell_new_device(self, event: Event, client: Client) -> None:
        """
        Tell the owner, if *event* is a sign-in on a device that the account has not seen: it has no
        cookie of ours, and nothing in the activity is like it. A storage that does not answer
        changes nothing about the sign-in.
        """
        engine, user_id = self._engine, event.user_id
        if EventKind.NEW_DEVICE not in engine.notices:
            return
        device = _claims.device(engine, client.device)
        if device is not None and device.user_id == user_id:
            return

        with suppress(Unavailable):
            records = await engine.storage.events(user_id, before=None, limit=_LOOKED_AT)
            seen = await engine.seen(event, client)
            if is_new_device(records, seen.record()):
                await self._note_new_device(seen)
                await engine.tell(evolve(seen, kind=EventKind.NEW_DEVICE))

    async def _note_new_device(self, seen: Event) -> None:
        engine = self._engine
        notice = made(
            engine.keys,
            EventKind.NEW_DEVICE,
            user_id=seen.user_id,
            mark=seen.mark,
            at=seen.at,
            address=seen.address,
        )
        rule = partial(
            note_kept,
            notice=evolve(notice, device=seen.device),
            policy=engine.undo,
            now=engine.clock.seconds(),
        )
        await engine.decide(seen.user_id, rule)

    async def turn_away(
        self, kind: EventKind, user_id: str, *, channel: Channel, client: Client
    ) -> None:
        """
        Let the host hear of a proof that was none.
        """
        await self._engine.tell(
            Event(
                kind=kind,
                user_id=user_id,
                at=self._engine.clock.seconds(),
                mark="",
                channel=channel,
            ),
            client=client,
        )
