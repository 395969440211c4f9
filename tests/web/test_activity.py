"""
Settings > Security activity: what is listed, and how to go on.
"""

from __future__ import annotations

import re

from onetsec import Event, EventKind, Onetsec
from onetsec.testing import FrozenClock

from ..conftest import HERE, OTHER
from .conftest import VERA, NewPerson, other_person
from .mailbox import Mailbox
from .walking import SECURITY, SESSIONS, Person

ACTIVITY = "/settings/activity"


def links(page: str) -> list[str]:
    """
    Where the links below the list lead.
    """
    return [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]*before=[^"]*)"', page)]


def test_list(ada: Person, clock: FrozenClock) -> None:
    """
    What, when, from where; this session is marked.
    """
    clock.advance(7200)

    page = ada.get(ACTIVITY).text

    assert "<h1>Security activity</h1>" in page
    assert "Signed in with password" in page
    assert "This device" in page
    assert "192.0.2.1" in page
    assert ">2 hours ago</time>" in page


def test_others_and_what_they_did(ada: Person, new_person: NewPerson) -> None:
    """
    A session that was revoked is told of, with who did it.
    """
    other = other_person(new_person)
    ada.send(SESSIONS, f"{SESSIONS}/{other.session_id}/revoke")

    page = ada.get(f"{ACTIVITY}?group=sessions").text

    assert "A session was signed out" in page
    assert "Signed in with" not in page
    assert 'aria-current="true">Sessions<' in page


def test_filter_that_is_none(ada: Person) -> None:
    """
    Shows everything.
    """
    page = ada.get(f"{ACTIVITY}?group=unknown").text

    assert "Signed in with password" in page
    assert 'aria-current="true">Everything<' in page


def test_nothing_of_a_kind(ada: Person) -> None:
    """
    Is said; and that is not nothing at all, nor is a page behind the last one.
    """
    assert "Nothing of this kind." in ada.get(f"{ACTIVITY}?group=sessions").text
    assert "Nothing of this kind." in ada.get(f"{ACTIVITY}?before=00000000001-signed-in-a").text


def test_nothing_at_all(ada: Person, auth: Onetsec) -> None:
    """
    Is said in other words.
    """
    auth._storage.drop_events("ada", before="99999999999")

    assert "Nothing has happened yet." in ada.get(ACTIVITY).text


def test_older_and_newest(ada: Person, auth: Onetsec, clock: FrozenClock) -> None:
    """
    A link leads on within the group, and one leads back.
    """
    for number in range(30):
        clock.advance(1)
        event = Event(
            kind=EventKind.SIGNED_OUT, user_id="ada", at=clock.seconds(), mark=str(number)
        )
        auth._storage.record_event(event.record())

    first = ada.get(f"{ACTIVITY}?group=sign-in").text
    (older,) = links(first)
    second = ada.get(older).text

    assert older.startswith(f"{ACTIVITY}?group=sign-in&before=")
    assert ">Newest<" not in first
    assert "Signed in with password" in second
    assert f'href="{ACTIVITY}?group=sign-in">Newest<' in second
    assert [] == links(second)


def test_a_password_that_was_mailed(
    vera: Person, person: Person, mailbox: Mailbox, auth: Onetsec
) -> None:
    """
    Proves the mailbox, and so it is said; nobody has typed a code.
    """
    auth.password_reset.start("vera")
    token = mailbox.link().partition("token=")[2]
    auth.password_reset.complete(token, new=OTHER, client=HERE)
    person.sign_in(VERA, OTHER)

    assert "<h2>Signed in with email <span" in person.get(ACTIVITY).text


def test_settings_lead_there(ada: Person) -> None:
    """
    From the other two pages.
    """
    assert all(f'href="{ACTIVITY}"' in ada.get(page).text for page in (SECURITY, SESSIONS))
