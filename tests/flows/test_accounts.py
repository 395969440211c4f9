"""
Accounts: what an operator may have to do with one.
"""

from __future__ import annotations

from onetsec import Onetsec
from onetsec.events import EventKind
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.testing import FrozenClock

from ..conftest import HERE
from .worlds import enrolled, signed_in


def test_second_factors_are_removed(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Whoever has lost the phone signs in without it; every session is over, and it is told what went.
    """
    session, _, _ = enrolled(auth, clock)
    heard: list[EventKind] = []
    auth.on(*EventKind)(lambda event: heard.append(event.kind))

    assert (EventKind.TOTP_DISABLED,) == auth.accounts.remove_second_factors("ada")
    assert [EventKind.TOTP_DISABLED] == heard
    assert not auth.sessions.is_alive(session)
    assert SignInOutcome.SIGNED_IN is signed_in(auth).outcome


def test_no_second_factor(auth: Onetsec, storage: Storage) -> None:
    """
    Where there is none nothing is written.
    """
    before = storage.load("ada")

    assert () == auth.accounts.remove_second_factors("ada")
    assert before == storage.load("ada")


def test_erase(auth: Onetsec, storage: Storage) -> None:
    """
    Nothing is left but the minimum epoch, below which a sign-in in flight comes too late.
    """
    result = signed_in(auth)
    account = storage.load("ada")
    assert account is not None
    auth.accounts.erase("ada")
    records, minimum = storage.sessions("ada")

    assert None is storage.load("ada")
    assert () == tuple(records)
    assert minimum > account.epoch
    assert None is auth.sessions.check(result.token or "", client=HERE)


def test_erase_nobody(auth: Onetsec, storage: Storage) -> None:
    """
    Whoever had no account is erased all the same.
    """
    auth.accounts.erase("nobody")

    assert None is storage.load("nobody")
