"""
Sessions: what is shown of them, and who ends whose.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from attrs import evolve

from onetsec import Channel, Client, Event, EventKind, Location, Onetsec
from onetsec.device import Device
from onetsec.flows.sessions import RevokeOutcome
from onetsec.locators import DemoLocator
from onetsec.ports import Storage
from onetsec.sessions import SessionPolicy
from onetsec.testing import FrozenClock, together

from ..conftest import HERE, PASSWORD, THERE
from .worlds import UNLIMITED, session_of, signed_in


def test_sign_out_ends_it(auth: Onetsec) -> None:
    """
    At once, and twice is harmless.
    """
    result = signed_in(auth)
    for _ in range(2):
        auth.sessions.sign_out(session_of(result))

        assert None is auth.sessions.check(result.token or "", client=HERE)


def test_two_things_in_one_second_are_two(auth: Onetsec, storage: Storage) -> None:
    """
    Whoever proves the password and leaves at once finds both in the storage.
    """
    confirmed = auth.step_up.confirm(
        session_of(signed_in(auth)), factor=Channel.PASSWORD, code=PASSWORD, client=HERE
    )
    auth.sessions.sign_out(session_of(confirmed))

    kinds = {event.kind for event in storage.events("ada")}

    assert {"signed-in", "stepped-up", "signed-out"} <= kinds


def test_list_shows_device_place_and_activity(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    One's own first, then the one used last.
    """
    auth = build(storage, locator=DemoLocator(), settings=UNLIMITED)
    auth.password.register("ada", PASSWORD)
    old = signed_in(auth, client=THERE)
    clock.advance(60)
    signed_in(auth, client=THERE)
    here = session_of(signed_in(auth))
    clock.advance(600)
    auth.sessions.check(old.token or "", client=Client("203.0.113.9", "Safari"))

    first, second, third = auth.sessions.list(here)

    assert (True, False, False) == (first.is_current, second.is_current, third.is_current)
    assert (here.id, session_of(old).id) == (first.id, second.id)
    assert Device(browser="Firefox", system="Linux") == first.device
    assert "curl" == second.device.browser
    assert Location(city="Bratislava", country="Slovakia") == second.place
    assert "203.0.113.9" == second.address
    assert (clock.seconds(), clock.seconds() - 660) == (second.last_seen_at, second.opened_at)
    assert (Channel.PASSWORD,) == third.channels


def test_any_but_the_current_session_can_be_revoked(auth: Onetsec, storage: Storage) -> None:
    """
    The core refuses, not only the page.
    """
    here, there = session_of(signed_in(auth)), signed_in(auth, client=THERE)

    assert RevokeOutcome.CURRENT_SESSION is auth.sessions.revoke(here, here.id)
    assert RevokeOutcome.UNKNOWN_SESSION is auth.sessions.revoke(here, "nobody")
    assert RevokeOutcome.REVOKED is auth.sessions.revoke(here, session_of(there).id)
    assert RevokeOutcome.UNKNOWN_SESSION is auth.sessions.revoke(here, session_of(there).id)
    assert None is auth.sessions.check(there.token or "", client=THERE)
    assert [here.id] == [view.id for view in auth.sessions.list(here)]
    assert "session-revoked" in [event.kind for event in storage.events("ada")]


def test_sessions_of_others_are_out_of_reach(auth: Onetsec) -> None:
    """
    An id is looked up within its user.
    """
    here = session_of(signed_in(auth))
    bare = auth.sign_in.trusted("bare", client=THERE)

    assert RevokeOutcome.UNKNOWN_SESSION is auth.sessions.revoke(here, session_of(bare).id)
    assert None is not auth.sessions.check(bare.token or "", client=THERE)


def test_sign_out_all_others(auth: Onetsec, clock: FrozenClock) -> None:
    """
    This one goes on, with a new token.
    """
    others = [signed_in(auth, client=THERE).token or "" for _ in range(3)]
    here = signed_in(auth)
    clock.advance(1)
    opened = auth.sessions.revoke_others(session_of(here))

    assert None is not auth.sessions.check(opened.token or "", client=HERE)
    for token in (*others, here.token or ""):
        assert None is auth.sessions.check(token, client=HERE)
    assert [session_of(opened).id] == [view.id for view in auth.sessions.list(session_of(opened))]


def test_ended_session_ends_no_others(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A request that was checked before, and comes late: it gets no token.
    """
    here, there = signed_in(auth), signed_in(auth, client=THERE)
    clock.advance(1)
    auth.sessions.revoke(session_of(here), session_of(there).id)
    assert None is auth.sessions.revoke_others(session_of(there)).token
    clock.advance(1)
    auth.sessions.end_all("ada")

    assert None is auth.sessions.revoke_others(session_of(here)).token


def test_host_ends_all(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Also of a user who has no record yet.
    """
    heard: list[Event] = []
    auth.on(EventKind.ALL_SESSIONS_ENDED)(heard.append)
    ada = signed_in(auth).token or ""
    bare = auth.sign_in.trusted("bare", client=HERE).token or ""
    clock.advance(1)
    for user_id in ("ada", "bare"):
        auth.sessions.end_all(user_id)

    assert None is auth.sessions.check(ada, client=HERE)
    assert None is auth.sessions.check(bare, client=HERE)
    assert ["ada", "bare"] == [event.user_id for event in heard]


def test_the_fifty_first_ends_the_one_idle_for_longest(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    The number is a setting.
    """
    settings = evolve(UNLIMITED, sessions=SessionPolicy(most=3))
    auth = build(storage, settings=settings)
    auth.password.register("ada", PASSWORD)
    tokens = []
    for _ in range(5):
        clock.advance(1)
        tokens.append(signed_in(auth).token or "")

    alive = [auth.sessions.check(token, client=HERE) is not None for token in tokens]

    assert [False, False, True, True, True] == alive


def test_many_sign_ins_at_once_stay_within_the_limit(
    storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    Exactly three are left of twenty-four.
    """
    settings = evolve(UNLIMITED, sessions=SessionPolicy(most=3))
    auth = build(storage, settings=settings)
    auth.password.register("ada", PASSWORD)
    together([partial(signed_in, auth)] * 24)

    assert 3 == len(storage.sessions("ada")[0])


def test_hostile_user_agent_is_nobody_s_name(auth: Onetsec) -> None:
    """
    Nothing of it is stored.
    """
    client = Client("\ud800", "<script>alert(1)</script>\x00\u202e" * 1000)
    session = session_of(signed_in(auth, client=client))
    (view,) = auth.sessions.list(session)

    assert ("", "", "") == (view.device.browser, view.device.system, view.address)


def test_an_operator_ends_a_session(auth: Onetsec, storage: Storage) -> None:
    """
    It is over at once, its owner can read of it, and twice is harmless.
    """
    first, second = (session_of(signed_in(auth)) for _ in range(2))
    for _ in range(2):
        auth.sessions.end("ada", first.id)

    assert [second.id] == [one.id for one in auth.sessions.of_user("ada")]
    assert not any(one.is_current for one in auth.sessions.of_user("ada"))
    assert 1 == [one.kind for one in storage.events("ada")].count("session-revoked")
