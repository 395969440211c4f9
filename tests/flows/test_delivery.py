"""
What a dead process has left is mailed by whoever comes after it, though its owner never comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Onetsec, Settings
from onetsec._lifting import run
from onetsec.errors import ConfigurationError, DeliveryError, Unavailable
from onetsec.jobs import Job, JobKind
from onetsec.later import InlineLater, QueueLater
from onetsec.letters import Message
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.records import Limit, User
from onetsec.testing import CountingStorage, Failing, FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import ADA, LOGIN, OPEN, address_codes, mails, notices, undo_tokens
from .test_outbox import Dying
from .test_rolling_deploy import Newer
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]
MINUTES, DAY = 120, 86_400
BOB = User("bob", email="bob@example.com", email_verified=True)
WAITING = Job(kind=JobKind.MAIL_WAITING, who="", id="", at=0, expires_at=2**40)


class Choosy(MemoryMailer):
    """
    Takes no mail for one address.
    """

    refused = LOGIN
    tried = 0

    def send(self, message: Message) -> None:
        if message.to == self.refused:
            self.tried += 1
            raise DeliveryError("greylisted")
        super().send(message)


@pytest.fixture
def alive(rebuild: Build) -> Onetsec:
    """
    The process that was started in the place of one that died.
    """
    return rebuild(settings=OPEN)


@pytest.fixture
def left(rebuild: Build, people: DictUsers, clock: FrozenClock) -> None:
    """
    Ada, and then Bob, have changed their passwords; both times the process has died.
    """
    people.put(ADA)
    people.put(BOB)
    lost = rebuild(later=Dying(), settings=OPEN)
    lost.password.register("bob", PASSWORD)
    for user in (ADA, BOB):
        session = session_of(lost.sign_in.password(user.email, PASSWORD, client=HERE))
        lost.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
        clock.advance(1)


def told(mailer: MemoryMailer) -> list[str]:
    """
    Who was told of something.
    """
    return [one.to for one in mails(mailer, "notice")]


@pytest.mark.usefixtures("left")
def test_what_a_dead_process_left_is_mailed(
    alive: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Once, to those first who wait longest; and then nobody waits.
    """
    clock.advance(MINUTES)
    assert [2, 0, 0] == [alive.deliver() for _ in range(3)]

    assert [ADA.email, BOB.email] == told(mailer)
    assert ["password-changed"] * 2 == notices(mailer)


