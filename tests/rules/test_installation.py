"""
Installation: whose storage this is.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import ConfigurationError, User
from onetsec.installation import Installation, prove
from onetsec.records import INSTALLATION, AccountRecord

NOW = 1_800_000_000
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def ring(*names: str) -> Callable[[str, bytes], bytes]:
    """
    Keys by their names, the first one primary: a check value is a name and the id.
    """

    def mac(id: str, like: bytes) -> bytes:
        name = names[0] if not like else like.decode().partition(":")[0]
        return f"{name}:{id}".encode() if name in names else b""

    return mac


def row(id: str = "1a2b", *checks: str) -> Installation:
    """
    A row whose keys were these, one after the other.
    """
    return Installation(id=id, made_at=NOW, checks=tuple(f"{one}:{id}".encode() for one in checks))


def proven(
    found: Installation | None, *names: str, expected: str = "", made: str = "9f9f"
) -> Installation:
    """
    Judge *found* with the keys of these *names*.
    """
    return prove(found, expected=expected, made=row(made, names[0]), mac=ring(*names))


def test_a_new_storage_begins() -> None:
    """
    Where there is no row, and none is expected, one is made.
    """
    assert row("9f9f", "old") == proven(None, "old")


def test_our_own_stays_as_it_is() -> None:
    """
    Nothing is written if nothing changes.
    """
    found = row("1a2b", "old")

    assert found is proven(found, "old")
    assert found is proven(found, "old", expected="1a2b")


def test_emptied() -> None:
    """
    An empty storage where a row is expected stops the start.
    """
    with pytest.raises(ConfigurationError, match="empty, but the installation '1a2b'"):
        proven(None, "old", expected="1a2b")


def test_foreign() -> None:
    """
    The row of another installation stops the start, with both names.
    """
    with pytest.raises(ConfigurationError, match="installation '7777', but '1a2b'"):
        proven(row("7777", "old"), "old", expected="1a2b")


def test_a_new_key_is_noted() -> None:
    """
    A key that comes first from now on is added; the older ones stay.
    """
    assert row("1a2b", "old", "new") == proven(row("1a2b", "old"), "new", "old")


def test_a_key_may_leave() -> None:
    """
    A key that is no longer the newest can be taken away.
    """
    found = row("1a2b", "old", "new")

    assert found is proven(found, "new")


@pytest.mark.parametrize("names", [("other",), ("old",), ("other", "old")])
def test_a_key_that_is_in_use_is_missing(names: tuple[str, ...]) -> None:
    """
    Whoever does not know the key that was first lately would make every factor unusable.
    """
    with pytest.raises(ConfigurationError, match="key that this storage was used with last"):
        proven(row("1a2b", "old", "new"), *names)


def test_a_key_that_comes_first_again() -> None:
    """
    Back to an older key: it was noted already, and is not noted twice.
    """
    found = row("1a2b", "old", "new")

    assert found is proven(found, "old", "new")


def test_a_row_without_a_key() -> None:
    """
    What is not there can not be missing.
    """
    assert row("1a2b", "new") == proven(row("1a2b"), "new")


@quiet
@given(
    id=st.text(max_size=40),
    made_at=st.integers(0, 2**40),
    checks=st.lists(st.binary(max_size=40)),
    version=st.integers(1, 2**40),
)
def test_comes_back_as_it_was(id: str, made_at: int, checks: list[bytes], version: int) -> None:
    """
    What is written can be read.
    """
    made = Installation(id=id, made_at=made_at, checks=tuple(checks))
    record = made.record(version=version)

    assert made == Installation.of(record)
    assert (INSTALLATION, version, 0) == (record.user_id, record.version, record.epoch)


@quiet
@given(data=st.binary(max_size=60) | st.sampled_from([b"{}", b"[]", b"1", b'{"id": 1}']))
def test_a_row_of_somebody_else(data: bytes) -> None:
    """
    What we have not written stops the start, and never raises anything else.
    """
    with pytest.raises(ConfigurationError, match="is not the row"):
        Installation.of(AccountRecord(user_id=INSTALLATION, version=1, epoch=0, data=data))


def test_nobody_has_its_name() -> None:
    """
    A user with that id would overwrite the row.
    """
    with pytest.raises(ConfigurationError, match="a row of onetsec"):
        User(INSTALLATION, email="ada@example.com")


def test_checks_are_not_shown() -> None:
    """
    They are no secrets, but nobody's to read.
    """
    assert "old" not in repr(evolve(row("1a2b", "old")))
