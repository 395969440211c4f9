"""
Recovery codes: each works once, and is read as it was meant.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.recovery_codes import (
    RAW_BYTES,
    RecoveryOutcome,
    RecoveryPolicy,
    RecoveryState,
    canonical,
    spelled,
    use,
)

SALT = b"s" * 16
STATE = RecoveryState(
    key=b"kkkk",
    cost="m=19456,t=2,p=1",
    salt=SALT,
    digests=(b"a" * 32, b"b" * 32),
    issued=2,
    issued_at=1,
)
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_code_works_once() -> None:
    """
    And the others go on.
    """
    first = use(STATE, salt=SALT, digest=b"a" * 32)
    again = use(first.state, salt=SALT, digest=b"a" * 32)

    assert RecoveryOutcome.ACCEPTED is first.outcome
    assert (b"b" * 32,) == first.state.digests
    assert RecoveryOutcome.WRONG_CODE is again.outcome
    assert first.state is again.state


@pytest.mark.parametrize(
    ("salt", "digest"), [(SALT, b"c" * 32), (SALT, b""), (b"t" * 16, b"a" * 32)]
)
def test_wrong_code_changes_nothing(salt: bytes, digest: bytes) -> None:
    """
    One of another set is wrong too.
    """
    decision = use(STATE, salt=salt, digest=digest)

    assert RecoveryOutcome.WRONG_CODE is decision.outcome
    assert STATE is decision.state


@quiet
@given(st.binary(min_size=RAW_BYTES, max_size=RAW_BYTES))
def test_what_is_shown_is_read(raw: bytes) -> None:
    """
    Thirteen characters in three groups.
    """
    code = spelled(raw)

    assert [4, 4, 5] == [len(group) for group in code.split("-")]
    assert code.replace("-", "") == canonical(code)


@quiet
@given(st.binary(min_size=RAW_BYTES, max_size=RAW_BYTES), st.integers(0, 64))
def test_each_of_65_bits_counts(raw: bytes, bit: int) -> None:
    """
    Another bit is another code.
    """
    other = (int.from_bytes(raw) ^ 1 << bit + 7).to_bytes(RAW_BYTES)

    assert spelled(raw) != spelled(other)


@pytest.mark.parametrize(
    "typed",
    ["7k3m-9qpx-2htvd", " 7K3M 9QPX 2HTVD ", "7K3M9QPX2HTVD", "7-K-3-M-9-Q-P-X-2-H-T-V-D"],
)
def test_spellings(typed: str) -> None:
    """
    Any case, with or without spaces and dashes.
    """
    assert "7K3M9QPX2HTVD" == canonical(typed)


def test_letters_that_look_like_digits() -> None:
    """
    O is 0, and I and L are 1.
    """
    assert "0011110000000" == canonical("oOiIlL0000000")


@quiet
@given(st.text(max_size=80))
def test_canonical_is_idempotent(text: str) -> None:
    """
    Whatever is read is read the same again.
    """
    code = canonical(text)
    if code is not None:
        assert code == canonical(code)


@pytest.mark.parametrize(
    "typed", ["", "123456", "7K3M-9QPX-2HTVDX", "UUUU-UUUU-UUUUU", "\ud800" * 13, "0" * 1_000_000]
)
def test_what_can_not_be_a_code_is_none(typed: str) -> None:
    """
    No hash is spent on it.
    """
    assert None is canonical(typed)


def test_left() -> None:
    """
    What still works is counted.
    """
    assert 2 == STATE.left


@pytest.mark.parametrize("numbers", [{"codes": 4}, {"codes": 21}, {"codes": 5, "warn": 5}])
def test_policy_checks_itself(numbers: dict[str, int]) -> None:
    """
    When it is built.
    """
    with pytest.raises(ConfigurationError, match=r"^recovery_codes\."):
        RecoveryPolicy(**numbers)