@pytest.mark.usefixtures("left")
def test_what_may_still_be_mailed_by_another_one_is_left_to_it(
    alive: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    For two minutes.
    """
    clock.advance(MINUTES - 2)
    assert 1 == alive.deliver()  # one second after the first one, Bob has been waiting for less

    assert [ADA.email] == told(mailer)


def test_nobody_waits_where_nobody_has_died(
    alive: Onetsec, people: DictUsers, storage: Storage, clock: FrozenClock
) -> None:
    """
    Once a notice was mailed there is nothing to look for.
    """
    people.put(ADA)
    session = session_of(signed_in(alive))
    alive.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    clock.advance(MINUTES)

    assert () == tuple(storage.waiting(before=clock.seconds()))


@pytest.mark.usefixtures("left")
def test_what_somebody_has_claimed_is_left_to_it(
    rebuild: Build, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Until that one has had its two minutes too.
    """
    clock.advance(MINUTES)
    mailer.failure = DeliveryError("busy")
    with pytest.raises(DeliveryError):
        rebuild(settings=OPEN).deliver()
    mailer.failure = None

    other = rebuild(settings=OPEN)
    assert 0 == other.deliver()
    clock.advance(MINUTES)
    assert 2 == other.deliver()
    assert [ADA.email, BOB.email] == told(mailer)


@pytest.mark.usefixtures("left")
def test_a_job_that_comes_late_leaves_it_to_who_has_claimed_it(
    alive: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A sign-in of its owner makes none, either.
    """
    clock.advance(MINUTES)
    mailer.failure = DeliveryError("busy")
    with pytest.raises(DeliveryError):
        alive.deliver()
    mailer.failure = None
    signed_in(alive, password=OTHER)

    assert [] == told(mailer)


@pytest.mark.usefixtures("left")
def test_one_mailbox_that_takes_nothing_stops_nobody(rebuild: Build, clock: FrozenClock) -> None:
    """
    It is tried again two minutes later, and not before; and the caller hears of it.
    """
    mailer = Choosy()
    auth = rebuild(settings=OPEN, mailer=mailer)
    clock.advance(MINUTES)
    with pytest.raises(DeliveryError, match="greylisted"):
        auth.deliver()
    assert ([BOB.email], 1) == (told(mailer), mailer.tried)

    assert (0, 1) == (auth.deliver(), mailer.tried)
    clock.advance(MINUTES)
    mailer.refused = ""
    assert 1 == auth.deliver()
    assert [BOB.email, ADA.email] == told(mailer)


def test_a_server_that_takes_nothing_is_not_asked_a_hundred_times(
    rebuild: Build, people: DictUsers, clock: FrozenClock
) -> None:
    """
    Three times, and the others are left to the next time.
    """
    lost = rebuild(later=Dying(), settings=OPEN)
    for number in range(5):
        user = evolve(BOB, id=f"bob-{number}", email=LOGIN)
        people.put(user)
        lost.password.register(user.id, PASSWORD)
        lost.accounts.begin_removal(user.id)
        session = session_of(lost.sign_in.trusted(user.id, client=HERE))
        lost.email_code.enable(session, client=HERE)
    clock.advance(MINUTES)
    mailer = Choosy()
    auth = rebuild(settings=OPEN, mailer=mailer)

    tries = []
    for _ in range(2):
        with pytest.raises(DeliveryError):
            auth.deliver()
        tries.append(mailer.tried)
    assert [3, 5] == tries


@pytest.mark.usefixtures("left")
def test_what_finds_no_room_waits_on(
    rebuild: Build, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It is looked at again two minutes later, not at once.
    """
    once = evolve(OPEN, throttles=evolve(OPEN.throttles, mail_notice=(Limit(1, 600),)))
    auth = rebuild(settings=once)
    run(auth.flows.mails._notices.charge("password-changed ada"))
    clock.advance(MINUTES)

    found = [auth.deliver() for _ in range(2)]
    assert ([2, 0], [BOB.email]) == (found, told(mailer))
    clock.advance(600)
    assert 1 == auth.deliver()
    assert [BOB.email, ADA.email] == told(mailer)


@pytest.mark.usefixtures("left")
def test_a_user_who_is_gone_stops_nobody(
    rebuild: Build, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    And waits no longer.
    """
    auth = rebuild(settings=OPEN, users=DictUsers([BOB]))
    clock.advance(MINUTES)

    assert [2, 0] == [auth.deliver(), auth.deliver()]
    clock.advance(DAY + MINUTES)
    assert 0 == auth.deliver()
    assert [BOB.email] == told(mailer)


@pytest.mark.usefixtures("left")
def test_a_user_who_may_not_sign_in_is_told_once_that_is_over(
    alive: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Else a thief only had to be noticed. Until then it is looked at once a day.
    """
    people.put(evolve(ADA, active=False))
    clock.advance(MINUTES)
    found = [alive.deliver() for _ in range(2)]
    clock.advance(DAY)
    found.append(alive.deliver())
    clock.advance(MINUTES)
    found += [alive.deliver() for _ in range(2)]
    assert ([2, 0, 0, 1, 0], [BOB.email]) == (found, told(mailer))

    people.put(ADA)
    clock.advance(DAY + MINUTES)
    assert 1 == alive.deliver()
    assert [BOB.email, ADA.email] == told(mailer)


@pytest.mark.usefixtures("left")
def test_a_user_who_is_back_is_told_at_once(
    alive: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    With the link, by the first sign-in, whoever makes it.
    """
    people.put(evolve(ADA, active=False))
    clock.advance(MINUTES)
    alive.deliver()
    people.put(ADA)
    signed_in(alive, password=OTHER)

    assert [BOB.email, ADA.email] == told(mailer)
    assert 2 == len(undo_tokens(mailer))


@pytest.mark.usefixtures("left")
def test_what_there_is_no_address_for_waits_no_longer(
    alive: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It would be looked at for ever.
    """
    people.put(evolve(ADA, email=""))
    clock.advance(MINUTES)

    assert [2, 0] == [alive.deliver(), alive.deliver()]
    clock.advance(DAY + MINUTES)
    assert (0, [BOB.email]) == (alive.deliver(), told(mailer))


@pytest.mark.usefixtures("left")
def test_a_record_that_nobody_can_read_stops_nobody(
    build: Build,
    rebuild: Build,
    storage: Storage,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    It is looked at again a day later, with the key that was missing.
    """
    clock.advance(MINUTES)
    without = build(storage, keys=[b"x" * 32], users=people, mailer=mailer)
    found = without.deliver(), without.deliver()
    assert ((2, 0), []) == (found, told(mailer))

    auth = rebuild(settings=OPEN)
    clock.advance(DAY)
    assert 0 == auth.deliver()
    clock.advance(MINUTES)
    assert 2 == auth.deliver()
    assert [ADA.email, BOB.email] == told(mailer)


@pytest.mark.usefixtures("left")
def test_a_record_of_a_newer_release_is_left_to_its_workers(
    alive: Onetsec, storage: Storage, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It stops nobody, and waits on.
    """
    record = Newer(alive, storage).write(format=2)
    storage.save(evolve(record, waits_since=1), expected=record.version)
    clock.advance(MINUTES)

    assert (2, [BOB.email]) == (alive.deliver(), told(mailer))
    assert ("ada",) == tuple(storage.waiting(before=clock.seconds() - 1))


@pytest.mark.usefixtures("left")
def test_a_record_that_can_be_read_again_is_not_put_off(
    alive: Onetsec, storage: Storage, clock: FrozenClock
) -> None:
    """
    Somebody with the key was faster; nor is one that is gone.
    """
    for user in ("ada", "nobody"):
        run(alive.flows.engine.put_off(user))
    clock.advance(MINUTES)

    assert ("ada", "bob") == tuple(storage.waiting(before=clock.seconds()))


def test_a_hint_with_nothing_behind_it_ends(
    alive: Onetsec, storage: Storage, clock: FrozenClock
) -> None:
    """
    Or it would be found for ever.
    """
    record = storage.load("ada")
    assert record is not None
    storage.save(evolve(record, waits_since=1), expected=record.version)

    assert [1, 0] == [alive.deliver(), alive.deliver()]


def test_a_change_of_the_address_that_was_cut_off_is_finished(
    rebuild: Build, alive: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    And told to the mailbox of before.
    """
    people.put(ADA)
    session = session_of(signed_in(alive))
    alive.address.change(session, "ada@example.org")
    code = address_codes(mailer)[-1]
    storage = alive._storage
    dying = rebuild(settings=OPEN, storage=AfterTheSwap(storage, people))
    with pytest.raises(Unavailable):
        dying.address.confirm(session, code, client=HERE)
    assert "ada@example.org" == getattr(people.by_id("ada"), "email", "")

    clock.advance(MINUTES)
    assert 1 == alive.deliver()
    assert [LOGIN, "ada@example.org"] == told(mailer)


def test_an_address_of_before_is_told_though_there_is_none_now(
    rebuild: Build, alive: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It is known, whatever has become of the host's row; and nothing is sent to nobody.
    """
    people.put(ADA)
    session = session_of(signed_in(alive))
    alive.address.change(session, "ada@example.org")
    dying = rebuild(later=Dying(), settings=OPEN)
    dying.address.confirm(session, address_codes(mailer)[-1], client=HERE)
    people.put(evolve(ADA, email=""))
    clock.advance(MINUTES)

    assert 1 == alive.deliver()
    assert [LOGIN] == told(mailer)


class AfterTheSwap:
    """
    A storage that stores no account any more once the host's row has changed.
    """

    def __init__(self, storage: Storage, people: DictUsers) -> None:
        self._storage = storage
        self._people = people

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    def save(self, record: Any, *, expected: int) -> bool:
        if self._people.by_id("ada") != ADA:
            raise Unavailable("storage: died")
        return self._storage.save(record, expected=expected)


@pytest.mark.usefixtures("left")
def test_nothing_is_looked_for_without_a_mailer(rebuild: Build, clock: FrozenClock) -> None:
    """
    Who can not mail claims nothing.
    """
    clock.advance(MINUTES)

    assert 0 == rebuild(settings=OPEN, mailer=None).deliver()


@pytest.mark.usefixtures("left")
def test_a_storage_that_is_down_is_told(rebuild: Build, storage: Storage) -> None:
    """
    It is not that nobody waits.
    """
    down = Failing(storage, "waiting", error=Unavailable("down"))

    with pytest.raises(Unavailable, match="down"):
        rebuild(settings=OPEN, storage=down).deliver()


@pytest.mark.usefixtures("left")
def test_a_worker_of_the_host_delivers(
    alive: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    By a job that names nobody.
    """
    clock.advance(MINUTES)
    alive.run_job(evolve(WAITING, expires_at=clock.seconds()).text())  # there is another one
    assert [] == told(mailer)

    alive.run_job(WAITING.text())
    assert [ADA.email, BOB.email] == told(mailer)


def test_a_session_check_has_it_done_once_a_minute(rebuild: Build, clock: FrozenClock) -> None:
    """
    Beginning with the first; also if the clock was set back meanwhile.
    """
    jobs: list[str] = []
    auth = rebuild(later=QueueLater(jobs.append), settings=OPEN)
    token = signed_in(auth).token
    assert token is not None
    jobs.clear()
    counts = []
    for seconds in (0, 0, 59, 1, -3000, 59):
        clock.advance(seconds)
        auth.sessions.check(token, client=HERE)
        counts.append(len(jobs))

    assert [1, 1, 1, 2, 3, 3] == counts
    assert {"mail-waiting"} == {Job.of(one).kind.value for one in jobs}


@pytest.mark.parametrize(
    "changes",
    [
        {"later": InlineLater()},
        {"settings": evolve(OPEN, deliver_every=0)},
        {"mailer": None},
    ],
    ids=["somebody would wait", "turned off", "no mailer"],
)
def test_a_session_check_does_nothing_of_the_kind(
    changes: dict[str, Any], rebuild: Build, storage: Storage
) -> None:
    """
    Where whoever asks would wait for it, where the host has a timer, and where nothing is mailed.
    """
    jobs: list[str] = []
    counted = CountingStorage(storage)
    given = {"later": QueueLater(jobs.append), "settings": OPEN, "storage": counted, **changes}
    auth = rebuild(**given)
    token = signed_in(auth).token
    assert token is not None
    jobs.clear()
    counted.calls.clear()
    auth.sessions.check(token, client=HERE)

    assert (["session"], []) == (counted.calls, jobs)


@pytest.mark.parametrize("seconds", [-1, 9, 3601])
def test_setting_has_limits(seconds: int) -> None:
    """
    Or 0, for never.
    """
    with pytest.raises(ConfigurationError, match=f"deliver_every: {seconds} is neither 0 nor"):
        Settings(deliver_every=seconds)
