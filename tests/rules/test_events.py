"""
Events: what happened, once, and nothing secret.
"""

from __future__ import annotations

import json
import re

import pytest

from onetsec import Channel, Event, EventKind
from onetsec.records import Location

EVENT = Event(
    kind=EventKind.SIGNED_IN,
    user_id="ada",
    at=1_800_000_000,
    mark="AAAAAAAAAAAA",
    session_id="AAAAAAAAAAAA",
    channel=Channel.APP,
    address="192.0.2.1",
)


def test_row() -> None:
    """
    Kind, time, and what is shown.
    """
    row = EVENT.record()

    assert ("ada", "signed-in", 1_800_000_000) == (row.user_id, row.kind, row.at)
    assert {"session": "AAAAAAAAAAAA", "channel": "app", "address": "192.0.2.1"} == json.loads(
        row.data
    )


def test_id_sorts_by_time() -> None:
    """
    As text, far into the future.
    """
    ids = [
        Event(kind=EventKind.SIGNED_OUT, user_id="ada", at=at, mark="x").id
        for at in (9, 10, 1_800_000_000, 99_999_999_999)
    ]

    assert sorted(ids) == ids


@pytest.mark.parametrize("kind", EventKind, ids=lambda kind: kind.value)
@pytest.mark.parametrize("mark", ["a" * 12, str(2**63 - 1), ""], ids=["session", "version", "none"])
def test_id_fits_every_storage(kind: EventKind, mark: str) -> None:
    """
    Whatever happened to whatever: the longest marks are the id of a session and a version.
    """
    id = Event(kind=kind, user_id="ada", at=99_999_999_999, mark=mark).id

    assert re.fullmatch("[0-9A-Za-z_-]{1,64}", id)


def test_ids_of_two_kinds_differ() -> None:
    """
    Also if both happened to the same thing, in one second.
    """
    ids = {Event(kind=kind, user_id="ada", at=1, mark="5").id for kind in EventKind}

    assert len(EventKind) == len(ids)


def test_row_without_session_and_channel() -> None:
    """
    The host may have done it.
    """
    event = Event(kind=EventKind.ALL_SESSIONS_ENDED, user_id="ada", at=1, mark="5")

    assert {"session": "", "channel": "", "address": ""} == json.loads(event.record().data)


@pytest.mark.parametrize(
    "address", ["\ud800" * 9999, "\0" * 64, '"' * 9999], ids=["surrogates", "nul", "quotes"]
)
def test_row_is_small(address: str) -> None:
    """
    Whatever the address is made of, and the place.
    """
    name = "\U0001f600" * 64
    event = Event(
        kind=EventKind.RECOVERY_CODES_RENEWED,
        user_id="ada",
        at=1,
        mark="5",
        address=address,
        session_id="s" * 12,
        channel=Channel.RECOVERY,
        place=Location(city=name, country=name),
    )

    assert len(event.record().data) <= 1024
