"""
Second factors, in order: charge, look, spend. The same for sign-in and for step-up.
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from attrs import frozen

from .. import email_code as mail_rules
from .. import recovery_codes as recovery_rules
from ..account import Account
from ..attempts import Refusal, is_stale, prove_email_code, prove_totp, use_recovery_code
from ..email_code import CodeOutcome
from ..errors import Unavailable
from ..events import Event, EventKind
from ..ports import Sealer
from ..records import Channel, Client, SealedSecret, User
from ..recovery_codes import RecoveryOutcome, RecoveryState
from ..settings import Settings
from ..stopping import has_just_stopped
from ..totp import TotpOutcome
from ._engine import ROUNDS, Engine
from ._hashers import Hashers
from ._lanes import Lane, network_of
from ._mails import Mails
from ._stopping import Stops


class Proof(Enum):
    """
    What became of a second factor.
    """

    ACCEPTED = "accepted"
    WRONG_CODE = "wrong-code"
    ALREADY_USED = "code-already-used"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    EXPIRED = "code-expired"
    STALE = "stale"
    UNUSABLE = "factor-unusable"


@frozen(kw_only=True)
class Proven:
    """
    The result of one try.

    Attributes:
        retry_after: Seconds to wait, if there were too many attempts; 0 if that can not be said.

        left: Recovery codes that are left, if one was used.
    """

    proof: Proof
    retry_after: int = 0
    left: int | None = None


_OUTCOMES: dict[Enum, Proof] = {
    CodeOutcome.ACCEPTED: Proof.ACCEPTED,
    CodeOutcome.WRONG_CODE: Proof.WRONG_CODE,
    CodeOutcome.EXPIRED: Proof.EXPIRED,
    TotpOutcome.ACCEPTED: Proof.ACCEPTED,
    TotpOutcome.WRONG_CODE: Proof.WRONG_CODE,
    TotpOutcome.ALREADY_USED: Proof.ALREADY_USED,
    RecoveryOutcome.ACCEPTED: Proof.ACCEPTED,
    RecoveryOutcome.WRONG_CODE: Proof.WRONG_CODE,
    Refusal.TOO_MANY_ATTEMPTS: Proof.TOO_MANY_ATTEMPTS,
    Refusal.STALE: Proof.STALE,
    Refusal.NOT_ENABLED: Proof.STALE,
}

_LOOKED_AT = (Proof.WRONG_CODE, Proof.ALREADY_USED)


@frozen
class Factors:
    """
    The second factors of all users.
    """

    _engine: Engine
    _hashers: Hashers
    _sealer: Sealer
    _mails: Mails
    _stops: Stops
    _settings: Settings

    async def app(
        self,
        user_id: str,
        code: str,
        *,
        epoch: int,
        by: str,
        known: bool,
        with_password: bool,
        client: Client,
    ) -> Proven:
        """
        Try *code* as one of the authenticator app.

        Args:
            epoch: What the account was at, when the first step was proven.

            by: The id of the pending sign-in, or of the session.

            known: It comes from a device that the account knows.

            with_password: Whoever types it has typed the right password before.
        """
        lane = self._lane("factor", known)
        wait = await lane.charge(user_id)
        if wait:
            return Proven(proof=Proof.TOO_MANY_ATTEMPTS, retry_after=wait)

        async with lane.unless_unavailable(user_id):
            proven, after = await self._app(
                user_id,
                code,
                epoch=epoch,
                by=by,
                known=known,
                with_password=with_password,
                client=client,
            )
        if proven.proof is Proof.ACCEPTED:
            await lane.give_back(user_id)
        await self._tell_stopped(proven, after, client=client)
        return proven

    async def _app(
        self,
        user_id: str,
        code: str,
        *,
        epoch: int,
        by: str,
        known: bool,
        with_password: bool,
        client: Client,
    ) -> tuple[Proven, Account]:
        settings = self._settings
        for _ in range(ROUNDS):
            account = await self._engine.account(user_id)
            if account.authenticator is None:
                return Proven(proof=Proof.STALE), account

            sealed = account.authenticator.sealed
            secret = self._sealer.unseal(sealed, "totp", user_id)
            if secret is None:
                return Proven(proof=Proof.UNUSABLE), account

            rule = partial(
                prove_totp,
                sealed=sealed,
                secret=secret,
                code=code,
                epoch=epoch,
                by=by,
                known=known,
                with_password=with_password,
                totp_policy=settings.totp,
                policy=settings.attempts,
                now=self._engine.clock.seconds(),
                resealed=self._resealed(sealed, secret, user_id),
            )
            decision = await self._engine.decide(user_id, rule, client=client)
            if decision.outcome is not Refusal.RETRY:
                return Proven(proof=_OUTCOMES[decision.outcome]), decision.state

        raise Unavailable("second factor: it kept changing")

    def _resealed(self, sealed: SealedSecret, secret: bytes, user_id: str) -> SealedSecret | None:
        """
        *secret* under the newest key and in the newest format; None if *sealed* is that already.
        """
        if self._sealer.is_current(sealed):
            return None

        return self._sealer.seal(secret, "totp", user_id)

    async def mail(
        self, user: User, code: str, *, epoch: int, by: str, known: bool, client: Client
    ) -> Proven:
        """
        Try *code* as the one that was mailed to *user*.

        Args:
            by: What it was mailed for: the id of the pending sign-in, or of the session.
        """
        lane = self._lane("factor", known)
        wait = await lane.charge(user.id)
        if wait:
            return Proven(proof=Proof.TOO_MANY_ATTEMPTS, retry_after=wait)

        async with lane.unless_unavailable(user.id):
            proven, after = await self._mail(
                user, code, epoch=epoch, by=by, known=known, client=client
            )
        if proven.proof is Proof.ACCEPTED:
            await lane.give_back(user.id)
        await self._tell_stopped(proven, after, client=client)
        return proven

    async def _mail(
        self, user: User, code: str, *, epoch: int, by: str, known: bool, client: Client
    ) -> tuple[Proven, Account]:
        settings, now = self._settings, self._engine.clock.seconds()
        for _ in range(ROUNDS):
            account = await self._engine.account(user.id)
            challenge = mail_rules.find(account.mailed, id=by, policy=settings.email_code, now=now)
            if challenge is None:
                return Proven(proof=Proof.EXPIRED), account

            right = self._mails.right_code(challenge, user)
            if not right:
                return Proven(proof=Proof.UNUSABLE), account

            rule = partial(
                prove_email_code,
                challenge=challenge,
                right=right,
                code=code,
                epoch=epoch,
                known=known,
                email_policy=settings.email_code,
                policy=settings.attempts,
                now=now,
            )
            decision = await self._engine.decide(user.id, rule, client=client)
            if decision.outcome is not Refusal.RETRY:
                return Proven(proof=_OUTCOMES[decision.outcome]), decision.state

        raise Unavailable("second factor: another code kept being mailed")

    async def recovery(
        self,
        user_id: str,
        typed: str,
        *,
        epoch: int,
        known: bool,
        with_password: bool,
        client: Client,
    ) -> Proven:
        """
        Try *typed* as a recovery code, and use it up.

        That it was used is told at once, whatever becomes of what it was used for.
        """
        code = recovery_rules.canonical(typed)
        if code is None:
            return Proven(proof=Proof.WRONG_CODE)

        lane, who = self._lane("recovery", known), network_of(user_id, client)
        wait = await lane.charge(who)
        if wait:
            return Proven(proof=Proof.TOO_MANY_ATTEMPTS, retry_after=wait)

        async with lane.unless_unavailable(who):
            proven, used = await self._recovery(
                user_id, code, epoch=epoch, known=known, with_password=with_password, client=client
            )
        if proven.proof is Proof.ACCEPTED:
            await lane.give_back(who)
            await self._tell_used(used, client=client)
        return proven

    async def knows_recovery_code(
        self, account: Account, typed: str, *, known: bool, client: Client
    ) -> bool:
        """
        Whether *typed* is a recovery code of *account*, which it stays. It costs the same if there
        are none, and if their key is gone.
        """
        code, user_id = recovery_rules.canonical(typed), account.user_id
        lane, who = self._lane("recovery", known), network_of(user_id, client)
        if await lane.charge(who) or code is None:
            return False

        async with lane.unless_unavailable(who):
            kept = account.recovery or self._nobodys(user_id)
            digest = await self._digest(user_id, kept, code, known=known)
            if digest is None:
                await self._digest(user_id, self._nobodys(user_id), code, known=known)
        used = recovery_rules.use(kept, salt=kept.salt, digest=digest or b"")
        if used.outcome is not RecoveryOutcome.ACCEPTED:
            return False

        await lane.give_back(who)
        return True

    def _nobodys(self, user_id: str) -> RecoveryState:
        salt = self._engine.keys.mac("no-recovery-codes", user_id)[-16:]
        return RecoveryState(key=b"", cost="", salt=salt, digests=(), issued=0, issued_at=0)

    async def _recovery(
        self,
        user_id: str,
        code: str,
        *,
        epoch: int,
        known: bool,
        with_password: bool,
        client: Client,
    ) -> tuple[Proven, Account]:
        """
        What became of *code*, and the account after it.
        """
        for _ in range(ROUNDS):
            account = await self._engine.account(user_id)
            if account.recovery is None or is_stale(account, epoch):
                return Proven(proof=Proof.STALE), account

            digest = await self._digest(user_id, account.recovery, code, known=known)
            if digest is None:
                return Proven(proof=Proof.UNUSABLE), account

            rule = partial(
                use_recovery_code,
                salt=account.recovery.salt,
                digest=digest,
                epoch=epoch,
                with_password=with_password,
            )
            decision = await self._engine.decide(user_id, rule, client=client)
            if decision.outcome is not Refusal.RETRY:
                after = decision.state
                left = None if after.recovery is None else after.recovery.left
                return Proven(proof=_OUTCOMES[decision.outcome], left=left), after

        raise Unavailable("recovery codes: they kept changing")

    async def _digest(
        self, user_id: str, recovery: RecoveryState, code: str, *, known: bool
    ) -> bytes | None:
        """
        *code* as the set *recovery* would keep it; None if its key is missing.
        """
        mac = self._engine.keys.mac("recovery-code", user_id, code, like=recovery.key)
        if not mac:
            return None

        hasher = self._hashers.to(known=known)
        stretched = await hasher.stretch([mac], salt=recovery.salt, cost=recovery.cost)
        return stretched.digests[0]

    async def _tell_stopped(self, proven: Proven, account: Account, *, client: Client) -> None:
        """
        Tell the owner, if it was this failure that has stopped the password.
        """
        if proven.proof in _LOOKED_AT and has_just_stopped(account):
            await self._stops.tell(account, client=client)

    async def _tell_used(self, account: Account, *, client: Client) -> None:
        await self._engine.tell(
            Event(
                kind=EventKind.RECOVERY_CODE_USED,
                user_id=account.user_id,
                at=self._engine.clock.seconds(),
                mark=str(account.version),
                channel=Channel.RECOVERY,
            ),
            client=client,
        )

    def _lane(self, name: str, known: bool) -> Lane:
        throttles = self._settings.throttles
        limits = throttles.factor if name == "factor" else throttles.recovery
        return Lane(self._engine, f"{name}-known" if known else name, limits)
