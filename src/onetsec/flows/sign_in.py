"""
Sign-in, in order: network, name, account, hash, second step, session, then look.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from functools import partial

from attrs import field, frozen

from .. import step_up as rules
from ..account import Account
from ..credentials import catch_up, refresh_hash
from ..errors import Unavailable
from ..events import Event, EventKind
from ..ports import AsyncHasher, AsyncUsers
from ..records import Channel, Client, User
from ..sessions import Session
from ..settings import Settings
from ..throttling import network
from ..tokens import Claim, ClaimKind
from . import _claims
from ._engine import ROUNDS, Engine
from ._factors import Factors, Proof, Proven
from ._lanes import Lane
from .sessions import Opened, SessionsFlow


class SignInOutcome(Enum):
    """
    What became of a step of a sign-in.
    """

    SIGNED_IN = "signed-in"
    SECOND_FACTOR_REQUIRED = "second-factor-required"
    WRONG_CREDENTIALS = "wrong-credentials"
    WRONG_CODE = "wrong-code"
    CODE_ALREADY_USED = "code-already-used"
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


_REFUSALS = {
    Proof.WRONG_CODE: SignInOutcome.WRONG_CODE,
    Proof.ALREADY_USED: SignInOutcome.CODE_ALREADY_USED,
    Proof.TOO_MANY_ATTEMPTS: SignInOutcome.TOO_MANY_ATTEMPTS,
    Proof.STALE: SignInOutcome.SIGN_IN_EXPIRED,
    Proof.UNUSABLE: SignInOutcome.FACTOR_UNUSABLE,
}
_WRONG = SignIn(outcome=SignInOutcome.WRONG_CREDENTIALS)
_EXPIRED = SignIn(outcome=SignInOutcome.SIGN_IN_EXPIRED)


@frozen
class SignInFlow:
    """
    The way in.
    """

    _engine: Engine
    _users: AsyncUsers
    _hasher: AsyncHasher
    _factors: Factors
    _sessions: SessionsFlow
    _settings: Settings

    async def password(self, login: str, password: str, *, client: Client) -> SignIn:
        """
        Sign *login* in with *password*.

        An unknown login goes the same way as a known one, with an id that is made up: the same
        loads, the same hash, the same throttles.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        device = _claims.device(self._engine, client.device)
        if device is None:
            wait = await self._stranger(login, client=client)
            if wait:
                return SignIn(outcome=SignInOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        user = await self._users.by_login(login)
        user_id = user.id if user is not None else self._made_up(login)
        account = await self._engine.account(user_id)
        known = _claims.knows(account, device)
        if device is not None and not known:
            wait = await self._stranger(login, client=client)
            if wait:
                return SignIn(outcome=SignInOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        lane = self._lane("device" if known else "account")
        if await lane.charge(user_id):
            await self._hasher.verify(None, password)
            return await self._failed(user_id, client)

        result = await self._first_step(user, account, password, client=client)
        if result.outcome is SignInOutcome.WRONG_CREDENTIALS:
            return await self._failed(user_id, client)

        await lane.give_back(user_id)
        if not known:
            await self._lane("name").give_back(_name(login))
        return result

    async def factors(self, pending: str) -> tuple[Channel, ...]:
        """
        What completes the sign-in *pending* now, the usual one first; nothing if it is over.
        """
        claim = self._pending(pending)
        if claim is None:
            return ()

        account = await self._engine.account(claim.user_id)
        return _second(account) if account.epoch == claim.epoch else ()

    async def verify(self, pending: str, *, factor: Channel, code: str, client: Client) -> SignIn:
        """
        Complete the sign-in *pending* with a *code* of *factor*.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        claim = self._pending(pending)
        if claim is None:
            return _EXPIRED

        user = await self._users.by_id(claim.user_id)
        if user is None or not user.active:
            return _EXPIRED

        proven = await self._prove(claim, factor, code, client=client)
        if proven.proof is not Proof.ACCEPTED:
            await self._heard(EventKind.SECOND_FACTOR_FAILED, claim.user_id, factor, client)
            return SignIn(outcome=_REFUSALS[proven.proof], retry_after=proven.retry_after)

        now = self._engine.clock.seconds()
        proofs = {**_proofs(claim), factor: now}
        opened = await self._sessions._open(
            claim.user_id, epoch=claim.epoch, proofs=proofs, client=client
        )
        if opened.token is None:
            await self._catch_up(claim.user_id, opened)
            return _EXPIRED

        return await self._signed_in(opened, factor, client, left=proven.left)

    async def trusted(
        self,
        user_id: str,
        *,
        channels: Collection[Channel] = (Channel.EXTERNAL,),
        client: Client,
    ) -> SignIn:
        """
        Sign *user_id* in on the word of the host: after a sign-up, or with single sign-on.

        An account with a second factor still asks for it, unless *channels* holds one.

        Raises:
            ValueError: If *channels* is empty.

            Unavailable: If a port does not answer.
        """
        if not channels:
            raise ValueError("channels: name at least one that the host has proven.")

        user = await self._users.by_id(user_id)
        if user is None or not user.active:
            return _WRONG

        proofs = dict.fromkeys(channels, self._engine.clock.seconds())
        for _ in range(ROUNDS):
            account = await self._engine.account(user_id)
            result = await self._complete(account, proofs, client=client)
            if result is not None:
                return result

        raise Unavailable("sign-in: credentials kept changing")

    async def _first_step(
        self, user: User | None, account: Account, password: str, *, client: Client
    ) -> SignIn:
        """
        Verify *password*; again from the load, if credentials change meanwhile.
        """
        for _ in range(ROUNDS):
            verified = await self._hasher.verify(account.password_hash, password)
            if not verified.ok or user is None or not user.active:
                return _WRONG

            if verified.new_hash is not None:
                await self._engine.decide(user.id, partial(refresh_hash, verified=verified))
            proofs = {Channel.PASSWORD: self._engine.clock.seconds()}
            result = await self._complete(account, proofs, client=client)
            if result is not None:
                return result

            account = await self._engine.account(user.id)

        raise Unavailable("sign-in: credentials kept changing")

    async def _complete(
        self, account: Account, proofs: Mapping[Channel, int], *, client: Client
    ) -> SignIn | None:
        """
        Open a session, or ask for the second step; None if *account* changed meanwhile.
        """
        factors = _second(account)
        if factors and not set(factors) & set(proofs):
            about = "-".join(sorted(channel.value for channel in proofs))
            pending = _claims.issue(
                self._engine,
                ClaimKind.PENDING,
                user_id=account.user_id,
                epoch=account.epoch,
                about=about,
            )
            return SignIn(
                outcome=SignInOutcome.SECOND_FACTOR_REQUIRED, pending=pending, factors=factors
            )

        opened = await self._sessions._open(
            account.user_id, epoch=account.epoch, proofs=proofs, client=client
        )
        if opened.token is None:
            await self._catch_up(account.user_id, opened)
            return None

        return await self._signed_in(opened, next(iter(proofs)), client)

    async def _prove(self, claim: Claim, factor: Channel, code: str, *, client: Client) -> Proven:
        device = _claims.device(self._engine, client.device)
        known = device is not None and (device.user_id, device.epoch) == (
            claim.user_id,
            claim.epoch,
        )
        if factor is Channel.APP:
            return await self._factors.app(
                claim.user_id, code, epoch=claim.epoch, by=claim.id, known=known
            )
        if factor is Channel.RECOVERY:
            return await self._factors.recovery(claim.user_id, code, epoch=claim.epoch, known=known)

        return Proven(proof=Proof.WRONG_CODE)

    async def _signed_in(
        self, opened: Opened, channel: Channel, client: Client, *, left: int | None = None
    ) -> SignIn:
        session = opened.session
        assert session is not None  # noqa: S101 - it has a token
        for kind in (
            EventKind.SIGNED_IN,
            *([EventKind.RECOVERY_CODE_USED] if channel is Channel.RECOVERY else []),
        ):
            await self._engine.tell(
                Event(
                    kind=kind,
                    user_id=session.user_id,
                    at=session.created_at,
                    mark=f"{session.id}-{kind.value}",
                    session_id=session.id,
                    channel=channel,
                    address=client.address,
                )
            )
        return SignIn(
            outcome=SignInOutcome.SIGNED_IN,
            token=opened.token,
            session=session,
            device=opened.device,
            recovery_codes_left=left,
        )

    async def _failed(self, user_id: str, client: Client) -> SignIn:
        await self._heard(EventKind.PASSWORD_FAILED, user_id, Channel.PASSWORD, client)
        return _WRONG

    async def _heard(self, kind: EventKind, user_id: str, channel: Channel, client: Client) -> None:
        now = self._engine.clock.seconds()
        await self._engine.tell(
            Event(
                kind=kind,
                user_id=user_id,
                at=now,
                mark="",
                channel=channel,
                address=client.address,
            )
        )

    async def _catch_up(self, user_id: str, opened: Opened) -> None:
        await self._engine.decide(user_id, partial(catch_up, minimum_epoch=opened.minimum_epoch))

    async def _stranger(self, login: str, *, client: Client) -> int:
        """
        Charge the lanes of somebody whose device is not known; the seconds to wait, or 0.
        """
        address = network(client.address)
        wait = await self._lane("network").charge(address) if address is not None else 0
        return wait or await self._lane("name").charge(_name(login))

    def _pending(self, text: str) -> Claim | None:
        lives = self._settings.step_up.pending
        return _claims.read(self._engine, text, kind=ClaimKind.PENDING, lives=lives)

    def _made_up(self, login: str) -> str:
        return "?" + self._engine.keys.mac("unknown-login", _name(login)).hex()

    def _lane(self, name: str) -> Lane:
        return Lane(self._engine, name, getattr(self._settings.throttles, name))


def _name(login: str) -> bytes:
    """
    A typed name as it is counted: in any case, and cut, for nobody's is longer.
    """
    return login[:512].strip().casefold().encode(errors="replace")


def _second(account: Account) -> tuple[Channel, ...]:
    recovery = account.recovery is not None and account.recovery.left > 0
    return rules.second_factors(app=account.authenticator is not None, recovery=recovery)


def _proofs(claim: Claim) -> dict[Channel, int]:
    return {Channel(word): claim.issued_at for word in claim.about.split("-") if word}
