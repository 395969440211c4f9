"""
What is over is kept no longer than until its owner comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec._lifting import run
from onetsec.errors import Unavailable
from onetsec.flows.sign_in import SignInOutcome
from onetsec.mail import MemoryMailer
from onetsec.records import AccountRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, PASSWORD
from .mailboxes import ADA, OPEN, address_codes
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]
NEW = "ada@example.org"
LISTS = ("notices", "former", "moves", "setups", "resets")
DAY = 86_400


class Full(MemoryStorage):
    """
    A storage that takes no account while it is full.
    """

    is_full = False

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        if self.is_full:
            raise Unavailable("accounts: the disk is full")
        return super().save(record, expected=expected)


@pytest.fixture
def storage() -> Full:
    """
    One that can be full.
    """
    return Full()


@pytest.fixture
def auth(rebuild: Build, people: DictUsers, mailer: MemoryMailer) -> Onetsec:
    """
    Ada has moved to another address, seen the key of an app, and asked for a link.
    """
    people.put(ADA)
    made = rebuild(settings=OPEN)
    session = session_of(signed_in(made))
    made.address.change(session, NEW)
    code = address_codes(mailer)[-1]
    made.totp.begin(session_of(made.address.confirm(session, code, client=HERE)))
    made.password_reset.request(NEW, client=HERE)
    assert 4 == sum(bool(one) for one in lists(made))
    return made


def enter(auth: Onetsec) -> None:
    """
    Ada comes back.
    """
    result = auth.sign_in.password(NEW, PASSWORD, client=HERE)
    assert SignInOutcome.SIGNED_IN is result.outcome


def lists(auth: Onetsec) -> list[Any]:
    """
    What is in the account of Ada.
    """
    account = run(auth.flows.engine.account("ada"))
    return [getattr(account, name) for name in LISTS]


def test_the_next_sign_in(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Nothing is left of the address, the links, the set-up and the notice; a second one writes none.
    """
    clock.advance(4 * DAY)
    enter(auth)
    assert [()] * len(LISTS) == lists(auth)

    version = run(auth.flows.engine.account("ada")).version
    enter(auth)
    assert version == run(auth.flows.engine.account("ada")).version


def test_what_counts_stays(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The negative control: the link of the notice works for three days, and what it restores is kept.
    """
    before = lists(auth)
    clock.advance(2 * DAY)
    enter(auth)

    assert before[:2] == lists(auth)[:2]


def test_it_can_wait(auth: Onetsec, storage: Full, clock: FrozenClock) -> None:
    """
    A storage that takes no account keeps nobody out by that.
    """
    clock.advance(4 * DAY)
    storage.is_full = True

    enter(auth)
    assert [()] * len(LISTS) != lists(auth)
