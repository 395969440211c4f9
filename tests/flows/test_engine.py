"""
The loop: nothing is told before it was paid for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from onetsec import ConfigurationError, Event, EventKind, Onetsec, Unavailable
from onetsec._lifting import run
from onetsec.account import FORMAT, Account
from onetsec.decision import Decision
from onetsec.ports import Storage
from onetsec.records import AccountRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingStorage

from ..conftest import HERE, PASSWORD


def rename(account: Account, *, name: str, epoch: int = 0) -> Decision[str, Account]:
    after = evolve(account, password_hash=name, epoch=max(account.epoch, epoch))
    return Decision(name, after)


def keep(account: Account) -> Decision[str, Account]:
    return Decision("kept", account)


class LosesAnswers(MemoryStorage):
    """
    A storage that saves, and whose answer is lost on the way.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        super().save(record, expected=expected)
        raise Unavailable("no answer")


class Overtaken(MemoryStorage):
    """
    A storage where somebody else is always faster.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return False


class OvertakenSilently(MemoryStorage):
    """
    A storage whose answer is lost, and where somebody else was faster.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        other = evolve(record, data=b"other" + record.data)
        super().save(other, expected=expected)
        raise Unavailable("no answer")


def decide(auth: Onetsec, rule: Any) -> Any:
    return run(auth.flows.engine.decide("ada", rule))


def test_unchanged_state_is_not_written(build: Callable[..., Onetsec]) -> None:
    """
    One load, and the outcome.
    """
    storage = CountingStorage(MemoryStorage())

    assert "kept" == decide(build(storage), keep).outcome
    assert ["load"] == storage.calls


def test_epoch_is_raised_before_the_account_is_saved(build: Callable[..., Onetsec]) -> None:
    """
    A crash between the two signs people out, and lets nobody stay. Before the first save of an
    account the activity is asked whether there was one.
    """
    storage = CountingStorage(MemoryStorage())
    decision = decide(build(storage), partial(rename, name="x", epoch=9))

    assert ["load", "raise_epoch", "events", "save"] == storage.calls
    assert 9 == decision.state.epoch


def test_minimum_epoch_that_is_higher_wins(build: Callable[..., Onetsec]) -> None:
    """
    What the storage answers is the account's new epoch.
    """
    storage = MemoryStorage()
    storage.raise_epoch("ada", 50, keep_until=10**10)

    assert 50 == decide(build(storage), partial(rename, name="x", epoch=9)).state.epoch


def test_lost_answer_of_a_save_that_won(build: Callable[..., Onetsec]) -> None:
    """
    The very same bytes are ours: it is told once more.
    """
    assert "x" == decide(build(LosesAnswers()), partial(rename, name="x")).outcome


def test_lost_answer_of_a_save_that_lost(build: Callable[..., Onetsec]) -> None:
    """
    Nothing is told.
    """
    with pytest.raises(Unavailable, match="no answer"):
        decide(build(OvertakenSilently()), partial(rename, name="x"))


def test_always_overtaken(build: Callable[..., Onetsec]) -> None:
    """
    It gives up, and tells nothing.
    """
    with pytest.raises(Unavailable, match="too many concurrent changes"):
        decide(build(Overtaken()), partial(rename, name="x"))


@pytest.mark.parametrize(
    "changes",
    [{"user_id": "bob"}, {"version": 9}, {"epoch": 9}, {"data": b"x" * 80}, {"data": b""}],
)
def test_record_that_we_did_not_write_is_unavailable(
    changes: dict[str, Any], build: Callable[..., Onetsec]
) -> None:
    """
    A hole that writes to the database can deny, and not sign in.
    """
    storage = MemoryStorage()
    auth = build(storage)
    decide(auth, partial(rename, name="x"))
    record = storage.load("ada")
    assert record is not None
    forged = evolve(record, **changes)
    storage._accounts[forged.user_id] = forged

    with pytest.raises(Unavailable, match="one of these keys"):
        run(auth.flows.engine.account(forged.user_id))


def test_versions_of_an_account_that_was_made_again_are_new(
    build: Callable[..., Onetsec], clock: Any
) -> None:
    """
    Nobody who read the old one can save over the new one.
    """
    storage = MemoryStorage()
    auth = build(storage)
    first = decide(auth, partial(rename, name="x")).state.version
    storage.erase("ada")
    clock.advance(1)

    assert first < decide(auth, partial(rename, name="y")).state.version


def test_newer_format_is_read_and_not_written(build: Callable[..., Onetsec]) -> None:
    """
    An old worker beside new ones looks, and changes nothing.
    """
    auth = build(MemoryStorage())
    engine = auth.flows.engine
    newer = evolve(Account(user_id="ada"), format=FORMAT + 1)

    with pytest.raises(Unavailable, match="Upgrade this worker"):
        decide(auth, lambda _: Decision("x", newer))
    assert Account(user_id="ada") == run(engine.account("ada"))


def test_ping_reads_once(build: Callable[..., Onetsec]) -> None:
    """
    For a health check; the very first one makes the row of the installation.
    """
    storage = CountingStorage(MemoryStorage())
    build(storage).ping()
    storage.calls.clear()
    build(storage).ping()

    assert ["load"] == storage.calls


def test_sweep_deletes_what_is_over(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    And says how much it was.
    """
    auth = build(storage)
    auth.password.register("ada", PASSWORD)

    assert 0 == auth.sweep()


def test_on_names_a_kind(build: Callable[..., Onetsec]) -> None:
    """
    Nobody listens to nothing by mistake.
    """
    with pytest.raises(ConfigurationError, match="name at least one kind"):
        build(MemoryStorage()).on()


def test_on_takes_no_coroutine(build: Callable[..., Onetsec]) -> None:
    """
    Nobody would await it; a function is taken, and given back.
    """
    auth = build(MemoryStorage())
    listening = auth.on(EventKind.SIGNED_IN)

    async def mail(event: Event) -> None:
        raise AssertionError("it is never called")

    with pytest.raises(ConfigurationError, match="called, not awaited"):
        listening(mail)  # type: ignore[type-var]
    auth.sign_in.trusted("ada", client=HERE)
    heard: list[Event] = []
    assert heard.append == listening(heard.append)
