"""
An address that is left: what is found of the change by whoever comes after a death, and does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, EventKind, Onetsec, Unavailable, User
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.address import Leaving
from onetsec.flows.address import AddressChange, AddressOutcome
from onetsec.jobs import Job, JobKind
from onetsec.mail import MemoryMailer
from onetsec.notices import UndoOutcome
from onetsec.sessions import Session
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .addresses import BARE, NEW, about, code_for
from .mailboxes import ADA, LOGIN, OPEN, linked, mail_proven, undo_tokens
from .test_address_meanwhile import Interrupted
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]
JOB = Job(kind=JobKind.MAIL_NOTICE, who="ada", id="", at=0, expires_at=2**40)
WAITING = Job(kind=JobKind.MAIL_WAITING, who="", id="", at=0, expires_at=2**40)
MINUTES = 120
THIRD = "third@example.net"


class Killed(BaseException):
    """
    The process is.
    """


class Dying(DictUsers):
    """
    Users of a process that is killed by a change of an address.

    Attributes:
        before, after: What happens before it, and after it.

        looked: What happens before the next look at a user.

        is_down: They answer nothing.
    """

    before: Callable[[], object] | None = None
    looked: Callable[[], object] | None = None
    is_down = False
    after: Callable[[], object] | None = None

    def by_id(self, user_id: str) -> User | None:
        if self.is_down:
            raise Unavailable("down")
        looked, self.looked = self.looked, None
        if looked is not None:
            looked()
        return super().by_id(user_id)

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        before, after = self.before, self.after
        self.before = self.after = None
        if before is not None:
            before()
        changed = super().change_email(user_id, new, expected=expected)
        if after is not None:
            after()
        return changed


def killed() -> None:
    """
    Kill the process.
    """
    raise Killed


@pytest.fixture
def people() -> Dying:
    return Dying([ADA])


@pytest.fixture
def storage() -> Interrupted:
    """
    One is enough: what they promise is said elsewhere.
    """
    return Interrupted()


@pytest.fixture
def auth(rebuild: Build) -> Onetsec:
    """
    An application that mails as much as is asked for.
    """
    return rebuild(settings=OPEN)


@pytest.fixture
def session(auth: Onetsec) -> Session:
    """
    Ada, with her password.
    """
    return session_of(signed_in(auth))


def confirm(auth: Onetsec, session: Session, mailer: MemoryMailer, new: str = NEW) -> AddressChange:
    """
    Ada leaves for a *new* address.
    """
    assert AddressOutcome.CODE_SENT is auth.address.change(session, new).outcome
    return auth.address.confirm(session, code_for(mailer, new), client=HERE)


def dies(auth: Onetsec, session: Session, mailer: MemoryMailer) -> None:
    """
    Ada leaves, and the process is killed.
    """
    with pytest.raises(Killed):
        confirm(auth, session, mailer)


def leaving(auth: Onetsec) -> Leaving | None:
    """
    What is known of a change that was begun.
    """
    account: Account = run(auth.flows.engine.account("ada"))
    return account.leaving


def told(mailer: MemoryMailer) -> list[str]:
    """
    Who was told of another address.
    """
    return [one.to for one in about("address-changed", mailer)]


def address(people: DictUsers) -> str:
    """
    What the host has.
    """
    return (people.by_id("ada") or BARE).email


def test_what_was_begun_is_known_before(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    And is forgotten once it was not made, by the next mails or the next sign-in.
    """
    people.before = killed
    dies(auth, session, mailer)
    seen = leaving(auth)
    assert seen is not None
    assert (LOGIN, HERE.address) == (
        auth.flows.mails.addresses.former("ada", seen.former),
        seen.address,
    )
    clock.advance(MINUTES - 1)
    auth.run_job(JOB)
    assert seen == leaving(auth)
    clock.advance(1)
    signed_in(auth)

    assert (None, []) == (leaving(auth), told(mailer))


