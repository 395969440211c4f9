"""
Sessions, in order: open then look, check with one read, revoke, sign out.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import partial

from attrs import field, frozen

from .. import sessions as rules
from .. import tokens
from ..credentials import Change, end_sessions
from ..device import Device, named
from ..device import parse as parse_device
from ..errors import Unavailable
from ..events import Event, EventKind
from ..location import tidy
from ..ports import Locator
from ..records import Channel, Client, Limit, Location, SessionRecord, Transport
from ..sessions import Seen, Session, SessionOutcome, SessionPolicy
from ..tokens import ClaimKind
from . import _claims
from ._engine import ROUNDS, Engine
from ._lanes import Lane

# Python 3.11 calls a function for each look at a member, and these are on the way of every request.
_COOKIE, _ALIVE = Transport.COOKIE, SessionOutcome.ALIVE
_SESSION, _BEARER = tokens.Kind.SESSION, tokens.Kind.BEARER


class RevokeOutcome(Enum):
    """
    What became of a session that was to be revoked.
    """

    REVOKED = "session-revoked"
    CURRENT_SESSION = "current-session"
    UNKNOWN_SESSION = "unknown-session"


@frozen(kw_only=True)
class Opened:
    """
    A session with its new token, or the news that there is none.

    Attributes:
        token: For the cookie; None if the session was ended, or came too late.

        device: For the cookie of the known device.

        minimum_epoch: What the session would have had to be opened in.

        retry_after: Seconds to wait, if there were too many changes: nothing ended.
    """

    token: str | None = field(default=None, repr=False)
    session: Session | None = None
    device: str | None = field(default=None, repr=False)
    minimum_epoch: int = 0
    retry_after: int = 0


@frozen(kw_only=True)
class SessionView:
    """
    One line of the list of active sessions.

    Attributes:
        name: What the owner of the device calls it: text of the owner; "" if it has none.

        last_seen_at, opened_at: Unix seconds.

        channels: What it has proven, in the order of :class:`.records.Channel`.
    """

    id: str
    name: str
    device: Device
    place: Location
    address: str
    last_seen_at: int
    opened_at: int
    channels: tuple[Channel, ...]
    is_current: bool


@frozen
class SessionsFlow:
    """
    The sessions of all users.
    """

    _engine: Engine
    _policy: SessionPolicy
    _changes: tuple[Limit, ...]
    _locator: Locator

    async def check(self, token: str, *, client: Client) -> Session | None:
        """
        The session that *token* speaks for, or None; also if it was opened for another transport
        than the one that *client* uses.

        One round trip and no write, except one every few minutes.

        Raises:
            Unavailable: If the storage does not answer: neither signed in nor signed out.
        """
        transport = client.transport
        parsed = tokens.parse(token, kind=_SESSION if transport is _COOKIE else _BEARER)
        if parsed is None:
            return None

        engine, policy = self._engine, self._policy
        found = await engine.storage.session(parsed.user_id, parsed.id)
        if found is None:
            return None

        record, minimum_epoch = found
        now = engine.clock.seconds()
        engine.deliver_in_turn(now=now)
        digest = engine.keys.mac(
            "session",
            token,
            record.epoch,
            record.created_at,
            record.channels,
            like=record.digest,
        )
        outcome = rules.check(
            record, digest=digest, minimum_epoch=minimum_epoch, policy=policy, now=now
        )
        if outcome is not _ALIVE:
            return None
        if rules.is_due(record, policy=policy, now=now):
            await self._touch(record, client=client, now=now)

        return Session.of(record, transport=transport)

    async def is_alive(self, session: Session) -> bool:
        """
        Whether *session* goes on as it was checked: for what lasts longer than a request.

        One round trip and no write; it is no activity. One that got another secret meanwhile, in a
        change of a credential, is checked anew with that one.

        Raises:
            Unavailable: If the storage does not answer: nobody can tell.
        """
        found = await self._engine.storage.session(session.user_id, session.id)
        if found is None:
            return False

        record, minimum_epoch = found
        now = self._engine.clock.seconds()
        outcome = rules.check(
            record,
            digest=session.digest,
            minimum_epoch=minimum_epoch,
            policy=self._policy,
            now=now,
        )
        return outcome is _ALIVE

    async def list(self, session: Session) -> tuple[SessionView, ...]:
        """
        The active sessions of the user of *session*: itself, then the one used last.
        """
        return await self._listed(session.user_id, current=session.id)

    async def of_user(self, user_id: str) -> tuple[SessionView, ...]:
        """
        The active sessions of *user_id*, for an operator: the one used last first.
        """
        return await self._listed(user_id, current="")

    async def _listed(self, user_id: str, *, current: str) -> tuple[SessionView, ...]:
        records, minimum_epoch = await self._engine.storage.sessions(user_id)
        now = self._engine.clock.seconds()
        views = [
            _view(record, current=current)
            for record in records
            if record.epoch >= minimum_epoch
            and not rules.is_over(record, policy=self._policy, now=now)
        ]
        return tuple(sorted(views, key=lambda v: (not v.is_current, -v.last_seen_at, v.id)))

    async def revoke(
        self, session: Session, id: str, *, client: Client | None = None
    ) -> RevokeOutcome:
        """
        End another session of the same user. One's own is ended by signing out.

        Args:
            client: Who asks for it, to be shown in the activity.
        """
        if id == session.id:
            return RevokeOutcome.CURRENT_SESSION
        if not await self._engine.storage.drop_sessions(session.user_id, [id]):
            return RevokeOutcome.UNKNOWN_SESSION

        await self._tell(EventKind.SESSION_REVOKED, session, mark=id, client=client)
        return RevokeOutcome.REVOKED

    async def end(self, user_id: str, id: str) -> None:
        """
        End one session of *user_id*, for an operator. Twice is harmless.
        """
        if await self._engine.storage.drop_sessions(user_id, [id]):
            at = self._engine.clock.seconds()
            event = Event(kind=EventKind.SESSION_REVOKED, user_id=user_id, at=at, mark=id)
            await self._engine.tell(event)

    async def revoke_others(self, session: Session, *, client: Client | None = None) -> Opened:
        """
        End every other session of the same user, also one that is just being opened.

        Pending sign-ins and known devices end with them; *session* goes on with a new token.

        Args:
            client: Who asks for it, to be shown in the activity.
        """
        engine = self._engine
        wait = await Lane(engine, "change", self._changes).charge(session.user_id)
        if wait:
            return Opened(retry_after=wait)

        now = engine.clock.seconds()
        decision = await engine.decide(
            session.user_id, partial(end_sessions, epoch=session.epoch, now=now)
        )
        if decision.outcome is not Change.CHANGED:
            return Opened()

        opened = await self._restamp(session, epoch=decision.state.epoch, proofs=session.proofs)
        mark = str(decision.state.version)
        await self._tell(EventKind.OTHER_SESSIONS_ENDED, session, mark=mark, client=client)
        return opened

    async def end_all(self, user_id: str) -> None:
        """
        End every session of *user_id*: for the host, when an account is closed or in doubt.
        """
        now = self._engine.clock.seconds()
        decision = await self._engine.decide(user_id, partial(end_sessions, epoch=None, now=now))
        await self._engine.tell(
            Event(
                kind=EventKind.ALL_SESSIONS_ENDED,
                user_id=user_id,
                at=now,
                mark=str(decision.state.version),
            )
        )

    async def sign_out(self, session: Session, *, client: Client | None = None) -> None:
        """
        End *session*. Twice is harmless.

        Args:
            client: Who asks for it, to be shown in the activity.
        """
        if await self._engine.storage.drop_sessions(session.user_id, [session.id]):
            await self._tell(EventKind.SIGNED_OUT, session, mark=session.id, client=client)

    async def _open(
        self, user_id: str, *, epoch: int, proofs: Mapping[Channel, int], client: Client
    ) -> Opened:
        """
        Put a session that was earned at *epoch*, then look whether it came too late.
        """
        engine, policy = self._engine, self._policy
        # The first one takes 90 ms, and the others less than one.
        device = await engine.aside(partial(parse_device, client.user_agent))
        now = engine.clock.seconds()
        token, channels = self._token(user_id, client.transport), rules.written(proofs)
        record = rules.open(
            user_id=user_id,
            id=token.id,
            digest=engine.keys.mac("session", token.text, epoch, now, channels),
            epoch=epoch,
            channels=channels,
            seen=self._seen(client, device=device, name=named(client.device_name)),
            policy=policy,
            now=now,
        )
        await engine.storage.put_session(record, expected=0)
        records, minimum_epoch = await engine.storage.sessions(user_id)
        if epoch < minimum_epoch:
            await engine.storage.drop_sessions(user_id, [record.id])
            return Opened(minimum_epoch=minimum_epoch)

        surplus = rules.surplus(records, minimum_epoch=minimum_epoch, policy=policy, now=now)
        if surplus:
            await engine.storage.drop_sessions(user_id, surplus)
        return self._given(record, token=token.text, transport=client.transport)

    async def _restamp(
        self, session: Session, *, epoch: int, proofs: Mapping[Channel, int]
    ) -> Opened:
        """
        Give *session* a new secret, for the new *epoch* or for new *proofs*.

        Only the very session that was checked goes on: one that was dropped stays dead, and one
        that got another secret meanwhile belongs to whoever holds that one.
        """
        engine, channels = self._engine, rules.written(proofs)
        for _ in range(ROUNDS):
            found = await engine.storage.session(session.user_id, session.id)
            if found is None or found[0].digest != session.digest:
                return Opened()

            record, minimum_epoch = found
            if epoch < minimum_epoch:
                return Opened(minimum_epoch=minimum_epoch)

            token = self._token(session.user_id, session.transport, id=session.id)
            digest = engine.keys.mac("session", token.text, epoch, record.created_at, channels)
            after = rules.restamp(record, digest=digest, epoch=epoch, channels=channels)
            if await engine.storage.put_session(after, expected=record.revision):
                return self._given(after, token=token.text, transport=session.transport)

        raise Unavailable("sessions: too many concurrent changes of one session")

    async def _touch(self, record: SessionRecord, *, client: Client, now: int) -> None:
        """
        Note the last activity. To lose this write is harmless: the session ends a little earlier.
        """
        device = rules.unpacked(record.data).device
        seen = self._seen(client, device=device)
        after = rules.touch(record, seen=seen, policy=self._policy, now=now)
        try:
            await self._engine.storage.put_session(after, expected=record.revision)
        except Unavailable:
            return

    def _token(self, user_id: str, transport: Transport, *, id: str = "") -> tokens.Token:
        return tokens.build(
            _SESSION if transport is _COOKIE else _BEARER,
            user_id=user_id,
            id=id or self._engine.new_id(),
            secret=self._engine.random.bytes(32),
        )

    def _given(self, record: SessionRecord, *, token: str, transport: Transport) -> Opened:
        device = _claims.issue(
            self._engine,
            ClaimKind.DEVICE,
            user_id=record.user_id,
            id=_claims.new_id(self._engine),
            epoch=record.epoch,
        )
        session = Session.of(record, transport=transport)
        return Opened(token=token, session=session, device=device)

    def _seen(self, client: Client, *, device: Device, name: str = "") -> Seen:
        place = tidy(self._locator.locate(client))
        return Seen(address=client.address, name=name, device=device, place=place)

    async def _tell(
        self, kind: EventKind, session: Session, *, mark: str, client: Client | None
    ) -> None:
        await self._engine.tell(
            Event(
                kind=kind,
                user_id=session.user_id,
                at=self._engine.clock.seconds(),
                mark=mark,
                session_id=session.id,
            ),
            client=client,
        )


def _view(record: SessionRecord, *, current: str) -> SessionView:
    seen, proofs = rules.unpacked(record.data), rules.proofs(record.channels)
    return SessionView(
        id=record.id,
        name=seen.name,
        device=seen.device,
        place=seen.place,
        address=seen.address,
        last_seen_at=record.last_seen_at,
        opened_at=record.created_at,
        channels=tuple(channel for channel in Channel if channel in proofs),
        is_current=record.id == current,
    )
