"""
Secrets at rest with AES-256-GCM.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import example, given
from hypothesis import strategies as st

from onetsec.crypto.aes import AesGcmSealer, AnySealer
from onetsec.crypto.keys import KeyRing
from onetsec.crypto.sealer import StandardSealer
from onetsec.ports import Sealer
from onetsec.records import SealedSecret

from .test_keys import hkdf
from .test_sealer import NEW, OLD, SECRET, WORDS, Seeded


def sealer(*keys: bytes, realm: str = "shop") -> AesGcmSealer:
    """
    AES over *keys*.
    """
    return AesGcmSealer(KeyRing(keys or [NEW], realm=realm), Seeded())


def standard(*keys: bytes) -> StandardSealer:
    """
    The standard library over *keys*.
    """
    return StandardSealer(KeyRing(keys or [NEW], realm="shop"), Seeded())


def either(*keys: bytes) -> AnySealer:
    """
    Both over *keys*.
    """
    return AnySealer(KeyRing(keys or [NEW], realm="shop"), Seeded())


SEALER = sealer()
SEALED = SEALER.seal(SECRET, "totp", "ada")


@pytest.mark.parametrize("secret", [b"", SECRET, bytes(1000)])
def test_format_is_written_down(secret: bytes) -> None:
    """
    The name of the key, the nonce, and AES-256-GCM under a sub-key of HKDF; the framed context is
    what GCM calls additional data.
    """
    name = hkdf(NEW, b"s9:onetsec/1s4:shops2:id")[:4]
    key = hkdf(NEW, b"s9:onetsec/1s4:shops8:seal-aes")
    nonce = Seeded().bytes(12)
    hidden = AESGCM(key).encrypt(nonce, secret, b"s4:totps4:\xc3\xa4da")
    text = "2." + b64encode(name + nonce + hidden).decode()

    assert text == sealer().seal(secret, "totp", "äda").text
    assert secret == SEALER.unseal(SealedSecret(text=text), "totp", "äda")


def test_yesterdays_text_is_opened() -> None:
    """
    As the first release wrote it.
    """
    text = "2.fuRUBfWxZSJKWLeR32rx2J2MVbGC6Tv4Aj8gOKiokkWMyWJhsceMM1zPay62Oa+3Qh6rOg=="

    assert SECRET == SEALER.unseal(SealedSecret(text=text), "totp", "ada")


@given(secret=st.binary(max_size=200), context=st.lists(WORDS, max_size=3))
@example(secret=b"", context=[])
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
@example(one=["totp"], other=[])
def test_another_context_opens_nothing(one: list[str], other: list[str]) -> None:
    """
    What was sealed for one user or purpose is nothing for another.
    """
    opened = SEALER.unseal(SEALER.seal(SECRET, *one), *other)

    assert (SECRET if one == other else None) == opened


def test_another_realm_opens_nothing() -> None:
    """
    With the very same keys; not even if the name of the key is forged.
    """
    raw = b64decode(SEALED.text[2:])
    other = sealer(realm="test")
    name = b64decode(other.seal(SECRET, "totp", "ada").text[2:])[:4]
    forged = SealedSecret(text="2." + b64encode(name + raw[4:]).decode())

    assert None is other.unseal(SEALED, "totp", "ada")
    assert None is other.unseal(forged, "totp", "ada")


@pytest.mark.parametrize("make", [sealer, either])
@pytest.mark.parametrize("length", [0, 1, 2, 20])
def test_nothing_may_be_changed(length: int, make: Callable[..., Sealer]) -> None:
    """
    Not one bit of one character: there is one text for a sealed secret.
    """
    opener = make()
    sealed = sealer().seal(bytes(length), "totp", "ada").text
    opened = [
        opener.unseal(SealedSecret(text=changed), "totp", "ada")
        for place in range(len(sealed))
        for changed in (
            sealed[:place] + chr(ord(sealed[place]) ^ 1 << bit) + sealed[place + 1 :]
            for bit in range(8)
        )
    ]

    assert bytes(length) == opener.unseal(SealedSecret(text=sealed), "totp", "ada")
    assert 8 * len(sealed) * [None] == opened


@pytest.mark.parametrize("cut", range(1, len(SEALED.text)))
def test_nothing_may_be_missing(cut: int) -> None:
    """
    A text that was cut at its end, or at its beginning, opens to None.
    """
    assert None is SEALER.unseal(SealedSecret(text=SEALED.text[:-cut]), "totp", "ada")
    assert None is SEALER.unseal(SealedSecret(text=SEALED.text[cut:]), "totp", "ada")


GARBAGE = [
    "",
    "2",
    "2.",
    "1." + SEALED.text[2:],
    SEALED.text[2:],
    " " + SEALED.text,
    SEALED.text + "\n",
    SEALED.text + "=",
    SEALED.text + "AAAA",
    "2.2." + SEALED.text[2:],
    "2." + "A" * 40,
    "2." + "A" * 44,
    "2.ö" + SEALED.text[3:],
    "２." + SEALED.text[2:],
    "2.\ud800" + SEALED.text[3:],
    "2.\x00" + SEALED.text[3:],
    "2." + SEALED.text[2:8] + "A" * 1_000_000,
    "2." + b64encode(b64decode(SEALED.text[2:])[:31]).decode(),
]


@pytest.mark.parametrize("text", GARBAGE, ids=lambda text: repr(text[:12]))
def test_garbage_opens_to_nothing(text: str) -> None:
    """
    What nobody sealed is None, and never an exception.
    """
    sealed = SealedSecret(text=text)

    assert [None, None] == [one.unseal(sealed, "totp", "ada") for one in (SEALER, either())]


@given(text=st.text() | st.text().map("1.{}".format) | st.text().map("2.{}".format))
def test_any_text_can_be_looked_at(text: str) -> None:
    """
    Without an exception.
    """
    sealed = SealedSecret(text=text)

    for one in (SEALER, standard(), either()):
        assert None is one.unseal(sealed, "totp", "ada")
        assert not one.is_current(sealed)


def test_twice_sealed_is_two_texts() -> None:
    """
    Nobody can tell that two users have one secret.
    """
    one, other = (b64decode(SEALER.seal(SECRET, "totp").text[2:]) for _ in range(2))

    assert one[:4] == other[:4]
    assert one[4:16] != other[4:16]
    assert one[16:36] != other[16:36]


@pytest.mark.parametrize("make", [sealer, standard, either])
def test_rotated_keys_still_open(make: Callable[..., Sealer]) -> None:
    """
    An older key reads; the newest one seals, and only what it sealed is current.
    """
    before, both = make(OLD).seal(SECRET, "totp", "ada"), make(NEW, OLD)
    after = both.seal(SECRET, "totp", "ada")

    assert SECRET == both.unseal(before, "totp", "ada")
    assert SECRET == make(NEW).unseal(after, "totp", "ada")
    assert [False, True] == [both.is_current(one) for one in (before, after)]


@pytest.mark.parametrize("make", [sealer, either])
def test_a_missing_key_opens_nothing(make: Callable[..., Sealer]) -> None:
    """
    It makes a factor unusable, and nothing else.
    """
    assert None is make(OLD).unseal(SEALED, "totp", "ada")


def test_a_sub_key_is_named() -> None:
    """
    As a MAC is: by the key that it comes from, which can be an older one, or missing.
    """
    ring = KeyRing([NEW, OLD], realm="shop")
    before = KeyRing([OLD], realm="shop").subkey("seal-aes")

    assert ring.mac("seal")[:4] == ring.subkey("seal-aes")[:4]
    assert hkdf(OLD, b"s9:onetsec/1s4:shops8:seal-aes") == before[4:]
    assert before == ring.subkey("seal-aes", like=before)
    assert b"" == ring.subkey("seal-aes", like=b"none")


def test_nothing_is_shown() -> None:
    """
    Of what opens a sealed secret.
    """
    assert repr(SEALER).startswith("<onetsec.crypto.aes.AesGcmSealer object at ")
    assert repr(either()).startswith("<onetsec.crypto.aes.AnySealer object at ")
