"""
Security activity: what is kept, where it comes from, and how it is read.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from onetsec import Channel, Client, Event, EventKind, Onetsec, Settings
from onetsec.activity import ActivityGroup, ActivityOutcome, ActivityPolicy
from onetsec.locators import DemoLocator
from onetsec.ports import Storage
from onetsec.testing import FrozenClock

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .worlds import UNLIMITED, enrolled, pending, session_of, signed_in

SMALL = evolve(UNLIMITED, activity=ActivityPolicy(page=5))
Build = Callable[..., Onetsec]


def happened(auth: Onetsec, clock: FrozenClock, *kinds: EventKind) -> None:
    """
    One event of each kind, a minute apart.
    """
    for number, kind in enumerate(kinds):
        clock.advance(60)
        event = Event(kind=kind, user_id="ada", at=clock.seconds(), mark=str(number))
        auth._storage.record_event(event.record())


def small(build: Build, storage: Storage, settings: Settings = SMALL) -> Onetsec:
    """
    An application with five events a page.
    """
    auth = build(storage, settings=settings)
    auth.password.register("ada", PASSWORD)
    return auth


def test_what_when_device_and_place(build: Build, storage: Storage, clock: FrozenClock) -> None:
    """
    A change is kept with the device and the place that it came from.
    """
    auth = build(storage, locator=DemoLocator(), settings=UNLIMITED)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    clock.advance(1)  # within a second, events are in order of their kinds
    changed = auth.password.change(session, current=PASSWORD, new=OTHER, client=THERE)

    line = auth.activity.list(session_of(changed), group=ActivityGroup.CREDENTIALS).lines[0]

    assert (EventKind.PASSWORD_CHANGED, clock.seconds()) == (line.kind, line.at)
    assert ("curl", THERE.address) == (line.device.browser, line.address)
    assert DemoLocator().locate(THERE) == line.place
    assert ActivityOutcome.DONE is line.outcome


def test_the_user_agent_is_not_kept(auth: Onetsec, storage: Storage) -> None:
    """
    Only what it chose from the list.
    """
    agent = f"{HERE.user_agent} <script>"
    signed_in(auth, client=Client("192.0.2.1", agent))

    kept = b"".join(one.data for one in storage.events("ada"))

    assert b"Firefox" in kept
    assert b"script" not in kept
    assert b"Mozilla" not in kept


def test_who_ends_a_session_is_shown(auth: Onetsec, clock: FrozenClock) -> None:
    """
    If that was said.
    """
    session, other = session_of(signed_in(auth)), session_of(signed_in(auth, client=THERE))
    auth.sessions.revoke(session, other.id, client=THERE)
    clock.advance(1)
    auth.sessions.end_all("ada")

    by_host, by_owner = auth.activity.of_user("ada", group=ActivityGroup.SESSIONS).lines

    assert ("curl", THERE.address) == (by_owner.device.browser, by_owner.address)
    assert ("", "") == (by_host.device.browser, by_host.address)


def test_wrong_passwords_are_not_kept(auth: Onetsec, storage: Storage) -> None:
    """
    A stranger writes nothing.
    """
    before = storage.events("ada")
    auth.sign_in.password("ada@example.com", "wrong", client=HERE)

    assert before == storage.events("ada")


def test_wrong_codes_are_listed(auth: Onetsec, storage: Storage, clock: FrozenClock) -> None:
    """
    From the account, between the events, until they are no more counted.
    """
    session, *_ = enrolled(auth, clock)
    clock.advance(60)
    kept = storage.events("ada")
    wrong = pending(auth)
    auth.sign_in.verify(wrong, factor=Channel.APP, code="000000", client=THERE)
    failed_at = clock.seconds()
    clock.advance(60)
    auth.sessions.sign_out(session)

    lines = auth.activity.of_user("ada", group=ActivityGroup.SIGN_IN).lines

    assert [EventKind.SIGNED_OUT, EventKind.SECOND_FACTOR_FAILED] == [one.kind for one in lines[:2]]
    assert (failed_at, ActivityOutcome.REFUSED) == (lines[1].at, lines[1].outcome)
    assert len(kept) + 1 == len(storage.events("ada"))


def test_pages(build: Build, storage: Storage, clock: FrozenClock) -> None:
    """
    Every event is on one page, the newest first.
    """
    auth = small(build, storage)
    happened(auth, clock, *[EventKind.SIGNED_OUT] * 12)
    seen: list[str] = []
    before, sizes = "", []
    while True:
        page = auth.activity.of_user("ada", before=before)
        seen += [one.id for one in page.lines]
        sizes.append(len(page.lines))
        before = page.older
        if not before:
            break

    assert [5, 5, 3] == sizes
    assert [one.id for one in storage.events("ada")] == seen


def test_a_group_is_looked_for_further_down(
    build: Build, storage: Storage, clock: FrozenClock
) -> None:
    """
    A page reads on, up to 400 events, and then says where to go on.
    """
    auth = small(build, storage)
    happened(auth, clock, EventKind.TOTP_ENABLED, *[EventKind.SIGNED_OUT] * 450)

    first = auth.activity.of_user("ada", group=ActivityGroup.CREDENTIALS)
    second = auth.activity.of_user("ada", group=ActivityGroup.CREDENTIALS, before=first.older)

    assert () == first.lines
    assert [EventKind.TOTP_ENABLED, EventKind.PASSWORD_REGISTERED] == [
        one.kind for one in second.lines
    ]
    assert "" == second.older


def test_a_full_page_reads_no_further(build: Build, storage: Storage, clock: FrozenClock) -> None:
    """
    One read is enough for what is frequent.
    """
    auth = small(build, storage)
    happened(auth, clock, *[EventKind.SIGNED_OUT] * 150)

    page = auth.activity.of_user("ada")

    assert (5, page.lines[-1].id) == (len(page.lines), page.older)


def test_what_is_too_old_ends_the_list(build: Build, storage: Storage, clock: FrozenClock) -> None:
    """
    Nothing behind it is read.
    """
    auth = small(build, storage)
    happened(auth, clock, *[EventKind.SIGNED_OUT] * 150)
    clock.advance(400 * 86_400)
    happened(auth, clock, EventKind.SIGNED_IN)

    page = auth.activity.of_user("ada")

    assert ([EventKind.SIGNED_IN], "") == ([one.kind for one in page.lines], page.older)


def test_a_cursor_that_is_none(auth: Onetsec) -> None:
    """
    Is the newest page.
    """
    session = session_of(signed_in(auth))

    assert auth.activity.list(session) == auth.activity.list(session, before="' OR 1=1")


def test_nobody_else_is_shown(auth: Onetsec) -> None:
    """
    Whatever the cursor.
    """
    session = session_of(signed_in(auth))
    last = auth.activity.list(session).lines[0].id

    assert () == auth.activity.of_user("bare", before=f"{last}z").lines


def test_what_is_too_old_is_deleted(auth: Onetsec, storage: Storage, clock: FrozenClock) -> None:
    """
    By the host; to the second that it is shown no more.
    """
    (registered,) = storage.events("ada")
    clock.advance(400 * 86_400 - 1)
    auth.activity.sweep("ada")
    assert [registered] == list(storage.events("ada"))

    clock.advance(1)
    auth.activity.sweep("ada")
    assert [] == list(storage.events("ada"))


def test_one_event_in_twenty_deletes_what_is_too_old(
    build: Build, storage: Storage, clock: FrozenClock
) -> None:
    """
    Of the user that it is about; not where the host sweeps by itself.
    """
    auth = small(build, storage, evolve(UNLIMITED, sweep_every=250))
    (registered,) = storage.events("ada")
    clock.advance(400 * 86_400)
    for _ in range(18):
        signed_in(auth)
    assert registered in storage.events("ada")

    signed_in(auth)
    assert registered not in storage.events("ada")
