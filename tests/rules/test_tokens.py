"""
Tokens and claims: one form, one spelling.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec.tokens import (
    MAX_CLAIM,
    MAX_LENGTH,
    ClaimKind,
    Kind,
    build,
    claim,
    parse,
    parse_claim,
    signed,
)

TOKEN = build(Kind.SESSION, user_id="ada", id="AAAAAAAAAAAA", secret=bytes(32))
CLAIM = claim(
    ClaimKind.PENDING,
    user_id="ada",
    id="A" * 22,
    epoch=7,
    issued_at=1_800_000_000,
    about="password",
)
SIGNED = signed(CLAIM, b"s" * 36)
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
user_ids = st.text(st.characters(codec="utf-8"), min_size=1, max_size=32)


@quiet
@given(user_ids, st.binary(min_size=32, max_size=32))
def test_what_was_built_is_parsed(user_id: str, secret: bytes) -> None:
    """
    For every user id.
    """
    token = build(Kind.RESET, user_id=user_id, id="_-AAAAAAAAAA", secret=secret)

    assert token == parse(token.text, kind=Kind.RESET)


@pytest.mark.parametrize("user_id", ["a", "ada@example.com", "é" * 64, "\u202e.."])
def test_the_longest_user_id_fits(user_id: str) -> None:
    """
    128 bytes of UTF-8.
    """
    token = build(Kind.SESSION, user_id=user_id, id="_-AAAAAAAAAA", secret=b"\xff" * 32)
    long = claim(
        ClaimKind.PENDING,
        user_id=user_id,
        id="A" * 22,
        epoch=9_999_999_999_999_999,
        issued_at=9_999_999_999_999_999,
        about="external-password",
    )

    assert len(token.text) <= MAX_LENGTH
    assert len(signed(long, bytes(36))) <= MAX_CLAIM
    assert user_id == parse(token.text, kind=Kind.SESSION).user_id  # type: ignore[union-attr]


HOSTILE = [
    "",
    TOKEN.text + "A",
    TOKEN.text[:-1],
    TOKEN.text + "\n",
    TOKEN.text.replace("ots1", "ots2"),
    TOKEN.text.replace("session", "undo"),
    TOKEN.text.replace("YWRh", "//8A"),
    TOKEN.text.replace("YWRh", "_w"),
    TOKEN.text.replace("YWRh", "YWR"),
    TOKEN.text.replace("YWRh", "YWRhYQ").replace("YWRhYQ", "YWRhYR"),
    "\ud800" * 40,
    "x" * 1_000_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_anything_else_is_no_token(text: str) -> None:
    """
    Another form, kind, length or spelling is none.
    """
    assert None is parse(text, kind=Kind.SESSION)


@quiet
@given(st.one_of(st.text(), st.text("ots1_.-ABYWRhsession")))
def test_any_text_has_an_answer(text: str) -> None:
    """
    A token, a claim, or none; and a token is its own text.
    """
    for kind in Kind:
        token = parse(text, kind=kind)
        assert token is None or text == token.text
    for which in ClaimKind:
        found = parse_claim(text, kind=which)
        assert found is None or text == signed(found, found.signature)


@quiet
@given(
    user_ids,
    st.integers(0, 10**16 - 1),
    st.integers(0, 10**16 - 1),
    st.sampled_from(["", "password", "app-password", "external"]),
    st.binary(min_size=36, max_size=36),
)
def test_what_was_signed_is_parsed(
    user_id: str, epoch: int, issued_at: int, about: str, signature: bytes
) -> None:
    """
    With all that it says.
    """
    made = claim(
        ClaimKind.DEVICE,
        user_id=user_id,
        id="_" * 22,
        epoch=epoch,
        issued_at=issued_at,
        about=about,
    )
    found = parse_claim(signed(made, signature), kind=ClaimKind.DEVICE)

    assert found is not None
    assert (user_id, epoch, issued_at, about) == (
        found.user_id,
        found.epoch,
        found.issued_at,
        found.about,
    )
    assert (made.body, signature) == (found.body, found.signature)


@pytest.mark.parametrize(
    "text",
    [
        "",
        SIGNED + "A",
        SIGNED[:-1],
        SIGNED.replace("pending", "device"),
        SIGNED.replace(".7.", ".07."),
        SIGNED.replace(".7.", ".-7."),
        SIGNED.replace(".7.", ".٧."),
        SIGNED.replace("password", "Password"),
        SIGNED.replace("password", "password-"),
        SIGNED.replace("YWRh", "//8A"),
        SIGNED.replace("YWRh", "_w"),
        "x" * 1_000_000,
    ],
)
def test_anything_else_is_no_claim(text: str) -> None:
    """
    Another form, kind, length or spelling is none.
    """
    assert None is parse_claim(text, kind=ClaimKind.PENDING)


@pytest.mark.parametrize(
    ("expected", "right"), [(True, b"s" * 36), (False, b"t" * 36), (False, b"")]
)
def test_signature(expected: bool, right: bytes) -> None:
    """
    A key that is missing signs nothing.
    """
    found = parse_claim(SIGNED, kind=ClaimKind.PENDING)

    assert found is not None
    assert expected is found.is_signed(right)


def test_an_unsigned_claim_is_never_signed() -> None:
    """
    Not even by nothing.
    """
    assert not CLAIM.is_signed(b"")
