"""
What lies where, how long, and how much room it takes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from secrets import token_bytes, token_hex
from typing import Any

import pytest

from onetsec.records import Limit
from onetsec.storage.redis import RedisStorage
from onetsec.storage.redis._keys import Keys, slot
from onetsec.testing.contracts import account, event, session

from ...engines.redis import Cluster, RedisServer, redis_server

NOW = int(time.time())
HOUR, DAY = 3600, 86_400
SESSIONS = 10_000
GOAL = 200  # bytes
# As they are: an address, a device, a place.
SEEN = (
    b'{"address":"%d.0.113.77","browser":"Firefox","system":"Linux","here":false,"city":"Vienna",'
    b'"country":"Austria"}'
)
CHANNELS = "app:1795524999 password:1795524870"


def ends(admin: Any, key: str) -> int:
    """
    When *key* ends, Unix seconds; -1 if never, -2 if it is not there.
    """
    return int(admin.execute_command("EXPIRETIME", key))


def test_keys_of_a_user(storage: RedisStorage, server: RedisServer, prefix: str) -> None:
    """
    Three for a user, one for a throttle key, one for the installation; nothing else.
    """
    storage.save(account("ada"), expected=0)
    storage.put_session(session("ada"), expected=0)
    storage.raise_epoch("ada", 9, keep_until=NOW + DAY)
    storage.record_event(event("ada"))
    storage.hit("key", [Limit(5, 300)], now=NOW * 1_000_000)

    with server.admin() as admin:
        found = sorted(name.decode() for name in admin.keys(f"{prefix}*"))

    assert [
        f"{prefix}:installation",
        f"{prefix}:throttle:key",
        f"{prefix}:{{ada}}",
        f"{prefix}:{{ada}}:account",
        f"{prefix}:{{ada}}:events",
    ] == found


@pytest.mark.parametrize("user", ["ada", "}", "a}b", "{}", "{a}", "%7D", "%", "a{b}c", "\0"])
def test_keys_of_a_user_share_a_slot(user: str, cluster: Cluster) -> None:
    """
    Whatever the id is made of: the server itself says so.
    """
    keys = Keys("onetsec")
    names = (keys.user(user), keys.account(user), keys.events(user))

    with cluster.nodes[0].admin() as admin:
        told = [admin.execute_command("CLUSTER", "KEYSLOT", name) for name in names]

    assert [slot(names[0])] * 3 == told


def test_users_have_keys_of_their_own() -> None:
    """
    What is written for a brace could be an id as well; and no user is a throttle key.
    """
    keys, users = Keys("onetsec"), ["}", "%7D", "%257D", "a}:account", "a", "throttle:x"]
    names = [
        name for user in users for name in (keys.user(user), keys.account(user), keys.events(user))
    ]

    assert len({*names, keys.throttle("{a}"), keys.throttle("x"), keys.installation}) == 21


def test_account_and_events_never_end(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    They have no time to live; sessions, as the negative control, have one.
    """
    storage.save(account("ada"), expected=0)
    storage.record_event(event("ada", at=1))
    storage.put_session(session("ada"), expected=0)
    storage.save(account("ada", version=2), expected=account("ada").version)

    with server.admin() as admin:
        kept = [ends(admin, f"{prefix}:{{ada}}{end}") for end in (":account", ":events", "")]

    assert [-1, -1] == kept[:2]
    assert kept[2] > NOW


