"""
An address that the host has changed, of which nobody has told us: it is not taken for proven.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Onetsec
from onetsec.address import AddressPolicy
from onetsec.events import EventKind
from onetsec.flows.address import AddressOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.posture import Level
from onetsec.sessions import Session
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE
from .addresses import BARE, NEW, code_for, level, moved
from .mailboxes import (
    LOGIN,
    OPEN,
    linked,
    mail_proven,
    mails,
    tokens,
    with_mail,
)
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]


@pytest.fixture
def auth(rebuild: Build, people: DictUsers) -> Onetsec:
    """
    An application that mails as much as is asked for, to people whose address nobody has verified.
    """
    people.put(BARE)
    return rebuild(settings=OPEN)


@pytest.fixture
def session(auth: Onetsec) -> Session:
    """
    Ada, with her password.
    """
    return session_of(signed_in(auth))


def changed_by_the_host(people: DictUsers, **changes: Any) -> None:
    """
    Ada has another address, of which nobody has told us.
    """
    people.put(evolve(BARE, email=NEW, **changes))


def test_no_link_goes_to_an_address_that_nobody_has_proven(
    auth: Onetsec, session: Session, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    The answer is the same. It is said on the page, and until it is verified.
    """
    changed_by_the_host(people)
    assert ResetOutcome.REQUESTED is auth.password_reset.request(NEW, client=HERE).outcome
    assert [] == tokens(mailer)
    assert Level.ACT is level(auth, session)
    auth.address.verify(session)
    auth.address.confirm(session, code_for(mailer, NEW))

    assert None is level(auth, session)
    assert linked(auth, mailer, NEW)


def test_a_first_link_needs_no_look_before(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Of somebody who has never signed in, nothing is known.
    """
    changed_by_the_host(people)

    assert linked(auth, mailer, NEW)


def test_a_host_that_verifies_is_believed(
    auth: Onetsec, session: Session, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Unless it does not want to be.
    """
    changed_by_the_host(people, email_verified=True)

    assert linked(auth, mailer, NEW)


def test_a_host_that_does_not_want_to_be_believed(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    For its flag says nothing of the present address.
    """
    auth = rebuild(settings=evolve(OPEN, address=AddressPolicy(trust_host=False)))
    signed_in(auth)
    changed_by_the_host(people, email_verified=True)
    auth.password_reset.request(NEW, client=HERE)

    assert [] == tokens(mailer)


def test_a_host_vouches(
    auth: Onetsec, session: Session, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    For one address, which was confirmed elsewhere; nobody has none.
    """
    heard: list[EventKind] = []
    auth.on(*EventKind)(lambda event: heard.append(event.kind))
    changed_by_the_host(people)
    auth.address.vouch("ada")
    auth.address.vouch("nobody")

    assert linked(auth, mailer, NEW)
    assert [EventKind.ADDRESS_CONFIRMED] == heard


def test_a_link_is_one_of_its_address(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    What was mailed to the address before works no more, though nobody has told us of another one.
    """
    token = linked(auth, mailer)
    changed_by_the_host(people)

    assert not auth.password_reset.is_valid(token)


def test_an_address_under_a_key_that_is_gone(
    rebuild: Build, storage: Storage, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Can not be told from another one: it is noted again by the next sign-in, and nobody is locked
    out meanwhile.
    """
    old, new = b"o" * 32, b"n" * 32
    people.put(BARE)
    before = rebuild(settings=OPEN, keys=[old])
    signed_in(before)
    both = rebuild(settings=OPEN, keys=[new, old])
    both.accounts.remove_second_factors("ada")
    session_of(signed_in(both))
    both.password_reset.request(
        LOGIN, client=HERE
    )  # the record is written anew, the address is not
    auth = rebuild(settings=OPEN, keys=[new])
    assert linked(auth, mailer)
    signed_in(auth)
    changed_by_the_host(people)
    auth.password_reset.request(NEW, client=HERE)

    assert LOGIN == mails(mailer, "reset-link")[-1].to


def test_with_mailed_codes_the_old_address_is_proven_first(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A password alone does not lead them away.
    """
    session = with_mail(auth, people)
    people.put(evolve(people.by_id("ada") or BARE, email_verified=False))
    assert AddressOutcome.STEP_UP_REQUIRED is auth.address.change(session, NEW).outcome
    moved(auth, mail_proven(auth, session, mailer), mailer)
