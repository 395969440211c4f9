"""
The check of a session: one read a request, and how long it answers yes.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Onetsec, Settings, Unavailable
from onetsec.ports import Storage
from onetsec.sessions import SessionPolicy
from onetsec.testing import CountingStorage, Failing, FrozenClock

from ..conftest import HERE, PASSWORD
from .worlds import session_of, signed_in


def test_steady_check_is_one_read(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    And no write; after five minutes there is one.
    """
    counting = CountingStorage(storage)
    auth = build(counting)
    auth.password.register("ada", PASSWORD)
    token = signed_in(auth).token or ""
    counting.calls.clear()

    auth.sessions.check(token, client=HERE)
    assert ["session"] == counting.calls

    clock.advance(300)
    auth.sessions.check(token, client=HERE)
    assert ["session", "session", "put_session"] == counting.calls

    auth.sessions.check(token, client=HERE)
    assert ["session", "session", "put_session", "session"] == counting.calls


@pytest.mark.parametrize("text", ["", "ots1_session_x.y.z", "\ud800", "x" * 1_000_000])
def test_malformed_token_reaches_no_storage(
    text: str, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    It is nobody's.
    """
    counting = CountingStorage(storage)

    assert None is build(counting).sessions.check(text, client=HERE)
    assert [] == counting.calls


def test_unknown_token_creates_nothing(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    It is one read, and nobody's.
    """
    counting = CountingStorage(storage)
    auth = build(counting)
    token = "ots1_session_YWRh.AAAAAAAAAAAA." + "A" * 43

    assert None is auth.sessions.check(token, client=HERE)
    assert ["session"] == counting.calls


def test_another_secret_is_anonymous(auth: Onetsec) -> None:
    """
    And the session goes on.
    """
    token = signed_in(auth).token or ""
    other = token[:-1] + ("A" if token[-1] != "A" else "E")

    assert None is auth.sessions.check(other, client=HERE)
    assert None is not auth.sessions.check(token, client=HERE)


@pytest.mark.parametrize(
    "changes", [{"epoch": 10**12}, {"channels": "app:1800000000"}, {"created_at": 1_800_000_001}]
)
def test_a_hole_that_writes_rows_signs_nobody_in(
    changes: dict[str, int | str], auth: Onetsec, storage: Storage
) -> None:
    """
    Epoch, channels and age are covered by the digest.
    """
    result = signed_in(auth)
    found = storage.session("ada", session_of(result).id)
    assert found is not None
    forged = evolve(found[0], revision=2, **changes)  # type: ignore[arg-type]
    storage.put_session(forged, expected=1)

    assert None is auth.sessions.check(result.token or "", client=HERE)


def test_idle_session_ends(auth: Onetsec, clock: FrozenClock) -> None:
    """
    After fourteen days without a request.
    """
    token = signed_in(auth).token or ""
    clock.advance(14 * 86_400 - 1)
    assert None is not auth.sessions.check(token, client=HERE)
    clock.advance(14 * 86_400)

    assert None is auth.sessions.check(token, client=HERE)


def test_busy_session_ends_after_thirty_days(auth: Onetsec, clock: FrozenClock) -> None:
    """
    However busy it is.
    """
    token = signed_in(auth).token or ""
    for _ in range(29):
        clock.advance(86_400)
        assert None is not auth.sessions.check(token, client=HERE)
    clock.advance(86_400)

    assert None is auth.sessions.check(token, client=HERE)


def test_lost_touch_signs_nobody_out(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    The read was right; the write can wait.
    """
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    token = signed_in(auth).token or ""
    clock.advance(900)
    readable = build(Failing(storage, "put_session", error=Unavailable("read-only")))

    assert None is not readable.sessions.check(token, client=HERE)


def test_outage_is_neither_sign_in_nor_sign_out(
    storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    It is an exception.
    """
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    token = signed_in(auth).token or ""
    dead = build(Failing(storage, "session", error=Unavailable("down")))

    with pytest.raises(Unavailable):
        dead.sessions.check(token, client=HERE)


def test_settings_shorten_sessions(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    Fifteen minutes for a bank.
    """
    policy = SessionPolicy(idle=900, absolute=3600, touch=30)
    auth = build(storage, settings=Settings(sessions=policy))
    auth.password.register("ada", PASSWORD)
    token = signed_in(auth).token or ""
    clock.advance(900)

    assert None is auth.sessions.check(token, client=HERE)


def test_a_look_that_is_no_activity(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    It is one read and no write, however long nothing else was done, until the session is idle.
    """
    counting = CountingStorage(storage)
    auth = build(counting)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    counting.calls.clear()

    for expected, seconds in ((True, 0), (True, 14 * 86_400 - 1), (False, 1)):
        clock.advance(seconds)
        assert expected is auth.sessions.is_alive(session)
    assert ["session"] * 3 == counting.calls


def test_a_look_sees_that_it_is_over(auth: Onetsec) -> None:
    """
    Signed out, signed out everywhere, or gone on with another secret: it is over.
    """
    first, second, third = (session_of(signed_in(auth)) for _ in range(3))
    auth.sessions.sign_out(first)
    assert not auth.sessions.is_alive(first)

    opened = auth.sessions.revoke_others(second)
    assert opened.session is not None
    assert auth.sessions.is_alive(opened.session)
    assert not auth.sessions.is_alive(second)
    assert not auth.sessions.is_alive(third)


def test_a_look_in_an_outage(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    Nobody can tell.
    """
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    down = build(Failing(storage, "session", error=Unavailable("down")))

    with pytest.raises(Unavailable):
        down.sessions.is_alive(session)
