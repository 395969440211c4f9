"""
The key ring: one key for each purpose, and no two messages that look the same.
"""

from __future__ import annotations

import hmac
from base64 import b64encode, urlsafe_b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.crypto.keys import KeyRing
from onetsec.testing import together

OLD, NEW = b"old key, 32 bytes" * 2, b"new key, 32 bytes" * 2
RING = KeyRing([NEW, OLD], realm="shop")
Parts = tuple[str | int | bytes, ...]


def hkdf(master: bytes, info: bytes, length: int = 32) -> bytes:
    """
    RFC 5869, section 2, word for word: SHA-256, without a salt.
    """
    extracted = hmac.new(bytes(32), master, "sha256").digest()
    made, block, count = b"", b"", 0
    while len(made) < length:
        count += 1
        block = hmac.new(extracted, block + info + bytes([count]), "sha256").digest()
        made += block
    return made[:length]


def test_the_derivation_that_is_compared_with_is_right() -> None:
    """
    Test case 3 of RFC 5869, without salt and info.
    """
    assert (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
        == hkdf(b"\x0b" * 22, b"", 42).hex()
    )


@pytest.mark.parametrize("length", [32, 33, 64, 65, 200])
def test_mac_is_written_down(length: int) -> None:
    """
    A MAC is 4 bytes of one sub-key of HKDF, then HMAC-SHA256 under another, of framed parts.
    """
    master = bytes(range(length))
    id = hkdf(master, b"s9:onetsec/1s4:shops2:id")[:4]
    key = hkdf(master, b"s9:onetsec/1s4:shops4:seal")
    tag = hmac.new(key, b"s5:\xc3\xa4das" + b"i-7:" + b"b2:\x00:", "sha256").digest()

    assert id + tag == KeyRing([master], realm="shop").mac("seal", "ädas", -7, b"\x00:")


def test_the_newest_key_signs() -> None:
    """
    The first of the list, whatever stands behind it.
    """
    assert KeyRing([NEW], realm="shop").mac("seal", "ada") == RING.mac("seal", "ada")
    assert KeyRing([OLD], realm="shop").mac("seal", "ada") != RING.mac("seal", "ada")


def test_an_older_key_still_verifies() -> None:
    """
    Under the key that made the MAC, as the MAC says.
    """
    before = KeyRing([OLD], realm="shop").mac("seal", "ada")

    assert before == RING.mac("seal", "ada", like=before)
    assert before != RING.mac("seal", "eve", like=before)


def test_a_missing_key_is_equal_to_nothing() -> None:
    """
    What it made, or might have made, has no MAC at all.
    """
    gone = KeyRing([bytes(32)], realm="shop").mac("seal", "ada")

    assert b"" == RING.mac("seal", "ada", like=gone)
    assert b"" == RING.mac("seal", "ada", like=gone[:3])


def test_everything_is_part_of_the_mac() -> None:
    """
    Another realm, purpose, type or split of the parts, and another key, make another MAC.
    """
    macs = [
        RING.mac("seal", "ada", "1"),
        KeyRing([OLD], realm="shop").mac("seal", "ada", "1"),
        KeyRing([NEW], realm="test").mac("seal", "ada", "1"),
        RING.mac("sea", "lada", "1"),
        RING.mac("seal", "ada", 1),
        RING.mac("seal", "ada", b"1"),
        RING.mac("seal", "ada1"),
        RING.mac("seal", "ad", "a1"),
        RING.mac("seal", "1", "ada"),
        RING.mac("seal", "ada", "1", ""),
        RING.mac("seal", "", "ada", "1"),
        RING.mac("seal", "adas1:1"),
        RING.mac("seal"),
    ]

    assert {36} == {len(mac) for mac in macs}
    assert len(macs) == len({mac[4:] for mac in macs})


def test_a_key_has_another_name_in_another_realm() -> None:
    """
    So that nobody can tell that two tenants share one.
    """
    assert RING.mac("seal")[:4] != KeyRing([NEW], realm="test").mac("seal")[:4]


# Of the letters that a frame is made of, so that two of them come close to each other.
SMALL = st.text("sib:019", max_size=5)
PARTS = st.lists(
    st.one_of(
        SMALL,
        SMALL.map(str.encode),
        st.integers(-20, 200),
        st.text(st.characters(codec="utf-8"), max_size=5),
    ),
    max_size=4,
).map(tuple)


@given(one=PARTS, other=PARTS)
def test_no_two_messages_are_one(one: Parts, other: Parts) -> None:
    """
    Two lists of parts have the same MAC only if they are the same list.
    """
    assert (one == other) == (RING.mac("seal", *one) == RING.mac("seal", *other))


def test_text_and_bytes_are_one_key() -> None:
    """
    Base64 text is the key that it spells, with the end of the line of its file, or in the alphabet
    of addresses; twice the same key is one key.
    """
    text = f"{b64encode(NEW).decode()}\n"
    safe = urlsafe_b64encode(b"\xff" * 32).decode()

    assert "_" in safe
    assert KeyRing([b"\xff" * 32], realm="x").mac("seal") == KeyRing([safe], realm="x").mac("seal")
    assert RING.mac("seal", "ada") == KeyRing([text, NEW], realm="shop").mac("seal", "ada")
    assert "<KeyRing of 1, realm 'shop'>" == repr(KeyRing([text, NEW], realm="shop"))


SHORT = b"31 bytes are one too few, alas!"
TEXT = b64encode(NEW).decode()


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([], "keys:"),
        ((), "keys:"),
        (None, "keys:"),
        (NEW, "keys:"),
        (TEXT, "keys:"),
        ([b""], "keys[0]:"),
        ([""], "keys[0]:"),
        ([SHORT], "keys[0]:"),
        ([NEW, SHORT], "keys[1]:"),
        ([NEW, OLD, b64encode(SHORT).decode()], "keys[2]:"),
        ([TEXT.rstrip("=")[:-1]], "keys[0]:"),
        (["correct horse battery staple, and so on"], "keys[0]:"),
        (["Schlüssel" * 9], "keys[0]:"),
        (["\ud800" * 64], "keys[0]:"),
        ([None], "keys[0]:"),
        ([NEW, 12345678], "keys[1]:"),
    ],
)
def test_what_is_no_key_is_refused(keys: Any, place: str) -> None:
    """
    The message says which one it is and how to make one, and shows nothing of it.
    """
    with pytest.raises(ConfigurationError) as refused:
        KeyRing(keys, realm="shop")

    message = str(refused.value)
    assert message.startswith(place)
    assert message.endswith("Make one with: onetsec keys new")
    assert None is refused.value.__context__
    for key in keys if isinstance(keys, list) else [keys]:
        if key:
            assert str(key)[:8] not in message


def test_repr_shows_no_key() -> None:
    """
    How many there are, and of which realm.
    """
    RING.mac("seal", "ada")

    assert "<KeyRing of 2, realm 'shop'>" == repr(RING)


def test_threads_use_one_ring() -> None:
    """
    At once, also for a purpose that nobody has used before.
    """
    ring = KeyRing([NEW, OLD], realm="shop")
    alone = [RING.mac(f"purpose {n}", "ada", n) for n in range(100)]

    def work() -> list[bytes]:
        return [ring.mac(f"purpose {n}", "ada", n) for n in range(100)]

    assert [alone] * 16 == together([work] * 16)
