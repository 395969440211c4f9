"""
Looking for passwords among those that are known from breaches.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from attrs import field, frozen

from .. import breached as rules
from ..account import Account
from ..breached import BreachPolicy, Screened
from ..errors import Unavailable
from ..jobs import Job, JobKind
from ..notes import note_breach
from ..policy import canonical
from ..ports import AsyncBreaches
from ._engine import Engine

Step = Callable[[Job], Coroutine[Any, Any, None]]

_LIVES = 300
_LOG = logging.getLogger("onetsec")


@frozen
class Screening:
    """
    What is asked of a list of breaches; nothing without one.

    Attributes:
        digest: Names a password as the lists do.

        soon: Has a step taken after the answer, in this process: what it knows goes nowhere else.
    """

    _engine: Engine
    _breaches: AsyncBreaches | None
    _digest: Callable[[str], str] = field(repr=False)
    _soon: Callable[[Job, Step], None] = field(repr=False)
    _policy: BreachPolicy

    @property
    def is_on(self) -> bool:
        """
        Whether there is a list to ask.
        """
        return self._breaches is not None

    async def look(self, password: str) -> Screened:
        """
        Look for a new *password*. A list that does not answer lets it pass, unless it has to.
        """
        if self._breaches is None:
            return Screened.PASSED
        try:
            is_found = await _is_found(self._breaches, self._digest(canonical(password)))
        except Unavailable as error:
            _LOG.warning("a new password was not looked for: %s", error)
            return Screened.UNANSWERED if self._policy.required else Screened.PASSED

        return Screened.FOUND if is_found else Screened.PASSED

    def look_later(self, account: Account, password: str) -> None:
        """
        Have the *password* that was right for *account* looked for after the answer, if it is time.

        The answer neither waits for it nor depends on it. What is left of the password is in the
        memory of this process, until it was looked for or five minutes are over.
        """
        of, now = account.changed.get("password", 0), self._engine.clock.seconds()
        if self._breaches is None:
            return
        if not rules.is_due(account.breach, of=of, policy=self._policy, now=now):
            return

        job = Job(
            kind=JobKind.LOOK_FOR_BREACH,
            who=account.user_id,
            id=str(of),
            at=now,
            expires_at=now + _LIVES,
        )
        breaches, digest = self._breaches, self._digest(canonical(password))

        async def note(job: Job) -> None:  # no partial: that shows what it was given
            await self._note(job, breaches=breaches, digest=digest, of=of)

        self._soon(job, note)

    async def _note(self, job: Job, *, breaches: AsyncBreaches, digest: str, of: int) -> None:
        """
        Look, and keep in the account what was found.

        Raises:
            Unavailable: If a port does not answer: it is tried again, or at the next sign-in.
        """
        if self._engine.clock.seconds() >= job.expires_at:
            return

        is_found = await _is_found(breaches, digest)
        now = self._engine.clock.seconds()
        await self._engine.decide(job.who, partial(note_breach, of=of, is_found=is_found, now=now))


async def _is_found(breaches: AsyncBreaches, digest: str) -> bool:
    prefix, suffix = digest[: rules.PREFIX], digest[rules.PREFIX :]
    return suffix in await breaches.suffixes(prefix)
