"""
The list of who waits, where no index has it: what becomes of its entries.
"""

from __future__ import annotations

import pytest

from onetsec.errors import Unavailable
from onetsec.records import AccountRecord
from onetsec.storage._waiting import Entry
from onetsec.storage.rows import Row, RowStorage
from onetsec.testing.contracts import account

from .tables import Table

SINCE = 1_800_000_000
LIST = "w"


class Dying(Table):
    """
    A table whose client dies before it stores an account.
    """

    is_dying = False

    def put(self, partition: str, key: str, row: Row, *, expected: int, expires_at: int) -> bool:
        if self.is_dying and key == "account":
            raise Unavailable("storage: died")
        return super().put(partition, key, row, expected=expected, expires_at=expires_at)


@pytest.fixture
def table() -> Dying:
    return Dying()


@pytest.fixture
def storage(table: Dying) -> RowStorage:
    return RowStorage(table)


def waits(user: str = "ada", *, version: int = 1, since: int = SINCE) -> AccountRecord:
    """
    A record that waits.
    """
    return account(user, version=version, waits_since=since)


def dies(table: Dying, storage: RowStorage, record: AccountRecord, *, expected: int) -> None:
    """
    Die between the entry of *record* and the account.
    """
    table.is_dying = True
    with pytest.raises(Unavailable):
        storage.save(record, expected=expected)
    table.is_dying = False


def entries(table: Table) -> int:
    """
    How many entries are in the list.
    """
    return len(table.query(LIST, ""))


def test_entry_without_its_account_finds_nothing(table: Dying, storage: RowStorage) -> None:
    """
    It stays for an hour: whoever is about to store the account may only be slow.
    """
    dies(table, storage, waits(), expected=0)

    assert () == storage.waiting(before=SINCE + 3600)
    assert 1 == entries(table)
    assert () == storage.waiting(before=SINCE + 3601)
    assert 0 == entries(table)


def test_entry_of_a_later_version_stays(table: Dying, storage: RowStorage) -> None:
    """
    However old: an account that waits for long may be stored anew at any time.
    """
    storage.save(account("ada", version=1), expected=0)
    dies(table, storage, waits(version=2), expected=1)

    assert () == storage.waiting(before=SINCE + 86_400)
    assert 1 == entries(table)
    assert storage.save(waits(version=2), expected=1)
    assert ("ada",) == storage.waiting(before=SINCE)


def test_entry_of_a_version_that_was_replaced_is_over(table: Dying, storage: RowStorage) -> None:
    """
    Whoever looks next deletes it.
    """
    storage.save(waits(version=1), expected=0)
    storage.save(account("ada", version=2), expected=1)
    assert 1 == entries(table)

    assert () == storage.waiting(before=SINCE)
    assert 0 == entries(table)


def test_entries_that_find_nothing_hide_nobody(table: Dying, storage: RowStorage) -> None:
    """
    However many there are, and however few are asked for.
    """
    for number in range(5):
        dies(table, storage, waits(f"dead-{number}", since=SINCE - number), expected=0)
    storage.save(waits("ada", since=SINCE + 1), expected=0)
    storage.save(waits("bob", since=SINCE + 2), expected=0)

    assert ("ada",) == storage.waiting(before=SINCE + 2, limit=1)
    assert ("ada", "bob") == storage.waiting(before=SINCE + 2, limit=2)


def test_erasure_leaves_no_entry(table: Dying, storage: RowStorage) -> None:
    """
    The list names a user: it goes with the account.
    """
    storage.save(waits(), expected=0)
    storage.erase("ada")

    assert 0 == entries(table)


@pytest.mark.parametrize("user", ["ada", "x" * 128, "\N{LATIN SMALL LETTER E WITH ACUTE}" * 64])
def test_key_of_an_entry_has_at_most_200_characters(user: str, table: Dying) -> None:
    """
    What an engine is told to have room for.
    """
    RowStorage(table).save(waits(user, version=9_999_999_999_999_999), expected=0)
    ((key, _),) = table.query(LIST, "")

    assert key.isascii()
    assert len(key) <= 200


@pytest.mark.parametrize(
    ("stored", "is_true", "is_over"),
    [
        (None, False, False),
        (waits(version=4), False, False),
        (waits(version=5), True, False),
        (account("ada", version=5), False, True),
        (waits(version=5, since=SINCE + 1), False, True),
        (waits(version=6), False, True),
    ],
)
def test_entry_is_judged_by_what_is_stored(
    stored: AccountRecord | None, is_true: bool, is_over: bool
) -> None:
    """
    It speaks of one version: of none before it, and of none after it.
    """
    entry = Entry(SINCE, 5, "ada")

    assert (is_true, is_over) == (entry.is_true(stored), entry.is_over(stored, before=SINCE))