def test_sessions_live_as_long_as_the_last(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    And an hour longer. A shorter one that comes later cuts nothing off.
    """
    key, found = f"{prefix}:{{ada}}", []
    steps: tuple[Callable[[], object], ...] = (
        lambda: storage.put_session(session("ada", expires_at=NOW + DAY), expected=0),
        lambda: storage.put_session(session("ada", expires_at=NOW + 60), expected=0),
        lambda: storage.raise_epoch("ada", 9, keep_until=NOW + 60),
        lambda: storage.raise_epoch("ada", 9, keep_until=NOW + 30 * DAY),
        lambda: storage.put_session(session("ada", id="long", expires_at=NOW + 60), expected=0),
        lambda: storage.put_session(
            session("ada", id="long", revision=2, expires_at=NOW + 40 * DAY), expected=1
        ),
    )
    with server.admin() as admin:
        for step in steps:
            step()
            found.append((ends(admin, key) - HOUR - NOW) / DAY)

    assert [1, 1, 1, 30, 30, 40] == found


def test_sign_in_throws_out_what_is_over(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    Once it is over for an hour: clocks differ.
    """
    over = session("ada", id="over", expires_at=NOW + DAY)
    kept = session("ada", id="kept", expires_at=NOW + DAY)
    for one in (over, kept):
        storage.put_session(one, expected=0)
    storage.raise_epoch("ada", 9, keep_until=NOW + DAY)
    put = storage.put_session
    put(session("ada", id="over", revision=2, expires_at=NOW - HOUR - 60), expected=1)
    put(session("ada", id="kept", revision=2, expires_at=NOW - HOUR // 2), expected=1)

    put(session("ada", id="new"), expected=0)

    assert {"kept", "new"} == {one.id for one in storage.sessions("ada")[0]}
    assert 9 == storage.sessions("ada")[1]


def test_sign_in_throws_out_an_old_minimum_epoch(storage: RedisStorage) -> None:
    """
    No session is left that it could end.
    """
    storage.put_session(session("ada"), expected=0)
    storage.raise_epoch("ada", 9, keep_until=NOW - HOUR - 60)
    assert 9 == storage.sessions("ada")[1]

    storage.put_session(session("ada"), expected=0)

    assert 0 == storage.sessions("ada")[1]


def test_sign_out_everywhere_keeps_the_minimum_epoch(storage: RedisStorage) -> None:
    """
    It lies in the same hash, and is no session.
    """
    storage.put_session(session("ada"), expected=0)
    storage.raise_epoch("ada", 9, keep_until=NOW + DAY)

    assert 1 == storage.drop_sessions("ada")
    assert ((), 9) == storage.sessions("ada")


def test_user_who_left_leaves_nothing(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    The last session takes the hash with it.
    """
    storage.put_session(session("ada", id="one"), expected=0)
    with server.admin() as admin:
        before = admin.exists(f"{prefix}:{{ada}}")
        storage.drop_sessions("ada", ["one"])
        after = admin.exists(f"{prefix}:{{ada}}")

    assert (1, 0) == (before, after)


def test_ids_may_hold_zero_bytes(storage: RedisStorage) -> None:
    """
    Text does not end at a zero byte, and events sort by their bytes all the same.
    """
    users = ["ada", "ada\0", "ada\0a", "\0ada"]
    ids = ["e", "e\0", "e\0\0", "e\0\1", "e\1", "e\1\1", "e\2"]
    for epoch, user in enumerate(users):
        storage.save(account(user, epoch=epoch), expected=0)
        storage.put_session(session(user, id="s\0"), expected=0)
        for one in ids:
            storage.record_event(event(user, id=one))

    assert [0, 1, 2, 3] == [getattr(storage.load(user), "epoch", None) for user in users]
    assert [["s\0"]] * 4 == [[one.id for one in storage.sessions(user)[0]] for user in users]
    assert [ids[::-1]] * 4 == [[one.id for one in storage.events(user)] for user in users]
    assert ids[2::-1] == [one.id for one in storage.events("ada", before=ids[3])]


@pytest.fixture
def empty() -> Iterator[RedisServer]:
    """
    A server that waits for no disk: ten thousand sessions are put there.
    """
    own = ("--appendonly", "no", "--hash-max-listpack-value", "512")
    with redis_server(*own) as server:
        yield server


@pytest.mark.parametrize("devices", [5, 10, 50])
def test_session_takes_little_room(devices: int, empty: RedisServer) -> None:
    """
    At most 200 bytes of the server's memory, with its share of the key; by what it says of each
    key, and by how much it has grown.
    """
    storage = RedisStorage(empty.url, patience=30.0)
    storage.load("ada")
    with empty.admin() as admin:
        before = admin.info("memory")["used_memory"]
        for number in range(SESSIONS):
            user = f"{number // devices:032x}"
            shown = SEEN % (number % 223 + 1)
            opened = session(user, digest=token_bytes(36), channels=CHANNELS, data=shown)
            storage.put_session(opened, expected=0)
        grown = (admin.info("memory")["used_memory"] - before) / SESSIONS
        keys: list[bytes] = admin.keys("onetsec:{*")
        said = sum(admin.memory_usage(key, samples=0) for key in keys) / SESSIONS
    storage.close()

    print(f"{devices} devices a user: {said:.0f} bytes a session said, {grown:.0f} grown")
    assert SESSIONS == len(keys) * devices
    assert said <= GOAL
    assert grown <= GOAL


def test_installation_has_an_id(storage: RedisStorage, server: RedisServer, prefix: str) -> None:
    """
    Made by whoever is first, and never again: another storage finds it.
    """
    other = RedisStorage(server.url, prefix=prefix, patience=30.0)
    apart = RedisStorage(server.url, prefix=token_hex(8), patience=30.0)
    ids = [one.check().id for one in (storage, other, apart)]
    other.close()
    apart.close()

    with server.admin() as admin:
        stored = admin.hgetall(f"{prefix}:installation")

    assert ids[0] == ids[1] != ids[2]
    assert {b"id": ids[0].encode(), b"version": b"1"} == {
        name: value for name, value in stored.items() if name != b"made_at"
    }
    assert int(stored[b"made_at"]) == pytest.approx(time.time(), abs=300)
