"""
Whose storage this is: an emptied or foreign one is refused, and what is missing is not absent.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onetsec import Channel, ConfigurationError, Onetsec, Unavailable
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.records import INSTALLATION, AccountRecord, EventRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingStorage, FrozenClock, together

from ..conftest import HERE, KEY, PASSWORD
from .worlds import enrolled, session_of, signed_in

Build = Callable[..., Onetsec]
NEW_KEY = b"n" * 32


class Emptied(MemoryStorage):
    """
    A storage that can lose the accounts, and nothing else.
    """

    def lose(self) -> None:
        """
        Forget every account.
        """
        self._accounts.clear()


class Overtaken(MemoryStorage):
    """
    A storage where somebody else is always faster, and the row is never there.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return False


def test_ping_tells_the_installation(storage: Storage, build: Build) -> None:
    """
    It is made once, and told by every worker.
    """
    told = build(storage).ping()

    assert 24 == len(told)
    assert [told, told] == [build(storage).ping(), build(storage, installation=told).ping()]


def test_many_workers_begin_at_once(storage: Storage, build: Build) -> None:
    """
    One row is made, whoever is first.
    """
    told = together([build(storage).ping for _ in range(16)])

    assert 1 == len(set(told))


def test_row_that_can_not_be_written(build: Build) -> None:
    """
    If somebody else is always faster, nothing is claimed.
    """
    with pytest.raises(Unavailable, match="too many workers"):
        build(Overtaken()).ping()


def test_emptied_storage_is_refused_by_the_first_use(build: Build) -> None:
    """
    Also if the host never calls ping; the session check, which reads no account, lets nobody in.
    """
    before = build(MemoryStorage())
    installation = before.ping()
    before.password.register("ada", PASSWORD)
    session = signed_in(before)
    auth = build(MemoryStorage(), installation=installation)

    with pytest.raises(ConfigurationError, match="empty"):
        auth.ping()
    with pytest.raises(ConfigurationError, match="empty"):
        auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
    assert None is auth.sessions.check(session.token or "", client=HERE)


def test_foreign_storage_is_refused(build: Build) -> None:
    """
    The database of another installation is not ours, whoever has an account there.
    """
    auth = build(MemoryStorage(), installation=build(MemoryStorage()).ping())
    build(auth._storage).ping()

    with pytest.raises(ConfigurationError, match="belongs to the installation"):
        auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)


def test_expectation_is_asked_once(build: Build) -> None:
    """
    A process looks once; then an account costs one read, as ever.
    """
    storage = CountingStorage(MemoryStorage())
    auth = build(storage, installation=build(storage).ping())
    auth.password.register("ada", PASSWORD)
    storage.calls.clear()

    auth.password.register("ada", PASSWORD)

    assert ["load"] == storage.calls


def test_rotation_of_keys(storage: Storage, build: Build) -> None:
    """
    First the new key is readable everywhere, then it signs, then the old one leaves.
    """
    told = build(storage, keys=[KEY]).ping()
    for keys in ([KEY, NEW_KEY], [NEW_KEY, KEY], [NEW_KEY]):
        assert told == build(storage, keys=keys).ping()

    with pytest.raises(ConfigurationError, match="keys:"):
        build(storage, keys=[KEY]).ping()


def test_another_realm(storage: Storage, build: Build) -> None:
    """
    Nothing of one realm is worth anything in another; that is told at the start.
    """
    build(storage).ping()

    with pytest.raises(ConfigurationError, match="realm"):
        build(storage, realm="tenant-2").ping()


@pytest.mark.parametrize("sign_ins", [0, 60])
def test_missing_record_of_a_protected_account(
    sign_ins: int, build: Build, clock: FrozenClock
) -> None:
    """
    A sign-in on the word of the host is refused, where the activity tells of a second factor,
    however long ago: there is none left to ask for, and that is not "none".
    """
    storage = Emptied()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    enrolled(auth, clock)
    for _ in range(sign_ins):
        clock.advance(60)
        auth.sign_in.trusted("ada", channels=[Channel.EXTERNAL, Channel.APP], client=HERE)
    storage.lose()

    with pytest.raises(Unavailable, match="record of a user"):
        auth.sign_in.trusted("ada", client=HERE)
    assert None is storage.load("ada")


