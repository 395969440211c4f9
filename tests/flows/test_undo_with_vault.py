"""
A link that takes changes back, where the host keeps the hashes of passwords.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.notices import UndoOutcome
from onetsec.storage.memory import MemoryStorage

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import ADA, LOGIN, OPEN, tokens, undo_tokens
from .test_vault import Host
from .worlds import session_of, signed_in

THIRD = "Third Harbor 3 Pelican"


class Hurried(Host):
    """
    A host where something happens after the next look at a hash.
    """

    then: Callable[[], object] | None = None

    def password_hash(self, user_id: str) -> str | None:
        found = super().password_hash(user_id)
        then, self.then = self.then, None
        if then is not None:
            then()
        return found


@pytest.fixture
def people() -> Hurried:
    return Hurried([ADA])


@pytest.fixture
def auth(build: Callable[..., Onetsec], people: Host, mailer: MemoryMailer) -> Onetsec:
    """
    An application whose users keep their hashes.
    """
    ports: dict[str, Any] = {"users": people, "vault": people, "mailer": mailer}
    return build(storage=MemoryStorage(), later=InlineLater(), settings=OPEN, **ports)


def entered(auth: Onetsec, password: str) -> SignInOutcome:
    """
    What becomes of a sign-in on a device that nobody knows.
    """
    return auth.sign_in.password(LOGIN, password, client=THERE).outcome


@pytest.mark.parametrize("seen", [True, False])
def test_the_password_of_the_host_stops(
    seen: bool, auth: Onetsec, people: Host, mailer: MemoryMailer
) -> None:
    """
    Also one that no sign-in has shown to us: the host has set it since.
    """
    if seen:
        people.set(PASSWORD)
        session = session_of(signed_in(auth))
    else:
        session = session_of(auth.sign_in.trusted("ada", client=HERE))
    auth.email_code.enable(session, client=THERE)
    people.set(PASSWORD)
    assert UndoOutcome.UNDONE is auth.undo.undo(undo_tokens(mailer)[-1], client=HERE)

    assert SignInOutcome.WRONG_CREDENTIALS is entered(auth, PASSWORD)
    reset = auth.password_reset.complete(tokens(mailer)[-1], new=OTHER, client=HERE)
    assert ResetOutcome.COMPLETED is reset.outcome
    assert SignInOutcome.SIGNED_IN is entered(auth, OTHER)


def test_another_one_of_the_host_works(auth: Onetsec, people: Host, mailer: MemoryMailer) -> None:
    """
    A form of its own lifts what a link has stopped, once a sign-in has seen that there is another.
    """
    session = session_of(auth.sign_in.trusted("ada", client=HERE))
    auth.email_code.enable(session, client=THERE)
    people.set(PASSWORD)
    auth.undo.undo(undo_tokens(mailer)[-1], client=HERE)
    people.set(THIRD)

    tried = [entered(auth, password) for password in (THIRD, PASSWORD, THIRD)]
    wrong = SignInOutcome.WRONG_CREDENTIALS
    assert [wrong, wrong, SignInOutcome.SIGNED_IN] == tried


def test_where_there_is_none_nothing_stops(
    auth: Onetsec, people: Host, mailer: MemoryMailer
) -> None:
    """
    A first password works.
    """
    session = session_of(auth.sign_in.trusted("ada", client=HERE))
    auth.email_code.enable(session, client=THERE)
    auth.undo.undo(undo_tokens(mailer)[-1], client=HERE)
    people.set(PASSWORD)

    assert SignInOutcome.SIGNED_IN is entered(auth, PASSWORD)


def test_a_password_that_was_set_since(auth: Onetsec, people: Host, mailer: MemoryMailer) -> None:
    """
    Stops: nobody but the thief may know it.
    """
    people.set(PASSWORD)
    session = session_of(signed_in(auth))
    auth.email_code.enable(session, client=THERE)
    people.set(OTHER)
    assert UndoOutcome.UNDONE is auth.undo.undo(undo_tokens(mailer)[-1], client=HERE)

    assert SignInOutcome.WRONG_CREDENTIALS is entered(auth, OTHER)


def test_a_password_that_is_set_meanwhile(
    auth: Onetsec, people: Hurried, mailer: MemoryMailer
) -> None:
    """
    Is looked at again, once somebody else has seen it.
    """
    session = session_of(auth.sign_in.trusted("ada", client=HERE))
    auth.email_code.enable(session, client=THERE)
    people.set(PASSWORD)

    def meanwhile() -> None:
        people.set(OTHER)
        auth.sign_in.password(LOGIN, OTHER, client=THERE)

    people.then = meanwhile

    assert UndoOutcome.UNDONE is auth.undo.undo(undo_tokens(mailer)[-1], client=HERE)
    assert SignInOutcome.WRONG_CREDENTIALS is entered(auth, OTHER)