def test_what_was_made_is_finished(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    At once: both addresses hear of it, and it stands in the activity, from where it came.
    """
    people.after = killed
    dies(auth, session, mailer)
    auth.run_job(JOB)
    auth.run_job(JOB)

    assert [LOGIN, NEW] == told(mailer)
    there = session_of(auth.sign_in.password(NEW, PASSWORD, client=HERE))
    lines = auth.activity.list(there).lines
    (line,) = (one for one in lines if EventKind.ADDRESS_CHANGED is one.kind)
    assert HERE.address == line.address
    assert AddressOutcome.ALREADY_CONFIRMED is auth.address.verify(there).outcome


def test_whoever_comes_finishes_it(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Though the owner never does: what is half done waits like what has to be mailed.
    """
    people.after = killed
    dies(auth, session, mailer)
    clock.advance(MINUTES - 1)
    auth.run_job(WAITING)
    assert [] == told(mailer)
    clock.advance(1)
    auth.run_job(WAITING)

    assert [LOGIN, NEW] == told(mailer)


def test_a_sign_in_finishes_it_first(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    So whoever signs in stays.
    """
    people.after = killed
    dies(auth, session, mailer)
    entered = auth.sign_in.password(NEW, PASSWORD, client=HERE)

    assert auth.sessions.is_alive(session_of(entered))
    assert [LOGIN, NEW] == told(mailer)


def test_a_sign_in_on_the_word_of_the_host_finishes_it(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    Whatever that has proven.
    """
    session = session_of(auth.email_code.enable(session))
    session = mail_proven(auth, session, mailer)
    people.after = killed
    dies(auth, session, mailer)
    entered = auth.sign_in.trusted("ada", channels=(Channel.MAIL,), client=HERE)

    assert auth.sessions.is_alive(session_of(entered))
    assert [LOGIN, NEW] == told(mailer)


def test_a_link_for_a_password_finishes_it(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    Before it is mailed: what is set by it is no reason to move back.
    """
    people.after = killed
    dies(auth, session, mailer)
    auth.password_reset.complete(linked(auth, mailer, NEW), new=OTHER, client=HERE)
    auth.sign_in.password(NEW, OTHER, client=HERE)

    assert (NEW, [LOGIN, NEW]) == (address(people), told(mailer))


def test_a_third_address_hides_nothing(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    The owner of the first one is told; the third is not taken for proven.
    """
    people.after = killed
    dies(auth, session, mailer)
    people.put(evolve(BARE, email=THIRD))
    auth.run_job(JOB)

    assert [LOGIN, THIRD] == told(mailer)
    there = session_of(auth.sign_in.password(THIRD, PASSWORD, client=HERE))
    assert AddressOutcome.CODE_SENT is auth.address.verify(there).outcome


def test_an_address_where_there_was_none(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    Is known all the same; nobody else is told.
    """
    people.put(evolve(BARE, email=""))
    people.after = killed
    dies(auth, session, mailer)
    auth.run_job(JOB)

    assert (None, [NEW]) == (leaving(auth), told(mailer))


def test_of_two_the_second_waits(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Until it is known what became of the first one, which then is told, or never happened.
    """
    people.before = killed
    dies(auth, session, mailer)
    clock.advance(61)
    entered = session_of(signed_in(auth))
    change = confirm(auth, entered, mailer)
    assert (AddressOutcome.TOO_MANY_ATTEMPTS, 59) == (change.outcome, change.retry_after)
    clock.advance(60)

    assert AddressOutcome.CHANGED is confirm(auth, entered, mailer).outcome
    assert [LOGIN, NEW] == told(mailer)


def test_a_storage_that_is_slow(
    auth: Onetsec,
    session: Session,
    people: Dying,
    mailer: MemoryMailer,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Has nothing changed after others have given that up.
    """
    storage: Any = auth.flows.engine.storage
    raised = storage.raise_epoch

    async def slow(*args: Any, **kwargs: Any) -> int:
        clock.advance(30)
        epoch: int = await raised(*args, **kwargs)
        return epoch

    monkeypatch.setattr(storage, "raise_epoch", slow)
    with pytest.raises(Unavailable, match="too slow"):
        confirm(auth, session, mailer)
    assert LOGIN == address(people)


def test_somebody_else_is_faster(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    It was changed, once; this session has ended like all others.
    """
    people.after = partial(auth.run_job, JOB)
    change = confirm(auth, session, mailer)

    assert (AddressOutcome.CHANGED, None) == (change.outcome, change.token)
    assert (NEW, [LOGIN, NEW]) == (address(people), told(mailer))


def test_somebody_else_finishes_it_meanwhile(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    It is told once.
    """
    people.after = killed
    dies(auth, session, mailer)
    people.looked = partial(auth.run_job, JOB)
    auth.run_job(JOB)

    assert [LOGIN, NEW] == told(mailer)


def test_a_session_that_ends_before_the_row_is_touched(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer, storage: Interrupted
) -> None:
    """
    Leaves nothing behind.
    """
    auth.address.change(session, NEW)
    storage.then = lambda: setattr(storage, "then", lambda: auth.sessions.end_all("ada"))
    change = auth.address.confirm(session, code_for(mailer, NEW), client=HERE)

    assert AddressOutcome.SIGNED_OUT is change.outcome
    assert (None, LOGIN) == (leaving(auth), address(people))


def test_what_is_not_to_be_is_moved_back(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    By whoever comes: a credential was changed meanwhile. Nobody is told of what is not.
    """
    people.after = killed
    dies(auth, session, mailer)
    auth.sessions.end_all("ada")
    auth.run_job(JOB)

    assert (LOGIN, []) == (address(people), told(mailer))
    assert None is leaving(auth)


def test_a_clock_that_is_ahead(
    auth: Onetsec,
    session: Session,
    people: Dying,
    mailer: MemoryMailer,
    rebuild: Build,
) -> None:
    """
    Gives up too early: what was not kept is put back.
    """
    ahead = rebuild(settings=OPEN, clock=FrozenClock(1_800_000_000 + MINUTES))
    people.before = partial(ahead.run_job, JOB)
    change = confirm(auth, session, mailer)

    assert AddressOutcome.SIGNED_OUT is change.outcome
    assert (LOGIN, []) == (address(people), told(mailer))


def test_a_third_address_is_not_moved_back(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    It is the host's.
    """
    people.after = killed
    dies(auth, session, mailer)
    auth.sessions.end_all("ada")
    people.put(evolve(BARE, email=THIRD))
    auth.run_job(JOB)

    assert (THIRD, [LOGIN, THIRD]) == (address(people), told(mailer))


def test_what_can_not_be_moved_back_is_told(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    Somebody else has the old address by now.
    """

    def meanwhile() -> None:
        auth.sessions.end_all("ada")
        people.put(User("bob", email=LOGIN))

    people.after = meanwhile
    change = confirm(auth, session, mailer)

    assert (AddressOutcome.CHANGED, None) == (change.outcome, change.token)
    assert (NEW, [LOGIN, NEW]) == (address(people), told(mailer))


def test_a_user_who_is_gone(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Leaves nothing that waits.
    """
    people.after = killed
    dies(auth, session, mailer)
    del people._by_id["ada"]
    clock.advance(MINUTES)
    auth.run_job(JOB)

    assert (None, []) == (leaving(auth), told(mailer))


def test_a_host_that_has_stored_it_and_answers_nothing_more(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    Is asked again later.
    """

    def down() -> None:
        people.is_down = True
        raise Unavailable("down")

    people.after = down
    with pytest.raises(Unavailable):
        confirm(auth, session, mailer)
    people.is_down = False
    auth.run_job(JOB)

    assert (NEW, [LOGIN, NEW]) == (address(people), told(mailer))


def test_a_link_takes_back_what_was_half_done(
    auth: Onetsec, people: Dying, mailer: MemoryMailer
) -> None:
    """
    A thief who leaves, and whose process dies, has left no less than another one.
    """
    thief = session_of(signed_in(auth, client=THERE))
    thief = session_of(auth.password.change(thief, current=PASSWORD, new=OTHER, client=THERE))
    people.after = killed
    dies(auth, thief, mailer)
    outcome = auth.undo.undo(undo_tokens(mailer)[0], client=HERE)

    assert (UndoOutcome.UNDONE, LOGIN) == (outcome, address(people))


def test_a_link_that_dies_works_again(
    auth: Onetsec, session: Session, people: Dying, mailer: MemoryMailer
) -> None:
    """
    The address was moved back, and the rest was not.
    """
    there = session_of(confirm(auth, session, mailer))
    auth.email_code.enable(there, client=THERE)
    link = undo_tokens(mailer)[0]
    people.after = killed
    with pytest.raises(Killed):
        auth.undo.undo(link, client=HERE)
    assert (LOGIN, ()) == (address(people), auth.sessions.of_user("ada"))

    assert UndoOutcome.UNDONE is auth.undo.undo(link, client=HERE)
    assert UndoOutcome.LINK_OVER is auth.undo.undo(link, client=HERE)
    assert Channel.MAIL not in auth.sign_in.password(LOGIN, PASSWORD, client=HERE).factors