@pytest.mark.parametrize("sign_ins", [1000, 2500])
def test_missing_record_of_who_has_signed_in_for_years(
    sign_ins: int, build: Build, clock: FrozenClock
) -> None:
    """
    What turned the second factor on is looked for to the very first event.
    """
    storage = Emptied()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    enrolled(auth, clock)
    for number in range(sign_ins):
        id = f"{clock.seconds() + 60 + number:011d}-signed-in-x"
        storage.record_event(
            EventRecord(user_id="ada", id=id, kind="signed-in", at=clock.seconds(), data=b"{}")
        )
    storage.lose()

    with pytest.raises(Unavailable, match="record of a user"):
        auth.sign_in.trusted("ada", client=HERE)


@pytest.mark.parametrize(
    "change",
    [
        lambda auth: auth.sessions.end_all("ada"),
        lambda auth: auth.password.register("ada", PASSWORD),
    ],
)
def test_missing_record_is_not_made_anew(
    change: Callable[[Onetsec], object], build: Build, clock: FrozenClock
) -> None:
    """
    By the host either: an account that is there, and has no second factor, would say that there
    never was one. Sessions that should end have ended.
    """
    storage = Emptied()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    enrolled(auth, clock)
    storage.lose()

    with pytest.raises(Unavailable, match="record of a user"):
        change(auth)
    assert None is storage.load("ada")


def test_sessions_of_a_missing_record_end(build: Build, clock: FrozenClock) -> None:
    """
    Whoever is in doubt signs everybody out, and hears of the record all the same.
    """
    storage = Emptied()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    enrolled(auth, clock)
    token = auth.sign_in.trusted("ada", channels=[Channel.APP], client=HERE).token or ""
    assert None is not auth.sessions.check(token, client=HERE)
    storage.lose()
    clock.advance(60)

    with pytest.raises(Unavailable, match="record of a user"):
        auth.sessions.end_all("ada")
    assert None is auth.sessions.check(token, client=HERE)


@pytest.mark.parametrize("channel", [Channel.MAIL, Channel.APP, Channel.PASSKEY])
def test_factors_of_the_host_are_no_account_of_ours(channel: Channel, build: Build) -> None:
    """
    A host that signs people in with factors of its own has no record here, and never had: they are
    let in again and again.
    """
    auth = build(MemoryStorage())
    for _ in range(3):
        result = auth.sign_in.trusted("ada", channels=[Channel.PASSWORD, channel], client=HERE)

        assert SignInOutcome.SIGNED_IN is result.outcome


def test_missing_record_of_an_account_without_a_second_factor(
    build: Build, clock: FrozenClock
) -> None:
    """
    Whoever has turned the second factor off, or never had one, is let in; and so is somebody new.
    """
    storage = Emptied()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session, _, _ = enrolled(auth, clock)
    session_of(auth.totp.disable(session, is_sure=True))
    storage.lose()

    assert SignInOutcome.SIGNED_IN is auth.sign_in.trusted("ada", client=HERE).outcome
    assert SignInOutcome.SIGNED_IN is auth.sign_in.trusted("bare", client=HERE).outcome
    assert SignInOutcome.SIGNED_IN is auth.sign_in.trusted("bare", client=HERE).outcome


def test_after_an_erasure(build: Build, clock: FrozenClock) -> None:
    """
    What was erased was not lost.
    """
    storage = Emptied()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    enrolled(auth, clock)
    storage.erase("ada")

    assert SignInOutcome.SIGNED_IN is auth.sign_in.trusted("ada", client=HERE).outcome


def test_the_row_is_nobody(storage: Storage, build: Build) -> None:
    """
    It lies among the accounts, and is none.
    """
    build(storage).ping()

    assert None is not storage.load(INSTALLATION)
