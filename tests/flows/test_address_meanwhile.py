"""
The address, while somebody else is faster, or something is in the way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from attrs import evolve

from onetsec import Onetsec, User
from onetsec.flows.address import AddressOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.later import QueueLater
from onetsec.mail import MemoryMailer
from onetsec.records import AccountRecord, Limit
from onetsec.sessions import Session
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from .mailboxes import LOGIN, OPEN, address_codes, mails
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]
NEW = "ada@example.org"
ADA = User("ada", email=LOGIN)
BOB = User("bob", email="bob@example.com")


class Interrupted(MemoryStorage):
    """
    A storage where something happens after the next save.
    """

    then: Callable[[], object] | None = None

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        saved = super().save(record, expected=expected)
        then, self.then = self.then, None
        if then is not None:
            then()
        return saved


class Hurried(DictUsers):
    """
    Users where something happens after a change of an address.
    """

    then: Callable[[], object] | None = None

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        changed = super().change_email(user_id, new, expected=expected)
        then, self.then = self.then, None
        if then is not None:
            then()
        return changed


class Firm(DictUsers):
    """
    Users who stay where they are.
    """

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        return False


def asking(auth: Onetsec, mailer: MemoryMailer, new: str) -> tuple[Session, str]:
    """
    Ada, who has asked for a code, and the code.
    """
    session = session_of(signed_in(auth))
    flow = auth.address
    sent = flow.verify(session) if new == LOGIN else flow.change(session, new)
    assert AddressOutcome.CODE_SENT is sent.outcome
    return session, address_codes(mailer)[-1]


def test_whoever_has_proven_it_may_ask(rebuild: Build, clock: FrozenClock) -> None:
    """
    For five minutes.
    """
    auth = rebuild(settings=OPEN)
    session = session_of(signed_in(auth))
    assert auth.address.may_ask(session)
    clock.advance(300)

    assert not auth.address.may_ask(session)


@pytest.mark.parametrize("new", [LOGIN, NEW])
def test_a_session_that_ends_meanwhile(new: str, rebuild: Build, mailer: MemoryMailer) -> None:
    """
    Confirms nothing: the code is spent.
    """
    storage, people = Interrupted(), DictUsers([ADA])
    auth = rebuild(settings=OPEN, storage=storage, users=people)
    session, code = asking(auth, mailer, new)
    storage.then = partial(auth.sessions.end_all, "ada")

    assert AddressOutcome.SIGNED_OUT is auth.address.confirm(session, code).outcome
    assert ADA == people.by_id("ada")


def test_a_session_that_ends_between_the_rows(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    The host has its old row again.
    """
    people = Hurried([ADA])
    auth = rebuild(settings=OPEN, users=people)
    session, code = asking(auth, mailer, NEW)
    people.then = partial(auth.sessions.end_all, "ada")

    assert AddressOutcome.SIGNED_OUT is auth.address.confirm(session, code).outcome
    assert LOGIN == (people.by_id("ada") or BOB).email


def test_an_account_that_changes_between_the_rows(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    Is looked at again, and the host's row is not changed twice.
    """
    people = Hurried([ADA])
    auth = rebuild(settings=OPEN, users=people)
    other = session_of(signed_in(auth))
    session, code = asking(auth, mailer, NEW)
    people.then = partial(auth.totp.begin, other)

    assert AddressOutcome.CHANGED is auth.address.confirm(session, code).outcome
    assert NEW == (people.by_id("ada") or BOB).email


def test_a_host_that_says_no(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    Has the last word: somebody may have been faster.
    """
    auth = rebuild(settings=OPEN, users=Firm([ADA]))
    session, code = asking(auth, mailer, NEW)

    assert AddressOutcome.TAKEN is auth.address.confirm(session, code).outcome


def test_too_many_changes(rebuild: Build, mailer: MemoryMailer, people: DictUsers) -> None:
    """
    An address is one of them.
    """
    people.put(ADA)
    throttles = evolve(OPEN.throttles, change=(Limit(1, 3600),))
    auth = rebuild(settings=evolve(OPEN, throttles=throttles))
    session, code = asking(auth, mailer, NEW)
    assert TotpOutcome.BEGUN is auth.totp.begin(session).outcome
    change = auth.address.confirm(session, code)

    assert (AddressOutcome.TOO_MANY_ATTEMPTS, 3600) == (change.outcome, change.retry_after)


@pytest.mark.parametrize(
    "gone",
    [
        lambda auth, people: people.put(evolve(ADA, active=False)),
        lambda auth, people: auth.sessions.end_all("ada"),
    ],
)
def test_a_code_that_is_not_needed_any_more(
    gone: Callable[[Onetsec, DictUsers], None], rebuild: Build, mailer: MemoryMailer
) -> None:
    """
    Is not mailed.
    """
    jobs: list[str] = []
    people = DictUsers([ADA])
    auth = rebuild(settings=OPEN, users=people, later=QueueLater(jobs.append))
    auth.address.change(session_of(signed_in(auth)), NEW)
    gone(auth, people)
    for job in jobs:
        auth.run_job(job)

    assert [] == mails(mailer, "address-code")


def test_the_owner_of_an_address_is_told_so_often(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    Whatever is mailed besides; and not at all if no mail reaches them.
    """
    people = DictUsers([ADA, BOB, User("eve", email="eve@example.com", active=False)])
    auth = rebuild(settings=OPEN, users=people)
    for address in ("eve@example.com", *[BOB.email] * 6):
        auth.address.change(session_of(signed_in(auth)), address)

    assert [BOB.email] * 5 == [mail.to for mail in mails(mailer, "address-taken")]
