"""
Every method, once: what is asked, and what the reply means.

It waits for nothing but the lines to the servers. So the one storage awaits it, and the other one
runs it to its end in one step.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from redis import exceptions

from ...errors import ConfigurationError, Unavailable
from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ...throttling import charge
from .._advice import Advice
from .._layout import Layout
from .._waiting import Entry
from . import _layout_key, _packed, _scripts
from ._address import Target
from ._errors import checked
from ._keys import EPOCH, Keys, NotedKeys, of_session
from ._nodes import Command, Lines, Nodes, fit, pairs
from .advice import QUESTIONS, judge

_MARK_SECONDS = 60
_NO_ACCOUNTS = (
    "storage: a fail-over of Redis may lose the last writes, and of an account those are a changed"
    " password, a second factor, a code that was used. Keep accounts in an engine that loses none,"
    " and the rest here: onetsec.storage.combined.Combined(accounts=..., sessions=...,"
    " throttle=...). Or accept it: accounts_may_lose_writes=True, or"
    " ?accounts_may_lose_writes=true in the address."
)


class Core:
    """
    A storage over *lines* to *target*.

    Args:
        lines: The way to the servers.

        target: Which they are.

        prefix: What the names of all keys begin with.

        patience: Seconds; the replicas have half of it.

        replicas: How many have to have what was revoked or saved before it counts as done.

        accounts: Whether accounts may be kept here; else what *target* says.
    """

    def __init__(
        self,
        lines: Lines,
        target: Target,
        *,
        prefix: str,
        patience: float,
        replicas: int,
        accounts: bool,
    ) -> None:
        self.in_the_clear = target.in_the_clear
        self._keys, self._prefix = Keys(prefix), prefix
        self._accounts = accounts or target.accounts_may_lose_writes
        # What is proven apart is nobody's account.
        self._apart = partial(
            Core, lines, target, patience=patience, replicas=replicas, accounts=True
        )
        self._nodes = Nodes(lines, target.seeds, is_cluster=target.is_cluster)
        self._replicas = replicas
        self._replica_millis = max(1, int(patience * 500))
        self._digests: dict[_scripts.Script, bytes] = {}

    async def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        self._must_keep_accounts()
        key = self._keys.account(user_id)
        value = await self._ask(key, b"GET", key)
        return None if value is None else _packed.account_of(user_id, value)

    async def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        self._must_keep_accounts()
        keys, user_id = self._keys, record.user_id
        key, value = keys.account(user_id), _packed.account(record)
        if record.waits_since:
            entry = _packed.entry(Entry.of(record))
            await self._confirmed(keys.waiting, (b"ZADD", keys.waiting, record.waits_since, entry))
        if expected == 0:
            made = await self._confirmed(keys.user(user_id), (b"SET", key, value, b"NX"))
            return made is not None

        call = (1, key, _packed.version(expected), value)
        head = await self._confirmed(keys.user(user_id), call, script=_scripts.SAVE)
        if head:
            await self._drop_entry(user_id, head, after=record)
        return bool(head)

    async def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events, all or none; the minimum epoch stays, for sign-ins
        still in flight.
        """
        keys = self._keys
        call = (3, keys.user(user_id), keys.account(user_id), keys.events(user_id))
        head = await self._confirmed(keys.user(user_id), call, script=_scripts.ERASE)
        if head:
            await self._drop_entry(user_id, head)

    async def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`. Entries that are over are deleted on the way.
        """
        self._must_keep_accounts()
        key = self._keys.waiting
        found: list[str] = []
        start = 0
        while len(found) < limit:
            page = (b"BYSCORE", b"LIMIT", start, limit)
            members = await self._ask(key, b"ZRANGE", key, b"-inf", before, *page)
            over = []
            for member in members:
                entry = _packed.entry_of(member)
                record = await self.load(entry.user_id)
                if entry.is_true(record):
                    found.append(entry.user_id)
                elif entry.is_over(record, before=before):
                    over.append(member)
            if over:
                await self._ask(key, b"ZREM", key, *over)
            if len(members) < limit:
                break
            start += limit - len(over)
        return tuple(found[:limit])

    async def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        key = self._keys.user(user_id)
        value, epoch = await self._ask(key, b"HMGET", key, of_session(session_id), EPOCH)
        if value is None:
            return None

        return _packed.session_of(user_id, session_id, value), _packed.epoch_of(epoch)

    async def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        key = self._keys.user(user_id)
        fields = pairs(await self._ask(key, b"HGETALL", key))
        epoch = _packed.epoch_of(fields.pop(EPOCH, None))
        found = (_packed.session_of(user_id, f[1:].decode(), v) for f, v in fields.items())
        return tuple(found), epoch

    async def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        key, field = self._keys.user(record.user_id), of_session(record.id)
        call = (1, key, field, _packed.session(record), record.expires_at)
        if expected == 0:
            return bool(await self._run(key, _scripts.OPEN, *call))

        return bool(await self._run(key, _scripts.TOUCH, *call, _packed.revision(expected)))

    async def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        key = self._keys.user(user_id)
        if session_ids is None:
            return int(await self._confirmed(key, (1, key), script=_scripts.DROP_ALL))
        if not session_ids:
            return 0

        return int(await self._confirmed(key, (b"HDEL", key, *map(of_session, session_ids))))

    async def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        key = self._keys.user(user_id)
        return int(await self._confirmed(key, (1, key, epoch, keep_until), script=_scripts.RAISE))

    async def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.
        """
        if not limits:
            raise ValueError("limits: they are empty.")

        name = self._keys.throttle(key)
        costs = (number for one in limits for number in (one.depth, cost * one.cell))
        sign = (cost > 0) - (cost < 0)
        stored = await self._run(name, _scripts.HIT, 1, name, now, sign, *costs)
        # The script has stored what follows from this; the answer is the rule's own.
        known = tuple(map(int, stored.split())) if stored else ()
        return charge(known, limits, cost=cost, now=now)[1]

    async def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        key, begin = self._keys.events(event.user_id), _packed.event_id(event.id)
        after = begin[:-1] + b"\x01"
        await self._run(key, _scripts.RECORD, 1, key, begin, after, _packed.event(event))

    async def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        key = self._keys.events(user_id)
        newest = b"+" if before is None else b"(" + _packed.event_id(before)
        page = (b"BYLEX", b"REV", b"LIMIT", 0, limit)
        found = await self._ask(key, b"ZRANGE", key, newest, b"-", *page)
        return tuple(_packed.event_of(user_id, value) for value in found)

    async def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        key = self._keys.events(user_id)
        await self._ask(key, b"ZREMRANGEBYLEX", key, b"-", b"(" + _packed.event_id(before))

    async def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete nothing: every key that ends has its time to live, and a sign-in throws out what of
        its user is over.

        An outage is told all the same: it is not a storage that is clean.
        """
        await self._ask(self._keys.installation, b"EXISTS", self._keys.installation)
        return 0

    async def check(self) -> Layout:
        """
        Look who was here first, and whether this release can read it.

        Where nobody was, it is us.
        """
        return await self._prepare()

    async def advice(self) -> tuple[Advice, ...]:
        """
        Look at the settings of every primary, and at its clock; what should be another way.
        """
        before = time.time()
        told = await self._nodes.each(QUESTIONS)
        ours = (before + time.time()) / 2
        return tuple(
            one
            for address, replies in told
            for one in judge(str(address), replies, now=ours, replicas=self._replicas)
        )

    async def begin_apart(self) -> Core:
        """
        Begin one like this under a prefix of its own.

        Raises:
            ConfigurationError: If somebody is there already.
        """
        # Where its user may write anyway, if keys are all that the server lets it touch.
        made = self._apart(prefix=f"{self._prefix}:check-{secrets.token_hex(8)}")
        made._keys = NotedKeys(made._prefix)
        key = made._keys.installation
        if checked((await made._nodes.ask(key, [(b"EXISTS", key)]))[0]):
            raise ConfigurationError(
                f"storage: Redis has a key {key.decode()} that this check has not made. It is left"
                " alone."
            )
        return made

    async def end_apart(self) -> None:
        """
        Delete every key that this one has named, and no other.
        """
        if isinstance(self._keys, NotedKeys):
            for key in tuple(self._keys.noted):
                checked((await self._nodes.ask(key, [(b"UNLINK", key)]))[0])

    def _must_keep_accounts(self) -> None:
        """
        Raises:
            ConfigurationError: If the host has not said that it knows what that means.
        """
        if not self._accounts:
            raise ConfigurationError(_NO_ACCOUNTS)

    async def _ask(self, key: bytes, *command: bytes | int) -> Any:
        """
        Send one command.
        """
        if not self._digests:
            await self._prepare()
        return checked((await self._nodes.ask(key, [command]))[0])

    async def _run(self, key: bytes, script: _scripts.Script, *call: bytes | int) -> Any:
        """
        Run a script.
        """
        return (await self._send(key, script, call))[0]

    async def _drop_entry(
        self, user_id: str, head: bytes, *, after: AccountRecord | None = None
    ) -> None:
        """
        Delete the entry of what was replaced: a record that begins with *head*, by *after*.

        It was replaced whatever becomes of that: an entry that stays is found to be over.
        """
        before = _packed.account_of(user_id, head)
        if not before.waits_since or (after is not None and Entry.of(before) == Entry.of(after)):
            return

        with suppress(Unavailable):
            key = self._keys.waiting
            await self._ask(key, b"ZREM", key, _packed.entry(Entry.of(before)))

    async def _confirmed(
        self, key: bytes, call: Command, *, script: _scripts.Script | None = None
    ) -> Any:
        """
        Write, and let the replicas confirm it over the same connection: WAIT speaks of no other.

        Args:
            key: Whose slot it is about; the mark lies beside it.

        The mark is a write of this connection in any case. Without one, a write that changes
        nothing would be confirmed at once: also if what it repeats is still on its way.

        Raises:
            Unavailable: If too few confirm it in time. It is done, and a fail-over may undo it.
        """
        if not self._replicas:
            return (await self._send(key, script, call))[0]

        mark = (b"SET", key + b":mark", b"", b"EX", _MARK_SECONDS)
        wait = (b"WAIT", self._replicas, self._replica_millis)
        reply, _, confirmed = await self._send(key, script, call, mark, wait)
        if confirmed < self._replicas:
            raise Unavailable(
                f"storage: Redis: {confirmed} of {self._replicas} replicas have confirmed a write."
            )
        return reply

    async def _send(
        self, key: bytes, script: _scripts.Script | None, call: Command, *more: Command
    ) -> list[Any]:
        """
        Run a script, or a command if there is none, and more commands behind it.
        """
        if not self._digests:
            await self._prepare()
        first = call if script is None else (b"EVALSHA", self._digests[script], *call)
        replies = await self._nodes.ask(key, [first, *more])
        if script is not None and isinstance(replies[0], exceptions.NoScriptError):
            # A node that is new, was started anew, or had its scripts flushed: now it knows it.
            replies = await self._nodes.ask(key, [(b"EVAL", script.text, *call), *more])
        return [checked(reply) for reply in replies]

    async def _prepare(self) -> Layout:
        """
        Say that we are here, look who was here before, and learn the names of our scripts.
        """
        key = self._keys.installation
        install = (b"EVAL", _scripts.INSTALL.text, 1, key, *_layout_key.made())
        loads = [(b"SCRIPT", b"LOAD", script.text) for script in _scripts.ALL]
        replies = await self._nodes.ask(key, [install, (b"HELLO",), *loads])
        written, hello, *digests = [checked(reply) for reply in replies]
        fit(pairs(hello))
        found = _layout_key.read(written)
        self._digests = dict(zip(_scripts.ALL, digests, strict=True))
        return found
