"""
The words of the log: complete, documented, on one line, and without what must not be logged.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onetsec import Channel, ConfigurationError, Event, EventKind
from onetsec.device import Device
from onetsec.vocabulary import WORDS, LogPolicy, facts, line

ROW = re.compile(
    r"^\| `([a-z-]+)` \| `([a-z_]+)` \| ([A-Z]+) \| (?:`([a-z-]+)` )?\|$", re.MULTILINE
)
EVENT = Event(
    kind=EventKind.SIGNED_IN,
    user_id="ada",
    at=1_800_000_000,
    mark="AAAAAAAAAAAA",
    session_id="AAAAAAAAAAAA",
    channel=Channel.APP,
    address="192.0.2.7",
    device=Device("Firefox", "Linux"),
)
DOCUMENTED = (Path(__file__).parents[2] / "docs" / "logging.md").read_text()


def test_every_kind_has_a_word() -> None:
    """
    An event that is new is logged, too.
    """
    assert set(EventKind) == set(WORDS)


def test_the_table_is_the_document() -> None:
    """
    The document has every kind, with its word, level and detail.
    """
    table = {
        (kind.value, word.name, word.severity.name, word.detail) for kind, word in WORDS.items()
    }

    assert table == set(ROW.findall(DOCUMENTED))


def test_the_fields_are_documented() -> None:
    """
    All that is in a line, and nothing else.
    """
    (section,) = re.findall(r"\| field \| is \|\n.*?\n\n", DOCUMENTED, re.DOTALL)
    names = [name for row in section.splitlines() for name in re.findall("`([a-z_]+)`", row[:30])]

    assert list(facts(EVENT, policy=LogPolicy())) == names


def test_line() -> None:
    """
    The word, and who it is about.
    """
    assert "authn_login_success:ada" == line(EVENT)


@given(st.text())
def test_a_line_is_one_line(user_id: str) -> None:
    """
    Whatever an id is made of.
    """
    found = line(evolve(EVENT, user_id=user_id))

    assert found.isascii()
    assert found.isprintable()


@pytest.mark.parametrize(
    ("expected", "addresses"),
    [("192.0.2.7", "whole"), ("192.0.2.0/24", "network"), ("", "none")],
)
def test_addresses(expected: str, addresses: str) -> None:
    """
    As much as the setting says.
    """
    assert expected == facts(EVENT, policy=LogPolicy(addresses=addresses))["source_ip"]


def test_what_is_no_address_is_not_logged() -> None:
    """
    It is attacker's text.
    """
    event = evolve(EVENT, address="\r\nforged", device=Device("forged", "forged"))

    assert "forged" not in str(facts(event, policy=LogPolicy()))


def test_a_setting_that_is_none() -> None:
    """
    Is refused by its name.
    """
    with pytest.raises(ConfigurationError, match=r"logs\.addresses"):
        LogPolicy(addresses="some")
