"""
Mailed codes: how they are derived, and that none is likelier than another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256

import pytest

from onetsec.email_code import EmailCodePolicy, derived

from .mailboxes import KEY

POLICY = EmailCodePolicy()
UNEVEN = 33.7
"""What chi-square with nine degrees of freedom exceeds once in ten thousand times."""


def codes(derive: Callable[[bytes], str], *, count: int = 20_000) -> list[str]:
    """
    The codes of so many MACs, the same ones each time.
    """
    return [derive(KEY + sha256(b"%d" % i).digest()) for i in range(count)]


def chi_square(found: Sequence[str]) -> float:
    """
    How unevenly the ten digits are spread, at the place where it is worst.
    """
    expected = len(found) / 10
    worst = 0.0
    for place in zip(*found, strict=True):
        counts = Counter(place)
        worst = max(worst, sum((counts[d] - expected) ** 2 / expected for d in "0123456789"))
    return worst


@pytest.mark.parametrize("digits", [6, 7, 8])
def test_derived_codes_are_even(digits: int) -> None:
    """
    Each digit is as likely as any other, at each place, and a code has as many as it should.
    """
    found = codes(lambda mac: derived(mac, policy=EmailCodePolicy(digits=digits)))

    assert {digits} == set(map(len, found))
    assert chi_square(found) < UNEVEN


def test_uneven_codes_are_noticed() -> None:
    """
    The negative control: of twenty bits the low codes come twice as often.
    """
    found = codes(lambda mac: f"{int.from_bytes(mac[4:20]) % 2**20 % 10**6:06d}")

    assert chi_square(found) > UNEVEN


def test_the_name_of_the_key_is_in_no_code() -> None:
    """
    The first four bytes are the same for everybody.
    """
    mac = sha256(b"mac").digest()

    assert derived(b"aaaa" + mac, policy=POLICY) == derived(b"bbbb" + mac, policy=POLICY)


def test_a_code_begins_with_zeros_if_it_has_to() -> None:
    """
    Small numbers are no short codes.
    """
    assert "000007" == derived(KEY + (7).to_bytes(16) + bytes(16), policy=POLICY)
