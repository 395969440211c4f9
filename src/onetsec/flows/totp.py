"""
The authenticator app, in order: begin, seal, look at the first code, enable, re-stamp; disable.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import partial

from attrs import field, frozen

from .. import totp as rules
from ..account import Account, Setup
from ..assurance import is_last
from ..attempts import Refusal
from ..credentials import Change, begin_totp, confirm_totp, disable_totp, setup_of
from ..events import EventKind
from ..ports import AsyncUsers, Sealer
from ..records import Channel, Client, Site, User
from ..sessions import Session
from ..settings import Settings
from ..totp import TotpState
from ._changes import UNSEEN, Changes
from ._engine import Engine
from .recovery_codes import RecoveryCodesFlow


class TotpOutcome(Enum):
    """
    What became of an authenticator app.
    """

    BEGUN = "totp-begun"
    ENABLED = "totp-enabled"
    DISABLED = "totp-disabled"
    WRONG_CODE = "wrong-code"
    NO_SETUP = "no-setup"
    ALREADY_ENABLED = "totp-already-enabled"
    NOT_ENABLED = "totp-not-enabled"
    LAST_METHOD = "last-method"
    STEP_UP_REQUIRED = "step-up-required"
    ON_HOLD = "on-hold"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    SIGNED_OUT = "signed-out"


@frozen(kw_only=True)
class TotpSetup:
    """
    A set-up that waits for its first code. Shown once, to one session.

    Attributes:
        key: The secret to be typed by hand: base32 in groups of four.

        uri: The same as an ``otpauth://`` address.

        retry_after: Seconds to wait, if there were too many changes.
    """

    outcome: TotpOutcome
    key: str = field(default="", repr=False)
    uri: str = field(default="", repr=False)
    retry_after: int = 0

    @property
    def qr_svg(self) -> str:
        """
        The same as a QR code, an SVG element; "" if nothing was begun.
        """
        return rules.qr_svg(self.uri) if self.uri else ""


@frozen(kw_only=True)
class TotpChange:
    """
    The result of turning the app on or off.

    Attributes:
        token: For the cookie, if the app was enabled or disabled: the old one is worth nothing.

        session: The session of that token.

        device: For the cookie of the known device.

        recovery_codes: To be shown once, if the app was enabled.

        retry_after: Seconds to wait, if there were too many changes.
    """

    outcome: TotpOutcome
    token: str | None = field(default=None, repr=False)
    session: Session | None = None
    device: str | None = field(default=None, repr=False)
    recovery_codes: tuple[str, ...] = field(default=(), repr=False)
    retry_after: int = 0


_OUTCOMES: dict[Enum, TotpOutcome] = {
    Refusal.STALE: TotpOutcome.SIGNED_OUT,
    Refusal.ALREADY_ENABLED: TotpOutcome.ALREADY_ENABLED,
    Refusal.NOT_ENABLED: TotpOutcome.NOT_ENABLED,
    Refusal.NO_SETUP: TotpOutcome.NO_SETUP,
    rules.TotpOutcome.WRONG_CODE: TotpOutcome.WRONG_CODE,
}


@frozen
class TotpFlow:
    """
    The authenticator apps of all users.
    """

    _engine: Engine
    _users: AsyncUsers
    _sealer: Sealer
    _changes: Changes
    _codes: RecoveryCodesFlow
    _site: Site
    _settings: Settings

    async def begin(self, session: Session) -> TotpSetup:
        """
        Make a secret for *session* to be verified with its first code, within 15 minutes.

        Raises:
            Unavailable: If a port does not answer.
        """
        engine, policy = self._engine, self._settings.totp
        account = await engine.account(session.user_id)
        if not self._changes.is_fresh(session, account):
            return TotpSetup(outcome=TotpOutcome.STEP_UP_REQUIRED)
        held = self._changes.held_for(session, account)
        if held:
            return TotpSetup(outcome=TotpOutcome.ON_HOLD, retry_after=held)

        wait = await self._changes.charge(session.user_id)
        if wait:
            return TotpSetup(outcome=TotpOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        now = engine.clock.seconds()
        secret = engine.random.bytes(rules.SECRET_BYTES)
        sealed = self._sealer.seal(secret, "totp", session.user_id)
        setup = Setup(session_id=session.id, sealed=sealed, begun_at=now)
        decision = await engine.decide(
            session.user_id,
            partial(begin_totp, setup=setup, epoch=session.epoch, policy=policy, now=now),
        )
        if decision.outcome is not Change.CHANGED:
            return TotpSetup(outcome=_OUTCOMES[decision.outcome])

        uri = rules.uri(
            secret,
            account=_label(await self._users.by_id(session.user_id), session.user_id),
            issuer=self._site.name,
            policy=policy,
        )
        return TotpSetup(outcome=TotpOutcome.BEGUN, key=rules.key(secret), uri=uri)

    async def confirm(self, session: Session, code: str, *, client: Client = UNSEEN) -> TotpChange:
        """
        Enable the app that was set up in *session* with its first *code*.

        Every other session of the user ends: they were opened without it.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        engine, policy = self._engine, self._settings.totp
        user_id, now = session.user_id, engine.clock.seconds()
        account = await engine.account(user_id)
        setup = setup_of(account, session_id=session.id, policy=policy, now=now)
        secret = None if setup is None else self._sealer.unseal(setup.sealed, "totp", user_id)
        if setup is None or secret is None:
            return TotpChange(outcome=TotpOutcome.NO_SETUP)

        # Ten slow hashes are made for a right code only; the rule decides again, and pays. Wrong
        # ones are counted by the set-up, whose beginning was charged.
        look = rules.verify(TotpState(), secret=secret, code=code, policy=policy, now=now)
        codes: tuple[str, ...] = ()
        recovery = None
        if look.outcome is rules.TotpOutcome.ACCEPTED:
            wait = await self._changes.charge(user_id)
            if wait:
                return TotpChange(outcome=TotpOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)
            codes, recovery = await self._codes._new(user_id)
        rule = partial(
            confirm_totp,
            session_id=session.id,
            sealed=setup.sealed,
            secret=secret,
            code=code,
            recovery=recovery,
            epoch=session.epoch,
            policy=policy,
            now=now,
        )
        decision = await engine.decide(user_id, rule, client=client)
        if decision.outcome is not Change.CHANGED:
            return TotpChange(outcome=_OUTCOMES[decision.outcome])

        return await self._changed(
            TotpOutcome.ENABLED,
            EventKind.TOTP_ENABLED,
            session,
            decision.state,
            client,
            proofs={**session.proofs, Channel.APP: now},
            codes=codes,
        )

    async def disable(
        self, session: Session, *, is_sure: bool = False, client: Client = UNSEEN
    ) -> TotpChange:
        """
        Remove the app of the user of *session*, with its recovery codes.

        Every other session of the user ends.

        Args:
            is_sure: Also if it is the last second factor; else the outcome is ``LAST_METHOD`` then.

        Raises:
            Unavailable: If a port does not answer.
        """
        account = await self._engine.account(session.user_id)
        if account.authenticator is not None and not self._changes.is_fresh(session, account):
            return TotpChange(outcome=TotpOutcome.STEP_UP_REQUIRED)
        if account.authenticator is not None and is_last(account, Channel.APP) and not is_sure:
            return TotpChange(outcome=TotpOutcome.LAST_METHOD)

        wait = await self._changes.charge(session.user_id)
        if wait:
            return TotpChange(outcome=TotpOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        now = self._engine.clock.seconds()
        decision = await self._engine.decide(
            session.user_id,
            partial(disable_totp, epoch=session.epoch, now=now),
            client=client,
        )
        if decision.outcome is not Change.CHANGED:
            return TotpChange(outcome=_OUTCOMES[decision.outcome])

        # A session never claims more than its account has.
        gone = {Channel.APP, Channel.RECOVERY}
        return await self._changed(
            TotpOutcome.DISABLED,
            EventKind.TOTP_DISABLED,
            session,
            decision.state,
            client,
            proofs={channel: at for channel, at in session.proofs.items() if channel not in gone},
        )

    async def _changed(
        self,
        outcome: TotpOutcome,
        kind: EventKind,
        session: Session,
        account: Account,
        client: Client,
        *,
        proofs: Mapping[Channel, int],
        codes: tuple[str, ...] = (),
    ) -> TotpChange:
        opened = await self._changes.done(
            kind, session, account, channel=Channel.APP, proofs=proofs, client=client
        )
        return TotpChange(
            outcome=outcome,
            token=opened.token,
            session=opened.session,
            device=opened.device,
            recovery_codes=codes,
        )


def _label(user: User | None, user_id: str) -> str:
    """
    What the account is called in the app.
    """
    return user_id if user is None else user.label or user.email or user_id
