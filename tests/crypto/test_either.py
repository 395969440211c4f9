"""
Secrets at rest in both formats, with the package for AES and without.
"""

from __future__ import annotations

import pytest

from onetsec import ConfigurationError
from onetsec.records import SealedSecret

from ..absence import hide
from ..test_house import loaded_by
from .test_aes import GARBAGE, SEALED, SEALER, either, standard
from .test_sealer import SECRET

AEAD = "cryptography.hazmat.primitives.ciphers.aead"


def test_both_formats_are_read() -> None:
    """
    AES seals, if its package is there; what the standard library sealed is opened, and is not
    current.
    """
    old, new = standard().seal(SECRET, "totp", "ada"), either().seal(SECRET, "totp", "ada")

    assert ["1.", "2."] == [old.text[:2], new.text[:2]]
    assert [SECRET] * 2 == [either().unseal(one, "totp", "ada") for one in (old, new)]
    assert [False, True] == [either().is_current(one) for one in (old, new)]


@pytest.mark.parametrize("package", ["cryptography", AEAD], ids=["missing", "broken"])
def test_without_the_package(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The standard library seals and opens; what AES sealed opens to None, until the package is back.
    The same if it is there and can not be loaded.
    """
    one = either()
    old, new = standard().seal(SECRET, "totp", "ada"), one.seal(SECRET, "totp", "ada")
    with monkeypatch.context() as patched:
        hide(package, patched)
        sealed = one.seal(SECRET, "totp", "ada")

        assert "1." == sealed.text[:2]
        assert [SECRET] * 2 == [one.unseal(it, "totp", "ada") for it in (old, sealed)]
        assert None is one.unseal(new, "totp", "ada")
        assert [True, True, False] == [one.is_current(it) for it in (old, sealed, new)]

    assert [SECRET] * 3 == [one.unseal(it, "totp", "ada") for it in (old, sealed, new)]
    assert [False, False, True] == [one.is_current(it) for it in (old, sealed, new)]


def test_a_missing_package_is_logged_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """
    With the command that installs it; garbage, and what the standard library can open, log nothing.
    """
    hide("cryptography", monkeypatch)
    one, old = either(), standard().seal(SECRET, "totp", "ada")
    for sealed in (old, *(SealedSecret(text=text) for text in GARBAGE if len(text) < 200)):
        one.unseal(sealed, "totp", "ada")
    assert [] == caplog.messages

    assert [None] * 2 == [one.unseal(SEALED, "totp", "ada") for _ in range(2)]
    (message,) = caplog.messages
    assert "pip install 'onetsec[crypto]'" in message


def test_aes_alone_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Whoever asked for it is not given something else.
    """
    hide("cryptography", monkeypatch)

    with pytest.raises(ConfigurationError, match=r"pip install 'onetsec\[crypto\]'"):
        SEALER.seal(SECRET, "totp", "ada")


def test_the_package_is_loaded_on_first_use() -> None:
    """
    Importing and building load nothing of it; a secret does.
    """
    build = (
        "from onetsec.crypto import aes, keys, sealer, system;"
        "one = aes.AnySealer(keys.KeyRing([bytes(32)], realm='x'), system.SystemRandom())"
    )

    assert "cryptography" not in loaded_by(build)
    assert "cryptography" in loaded_by(build + "; one.seal(b'secret')")
