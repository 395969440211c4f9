"""
Asynchronous ports for threads: the same contract proves both kinds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Coroutine, Sequence
from threading import Event, Thread
from typing import Any, TypeVar, cast

from ..ports import AsyncPasswordVault, AsyncStorage, AsyncUsers
from ..records import AccountRecord, EventRecord, Hit, Limit, SessionRecord, User

T = TypeVar("T")

_PATIENCE = 60.0


class LoopThread:
    """
    An event loop in a thread of its own, for what is asynchronous and lives longer than one call.

    A context manager; the end of it cancels what still runs.
    """

    def __init__(self) -> None:
        self._ready = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._live()), daemon=True)
        self._thread.start()
        self._ready.wait()

    def run(self, coro: Coroutine[Any, Any, T], *, patience: float = 60.0) -> T:
        """
        Run *coro* to its end in the loop; from any thread but the loop's own.

        Args:
            patience: Seconds after which it is given up with ``TimeoutError``.
        """
        return asyncio.run_coroutine_threadsafe(coro, self._loop).result(patience)

    def close(self) -> None:
        """
        End the loop and its thread.

        Raises:
            RuntimeError: If something in it does not let itself be cancelled: close it before.
        """
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            raise RuntimeError("testing: a task of the loop goes on although it was cancelled.")

    def __enter__(self) -> LoopThread:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        self._ready.set()
        await self._end.wait()


class BlockingStorage:
    """
    An asynchronous storage that any number of threads may call: for :class:`.StorageContract`.

    Args:
        storage: Used in one event loop only, as in an application.

        loop: That loop. What has to be made in it can be: ``loop.run(open_my_storage())``.
    """

    def __init__(self, storage: AsyncStorage, loop: LoopThread) -> None:
        self._storage = storage
        self._loop = loop

    def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        return self._loop.run(self._storage.load(user_id))

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        return self._loop.run(self._storage.save(record, expected=expected))

    def erase(self, user_id: str) -> None:
        """
        See :meth:`.Accounts.erase`.
        """
        self._loop.run(self._storage.erase(user_id))

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return self._loop.run(self._storage.waiting(before=before, limit=limit))

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        return self._loop.run(self._storage.session(user_id, session_id))

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        return self._loop.run(self._storage.sessions(user_id))

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        return self._loop.run(self._storage.put_session(record, expected=expected))

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        return self._loop.run(self._storage.drop_sessions(user_id, session_ids))

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        return self._loop.run(self._storage.raise_epoch(user_id, epoch, keep_until=keep_until))

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.
        """
        return self._loop.run(self._storage.hit(key, limits, now=now, cost=cost))

    def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        self._loop.run(self._storage.record_event(event))

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        return self._loop.run(self._storage.events(user_id, before=before, limit=limit))

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        self._loop.run(self._storage.drop_events(user_id, before=before))

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        See :meth:`.Storage.sweep`.
        """
        return self._loop.run(self._storage.sweep(now=now, limit=limit))

    def close(self) -> None:
        """
        Close the storage; the loop is its maker's to close.
        """
        self._loop.run(self._storage.close())


class BlockingUsers:
    """
    Asynchronous users that any number of threads may ask: for :class:`.UsersContract`, and for
    :class:`.AddressesContract` and :class:`.VaultContract`, if they keep to these too.

    Args:
        users: Used in one event loop only, as in an application.

        loop: That loop.
    """

    def __init__(self, users: AsyncUsers, loop: LoopThread) -> None:
        self._users = users
        self._loop = loop

    def by_id(self, user_id: str) -> User | None:
        """
        See :meth:`.Users.by_id`.
        """
        return self._loop.run(self._users.by_id(user_id))

    def by_login(self, login: str) -> User | None:
        """
        See :meth:`.Users.by_login`.
        """
        return self._loop.run(self._users.by_login(login))

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        """
        See :meth:`.WritableUsers.change_email`.
        """
        users: Any = self._users
        return bool(self._loop.run(users.change_email(user_id, new, expected=expected)))

    def password_hash(self, user_id: str) -> str | None:
        """
        See :meth:`.PasswordVault.password_hash`.
        """
        return self._loop.run(self._vault.password_hash(user_id))

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        See :meth:`.PasswordVault.replace_password_hash`.
        """
        return self._loop.run(self._vault.replace_password_hash(user_id, new, expected=expected))

    @property
    def _vault(self) -> AsyncPasswordVault:
        return cast(AsyncPasswordVault, self._users)
