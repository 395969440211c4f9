"""
Mailed codes: asked for now and then, and worth something once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.decision import Decision
from onetsec.email_code import (
    Challenge,
    Challenges,
    CodeOutcome,
    EmailCodePolicy,
    RequestOutcome,
    find,
    hint,
    request,
    verify,
    wait,
)

from .mailboxes import KEY, RIGHT, WRONG

NOW = 1_800_000_000
POLICY = EmailCodePolicy()
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def ask(
    state: Challenges, id: str = "p1", *, known: bool = False, now: int = NOW
) -> Decision[RequestOutcome, Challenges]:
    """
    Ask for a code for *id*.
    """
    return request(state, id=id, key=KEY, known=known, policy=POLICY, now=now)


def asked(*ids: str, now: int = NOW) -> Challenges:
    """
    The codes that were mailed for these *ids*, at the same moment.
    """
    none: Challenges = ()
    return reduce(lambda state, id: ask(state, id, now=now).state, ids, none)


def look(
    state: Challenges, code: str, id: str = "p1", *, now: int = NOW
) -> Decision[CodeOutcome, Challenges]:
    """
    Look at *code*.
    """
    return verify(state, id=id, code=code, right=RIGHT, policy=POLICY, now=now)


# Codes that are asked for


def test_a_first_code() -> None:
    """
    It says what it is for, when it was asked for, and which key it comes from.
    """
    decision = ask(())

    assert RequestOutcome.SENT is decision.outcome
    assert (Challenge(id="p1", key=KEY, serial=1, sent_at=NOW),) == decision.state


@quiet
@given(st.integers(0, 4), st.integers(POLICY.resend, POLICY.lives - 1))
def test_a_resend_takes_the_place_of_the_one_before(others: int, later: int) -> None:
    """
    Another code, as many that are waited for, and nobody else's is touched.
    """
    before = asked("p1", *(f"o{i}" for i in range(others)))
    decision = ask(before, now=NOW + later)

    assert RequestOutcome.SENT is decision.outcome
    assert {*before[1:], Challenge(id="p1", key=KEY, serial=2, sent_at=NOW + later)} == set(
        decision.state
    )
    assert len(before) == len(decision.state)


@pytest.mark.parametrize(
    ("expected", "later"),
    [
        (RequestOutcome.WAIT, 0),
        (RequestOutcome.WAIT, POLICY.resend - 1),
        (RequestOutcome.SENT, POLICY.resend),
        (RequestOutcome.SENT, POLICY.lives),
        (RequestOutcome.WAIT, -30),
    ],
)
def test_another_code_has_to_be_waited_for(expected: RequestOutcome, later: int) -> None:
    """
    A minute; and who has to wait changes nothing.
    """
    before = asked("p1")
    decision = ask(before, now=NOW + later)

    assert expected is decision.outcome
    assert (RequestOutcome.WAIT is expected) is (decision.state is before)


def test_a_newcomer_is_refused_and_displaces_nobody() -> None:
    """
    Five wait for a code, and a sixth has to come later; those who wait can ask again.
    """
    full = asked("p1", "p2", "p3", "p4", "p5")
    refused = ask(full, "p6", now=NOW + 60)

    assert Decision(RequestOutcome.FULL, full) == refused
    assert refused.state is full
    assert RequestOutcome.SENT is ask(full, "p3", now=NOW + 60).outcome


def test_a_code_that_is_over_makes_room() -> None:
    """
    And goes.
    """
    full = asked("p1", "p2", "p3", "p4", "p5")
    decision = ask(full, "p6", now=NOW + POLICY.lives)

    assert RequestOutcome.SENT is decision.outcome
    assert ["p6"] == [one.id for one in decision.state]


MOMENTS = st.tuples(st.sampled_from("abcdefg"), st.integers(-900, 900))


@quiet
@given(st.lists(MOMENTS, max_size=40))
def test_whatever_is_asked_for_whatever_the_clock_says(steps: list[tuple[str, int]]) -> None:
    """
    Nobody has two codes, no more than five wait, and nobody waits for less than nothing or for more
    than a minute.
    """
    state: Challenges = ()
    now = NOW
    for id, seconds in steps:
        now += seconds
        assert 0 <= wait(state, id=id, policy=POLICY, now=now) <= POLICY.resend
        decision = ask(state, id, now=now)
        assert (RequestOutcome.SENT is decision.outcome) is (decision.state is not state)
        state = decision.state
        assert len(state) == len({one.id for one in state}) <= POLICY.most


@quiet
@given(st.integers(-POLICY.resend * 20, POLICY.resend * 20))
def test_wait_and_request_agree(later: int) -> None:
    """
    Who has to wait is told for how long; who has not, gets a code.
    """
    state = asked("p1")
    seconds = wait(state, id="p1", policy=POLICY, now=NOW + later)

    assert (seconds > 0) is (RequestOutcome.WAIT is ask(state, now=NOW + later).outcome)


# Codes that are typed


@quiet
@given(st.one_of(st.text(max_size=8), st.just(RIGHT)), st.one_of(st.text(max_size=8), st.just("")))
def test_a_code_is_accepted_once(first: str, second: str) -> None:
    """
    The right one, whatever was typed before; a wrong one uses nothing up.
    """
    state = asked("p1", "p2")
    for typed in (first, second):
        decision = look(state, typed)
        assert (CodeOutcome.ACCEPTED is decision.outcome) is (decision.state is not state)
        state = decision.state

    once = look(state, RIGHT)
    assert CodeOutcome.EXPIRED is look(once.state, RIGHT).outcome
    assert ("p2",) == tuple(one.id for one in once.state)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (CodeOutcome.ACCEPTED, RIGHT),
        (CodeOutcome.ACCEPTED, " 246 810 "),
        (CodeOutcome.ACCEPTED, "246-810"),
        (CodeOutcome.WRONG_CODE, ""),
        (CodeOutcome.WRONG_CODE, "24681"),
        (CodeOutcome.WRONG_CODE, "2468100"),
        (CodeOutcome.WRONG_CODE, WRONG),
        (CodeOutcome.WRONG_CODE, "２４６８１０"),
        (CodeOutcome.WRONG_CODE, "٢٤٦٨١٠"),
        (CodeOutcome.WRONG_CODE, "246\u00a0810"),
        (CodeOutcome.WRONG_CODE, "246\n810"),
        (CodeOutcome.WRONG_CODE, "\ud800" * 6),
        (CodeOutcome.WRONG_CODE, " " * 64 + RIGHT),
        (CodeOutcome.WRONG_CODE, RIGHT * 200_000),
    ],
)
def test_a_code_as_people_type_it(expected: CodeOutcome, typed: str) -> None:
    """
    Spaces and dashes do not count, and only the digits of ASCII do.
    """
    assert expected is look(asked("p1"), typed).outcome


@pytest.mark.parametrize(
    ("expected", "later"),
    [
        (CodeOutcome.ACCEPTED, 0),
        (CodeOutcome.ACCEPTED, POLICY.lives - 1),
        (CodeOutcome.EXPIRED, POLICY.lives),
        (CodeOutcome.ACCEPTED, -30),
    ],
)
def test_a_code_works_for_ten_minutes(expected: CodeOutcome, later: int) -> None:
    """
    Then it is over, as if there had never been one.
    """
    state = asked("p1")

    assert expected is look(state, RIGHT, now=NOW + later).outcome
    assert (CodeOutcome.EXPIRED is expected) is (
        find(state, id="p1", policy=POLICY, now=NOW + later) is None
    )


def test_a_code_is_for_what_it_was_asked_for() -> None:
    """
    Nothing else is completed with it.
    """
    state = asked("p1")

    assert Decision(CodeOutcome.EXPIRED, state) == look(state, RIGHT, "p2")


# What is shown, and what may be set


@quiet
@given(st.text(), st.text().filter(lambda host: "@" not in host))
def test_a_hint_shows_no_more_than_the_first_letter(name: str, host: str) -> None:
    """
    Of the name; who waits for the mail knows the rest.
    """
    assert f"{name[:1]}…@{host}" == hint(f"{name}@{host}")


@quiet
@given(st.text().filter(lambda text: "@" not in text))
def test_what_is_no_address_shows_nothing(text: str) -> None:
    """
    It could be anything.
    """
    assert "…" == hint(text)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("digits", 6, 8),
        ("lives", 60, 600),
        ("resend", 10, 600),
        ("most", 1, 10),
        ("reserved", 0, 5),
    ],
)
def test_policy_checks_itself(name: str, low: int, high: int) -> None:
    """
    When it is built; and names what is wrong, its value and what is allowed.
    """
    made: Callable[..., EmailCodePolicy] = EmailCodePolicy
    for value in (low, high):
        assert value == getattr(made(**{name: value}), name)
    for value in (low - 1, high + 1):
        told = rf"^email_code\.{name}: {value} is not between {low} and {high}\.$"
        with pytest.raises(ConfigurationError, match=told):
            made(**{name: value})
