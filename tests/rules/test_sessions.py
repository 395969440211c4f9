"""
Sessions: when a token speaks for one, and which one gives way.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import Channel, ConfigurationError, Location
from onetsec.device import Device
from onetsec.records import SessionRecord, Transport
from onetsec.sessions import (
    Seen,
    Session,
    SessionOutcome,
    SessionPolicy,
    check,
    is_due,
    is_over,
    proofs,
    restamp,
    surplus,
    touch,
    unpacked,
    written,
)
from onetsec.sessions import open as open_session

NOW = 1_800_000_000
POLICY = SessionPolicy()
DIGEST = b"d" * 36
FIREFOX = Device(browser="Firefox", system="Linux")
SEEN = Seen(address="192.0.2.1", device=FIREFOX, place=Location(city="Vienna", country="Austria"))
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def opened(*, seen: Seen = SEEN, **changes: Any) -> SessionRecord:
    record = open_session(
        user_id="ada",
        id="AAAAAAAAAAAA",
        digest=DIGEST,
        epoch=7,
        channels="password:1800000000",
        seen=seen,
        policy=POLICY,
        now=NOW,
    )
    return evolve(record, **changes)


@pytest.mark.parametrize(
    ("expected", "digest", "minimum", "after"),
    [
        (SessionOutcome.ALIVE, DIGEST, 7, 0),
        (SessionOutcome.ALIVE, DIGEST, 7, POLICY.idle - 1),
        (SessionOutcome.EXPIRED, DIGEST, 7, POLICY.idle),
        (SessionOutcome.SIGNED_OUT, DIGEST, 8, 0),
        (SessionOutcome.WRONG_SECRET, b"x" * 36, 7, 0),
        (SessionOutcome.WRONG_SECRET, b"", 7, 0),
        (SessionOutcome.WRONG_SECRET, b"x" * 36, 8, POLICY.idle),
    ],
)
def test_outcome(expected: SessionOutcome, digest: bytes, minimum: int, after: int) -> None:
    """
    The secret first: who does not have it learns nothing else.
    """
    outcome = check(opened(), digest=digest, minimum_epoch=minimum, policy=POLICY, now=NOW + after)

    assert expected is outcome


def test_row_of_a_longer_policy_is_over_by_today_s() -> None:
    """
    Whoever shortens the absolute limit shortens it for sessions that are open.
    """
    long = opened(expires_at=NOW + 10**8)

    assert is_over(long, policy=POLICY, now=NOW + POLICY.absolute)
    assert not is_over(long, policy=POLICY, now=NOW + POLICY.absolute - 1)


@pytest.mark.parametrize(
    ("expected", "after"), [(False, -9), (False, 0), (False, 299), (True, 300)]
)
def test_touch_is_due_after_five_minutes(expected: bool, after: int) -> None:
    """
    And never for a clock that runs behind.
    """
    assert expected is is_due(opened(), policy=POLICY, now=NOW + after)


def test_touch_never_reaches_over_the_absolute_limit() -> None:
    """
    However often it is touched.
    """
    record, now = opened(), NOW
    while not is_over(record, policy=POLICY, now=now):
        record = touch(record, seen=SEEN, policy=POLICY, now=now)
        now += POLICY.idle - 1

    assert NOW + POLICY.absolute == record.expires_at


def test_touch_notes_address_and_place_and_keeps_the_device() -> None:
    """
    The device is what signed in.
    """
    moved = Seen(
        address="198.51.100.7", device=Device(browser="", system=""), place=Location(here=True)
    )
    after = touch(opened(), seen=moved, policy=POLICY, now=NOW + 900)

    assert evolve(moved, device=FIREFOX) == unpacked(after.data)
    assert (2, NOW + 900) == (after.revision, after.last_seen_at)
    assert DIGEST == after.digest


def test_restamp_changes_what_the_digest_covers() -> None:
    """
    And neither its age nor its last activity.
    """
    after = restamp(opened(), digest=b"e" * 36, epoch=9, channels="app:1")

    assert (2, b"e" * 36, 9, "app:1") == (
        after.revision,
        after.digest,
        after.epoch,
        after.channels,
    )
    assert (NOW, opened().expires_at) == (after.created_at, after.expires_at)


def test_the_one_idle_for_longest_gives_way() -> None:
    """
    Beyond the limit, and what is over; a row of an older epoch may be re-stamped yet.
    """
    policy = SessionPolicy(most=2)
    records = [
        opened(id="newest", last_seen_at=NOW),
        opened(id="oldest", last_seen_at=NOW - 50),
        opened(id="middle", last_seen_at=NOW - 20),
        opened(id="expired", expires_at=NOW - 1),
        opened(id="revoked", epoch=6, last_seen_at=NOW),
    ]

    assert {"oldest", "expired"} == set(surplus(records, minimum_epoch=7, policy=policy, now=NOW))


@quiet
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12), st.integers(1, 5))
def test_everybody_names_the_same_ones(times: list[tuple[int, int]], most: int) -> None:
    """
    In whatever order the rows come; and as many stay as may.
    """
    policy = SessionPolicy(most=most)
    records = [
        opened(id=f"{i:012d}", last_seen_at=NOW - seen, created_at=NOW - seen - age)
        for i, (seen, age) in enumerate(times)
    ]
    gone = surplus(records, minimum_epoch=7, policy=policy, now=NOW)

    assert set(gone) == set(surplus(records[::-1], minimum_epoch=7, policy=policy, now=NOW))
    assert max(0, len(records) - most) == len(gone)


@quiet
@given(st.dictionaries(st.sampled_from(Channel), st.integers(0, 10**12)))
def test_proofs_are_read_as_they_were_written(proven: dict[Channel, int]) -> None:
    """
    Every channel with its time.
    """
    assert proven == proofs(written(proven))


def test_channel_of_a_newer_release_is_left_out() -> None:
    """
    And so is what can not be read.
    """
    assert {Channel.APP: 5} == proofs("app:5 hologram:6 password password:x")


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"\xff", b'{"address":1}', b"null", b'"x"', b"1", b"[" * 1024]
)
def test_what_can_not_be_read_shows_as_unknown(raw: bytes) -> None:
    """
    A list of sessions never fails for one row.
    """
    assert Seen(device=Device(browser="", system=""), place=Location()) == unpacked(raw)


@pytest.mark.parametrize(
    ("address", "kept"),
    [("\ud800" * 10_000, ""), ("\0" * 64, ""), ('"' * 10_000, '"' * 64), ("é", "")],
    ids=["surrogates", "nul", "quotes", "not ASCII"],
)
def test_what_is_shown_is_small(address: str, kept: str) -> None:
    """
    Under 1 KiB, whatever the address is made of, the name and the place.
    """
    place = Location(city="\U0001f600" * 64, country="\U0001f600" * 64)
    hostile = Seen(address=address, name="\U0001f600" * 40, device=FIREFOX, place=place)
    raw = opened(seen=hostile).data

    assert len(raw) <= 1024
    assert evolve(hostile, address=kept) == unpacked(raw)


@pytest.mark.parametrize(
    ("expected", "seen"),
    [
        (b"[]", Seen(device=Device(browser="", system=""), place=Location())),
        (b'["192.0.2.1","Firefox","Linux"]', evolve(SEEN, place=Location())),
        (b'["192.0.2.1","Firefox","Linux","Vienna","Austria"]', SEEN),
        (b'["","Firefox","Linux","","",true]', Seen(device=FIREFOX, place=Location(here=True))),
    ],
)
def test_what_is_shown_takes_no_more_than_it_says(expected: bytes, seen: Seen) -> None:
    """
    No names, and nothing that is empty at the end; all of it is read again.
    """
    raw = opened(seen=seen).data

    assert expected == raw
    assert seen == unpacked(raw)


def test_what_was_shown_with_names_is_read() -> None:
    """
    Rows of an earlier form are still there, and are written anew by the next touch.
    """
    named = (
        b'{"address":"192.0.2.1","browser":"Firefox","system":"Linux",'
        b'"here":false,"city":"Vienna","country":"Austria"}'
    )

    assert SEEN == unpacked(named)
    after = touch(evolve(opened(), data=named), seen=SEEN, policy=POLICY, now=NOW)
    assert b'["192.0.2.1","Firefox","Linux","Vienna","Austria"]' == after.data


def test_session_shows_what_was_proven_and_when() -> None:
    """
    And no digest.
    """
    session = Session.of(opened(), transport=Transport.COOKIE)

    assert frozenset({Channel.PASSWORD}) == session.channels
    assert (NOW, None) == (
        session.proven_at(Channel.PASSWORD),
        session.proven_at(Channel.APP),
    )
    assert "dddd" not in repr(session)


@pytest.mark.parametrize(
    "numbers",
    [{"idle": 59}, {"idle": 99, "absolute": 98}, {"touch": 0}, {"most": 0}],
)
def test_policy_checks_itself(numbers: dict[str, int]) -> None:
    """
    When it is built.
    """
    with pytest.raises(ConfigurationError, match=r"^sessions\."):
        SessionPolicy(**numbers)


def test_name_of_a_device_stays() -> None:
    """
    What the owner calls a device is kept through every touch, whoever touches.
    """
    record = opened(seen=Seen(name="Ada's phone", device=Device(), place=Location()))
    later = touch(
        record, seen=Seen(device=Device(), place=Location()), policy=POLICY, now=NOW + 900
    )

    assert "Ada's phone" == unpacked(later.data).name
