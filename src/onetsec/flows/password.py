"""
Passwords, in order: judge, charge, verify, hash, raise the epoch, save, re-stamp.
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from attrs import field, frozen

from .. import policy as rules
from ..account import Account
from ..assurance import password_channel
from ..attempts import Refusal, is_stale
from ..breached import Screened
from ..credentials import Change, end_sessions
from ..decision import Decision
from ..errors import Unavailable
from ..events import Event, EventKind
from ..policy import PasswordReport, PasswordRule
from ..ports import AsyncUsers
from ..records import Channel, Client, Site, User
from ..sessions import Session
from ..settings import Settings
from ._engine import ROUNDS, Engine
from ._hashers import Hashers
from ._lanes import Lane
from ._passwords import Passwords
from ._screening import Screening
from .sessions import Opened, SessionsFlow


class PasswordOutcome(Enum):
    """
    What became of a new password.
    """

    CHANGED = "password-changed"
    REGISTERED = "password-registered"
    ALREADY_SET = "password-already-set"
    REJECTED = "password-rejected"
    WRONG_PASSWORD = "wrong-password"
    UNCHECKED = "password-unchecked"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    SIGNED_OUT = "signed-out"


@frozen(kw_only=True)
class PasswordChange:
    """
    The result of setting a password.

    Attributes:
        report: Every rule that the new password does not meet, if the outcome is ``REJECTED``.

        token: For the cookie, if the outcome is ``CHANGED``: the old one is worth nothing now.

        session: The session of that token.

        device: For the cookie of the known device.

        retry_after: Seconds to wait, if the outcome is ``TOO_MANY_ATTEMPTS``.
    """

    outcome: PasswordOutcome
    report: PasswordReport | None = None
    token: str | None = field(default=None, repr=False)
    session: Session | None = None
    device: str | None = field(default=None, repr=False)
    retry_after: int = 0


@frozen
class PasswordFlow:
    """
    The passwords of all users.
    """

    _engine: Engine
    _users: AsyncUsers
    _hashers: Hashers
    _passwords: Passwords
    _sessions: SessionsFlow
    _screening: Screening
    _site: Site
    _settings: Settings

    async def judge(self, text: str, *, words: tuple[str, ...] = ()) -> PasswordReport:
        """
        Whether *text* may become a password, and every rule that it does not meet.

        Args:
            words: What it must not be made of, such as the address of the user.
        """
        words = rules.context_words(*words, self._site.name)
        judge = partial(rules.judge, text, words=words, policy=self._settings.password)
        return await self._engine.aside(judge)

    async def register(self, user_id: str, text: str) -> PasswordChange:
        """
        Give *user_id* a first password, for the sign-up of a host.

        Never a way around the current one.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        report = await self._judge(user_id, text)
        if not report.ok:
            return PasswordChange(outcome=PasswordOutcome.REJECTED, report=report)

        refused = await self._screened(text, report)
        if refused is not None:
            return refused

        new_hash = await self._hashers.strangers.hash(text)
        decision = await self._passwords.register(user_id, new_hash)
        if not isinstance(decision.outcome, Change):
            return PasswordChange(outcome=PasswordOutcome.ALREADY_SET)

        await self._tell(EventKind.PASSWORD_REGISTERED, user_id, decision.state.version)
        return PasswordChange(outcome=PasswordOutcome.REGISTERED)

    async def change(
        self, session: Session, *, current: str, new: str, client: Client
    ) -> PasswordChange:
        """
        Replace *current* with *new*. Every other session of the user ends.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        user_id = session.user_id
        if is_stale(await self._engine.account(user_id), session.epoch):
            return PasswordChange(outcome=PasswordOutcome.SIGNED_OUT)

        report = await self._judge(user_id, new)
        if not report.ok:
            return PasswordChange(outcome=PasswordOutcome.REJECTED, report=report)

        lane = Lane(self._engine, "session", self._settings.throttles.session)
        wait = await lane.charge(user_id)
        if wait:
            return PasswordChange(outcome=PasswordOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        async with lane.unless_unavailable(user_id):
            change = await self._replace(
                session, current=current, new=new, report=report, client=client
            )
        if change.outcome is PasswordOutcome.WRONG_PASSWORD:
            await self._tell_wrong(session, client)
        if change.outcome is PasswordOutcome.CHANGED:
            await lane.give_back(user_id)
        return change

    async def changed_elsewhere(
        self, user_id: str, *, session: Session | None = None
    ) -> PasswordChange:
        """
        End every session of *user_id*: the host has stored another password in its own vault.

        Without a word of the host that is noticed too, at the next sign-in.

        Args:
            session: The one in which that was done. It goes on with a new token, unless it was
                over meanwhile, or is somebody else's.

        Raises:
            Unavailable: If a port does not answer.
        """
        mine = session if session is not None and session.user_id == user_id else None
        epoch = None if mine is None else mine.epoch
        seen = await self._noted(user_id, epoch=epoch)
        if seen is None:
            await self._sessions.end_all(user_id)
            return PasswordChange(outcome=PasswordOutcome.SIGNED_OUT)

        opened = Opened()
        if mine is not None:
            opened = await self._sessions._restamp(mine, epoch=seen.epoch, proofs=mine.proofs)
        return PasswordChange(
            outcome=PasswordOutcome.CHANGED,
            token=opened.token,
            session=opened.session,
            device=opened.device,
        )

    async def _noted(self, user_id: str, *, epoch: int | None) -> Account | None:
        """
        The account in its new epoch; None if a session of *epoch* was over before.
        """
        account = await self._engine.account(user_id)
        seen = await self._passwords.looked(account, epoch=epoch)
        if seen is None or seen.epoch > account.epoch:
            return seen

        # The first one that is seen, or one that has been noticed: both end no session.
        rule = partial(end_sessions, epoch=epoch, now=self._engine.clock.seconds())
        decision = await self._engine.decide(user_id, rule)
        if decision.outcome is not Change.CHANGED:
            return None

        await self._tell(EventKind.PASSWORD_CHANGED, user_id, decision.state.version)
        return decision.state

    async def _replace(
        self, session: Session, *, current: str, new: str, report: PasswordReport, client: Client
    ) -> PasswordChange:
        user_id, epoch, new_hash = session.user_id, session.epoch, None
        for _ in range(ROUNDS):
            account = await self._engine.account(user_id)
            verified = await self._passwords.verify(account, current, known=True)
            if not verified.ok:
                return PasswordChange(outcome=PasswordOutcome.WRONG_PASSWORD)
            if rules.canonical(new) == rules.canonical(current):
                return PasswordChange(
                    outcome=PasswordOutcome.REJECTED, report=report.also(PasswordRule.UNCHANGED)
                )

            if new_hash is None:
                refused = await self._screened(new, report)
                if refused is not None:
                    return refused

                new_hash = await self._hashers.known.hash(new)
            seen = await self._passwords.noticed(account, verified.stored, epoch=epoch)
            if seen is None:
                return PasswordChange(outcome=PasswordOutcome.SIGNED_OUT)

            epoch = epoch if seen is account else seen.epoch
            decision = await self._passwords.change(
                seen, verified, new_hash, epoch=epoch, client=client
            )
            if decision.outcome is Refusal.STALE:
                return PasswordChange(outcome=PasswordOutcome.SIGNED_OUT)
            if isinstance(decision.outcome, Change):
                return await self._changed(session, decision, client)

        raise Unavailable("passwords: this one kept changing")

    async def _screened(self, text: str, report: PasswordReport) -> PasswordChange | None:
        """
        Why *text*, which may become a password by its *report*, does not; None if it does.
        """
        screened = await self._screening.look(text)
        if screened is Screened.FOUND:
            return PasswordChange(
                outcome=PasswordOutcome.REJECTED, report=report.also(PasswordRule.BREACHED)
            )
        if screened is Screened.UNANSWERED:
            return PasswordChange(outcome=PasswordOutcome.UNCHECKED)

        return None

    async def _changed(
        self, session: Session, decision: Decision[Change | Refusal, Account], client: Client
    ) -> PasswordChange:
        account, proofs = decision.state, session.proofs
        if password_channel(account) is Channel.PASSWORD:  # no password is a look into the mailbox
            proofs = {**proofs, Channel.PASSWORD: self._engine.clock.seconds()}
        opened = Opened()  # if somebody else has changed a credential meanwhile
        if decision.outcome is Change.CHANGED:
            opened = await self._sessions._restamp(session, epoch=account.epoch, proofs=proofs)
        await self._tell(
            EventKind.PASSWORD_CHANGED,
            account.user_id,
            account.version,
            session_id=session.id,
            client=client,
        )
        return PasswordChange(
            outcome=PasswordOutcome.CHANGED,
            token=opened.token,
            session=opened.session,
            device=opened.device,
        )

    async def _tell_wrong(self, session: Session, client: Client) -> None:
        await self._engine.tell(
            Event(
                kind=EventKind.PASSWORD_FAILED,
                user_id=session.user_id,
                at=self._engine.clock.seconds(),
                mark="",
                session_id=session.id,
                channel=Channel.PASSWORD,
            ),
            client=client,
        )

    async def _judge(self, user_id: str, text: str) -> PasswordReport:
        user = await self._users.by_id(user_id)
        return await self.judge(text, words=_words(user))

    async def _tell(
        self,
        kind: EventKind,
        user_id: str,
        version: int,
        *,
        session_id: str = "",
        client: Client | None = None,
    ) -> None:
        await self._engine.tell(
            Event(
                kind=kind,
                user_id=user_id,
                at=self._engine.clock.seconds(),
                mark=str(version),
                session_id=session_id,
                channel=Channel.PASSWORD,
            ),
            client=client,
        )


def _words(user: User | None) -> tuple[str, ...]:
    """
    What everybody who knows the user would try first.
    """
    if user is None:
        return ()

    return user.email, user.name, user.label, *user.words
