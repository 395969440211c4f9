"""
Security activity: what is shown of the past, in which order, and how far back.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onetsec import Channel, ConfigurationError, Event, EventKind, Location
from onetsec.activity import (
    GROUPS,
    ActivityGroup,
    ActivityLine,
    ActivityOutcome,
    ActivityPolicy,
    cursor,
    failed,
    label,
    lines,
    network,
    page,
)
from onetsec.device import Device
from onetsec.records import EventRecord
from onetsec.texts import ENGLISH
from onetsec.throttling import Failure

NOW = 1_800_000_000
DAY = 86_400
POLICY = ActivityPolicy()
EVENT = Event(
    kind=EventKind.SIGNED_IN,
    user_id="ada",
    at=NOW - 60,
    mark="AAAAAAAAAAAA",
    session_id="AAAAAAAAAAAA",
    channel=Channel.APP,
    address="192.0.2.7",
    device=Device("Firefox", "Linux"),
    place=Location(city="Vienna", country="Austria"),
)


def shown(*records: EventRecord, group: ActivityGroup | None = None) -> tuple[ActivityLine, ...]:
    """
    The lines of *records*, now.
    """
    return lines(records, group=group, policy=POLICY, now=NOW)


def line_at(at: int) -> ActivityLine:
    """
    A line of that time.
    """
    return shown(evolve(EVENT, at=at).record())[0]


def test_everything_of_an_event_is_shown() -> None:
    """
    What was written comes back.
    """
    assert (
        ActivityLine(
            id=EVENT.id,
            kind=EventKind.SIGNED_IN,
            at=NOW - 60,
            outcome=ActivityOutcome.DONE,
            address="192.0.2.7",
            device=Device("Firefox", "Linux"),
            place=Location(city="Vienna", country="Austria"),
            channel=Channel.APP,
            session_id="AAAAAAAAAAAA",
        ),
    ) == shown(EVENT.record())


@pytest.mark.parametrize("kind", EventKind, ids=lambda kind: kind.value)
def test_every_kind_has_a_group_and_words(kind: EventKind) -> None:
    """
    A kind that is new is put into a group, and is said in words of its own.
    """
    line = evolve(line_at(NOW), kind=kind)

    assert kind in GROUPS
    assert ENGLISH["event_unknown"] != label(line, ENGLISH)


def test_words() -> None:
    """
    A sign-in says with what; another event does not need to; an unknown one says that.
    """
    line = line_at(NOW)

    assert "Signed in with authenticator app" == label(line, ENGLISH)
    assert "Signed in" == label(evolve(line, channel=None), ENGLISH)
    assert "Password changed" == label(evolve(line, kind=EventKind.PASSWORD_CHANGED), ENGLISH)
    assert "Something else" == label(evolve(line, kind=None), ENGLISH)


def test_a_kind_of_a_newer_release_is_shown() -> None:
    """
    With the rest; it is of no group.
    """
    record = evolve(EVENT.record(), kind="teleported")

    assert None is shown(record)[0].kind
    assert {()} == {shown(record, group=group) for group in ActivityGroup}


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"\xff", b'{"channel": 7, "here": "yes"}', b"[" * 1024]
)
def test_what_can_not_be_read_is_unknown(raw: bytes) -> None:
    """
    A broken row shows what its columns say.
    """
    (line,) = shown(evolve(EVENT.record(), data=raw))

    assert (EventKind.SIGNED_IN, NOW - 60) == (line.kind, line.at)
    assert ("", None, Location()) == (line.address, line.channel, line.place)


def test_a_device_that_is_in_no_list_is_not_said() -> None:
    """
    Whatever stands in the row: names come from the list.
    """
    record = evolve(EVENT.record(), data=b'{"browser": "<b>", "system": "<i>"}')

    assert "Unknown browser" == shown(record)[0].device.label


def test_old_events_are_not_shown() -> None:
    """
    To the second.
    """
    young, old = (evolve(EVENT, at=NOW - 400 * DAY + more).record() for more in (1, 0))

    assert [NOW - 400 * DAY + 1] == [one.at for one in shown(young, old)]


def test_an_old_address_is_a_network() -> None:
    """
    To the second.
    """
    young, old = (evolve(EVENT, at=NOW - 90 * DAY + more).record() for more in (1, 0))

    assert ["192.0.2.7", "192.0.2.0/24"] == [one.address for one in shown(young, old)]


@pytest.mark.parametrize(
    ("expected", "address"),
    [
        ("203.0.113.0/24", "203.0.113.255"),
        ("2001:db8:1::/48", "2001:db8:1:2:3:4:5:6"),
        ("fe80::/48", "fe80::1%eth0"),
        ("203.0.113.0/24", "::ffff:203.0.113.9"),
        ("", ""),
        ("", "somewhere"),
    ],
)
def test_network(expected: str, address: str) -> None:
    """
    Coarse enough for many households.
    """
    assert expected == network(address)


def test_groups() -> None:
    """
    Only what is about it.
    """
    changed = evolve(EVENT, kind=EventKind.PASSWORD_CHANGED).record()

    assert (EventKind.PASSWORD_CHANGED,) == tuple(
        one.kind for one in shown(EVENT.record(), changed, group=ActivityGroup.CREDENTIALS)
    )


def failures(*ats: int, **asked: Any) -> list[int]:
    """
    When the failures were that are shown.
    """
    many = [Failure(at=at, by="AAAAAAAAAAAA") for at in ats]
    given: dict[str, Any] = {"group": None, "before": "", "after": "", **asked}
    return [one.at for one in failed(many, **given)]


def test_failures_of_the_second_step() -> None:
    """
    They are sign-ins that were refused, in their part of the past.
    """
    assert [10, 20, 30] == failures(10, 20, 30)
    assert [10, 20, 30] == failures(10, 20, 30, group=ActivityGroup.SIGN_IN)
    assert [] == failures(10, 20, 30, group=ActivityGroup.SESSIONS)
    assert [20] == failures(
        10, 20, 30, before="00000000030-", after="00000000011-second-factor-failed-0"
    )


def test_a_failure_says_no_more_than_its_time() -> None:
    """
    Its cursor holds no id of a sign-in that waits.
    """
    (line,) = failed([Failure(at=5, by="secret-id")], group=None, before="", after="")

    assert ActivityOutcome.REFUSED is line.outcome
    assert "secret-id" not in repr(line)
    assert line.id == cursor(line.id)


@given(st.lists(st.integers(0, 10**6), max_size=60), st.integers(5, 20))
def test_pages_have_everything_once(ats: list[int], size: int) -> None:
    """
    Whoever follows the cursors sees every line once, the newest first.
    """
    left = [
        evolve(line_at(NOW), at=at, id=f"{at:011d}-signed-in-{number}")
        for number, at in enumerate(ats)
    ]
    seen: list[ActivityLine] = []
    before = ""
    while True:
        rest = [one for one in left if not before or one.id < before]
        found = page(rest, size=size, rest="")
        seen += found.lines
        before = found.older
        if not before:
            break

    assert sorted(left, key=lambda one: one.id, reverse=True) == seen


def test_a_page_goes_on_where_nobody_looked() -> None:
    """
    Also if it holds nothing.
    """
    assert "00000000001-x" == page([], size=5, rest="00000000001-x").older


@given(st.text())
def test_any_text_is_a_cursor_or_none(text: str) -> None:
    """
    And one that is none is the newest page.
    """
    assert cursor(text) in ("", text)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("activity.keep", {"keep": DAY - 1}),
        ("activity.keep", {"keep": 3660 * DAY + 1}),
        ("activity.addresses", {"addresses": -1}),
        ("activity.addresses", {"addresses": 400 * DAY + 1}),
        ("activity.page", {"page": 4}),
        ("activity.page", {"page": 101}),
    ],
)
def test_settings(name: str, change: dict[str, int]) -> None:
    """
    A setting that can not be is refused by its name.
    """
    with pytest.raises(ConfigurationError, match=name):
        ActivityPolicy(**change)
