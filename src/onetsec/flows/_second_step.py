"""
The second step of a sign-in, in order: charge, look, spend, session, then look.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from ..account import Account
from ..assurance import second_factors, takes_mail
from ..attempts import is_stale
from ..events import EventKind
from ..ports import AsyncUsers
from ..records import Channel, Client, Transport, User
from ..settings import Settings
from ..tokens import Claim, ClaimKind
from . import _claims
from ._codes import Asker, Codes, Mailed, SendOutcome, Sent
from ._engine import ROUNDS, Engine
from ._entrance import Entrance, SignIn, SignInOutcome
from ._factors import Factors, Proof, Proven
from ._mails import Mails

_REFUSALS = {
    Proof.WRONG_CODE: SignInOutcome.WRONG_CODE,
    Proof.ALREADY_USED: SignInOutcome.CODE_ALREADY_USED,
    Proof.TOO_MANY_ATTEMPTS: SignInOutcome.TOO_MANY_ATTEMPTS,
    Proof.EXPIRED: SignInOutcome.CODE_EXPIRED,
    Proof.STALE: SignInOutcome.SIGN_IN_EXPIRED,
    Proof.UNUSABLE: SignInOutcome.FACTOR_UNUSABLE,
}
_EXPIRED = SignIn(outcome=SignInOutcome.SIGN_IN_EXPIRED)
_TYPED = "typed"
"""In a pending sign-in: the right password was typed, whatever channel that is."""
_BEARER = Transport.BEARER.value
"""In a pending sign-in: its session is no cookie."""
_WORDS = frozenset({"", _TYPED, _BEARER})


@frozen
class SecondStep:
    """
    Sign-ins that wait for their second step.
    """

    _engine: Engine
    _users: AsyncUsers
    _factors: Factors
    _mails: Mails
    _codes: Codes
    _entrance: Entrance
    _settings: Settings

    async def required(
        self,
        user: User,
        account: Account,
        proofs: Mapping[Channel, int],
        *,
        with_password: bool,
        client: Client,
    ) -> SignIn | None:
        """
        Ask for the second step, if *account* has one. If it is a mailed code, one is mailed.

        Args:
            proofs: The first step.

            with_password: The right password was typed for it.

            client: Who asks, and how the session will come along.
        """
        factors = second_factors(account)
        if not factors:
            return None

        id = _claims.new_id(self._engine)
        is_bearer = client.transport is Transport.BEARER
        words = [*[_TYPED] * with_password, *[_BEARER] * is_bearer]
        pending = _claims.issue(
            self._engine,
            ClaimKind.PENDING,
            user_id=account.user_id,
            id=id,
            epoch=account.epoch,
            about="-".join([*sorted(one.value for one in proofs), *words]),
        )
        if factors[0] is Channel.MAIL:
            await self._send(user, account, id=id, client=client, with_password=with_password)
        return SignIn(
            outcome=SignInOutcome.SECOND_FACTOR_REQUIRED, pending=pending, factors=factors
        )

    async def factors(self, pending: str) -> tuple[Channel, ...]:
        """
        See :meth:`.SignInFlow.factors`.
        """
        claim = self._read(pending)
        if claim is None:
            return ()

        account = await self._engine.account(claim.user_id)
        return second_factors(account) if account.epoch == claim.epoch else ()

    async def knows_recovery_code(
        self, account: Account, code: str, *, known: bool, client: Client
    ) -> bool:
        """
        See :meth:`.Factors.knows_recovery_code`.
        """
        return await self._factors.knows_recovery_code(account, code, known=known, client=client)

    async def mailed(self, pending: str) -> Mailed | None:
        """
        See :meth:`.SignInFlow.mailed`.
        """
        claim = self._read(pending)
        user = None if claim is None else await self._users.by_id(claim.user_id)
        if claim is None or user is None:
            return None

        return await self._codes.mailed(user, id=claim.id)

    async def send_code(self, pending: str, *, client: Client) -> Sent:
        """
        See :meth:`.SignInFlow.send_code`.
        """
        claim = self._read(pending)
        user = None if claim is None else await self._users.by_id(claim.user_id)
        if claim is None or user is None or not user.active:
            return Sent(outcome=SendOutcome.STALE)

        account = await self._engine.account(user.id)
        if account.epoch != claim.epoch:
            return Sent(outcome=SendOutcome.STALE)
        return await self._send(
            user, account, id=claim.id, client=client, with_password=_is_typed(claim)
        )

    async def verify(self, pending: str, *, factor: Channel, code: str, client: Client) -> SignIn:
        """
        See :meth:`.SignInFlow.verify`.
        """
        claim = self._read(pending)
        if claim is None or _transport(claim) is not client.transport:
            return _EXPIRED

        user = await self._users.by_id(claim.user_id)
        if user is None or not user.active:
            return _EXPIRED

        proven = await self._prove(user, claim, factor, code, client=client)
        if proven.proof is not Proof.ACCEPTED:
            await self._entrance.turn_away(
                EventKind.SECOND_FACTOR_FAILED, claim.user_id, channel=factor, client=client
            )
            return SignIn(outcome=_REFUSALS[proven.proof], retry_after=proven.retry_after)

        proofs = {**_proofs(claim), factor: self._engine.clock.seconds()}
        epoch = claim.epoch
        for _ in range(ROUNDS):
            entered = await self._entrance.enter(
                claim.user_id,
                epoch=epoch,
                proofs=proofs,
                by=factor,
                client=client,
                left=proven.left,
            )
            if entered is not None:
                return entered

            # A crash may have left the minimum epoch ahead. The code is spent: it must not be for
            # nothing, unless a credential has changed.
            account = await self._engine.account(claim.user_id)
            if is_stale(account, claim.epoch):
                break
            epoch = account.epoch

        return _EXPIRED

    async def _send(
        self, user: User, account: Account, *, id: str, client: Client, with_password: bool
    ) -> Sent:
        """
        Mail a code, if *account* takes one, and from the address that *user* has.
        """
        if not takes_mail(account) or not self._mails.addresses.reaches(account, user):
            return Sent(outcome=SendOutcome.NO_ADDRESS)

        device = _claims.device(self._engine, client.device)
        if _claims.knows(account, device):
            return await self._codes.send(user, id=id, epoch=account.epoch, asker=Asker.KNOWN)

        return await self._codes.send(
            user, id=id, epoch=account.epoch, asker=Asker.STRANGER, is_counted=with_password
        )

    async def _prove(
        self, user: User, claim: Claim, factor: Channel, code: str, *, client: Client
    ) -> Proven:
        device = _claims.device(self._engine, client.device)
        known = device is not None and (device.user_id, device.epoch) == (
            claim.user_id,
            claim.epoch,
        )
        if factor is Channel.APP:
            return await self._factors.app(
                claim.user_id,
                code,
                epoch=claim.epoch,
                by=claim.id,
                known=known,
                with_password=_is_typed(claim),
                client=client,
            )
        if factor is Channel.RECOVERY:
            return await self._factors.recovery(
                claim.user_id,
                code,
                epoch=claim.epoch,
                known=known,
                with_password=_is_typed(claim),
                client=client,
            )

        if factor is Channel.MAIL:
            return await self._factors.mail(
                user, code, epoch=claim.epoch, by=claim.id, known=known, client=client
            )

        return Proven(proof=Proof.WRONG_CODE)

    def _read(self, pending: str) -> Claim | None:
        lives = self._settings.step_up.pending
        return _claims.read(self._engine, pending, kind=ClaimKind.PENDING, lives=lives)


def _proofs(claim: Claim) -> dict[Channel, int]:
    words = claim.about.split("-")
    return {Channel(word): claim.issued_at for word in words if word not in _WORDS}


def _is_typed(claim: Claim) -> bool:
    return _TYPED in claim.about.split("-")


def _transport(claim: Claim) -> Transport:
    is_bearer = _BEARER in claim.about.split("-")
    return Transport.BEARER if is_bearer else Transport.COOKIE
