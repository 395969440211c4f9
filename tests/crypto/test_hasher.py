"""
Hashes: bounded, and of one cost for everybody.
"""

from __future__ import annotations

import pytest

from onetsec import ConfigurationError, Unavailable
from onetsec.crypto.hasher import Argon2Hasher

HASHER = Argon2Hasher()


def test_right_and_wrong() -> None:
    """
    In either composition of its characters; not in another case.
    """
    stored = HASHER.hash("Plötzlich")

    assert HASHER.verify(stored, "Plo\u0308tzlich").ok
    assert not HASHER.verify(stored, "plötzlich").ok


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "",
        "plain",
        "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$aGFzaA",
        "$argon2id$v=19$m=47104,t=99,p=1$c29tZXNhbHQ$aGFzaA",
    ],
)
def test_what_is_not_computed_is_wrong(stored: str | None) -> None:
    """
    None, no hash, and one that would cost too much.
    """
    assert not HASHER.verify(stored, "x").ok


@pytest.mark.parametrize("password", ["", "\x00", "\ud800", "\u0301" * 1_000_000])
def test_any_text_is_verified(password: str) -> None:
    """
    Without an exception.
    """
    assert not HASHER.verify(None, password).ok


def test_full_pool_is_unavailable() -> None:
    """
    After its patience.
    """
    full = Argon2Hasher(at_once=2, patience=0.01)
    with full.turns.turn(known=False), pytest.raises(Unavailable, match="no turn"):
        full.verify(None, "x")


def test_codes_are_stretched_alike() -> None:
    """
    With one salt, at the cost that was stored; a dear one is refused.
    """
    first = HASHER.stretch([b"a" * 32, b"b" * 32], salt=b"s" * 16)

    assert first == HASHER.stretch([b"a" * 32, b"b" * 32], salt=b"s" * 16, cost=first.cost)
    assert 2 == len(set(first.digests))
    with pytest.raises(Unavailable, match="not computed"):
        HASHER.stretch([b"a"], salt=b"s" * 16, cost="m=99999999,t=1,p=1")


def test_weak_parameters_are_refused() -> None:
    """
    Below what OWASP allows.
    """
    with pytest.raises(ConfigurationError, match=r"^hasher: "):
        Argon2Hasher(memory=1024)


def old(stored: str, typed: str) -> bool:
    """
    A check of a host, for its own format.
    """
    kind, password = stored.split(":")
    return kind == "old" and password == typed


LEGACY = Argon2Hasher(legacy=old)


def test_a_legacy_hash_is_verified_and_renewed() -> None:
    """
    Only by the right password.
    """
    right, wrong = LEGACY.verify("old:x", "x"), LEGACY.verify("old:x", "y")

    assert (True, False, None) == (right.ok, wrong.ok, wrong.new_hash)
    assert right.new_hash is not None
    assert LEGACY.verify(right.new_hash, "x").ok


@pytest.mark.parametrize("stored", [None, "", "new:x", "no such format", "a:b:c"])
def test_what_is_no_legacy_hash_is_wrong(stored: str | None) -> None:
    """
    Whatever the host's check makes of it.
    """
    assert not LEGACY.verify(stored, "x").ok


def test_a_hash_of_argon2_is_never_the_legacy_check_s() -> None:
    """
    A careless one would take it for its own.
    """
    careless = Argon2Hasher(legacy=lambda stored, typed: True)

    assert not careless.verify(HASHER.hash("x"), "y").ok
    assert careless.verify("anything", "y").ok
