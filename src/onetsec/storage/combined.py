"""
A storage of several engines: each keeps the groups that suit it.

Every rule is about one group, and no step ever spans two: so groups may lie apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..ports import Accounts, Activity, AsyncStorage, Sessions, Throttle


class Combined:
    """
    Accounts and activity in a database, for example, sessions and throttle in Redis.

    Args:
        accounts: What must never be lost.

        sessions: Lost, everybody has to sign in again.

        throttle: Lost, limits begin anew; what guesses may cost altogether is in the account.

        activity: What its owner reads of an account; None for where the accounts are. An engine
            that keeps nothing else needs a method `erase`.
    """

    def __init__(
        self,
        *,
        accounts: Accounts,
        sessions: Sessions,
        throttle: Throttle,
        activity: Activity | None = None,
    ) -> None:
        happened: Any = accounts if activity is None else activity
        self.groups = _groups(accounts, sessions, throttle)
        self._engines = _distinct(happened, accounts, sessions, throttle)
        self.load, self.save, self.waiting = accounts.load, accounts.save, accounts.waiting
        self.session, self.sessions = sessions.session, sessions.sessions
        self.put_session, self.drop_sessions = sessions.put_session, sessions.drop_sessions
        self.raise_epoch = sessions.raise_epoch
        self.hit = throttle.hit
        self.record_event, self.events = happened.record_event, happened.events
        self.drop_events = happened.drop_events

    def erase(self, user_id: str) -> None:
        """
        Delete sessions first, the account last: whoever is interrupted can begin again.
        """
        self.drop_sessions(user_id)
        for erase in _methods(self._engines, "erase"):
            erase(user_id)

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete what is over, in every engine.
        """
        return sum(sweep(now=now, limit=limit) for sweep in _methods(self._engines, "sweep"))

    def close(self) -> None:
        """
        Close every engine.
        """
        for close in _methods(self._engines, "close"):
            close()


class AsyncCombined:
    """
    :class:`Combined` for asynchronous hosts.

    Args:
        accounts, sessions, throttle, activity: As there, with asynchronous methods.
    """

    def __init__(
        self,
        *,
        accounts: AsyncStorage,
        sessions: AsyncStorage,
        throttle: AsyncStorage,
        activity: AsyncStorage | None = None,
    ) -> None:
        happened = activity or accounts
        self.groups = _groups(accounts, sessions, throttle)
        self._engines = _distinct(happened, accounts, sessions, throttle)
        self.load, self.save, self.waiting = accounts.load, accounts.save, accounts.waiting
        self.session, self.sessions = sessions.session, sessions.sessions
        self.put_session, self.drop_sessions = sessions.put_session, sessions.drop_sessions
        self.raise_epoch = sessions.raise_epoch
        self.hit = throttle.hit
        self.record_event, self.events = happened.record_event, happened.events
        self.drop_events = happened.drop_events

    async def erase(self, user_id: str) -> None:
        """
        Delete sessions first, the account last: whoever is interrupted can begin again.
        """
        await self.drop_sessions(user_id)
        for erase in _methods(self._engines, "erase"):
            await erase(user_id)

    async def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete what is over, in every engine.
        """
        swept = 0
        for sweep in _methods(self._engines, "sweep"):
            swept += await sweep(now=now, limit=limit)
        return swept

    async def close(self) -> None:
        """
        Close every engine.
        """
        for close in _methods(self._engines, "close"):
            await close()


def _groups(accounts: object, sessions: object, throttle: object) -> Mapping[str, object]:
    """
    Which engine keeps what, for whoever looks at it from outside.
    """
    return {"accounts": accounts, "sessions": sessions, "throttle": throttle}


def _distinct(happened: object, accounts: object, *others: object) -> tuple[object, ...]:
    """
    Each engine once, the one with the accounts last.
    """
    found = {id(engine): engine for engine in (happened, *others) if engine is not accounts}
    return (*found.values(), accounts)


def _methods(engines: tuple[object, ...], name: str) -> Iterator[Any]:
    return (getattr(engine, name) for engine in engines if hasattr(engine, name))
