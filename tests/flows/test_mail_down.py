"""
A mail server that is down: no answer depends on it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec
from onetsec.errors import DeliveryError
from onetsec.mail import MemoryMailer
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import ADA, LOGIN, asked, stepped_up, typed
from .worlds import enrolled, session_of, signed_in


def life(auth: Onetsec, people: DictUsers, clock: FrozenClock) -> list[str]:
    """
    What becomes of every step that mails.
    """
    told: list[str] = []

    def note(result: object) -> object:
        told.append(getattr(result, "outcome").value)  # noqa: B009 - of any flow
        return result

    note(signed_in(auth))
    session, app, recovery = enrolled(auth, clock)
    note(auth.email_code.enable(session))
    note(auth.email_code.confirm(session, "wrong"))
    people.put(ADA)
    session = session_of(note(auth.email_code.enable(session)))
    waiting = asked(auth)
    note(auth.sign_in.send_code(waiting))
    note(typed(auth, waiting, "wrong"))
    session = session_of(note(auth.email_code.disable(session)))
    clock.advance(60)
    note(auth.step_up.confirm(session, factor=Channel.RECOVERY, code=recovery[0], client=HERE))
    note(auth.password_reset.request(LOGIN, client=HERE))
    note(auth.password_reset.request("nobody@example.com", client=HERE))
    session = session_of(
        auth.sign_in.verify(asked(auth), factor=Channel.APP, code=app.next_code(), client=HERE)
    )
    note(auth.recovery_codes.renew(session))
    session = session_of(note(auth.totp.disable(session, is_sure=True)))
    session = session_of(note(auth.email_code.enable(session)))
    note(auth.step_up.send_code(session))
    note(stepped_up(auth, session, "wrong"))
    note(auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE))
    return told


@pytest.mark.parametrize("is_final", [False, True])
def test_no_outcome_depends_on_the_mail_server(
    is_final: bool,
    rebuild: Callable[..., Onetsec],
    mailing: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    The very same life, step by step, with a server that takes every mail and with one that takes
    none.
    """
    other = MemoryMailer()
    other.failure = DeliveryError("down", is_final=is_final)
    dead = rebuild(storage=MemoryStorage(), mailer=other)
    taken = life(mailing, people, clock)
    people.put(evolve(ADA, email_verified=False))
    refused = life(dead, people, clock)

    assert taken == refused
    assert [] == other.sent
    assert {"email-code", "reset-link", "notice"} == {mail.kind for mail in mailer.sent}
