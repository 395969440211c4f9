"""
The only loop in onetsec: load, decide, pay, tell.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection, Iterator
from functools import partial
from hmac import compare_digest
from itertools import count
from typing import TypeVar

from attrs import evolve, field, frozen

from .. import tokens
from .._lifting import Aside
from ..account import FORMAT, Account
from ..decision import Decision
from ..device import parse as parse_device
from ..errors import TooNew, Unavailable, Unreadable
from ..events import HEARD_ONLY, Event, EventKind
from ..jobs import Job, JobKind
from ..location import tidy
from ..notices import AGAIN, changes, is_put_off, note, waits_since
from ..ports import AsyncStorage, Clock, Keys, Locator, Random
from ..records import LARGEST_ACCOUNT, AccountRecord, Client
from ..undo import Notice, UndoPolicy
from ..vocabulary import WORDS, LogPolicy, facts, line
from ._installing import proven
from ._lost import unless_lost
from ._notices import made

O = TypeVar("O")  # noqa: E741
Rule = Callable[[Account], Decision[O, Account]]
Listener = Callable[[Event], None]

ROUNDS = 4
_LOG = logging.getLogger("onetsec.events")
_LOG.addHandler(logging.NullHandler())  # a host that has set nothing up reads no failed sign-ins
_DAY = 86_400
_TOLD = 20  # one event in so many takes the old ones of its user along
_ROUNDS_OF_SAVING = 64  # twice the writes that a full list of notices takes, and mails
_SEAL = 36
_ID = 4  # of the key, at the head of a MAC
_WRITER = 16
_NEWER = "accounts: a newer release of onetsec wrote this record. Upgrade this worker."


@frozen
class Engine:
    """
    What every flow stands on.

    Attributes:
        expected: The id of the installation; "" if any is right.

        longest: The longest life of a session, in seconds: so long a minimum epoch is kept.

        sweep_every, deliver_every, notices, undo, logs: See :class:`.settings.Settings`.

        keep_events: Seconds for which events are kept.

        tidied: An account without what is over.

        locator: Where a client is, to be kept with what it did.

        later: Takes a job, and never waits or raises.

        aside: Does work of some milliseconds where it keeps nobody waiting.

        listeners: Who hears of events, by kind; filled by the facade.
    """

    storage: AsyncStorage
    keys: Keys
    clock: Clock
    random: Random
    locator: Locator
    longest: int
    expected: str
    sweep_every: int
    deliver_every: int
    later: Callable[[Job], None] = field(repr=False)
    aside: Aside = field(repr=False)
    notices: frozenset[EventKind]
    undo: UndoPolicy
    logs: LogPolicy
    keep_events: int
    tidied: Callable[..., Account] = field(repr=False)
    listeners: dict[EventKind, list[Listener]] = field(factory=dict, repr=False)
    _due: list[int] = field(factory=lambda: [0], repr=False)
    _proven: list[str] = field(factory=list, repr=False)
    _told: Iterator[int] = field(factory=partial(count, 1), repr=False)
    _turns: Iterator[int] = field(factory=partial(count, 1), repr=False)

    async def account(self, user_id: str) -> Account:
        """
        The account of *user_id*; an empty one if there is no record.

        Raises:
            Unreadable: If the record was not written with one of our keys.

            TooNew: If it is in a form that only a newer release knows.

            ConfigurationError: If it is not the storage that the host expects.
        """
        if self.expected and not self._proven:
            await self.ping()
        record = await self.storage.load(user_id)
        if record is None:
            return Account(user_id=user_id)

        return self.opened(record)

    async def decide(
        self,
        user_id: str,
        rule: Rule[O],
        *,
        client: Client | None = None,
        between: Callable[[], Awaitable[None]] | None = None,
    ) -> Decision[O, Account]:
        """
        Load, decide, raise the minimum epoch if it grew, save; again if somebody was faster.

        Everything random, slow or cryptographic is done by the caller, before: a second round
        decides about the same facts.

        What the owner has to know of is noted in the same write, and mailed after it.

        Args:
            client: Who asks for it; None if that is the host, or not known.

            between: What else has to be written, once the epoch was raised, and before the account
                is saved; once in each round. If it raises, nothing is saved.

        Returns:
            The outcome, and the account as it was stored.

        Raises:
            Unavailable: If a port does not answer, or the record of somebody who had a second
                factor is missing. Sessions that had to end have ended all the same.
        """
        for _ in range(_ROUNDS_OF_SAVING):
            account = await self.account(user_id)
            decision = rule(account)
            if decision.state is account:
                return decision

            after = self._noted(account, decision.state, client)
            after = self.tidied(after, now=self.clock.seconds())
            content = _writable(after)
            if after.epoch > account.epoch:
                until = self.clock.seconds() + self.longest
                epoch = await self.storage.raise_epoch(user_id, after.epoch, keep_until=until)
                after = evolve(after, epoch=epoch)
            await unless_lost(self.storage, account)  # one that is made anew would hide it
            if between is not None:
                await between()
            record = self._sealed(after, content)
            if await self._save(record, expected=account.version):
                after = evolve(after, version=record.version, waits_since=record.waits_since)
                self.mail_notices(after, old=account.notices)
                return Decision(decision.outcome, after)

        raise Unavailable("accounts: too many concurrent changes")

    async def tidy(self, account: Account) -> None:
        """
        Write *account* anew without what is over, if there is any. It can wait for the next time.
        """
        rule = partial(self._tidy, now=self.clock.seconds())
        if rule(account).state is not account:
            with contextlib.suppress(Unavailable):
                await self.decide(account.user_id, rule)

    def _tidy(self, account: Account, *, now: int) -> Decision[None, Account]:
        after = self.tidied(account, now=now)
        return Decision(None, account if after == account else after)

    async def tell(self, event: Event, *, client: Client | None = None) -> None:
        """
        Keep *event* for the owner, and let the host hear it.

        What it tells of has happened: a storage that does not keep it changes nothing about that.

        Args:
            client: Who did it; None if that was the host.
        """
        if client is not None:
            event = await self.seen(event, client)
        if event.kind not in HEARD_ONLY:
            with contextlib.suppress(Unavailable):
                await self.storage.record_event(event.record())
                if self.sweep_every and next(self._told) % _TOLD == 0:
                    await self.drop_old_events(event.user_id)
        self._log(event)
        for listener in self.listeners.get(event.kind, ()):
            listener(event)

    async def drop_old_events(self, user_id: str) -> None:
        """
        Delete the events of *user_id* that are shown no more.
        """
        oldest = max(0, self.clock.seconds() - self.keep_events + 1)
        await self.storage.drop_events(user_id, before=f"{oldest:011d}")

    def _log(self, event: Event) -> None:
        word = WORDS[event.kind]
        if _LOG.isEnabledFor(word.severity):
            _LOG.log(word.severity, "%s", line(event), extra=facts(event, policy=self.logs))

    def mail_notices(
        self, account: Account, *, old: Collection[Notice] = (), is_back: bool = False
    ) -> None:
        """
        Have the notices mailed that wait: those that are not among *old*, and those that should
        have been mailed by now, but the process has died that was to do it.

        Args:
            is_back: The user may sign in: what was put off waits no longer.
        """
        now = self.clock.seconds()
        since = waits_since(account)
        is_new = any(not one.sent_at and one not in old for one in account.notices)
        is_left = bool(since) and now - since >= AGAIN
        if is_new or is_left or (is_back and is_put_off(account, now=now)):
            self.later(
                Job(
                    kind=JobKind.MAIL_NOTICE,
                    who=account.user_id,
                    id="",
                    at=now,
                    expires_at=now + _DAY,
                )
            )

    def deliver_in_turn(self, *, now: int) -> None:
        """
        Have mailed what dead processes have left, at the first request of this one, and now and
        then after it. Nobody waits for it.
        """
        if 0 < self._due[0] - now <= self.deliver_every or not self.deliver_every:
            return

        self._due[0] = due = now + self.deliver_every  # and then there is another one
        self.later(Job(kind=JobKind.MAIL_WAITING, who="", id="", at=now, expires_at=due))

    async def put_off(self, user_id: str) -> None:
        """
        Let the record of *user_id* wait for a day, as it is, unless it can be read again: nobody
        can say what waits in it, and it must not be looked at again and again.
        """
        record = await self.storage.load(user_id)
        if record is None:
            return
        try:
            self.opened(record)
        except Unreadable:
            later = evolve(record, waits_since=self.clock.seconds() + _DAY)
            await self.storage.save(later, expected=record.version)

    def _noted(self, before: Account, after: Account, client: Client | None) -> Account:
        """
        *after* with what there is to tell of it.
        """
        now = self.clock.seconds()
        for kind, at in changes(before, after, now=now) if self.notices else ():
            if kind in self.notices:
                notice = made(
                    self.keys,
                    kind,
                    user_id=before.user_id,
                    mark=before.version,
                    at=at,
                    address="" if client is None else client.address,
                )
                after = note(after, notice, policy=self.undo, now=now)
        return after

    async def seen(self, event: Event, client: Client) -> Event:
        """
        *event* with address, device and place of *client*, as they are now.
        """
        device = await self.aside(partial(parse_device, client.user_agent))
        place = tidy(self.locator.locate(client))
        return evolve(event, address=client.address, device=device, place=place)

    async def sweep_in_turn(self) -> None:
        """
        Delete what is over, now and then: a host without a timer grows no table for ever.
        """
        if self.sweep_every and next(self._turns) % self.sweep_every == 0:
            with contextlib.suppress(Unavailable):
                await self.storage.sweep(now=self.clock.seconds())

    def new_id(self) -> str:
        """
        An id of 12 characters, for what is found by its user and its id.
        """
        return tokens.encode(self.random.bytes(9))

    async def ping(self) -> str:
        """
        Read from the storage once, and make sure that it is ours; the id of the installation.

        Raises:
            ConfigurationError: If it is empty or another one, though one is expected, or a key is
                missing.

            Unavailable: If it does not answer.
        """
        found = await proven(
            self.storage,
            keys=self.keys,
            clock=self.clock,
            random=self.random,
            expected=self.expected,
        )
        self._proven[:] = [found.id]
        return found.id

    async def _save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        Whether *record* was stored. The answer may be lost on its way; then the very same bytes,
        whose head is random, tell that it was ours.
        """
        try:
            return await self.storage.save(record, expected=expected)
        except Unavailable:
            stored = await self.storage.load(record.user_id)
            if stored is None or stored.data != record.data:
                raise
            return True

    def _sealed(self, account: Account, content: bytes) -> AccountRecord:
        version = account.version + 1 if account.version else self.clock.micros()
        body = self.random.bytes(_WRITER) + content
        seal = self.keys.mac("account", account.user_id, version, account.epoch, body)
        return AccountRecord(
            user_id=account.user_id,
            version=version,
            epoch=account.epoch,
            data=body + seal,
            waits_since=waits_since(account),
        )

    def is_current(self, record: AccountRecord) -> bool:
        """
        Whether *record* was written under the newest key.
        """
        seal, newest = record.data[-_SEAL:], self.keys.mac("account")
        return compare_digest(seal[:_ID], newest[:_ID])

    def opened(self, record: AccountRecord) -> Account:
        """
        The account in *record*.

        Raises:
            Unreadable: If it was not written with one of our keys.

            TooNew: If it is in a form that only a newer release knows.
        """
        body, seal = record.data[:-_SEAL], record.data[-_SEAL:]
        right = self.keys.mac(
            "account", record.user_id, record.version, record.epoch, body, like=seal
        )
        if not right or not compare_digest(seal, right):
            raise Unreadable("accounts: a record was not written with one of these keys")

        try:
            return Account.of(
                body[_WRITER:],
                user_id=record.user_id,
                version=record.version,
                epoch=record.epoch,
                waits_since=record.waits_since,
            )
        except (LookupError, TypeError, ValueError) as error:  # our seal is on it, so it is whole
            raise TooNew(_NEWER) from error


def _writable(account: Account) -> bytes:
    """
    What is to be written of *account*. Refuse what a newer release has written, and what does not
    fit, before anything of it is changed.

    Raises:
        TooNew: If a newer release has.

        Unavailable: If it does not fit.
    """
    if account.format > FORMAT:
        raise TooNew(_NEWER)

    content = account.content()
    size = _WRITER + len(content) + _SEAL
    if size > LARGEST_ACCOUNT:
        raise Unavailable(
            f"accounts: a record would take {size} bytes, and {LARGEST_ACCOUNT} are kept. A hasher"
            " of your own should make hashes of 512 bytes at most."
        )

    return content
