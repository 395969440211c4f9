"""
Redis: who is asked for what, and who is not.
"""

from __future__ import annotations

from typing import Any

import pytest

from onetsec import ConfigurationError, Unavailable
from onetsec.storage.redis import RedisStorage
from onetsec.storage.redis._keys import slot
from onetsec.storage.redis._nodes import Address, Slots, fit, pairs
from onetsec.testing.contracts import account

from ...engines.processes import free_port
from ...engines.redis import ACCOUNTS, redis_cluster, wait_until

ASKED = Address("asked", 1)
REPLY: list[Any] = [
    [8192, 16383, [b"two", 7001, b"id", []], [b"replica", 7005, b"id", []]],
    [0, 5000, [b"one", 7000, b"id", []]],
    [6000, 8191, [b"", 7002, b"id", []]],
]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, Address("one", 7000)),
        (5000, Address("one", 7000)),
        (5001, None),
        (5999, None),
        (6000, Address("asked", 7002)),
        (8191, Address("asked", 7002)),
        (8192, Address("two", 7001)),
        (16383, Address("two", 7001)),
    ],
)
def test_slot_belongs_to_a_primary(number: int, expected: Address | None) -> None:
    """
    Never to a replica; one that does not know its own name is the one that was asked.
    """
    assert expected == Slots.of(REPLY, asked=ASKED).of_slot(number)


def test_cluster_without_slots_has_nobody() -> None:
    """
    None of them belongs to anyone yet.
    """
    assert Slots.of([], asked=ASKED).of_slot(0) is None


def test_slot_is_that_of_the_specification() -> None:
    """
    The checksum of the nine digits is the one that the specification of the cluster gives.
    """
    assert 0x31C3 == slot(b"123456789")
    assert slot(b"123456789") == slot(b"a{123456789}b{c}")
    assert slot(b"{}a") != slot(b"{}b")


@pytest.mark.parametrize("reply", [[b"a", 1, b"b", 2], {b"a": 1, b"b": 2}])
def test_map_is_read_in_both_protocols(reply: Any) -> None:
    """
    A flat list, or a dictionary.
    """
    assert {b"a": 1, b"b": 2} == pairs(reply)


@pytest.mark.parametrize("version", [b"6.2.14", b"5.0.3"])
def test_old_server_is_refused(version: bytes) -> None:
    """
    It does not know a time to live that only grows.
    """
    with pytest.raises(ConfigurationError, match="too old"):
        fit({b"version": version, b"role": b"master"})


@pytest.mark.parametrize("version", [b"7.0.15", b"8.1.0", b"10.0.0"])
def test_new_server_is_taken(version: bytes) -> None:
    """
    Redis and Valkey count on from there.
    """
    fit({b"version": version, b"role": b"master"})


def test_node_that_is_gone_is_an_outage_of_its_users() -> None:
    """
    Whichever node is asked first: the others tell who has what, and once it is back all goes on.
    """
    with redis_cluster() as cluster:
        gone, *_, named = cluster.nodes
        url = f"redis+cluster://127.0.0.1:{free_port()},127.0.0.1:{named.port}?{ACCOUNTS}"
        storage = RedisStorage(url, patience=30.0)
        users = [f"user {number}" for number in range(20)]
        for user in users:
            storage.save(account(user), expected=0)
        gone.kill()
        answers = [answer(storage, user) for user in users]
        gone.start()
        wait_until(lambda: None not in [answer(storage, user) for user in users], "all answer")
        storage.close()

    assert None in answers


def answer(storage: RedisStorage, user: str) -> bool | None:
    """
    Say whether an account is there; None if nobody knows.
    """
    try:
        return storage.load(user) is not None
    except Unavailable:
        return None


def test_slots_of_nobody_are_unavailable() -> None:
    """
    A cluster that has lost its map has lost no user.
    """
    with redis_cluster() as cluster:
        storage = RedisStorage(cluster.url, patience=30.0)
        with cluster.nodes[0].admin() as admin:
            number = admin.execute_command("CLUSTER", "KEYSLOT", "onetsec:{ada}")
        for node in cluster.nodes:
            with node.admin() as admin:
                rows = admin.execute_command("CLUSTER", "SLOTS")
                if any(first <= number <= last for first, last, *_ in rows):
                    admin.execute_command("CLUSTER", "DELSLOTS", number)
        with pytest.raises(Unavailable):
            storage.load("ada")
        storage.close()
