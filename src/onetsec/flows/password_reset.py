"""
Password recovery, in order: charge, look up later, mail; read the link, judge, hash, end sessions.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from .. import password_reset as rules
from .. import tokens
from ..account import Account
from ..credentials import Change
from ..errors import Unreadable
from ..events import Event, EventKind
from ..jobs import Job, JobKind
from ..policy import PasswordReport, PasswordRule
from ..ports import AsyncUsers
from ..records import Channel, Client
from ..settings import Settings
from ..stopping import is_known_to_others
from ..throttling import network
from ..tokens import ClaimKind, Token
from . import _claims
from ._engine import Engine
from ._hashers import Hashers
from ._lanes import Lane, typed_name
from ._mails import Mails
from ._passwords import Passwords
from .password import PasswordFlow


class ResetOutcome(Enum):
    """
    What became of a recovery.
    """

    REQUESTED = "reset-requested"
    COMPLETED = "password-reset"
    REJECTED = "password-rejected"
    UNCHECKED = "password-unchecked"
    LINK_OVER = "reset-link-over"
    TOO_MANY_ATTEMPTS = "too-many-attempts"


@frozen(kw_only=True)
class PasswordReset:
    """
    The result of a step of a recovery.

    Attributes:
        report: Every rule that the new password does not meet, if the outcome is ``REJECTED``.

        device: For the cookie of the device, if the outcome is ``COMPLETED``: within the hour this
            browser signs in whatever strangers try.

        retry_after: Seconds to wait, if the outcome is ``TOO_MANY_ATTEMPTS`` and that is known.
    """

    outcome: ResetOutcome
    report: PasswordReport | None = field(default=None, repr=False)
    device: str | None = field(default=None, repr=False)
    retry_after: int = 0


@frozen
class PasswordResetFlow:
    """
    The way back for whoever has forgotten the password.
    """

    _engine: Engine
    _users: AsyncUsers
    _hashers: Hashers
    _passwords: Passwords
    _password: PasswordFlow
    _mails: Mails
    _settings: Settings

    async def request(self, login: str, *, client: Client) -> PasswordReset:
        """
        Have a link mailed to *login*, if that is somebody with a password.

        The answer does not depend on it: nobody is looked up before it was given.

        Raises:
            Unavailable: If a port does not answer.
        """
        wait = await self._charge(login, client=client)
        if wait:
            return PasswordReset(outcome=ResetOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        self._have_mailed(
            JobKind.MAIL_RESET_LINK, login[:512].strip().encode(errors="replace").decode()
        )
        return PasswordReset(outcome=ResetOutcome.REQUESTED)

    async def start(self, user_id: str) -> None:
        """
        Have a link mailed to *user_id*, at an operator's word: it is the user who chooses the
        password. No limit is charged, and nothing is mailed where a wish of theirs would mail
        nothing: to a user without a password, or to an address that nobody has proven.
        """
        self._have_mailed(JobKind.MAIL_OWN_RESET_LINK, user_id)

    def _have_mailed(self, kind: JobKind, who: str) -> None:
        engine, now = self._engine, self._engine.clock.seconds()
        until = now + self._settings.password_reset.lives
        engine.later(Job(kind=kind, who=who, id=engine.new_id(), at=now, expires_at=until))

    async def is_valid(self, token: str) -> bool:
        """
        Whether the link with *token* would still work. To look spends nothing.

        Raises:
            Unavailable: If the storage does not answer.
        """
        parsed = tokens.parse(token, kind=tokens.Kind.RESET)
        return parsed is not None and await self._found(parsed) is not None

    async def complete(self, token: str, *, new: str, client: Client) -> PasswordReset:
        """
        Set a *new* password by the right of the link with *token*. Nobody is signed in by that, and
        every session of the user ends. A password that somebody else seems to know, because it has
        stopped or leaked, is not set again.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        parsed = tokens.parse(token, kind=tokens.Kind.RESET)
        found = None if parsed is None else await self._found(parsed)
        if parsed is None or found is None:
            return PasswordReset(outcome=ResetOutcome.LINK_OVER)

        account, digest = found
        report = await self._password._judge(account.user_id, new)
        if not report.ok:
            return PasswordReset(outcome=ResetOutcome.REJECTED, report=report)

        refused = await self._password._screened(new, report)
        if refused is not None:
            outcome = ResetOutcome.UNCHECKED if refused.report is None else ResetOutcome.REJECTED
            return PasswordReset(outcome=outcome, report=refused.report)

        if is_known_to_others(account):
            repeated = await self._repeated(account, new, report)
            if repeated is not None:
                return repeated

        new_hash = await self._hashers.known.hash(new)  # the link was right
        decision = await self._passwords.reset(
            account, id=parsed.id, digest=digest, new_hash=new_hash, client=client
        )
        if not isinstance(decision.outcome, Change):
            return PasswordReset(outcome=ResetOutcome.LINK_OVER)

        await self._tell(decision.state, client)
        device = _claims.issue(
            self._engine,
            ClaimKind.RECOVERED,
            user_id=account.user_id,
            id=_claims.new_id(self._engine),
            epoch=decision.state.epoch,
        )
        return PasswordReset(outcome=ResetOutcome.COMPLETED, device=device)

    async def _repeated(
        self, account: Account, new: str, report: PasswordReport
    ) -> PasswordReset | None:
        """
        Why *new* does not become the password of *account* once more; None if it is another one.

        That is a guess, and a link that was refused works still: so it is charged before the look.
        """
        lane = Lane(self._engine, "reset-repeated", self._settings.throttles.session)
        if await lane.charge(account.user_id):
            return PasswordReset(outcome=ResetOutcome.TOO_MANY_ATTEMPTS)

        async with lane.unless_unavailable(account.user_id):
            verified = await self._passwords.verify(account, new, known=True)
        if not verified.ok:
            return None

        return PasswordReset(
            outcome=ResetOutcome.REJECTED, report=report.also(PasswordRule.UNCHANGED)
        )

    async def _charge(self, login: str, *, client: Client) -> int:
        """
        Charge a wish for a link; the seconds to wait, or 0.

        A known device has a lane of its own, whatever was typed: to ask whose name that is would
        tell it. A stranger who asks for everybody from the same network keeps nobody there out.
        """
        engine, throttles = self._engine, self._settings.throttles
        device, address = _claims.device(engine, client.device), network(client.address)
        if device is not None:
            lane = Lane(engine, "reset-known", throttles.reset_known)
            if not await lane.charge(device.user_id):
                return 0

        wait = 0
        if address is not None:
            wait = await Lane(engine, "reset-network", throttles.reset_network).charge(address)
        return wait or await Lane(engine, "reset-name", throttles.reset_name).charge(
            typed_name(login)
        )

    async def _found(self, token: Token) -> tuple[Account, bytes] | None:
        """
        The account that *token* is a valid link of, and the digest of it.
        """
        user = await self._users.by_id(token.user_id)
        if user is None or not user.active:
            return None

        engine, policy = self._engine, self._settings.password_reset
        try:
            account, now = await engine.account(user.id), engine.clock.seconds()
        except Unreadable:  # no key of ours opens it, so no link of ours does
            return None

        for one in account.resets:
            digest = self._mails.reset_digest(token.text, user, like=one.digest)
            if rules.is_valid((one,), id=token.id, digest=digest, policy=policy, now=now):
                return account, digest

        return None

    async def _tell(self, account: Account, client: Client) -> None:
        await self._engine.tell(
            Event(
                kind=EventKind.PASSWORD_RESET,
                user_id=account.user_id,
                at=self._engine.clock.seconds(),
                mark=str(account.version),
                channel=Channel.MAIL,
            ),
            client=client,
        )
