"""
Secrets at rest: opened by whoever sealed them, for what they were sealed for, and by nobody else.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onetsec.crypto.keys import KeyRing
from onetsec.crypto.sealer import StandardSealer
from onetsec.records import SealedSecret

OLD, NEW = b"old key, 32 bytes" * 2, b"new key, 32 bytes" * 2
SECRET = b"12345678901234567890"
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


class Seeded:
    """
    Randomness that is the same in every run.
    """

    def __init__(self) -> None:
        self._random = Random(1)

    def bytes(self, count: int) -> bytes:
        """
        *count* bytes, other ones each time.
        """
        return self._random.randbytes(count)


def sealer(*keys: bytes, realm: str = "shop") -> StandardSealer:
    """
    A sealer over *keys*.
    """
    return StandardSealer(KeyRing(keys or [NEW], realm=realm), Seeded())


SEALER = sealer()
SEALED = SEALER.seal(SECRET, "totp", "ada")


@given(secret=st.binary(max_size=200), context=st.lists(WORDS, max_size=3))
@example(secret=b"", context=[])
@example(secret=bytes(32), context=["totp"])
@example(secret=bytes(33), context=["totp"])
def test_what_was_sealed_is_opened(secret: bytes, context: list[str]) -> None:
    """
    Any secret, of any length, for any context.
    """
    assert secret == SEALER.unseal(SEALER.seal(secret, *context), *context)


@given(one=st.lists(WORDS, max_size=3), other=st.lists(WORDS, max_size=3))
@example(one=["totp", "ada"], other=["totpada"])
@example(one=["totp", "ada"], other=["totp", "eve"])
@example(one=["totp", "ada"], other=["ada", "totp"])
@example(one=["totp", "ada"], other=["totp", "ada", ""])
@example(one=["totp", "ada"], other=["totp"])
def test_another_context_opens_nothing(one: list[str], other: list[str]) -> None:
    """
    What was sealed for one user or purpose is nothing for another.
    """
    opened = SEALER.unseal(SEALER.seal(SECRET, *one), *other)

    assert (SECRET if one == other else None) == opened


def test_another_realm_opens_nothing() -> None:
    """
    With the very same keys.
    """
    assert None is sealer(realm="test").unseal(SEALED, "totp", "ada")


@pytest.mark.parametrize("length", [0, 1, 2, 20, 21, 22])
def test_nothing_may_be_changed(length: int) -> None:
    """
    Not one bit of one character: there is one text for a sealed secret, and any other opens to
    None, whatever rest the last character of base64 has.
    """
    sealed = sealer().seal(bytes(length), "totp", "ada").text
    opened = [
        SEALER.unseal(SealedSecret(text=changed), "totp", "ada")
        for place in range(len(sealed))
        for changed in (
            sealed[:place] + chr(ord(sealed[place]) ^ 1 << bit) + sealed[place + 1 :]
            for bit in range(8)
        )
    ]

    assert bytes(length) == SEALER.unseal(SealedSecret(text=sealed), "totp", "ada")
    assert 8 * len(sealed) * [None] == opened


@pytest.mark.parametrize("cut", range(1, 98))
def test_nothing_may_be_missing(cut: int) -> None:
    """
    A text that was cut at its end, or at its beginning, opens to None.
    """
    assert 98 == len(SEALED.text)
    assert None is SEALER.unseal(SealedSecret(text=SEALED.text[:-cut]), "totp", "ada")
    assert None is SEALER.unseal(SealedSecret(text=SEALED.text[cut:]), "totp", "ada")


RAW = b64decode(SEALED.text[2:])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.",
        "1",
        ".",
        "2." + SEALED.text[2:],
        SEALED.text[2:],
        " " + SEALED.text,
        SEALED.text + "\n",
        SEALED.text + "=",
        SEALED.text + "AAAA",
        "1.1." + SEALED.text[2:],
        "1." + "A" * 68,
        "1." + "A" * 72,
        "1.ö" + SEALED.text[3:],
        "１." + SEALED.text[2:],
        "1.\ud800" + SEALED.text[3:],
        "1.\x00" + SEALED.text[3:],
        "1." + "A" * 1_000_000,
        "1." + b64encode(RAW[:16] + RAW[-36:]).decode(),
        "1." + b64encode(RAW[:-36] + RAW[:16] + RAW[-36:]).decode(),
        "1." + b64encode(RAW[:-32] + bytes(32)).decode(),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_garbage_opens_to_nothing(text: str) -> None:
    """
    What nobody sealed is None, and never an exception.
    """
    assert None is SEALER.unseal(SealedSecret(text=text), "totp", "ada")


@given(text=st.text() | st.text().map("1.{}".format))
def test_any_text_can_be_looked_at(text: str) -> None:
    """
    Without an exception.
    """
    assert None is SEALER.unseal(SealedSecret(text=text), "totp", "ada")


def test_twice_sealed_is_two_texts() -> None:
    """
    Nobody can tell that two users have one secret, or that a secret is as long as zeros.
    """
    one, other = (SEALER.seal(bytes(64), "totp", "ada").text for _ in range(2))
    hidden = [b64decode(text[2:])[16:-36] for text in (one, other)]

    assert 4 == len({hidden[0][:32], hidden[0][32:], hidden[1][:32], hidden[1][32:]})


def test_rotated_keys_still_open() -> None:
    """
    An older key reads; the newest one seals.
    """
    before = sealer(OLD).seal(SECRET, "totp", "ada")
    both = sealer(NEW, OLD)

    assert SECRET == both.unseal(before, "totp", "ada")
    assert SECRET == SEALER.unseal(both.seal(SECRET, "totp", "ada"), "totp", "ada")


def test_a_missing_key_opens_nothing() -> None:
    """
    It makes a factor unusable, and nothing else.
    """
    assert None is sealer(OLD).unseal(SEALED, "totp", "ada")


def test_nothing_is_shown() -> None:
    """
    Neither of a sealed secret nor of what opens it.
    """
    assert "SealedSecret()" == repr(SEALED)
    assert repr(SEALER).startswith("<onetsec.crypto.sealer.StandardSealer object at ")
