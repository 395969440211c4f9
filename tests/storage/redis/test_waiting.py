"""
The list of who waits, which lies in a slot of its own.
"""

from __future__ import annotations

from typing import Any

import pytest

from onetsec.storage._waiting import Entry
from onetsec.storage.redis import RedisStorage, _packed
from onetsec.storage.redis._keys import Keys
from onetsec.testing.contracts import account

from ...engines.redis import RedisServer

SINCE = 1_800_000_000


def entries(server: RedisServer, prefix: str) -> int:
    """
    How many entries are in the list.
    """
    with server.admin() as admin:
        count: int = admin.zcard(Keys(prefix).waiting)
    return count


def add(server: RedisServer, prefix: str, entry: Entry) -> None:
    """
    Leave an entry, as who has died before the account was stored.
    """
    with server.admin() as admin:
        added: dict[Any, int] = {_packed.entry(entry): entry.since}
        admin.zadd(Keys(prefix).waiting, added)


def test_who_waits_no_longer_leaves_no_entry(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    The save that ends the wait takes it along, and so does an erasure.
    """
    storage.save(account("ada", version=1, waits_since=SINCE), expected=0)
    storage.save(account("bob", version=1, waits_since=SINCE), expected=0)
    assert 2 == entries(server, prefix)

    storage.save(account("ada", version=2), expected=1)
    storage.erase("bob")
    assert 0 == entries(server, prefix)


def test_entries_that_find_nothing_hide_nobody(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    Those that are over are deleted by whoever looks; the others stay, for an account to come.
    """
    storage.save(account("ada", version=2, waits_since=SINCE), expected=0)
    for user, version in (("ada", 1), ("eve", 1), ("mallory", 1)):
        add(server, prefix, Entry(SINCE - 60, version, user))

    assert ("ada",) == storage.waiting(before=SINCE, limit=1)
    assert 3 == entries(server, prefix)
    assert ("ada",) == storage.waiting(before=SINCE + 3600, limit=1)
    assert 1 == entries(server, prefix)


@pytest.mark.parametrize("user", ["w", "waiting", "waiting:{w}"])
def test_list_is_nobodys_key(user: str) -> None:
    """
    Whatever a user is called.
    """
    keys = Keys("onetsec")
    own = {keys.user(user), keys.account(user), keys.events(user), keys.throttle(user)}

    assert keys.waiting not in own
