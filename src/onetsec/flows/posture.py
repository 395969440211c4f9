"""
Posture, in order: gather the facts, judge them, hear the host.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial

from attrs import field, frozen

from .. import notes
from .. import posture as rules
from .. import sessions as session_rules
from ..account import Account
from ..attempts import Refusal
from ..breached import is_found
from ..posture import Advice, Facts
from ..records import Channel, User
from ..sessions import Session
from ..settings import Settings
from ..stopping import is_stopped
from ..texts import Languages
from ._engine import Engine
from ._lanes import Lane
from ._mails import Mails
from ._passwords import Passwords
from ._usable import Usable

Adviser = Callable[[str], Iterable[Advice]]

_DAY = 86_400
_IDLE_DAYS = 7


class SnoozeOutcome(Enum):
    """
    What became of advice that was to wait.
    """

    SNOOZED = "advice-snoozed"
    WOKEN = "advice-woken"
    CAN_NOT_WAIT = "advice-can-not-wait"
    UNKNOWN = "unknown-advice"
    SIGNED_OUT = "signed-out"
    TOO_MANY_ATTEMPTS = "too-many-attempts"


@frozen(kw_only=True)
class Snoozed:
    """
    The result of letting advice wait.

    Attributes:
        retry_after: Seconds to wait, if the outcome is ``TOO_MANY_ATTEMPTS``.
    """

    outcome: SnoozeOutcome
    retry_after: int = 0


@frozen
class PostureFlow:
    """
    What is to be said of each account.

    Attributes:
        advisers: What the host has to say; filled by the facade.
    """

    _engine: Engine
    _mails: Mails
    _passwords: Passwords
    _usable: Usable
    _settings: Settings
    _languages: Languages
    advisers: list[Adviser] = field(factory=list, repr=False)

    async def report(self, session: Session, *, language: str | None = None) -> tuple[Advice, ...]:
        """
        What would make the account of the user of *session* safer, and what is as it should be;
        what matters most first; in *language*, if that is spoken.

        Raises:
            Unavailable: If a port does not answer.
        """
        user_id, now = session.user_id, self._engine.clock.seconds()
        account = await self._passwords.shown(await self._engine.account(user_id))
        user = await self._mails.user(user_id)
        active, idle = await self._sessions(user_id, now=now)
        facts = self._facts(account, user, active=active, idle=idle, now=now)
        own = rules.report(facts, self._languages.named(language), now=now)
        theirs = [one for adviser in self.advisers for one in adviser(user_id)]
        return rules.rested((*own, *theirs), account.snoozed, now=now)

    async def snooze(self, session: Session, code: str) -> Snoozed:
        """
        Let the advice with this *code* wait for 30 days: it comes last in the report, and says
        until when. What has to be done now can not wait, whenever it came to that.

        Raises:
            Unavailable: If a port does not answer.
        """
        found = next((one for one in await self.report(session) if _is(one, code)), None)
        if found is None:
            return Snoozed(outcome=SnoozeOutcome.UNKNOWN)
        if not found.can_wait:
            return Snoozed(outcome=SnoozeOutcome.CAN_NOT_WAIT)

        return await self._put_off(session, code, SnoozeOutcome.SNOOZED, seconds=rules.SNOOZE)

    async def wake(self, session: Session, code: str) -> Snoozed:
        """
        Say the advice with this *code* again. Twice is harmless.

        Raises:
            Unavailable: If a port does not answer.
        """
        return await self._put_off(session, code, SnoozeOutcome.WOKEN, seconds=0)

    async def _put_off(
        self, session: Session, code: str, done: SnoozeOutcome, *, seconds: int
    ) -> Snoozed:
        engine, user_id = self._engine, session.user_id
        wait = await Lane(engine, "change", self._settings.throttles.change).charge(user_id)
        if wait:
            return Snoozed(outcome=SnoozeOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        now = engine.clock.seconds()
        rule = partial(notes.snooze, code=code, until=now + seconds, epoch=session.epoch, now=now)
        decision = await engine.decide(user_id, rule)
        if decision.outcome is Refusal.STALE:
            return Snoozed(outcome=SnoozeOutcome.SIGNED_OUT)

        return Snoozed(outcome=done if decision.outcome else SnoozeOutcome.CAN_NOT_WAIT)

    async def _sessions(self, user_id: str, *, now: int) -> tuple[int, int]:
        """
        How many sessions are active, and how many of these were not used for a week.
        """
        records, minimum_epoch = await self._engine.storage.sessions(user_id)
        policy = self._settings.sessions
        active = [
            one
            for one in records
            if one.epoch >= minimum_epoch and not session_rules.is_over(one, policy=policy, now=now)
        ]
        idle = [one for one in active if now - one.last_seen_at >= _IDLE_DAYS * _DAY]
        return len(active), len(idle)

    def _facts(
        self, account: Account, user: User | None, *, active: int, idle: int, now: int
    ) -> Facts:
        has_password = account.password_hash is not None
        unusable = self._usable.unusable(account)
        return Facts(
            password_changed_at=account.changed.get("password", now) if has_password else None,
            password_score=None,  # nobody keeps how strong a password is
            app=account.authenticator is not None,
            app_usable=Channel.APP not in unusable,
            email_code=account.email is not None,
            recovery_codes_left=None if account.recovery is None else account.recovery.left,
            recovery_usable=Channel.RECOVERY not in unusable,
            recovery_warn=self._settings.recovery_codes.warn,
            sessions=active,
            idle_sessions=idle,
            idle_days=_IDLE_DAYS,
            email_verified=user is not None and self._mails.addresses.is_confirmed(account, user),
            email_suspended=user is not None and self._mails.addresses.is_suspended(account, user),
            email=user is not None and self._mails.addresses.can_mail(user),
            password_by_mail=account.password_by_mail,
            password_breached=is_found(account.breach, of=account.changed.get("password", 0)),
            failures_today=sum(now - one.at < _DAY for one in account.failures),
            password_stopped=is_stopped(account),
        )


def _is(advice: Advice, code: str) -> bool:
    return str(advice.code.value) == code
