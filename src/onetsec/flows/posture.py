"""
Posture, in order: gather the facts, judge them, hear the host.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import field, frozen

from .. import posture as rules
from .. import sessions as session_rules
from ..account import Account
from ..breached import is_found
from ..posture import Advice, Facts
from ..records import User
from ..sessions import Session
from ..settings import Settings
from ..stopping import is_stopped
from ..texts import Languages
from ._engine import Engine
from ._mails import Mails
from ._passwords import Passwords

Adviser = Callable[[str], Iterable[Advice]]

_DAY = 86_400
_IDLE_DAYS = 7


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
        return rules.ranked((*own, *theirs)) if theirs else own

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
        return Facts(
            password_changed_at=account.changed.get("password", now) if has_password else None,
            password_score=None,  # nobody keeps how strong a password is
            app=account.authenticator is not None,
            email_code=account.email is not None,
            recovery_codes_left=None if account.recovery is None else account.recovery.left,
            recovery_warn=self._settings.recovery_codes.warn,
            sessions=active,
            idle_sessions=idle,
            idle_days=_IDLE_DAYS,
            email_verified=user is not None and self._mails.is_confirmed(account, user),
            email_suspended=user is not None and self._mails.is_suspended(account, user),
            email=user is not None and self._mails.can_mail(user),
            password_by_mail=account.password_by_mail,
            password_breached=is_found(account.breach, of=account.changed.get("password", 0)),
            failures_today=sum(now - one.at < _DAY for one in account.failures),
            password_stopped=is_stopped(account, policy=self._settings.attempts),
        )
