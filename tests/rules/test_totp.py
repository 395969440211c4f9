"""
Authenticator app: the codes of RFC 4226 and RFC 6238, each of them once.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.totp import (
    TotpOutcome,
    TotpPolicy,
    TotpState,
    code_at,
    key,
    qr_svg,
    uri,
    verify,
)

SECRET = b"12345678901234567890"
POLICY = TotpPolicy()
NOW = 1_800_000_000
STEP = NOW // 30


def test_rfc_4226() -> None:
    """
    The ten vectors of RFC 4226, appendix D.
    """
    expected = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489"

    assert expected.split() == [code_at(SECRET, count, policy=POLICY) for count in range(10)]


@pytest.mark.parametrize(
    ("expected", "now"),
    [
        ("94287082", 59),
        ("07081804", 1111111109),
        ("14050471", 1111111111),
        ("89005924", 1234567890),
        ("69279037", 2000000000),
        ("65353130", 20000000000),
    ],
)
def test_rfc_6238(expected: str, now: int) -> None:
    """
    The SHA-1 vectors of RFC 6238, appendix B, with eight digits.
    """
    policy = TotpPolicy(digits=8, drift=0)
    decision = verify(TotpState(), secret=SECRET, code=expected, policy=policy, now=now)

    assert TotpOutcome.ACCEPTED is decision.outcome
    assert now // 30 == decision.state.last_step


@pytest.mark.parametrize(
    ("expected", "offset"),
    [
        (TotpOutcome.WRONG_CODE, -2),
        (TotpOutcome.ACCEPTED, -1),
        (TotpOutcome.ACCEPTED, 0),
        (TotpOutcome.ACCEPTED, 1),
        (TotpOutcome.WRONG_CODE, 2),
    ],
)
def test_drift(expected: TotpOutcome, offset: int) -> None:
    """
    One step either way, and no more.
    """
    code = code_at(SECRET, STEP + offset, policy=POLICY)

    assert expected is verify(TotpState(), secret=SECRET, code=code, policy=POLICY, now=NOW).outcome


def test_strict_policy_knows_no_drift() -> None:
    """
    With a drift of 0 only the code of this very step is right.
    """
    code = code_at(SECRET, STEP - 1, policy=POLICY)
    strict = TotpPolicy(drift=0)

    assert (
        TotpOutcome.WRONG_CODE
        is verify(TotpState(), secret=SECRET, code=code, policy=strict, now=NOW).outcome
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.integers(-1, 1), st.integers(0, 70)), max_size=12))
def test_each_step_is_accepted_once(tries: list[tuple[int, int]]) -> None:
    """
    Whatever codes come whenever: the accepted steps only grow.
    """
    state, now, accepted = TotpState(), NOW, []
    for offset, gap in tries:
        now += gap
        code = code_at(SECRET, now // 30 + offset, policy=POLICY)
        decision = verify(state, secret=SECRET, code=code, policy=POLICY, now=now)
        if decision.outcome is TotpOutcome.ACCEPTED:
            accepted.append(decision.state.last_step)
        else:
            assert state is decision.state
        state = decision.state

    assert accepted == sorted(set(accepted))


def test_used_code_is_told_from_a_wrong_one() -> None:
    """
    Its owner may have typed it twice.
    """
    code = code_at(SECRET, STEP, policy=POLICY)
    used = TotpState(last_step=STEP)

    assert (
        TotpOutcome.ALREADY_USED
        is verify(used, secret=SECRET, code=code, policy=POLICY, now=NOW).outcome
    )


def test_clock_that_was_set_back_brings_no_code_back() -> None:
    """
    A code that was used tomorrow is used.
    """
    tomorrow = TotpState(last_step=STEP + 2880)
    code = code_at(SECRET, STEP, policy=POLICY)

    assert (
        TotpOutcome.ALREADY_USED
        is verify(tomorrow, secret=SECRET, code=code, policy=POLICY, now=NOW).outcome
    )


def test_spaces_and_dashes_are_ignored() -> None:
    """
    As apps show it, and as people type it.
    """
    code = code_at(SECRET, STEP, policy=POLICY)
    typed = f" {code[:3]}-{code[3:]} "

    assert (
        TotpOutcome.ACCEPTED
        is verify(TotpState(), secret=SECRET, code=typed, policy=POLICY, now=NOW).outcome
    )


@pytest.mark.parametrize("digits", ["０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"])
def test_only_ascii_digits(digits: str) -> None:
    """
    Full-width and Arabic digits are other characters.
    """
    code = code_at(SECRET, STEP, policy=POLICY).translate(str.maketrans("0123456789", digits))

    assert (
        TotpOutcome.WRONG_CODE
        is verify(TotpState(), secret=SECRET, code=code, policy=POLICY, now=NOW).outcome
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_is_a_wrong_code(code: str) -> None:
    """
    Lone surrogates too.
    """
    policy = TotpPolicy(drift=0)
    right = code_at(SECRET, STEP, policy=policy)
    if code.replace(" ", "").replace("-", "") != right:
        decision = verify(TotpState(), secret=SECRET, code=code, policy=policy, now=NOW)

        assert TotpOutcome.WRONG_CODE is decision.outcome


@pytest.mark.parametrize("code", ["\ud800", "1" * 1_000_000, "", "\x00"])
def test_hostile_text_is_a_wrong_code(code: str) -> None:
    """
    And costs nothing.
    """
    decision = verify(TotpState(), secret=SECRET, code=code, policy=POLICY, now=NOW)

    assert TotpOutcome.WRONG_CODE is decision.outcome


def test_key_is_grouped_base32() -> None:
    """
    Eight groups of four.
    """
    assert "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ" == key(SECRET)


def test_uri() -> None:
    """
    Issuer and account, and nothing that is the default of every app.
    """
    assert (
        "otpauth://totp/Example%20Shop:ada%40example.com"
        "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example%20Shop"
    ) == uri(SECRET, account="ada@example.com", issuer="Example Shop", policy=POLICY)


def test_uri_keeps_a_hostile_label_in_its_place() -> None:
    """
    Neither a colon nor a parameter gets out of it, and long ones are cut.
    """
    text = uri(SECRET, account="a:b?secret=x&" + "y" * 500, issuer="I:J", policy=POLICY)

    assert 1 == text.count("?")
    assert 1 == text.count(":", len("otpauth:"))
    assert len(text) < 300


@pytest.mark.parametrize("name", ["🔐" * 64, "\ud800", "ü" * 64, "%" * 500, "\x00", ":"])
def test_uri_of_any_name(name: str) -> None:
    """
    It fits a QR code, whatever the account and the site are called.
    """
    text = uri(SECRET, account=name, issuer=name, policy=POLICY)
    issuer, _, account = text.removeprefix("otpauth://totp/").partition("?")[0].partition(":")

    assert 1 <= len(issuer) <= 192
    assert 1 <= len(account) <= 192
    assert qr_svg(text).startswith("<svg")


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("x" * 64, "x" * 64),
        ("x" * 64, "x" * 65),
        ("ä" * 32, "ä" * 64),
        ("🔐" * 16, "🔐" * 64),
        ("🔐" * 15 + "abc", "🔐" * 15 + "abc"),
    ],
)
def test_uri_keeps_a_name(expected: str, name: str) -> None:
    """
    Sixty-four letters of it, or as many as 192 characters of an address spell.
    """
    text = uri(SECRET, account=name, issuer="Shop", policy=POLICY)

    assert f"otpauth://totp/Shop:{quote(expected)}" == text.partition("?")[0]


def test_uri_of_other_digits_says_so() -> None:
    """
    An app must know.
    """
    policy = TotpPolicy(digits=8, period=60)

    assert uri(SECRET, account="a", issuer="b", policy=policy).endswith("&digits=8&period=60")


def test_qr_is_svg_without_styles() -> None:
    """
    So that it passes the strict policy of the page.
    """
    svg = qr_svg("otpauth://totp/x?secret=y")

    assert svg.startswith("<svg")
    assert "style" not in svg
    assert "xmlns" not in svg


@pytest.mark.parametrize(
    "numbers",
    [{"digits": 5}, {"period": 5}, {"drift": 3}, {"setup": 59}, {"setup_tries": 0}],
)
def test_policy_checks_itself(numbers: dict[str, int]) -> None:
    """
    When it is built; five digits are fewer than 20 bits.
    """
    with pytest.raises(ConfigurationError, match=r"^totp\."):
        TotpPolicy(**numbers)
