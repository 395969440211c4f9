"""
Every outcome has its words.
"""

from __future__ import annotations

from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeGuard

import pytest

from onetsec import flows
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.policy import ASVS_5, ONETSOLUTIONS, PasswordReport, PasswordRule, judge
from onetsec.records import Channel
from onetsec.texts import ENGLISH
from onetsec.web.csrf import Verdict
from onetsec.web.forms import FormProblem
from onetsec.web.messages import MESSAGES, NOTES, Message, WebOutcome, told
from onetsec.web.rules import for_managers, listed, text

SHOWN: set[Enum] = {
    TotpOutcome.BEGUN,
    TotpOutcome.ENABLED,
    TotpOutcome.WRONG_CODE,
    TotpOutcome.NO_SETUP,
    TotpOutcome.STEP_UP_REQUIRED,
    TotpOutcome.SIGNED_OUT,
    EmailCodeOutcome.WRONG_CODE,
    EmailCodeOutcome.STEP_UP_REQUIRED,
    EmailCodeOutcome.SIGNED_OUT,
    SendOutcome.STALE,
}
"""On the page that was sent, on the page for a proof, or as another outcome."""


def outcomes() -> list[type[Enum]]:
    """
    Every enum of outcomes that a flow hands out.
    """
    found: set[type[Enum]] = set()
    for module in iter_modules(flows.__path__):
        if not module.name.startswith("_"):
            for value in vars(import_module(f"onetsec.flows.{module.name}")).values():
                # A rule's outcome of the same name stays inside of its flow.
                if _is_outcome(value):
                    found.add(value)
    return sorted(found, key=lambda one: one.__name__)


def _is_outcome(value: object) -> TypeGuard[type[Enum]]:
    return (
        isinstance(value, type)
        and issubclass(value, Enum)
        and value.__module__.startswith("onetsec.flows.")
        and value.__name__.endswith("Outcome")
    )


def test_all_outcomes_are_found() -> None:
    """
    The negative control: the search knows the outcomes of each feature.
    """
    assert {
        "EmailCodeOutcome",
        "PasswordOutcome",
        "RecoveryOutcome",
        "ResetOutcome",
        "RevokeOutcome",
        "SendOutcome",
        "SignInOutcome",
        "StepUpOutcome",
        "TotpOutcome",
    } <= {one.__name__ for one in outcomes()}


@pytest.mark.parametrize(
    "kind", [*outcomes(), WebOutcome, Verdict, FormProblem], ids=lambda kind: kind.__name__
)
def test_every_outcome_has_a_message(kind: type[Enum]) -> None:
    """
    No member is without status, id and a sentence.
    """
    for outcome in kind:
        message = MESSAGES[outcome]

        assert 200 <= message.status < 600
        assert message.id
        assert ENGLISH[message.id].endswith((".", ":"))


def test_notes_are_told_apart() -> None:
    """
    What a cookie names is one outcome.
    """
    assert all(code == outcome.value for code, outcome in NOTES.items())
    assert len(NOTES) == len(set(NOTES.values()))


@pytest.mark.parametrize(
    "outcome",
    [
        outcome
        for outcome in (*TotpOutcome, *EmailCodeOutcome, *SendOutcome)
        if outcome not in SHOWN
    ],
    ids=str,
)
def test_what_leads_elsewhere_is_told_there(outcome: Enum) -> None:
    """
    An outcome that no page of its own shows has a note, that says whether it is a problem.
    """
    noted = MESSAGES[NOTES[str(outcome.value)]]

    assert noted.is_problem == MESSAGES[outcome].is_problem


def test_a_note_fits_a_cookie() -> None:
    """
    The code of a note needs no quoting.
    """
    assert all(code.replace("-", "").isalnum() for code in NOTES)


@pytest.mark.parametrize(
    ("expected", "status"), [(200, 200), (422, 401), (422, 403), (429, 429), (409, 409)]
)
def test_page_status(expected: int, status: int) -> None:
    """
    A page with the form is no challenge to the browser.
    """
    assert expected == Message(status, "x").page_status


def test_told() -> None:
    """
    A problem interrupts, a success does not.
    """
    problem, done = (
        told(outcome, ENGLISH)
        for outcome in (SignInOutcome.WRONG_CREDENTIALS, PasswordOutcome.CHANGED)
    )

    assert problem is not None
    assert problem.is_problem
    assert done is not None
    assert not done.is_problem


def test_nothing_is_told_of_nothing() -> None:
    """
    A note that is not on the list is no note.
    """
    assert None is told(NOTES.get("evil"), ENGLISH)


def test_told_how_long_to_wait() -> None:
    """
    A wait that is known is said.
    """
    notice = told(SignInOutcome.TOO_MANY_ATTEMPTS, ENGLISH, retry_after=61)

    assert notice is not None
    assert "Too many attempts. Try again in 2 minutes." == notice.text


def test_every_channel_has_words() -> None:
    """
    Whatever a session has proven can be said.
    """
    assert all(ENGLISH[f"channel_{one.value}"] for one in Channel)


def test_every_rule_has_words() -> None:
    """
    Whatever a password lacks can be said.
    """
    assert all(text(rule, ONETSOLUTIONS, ENGLISH) for rule in PasswordRule)


def test_rules_say_their_numbers() -> None:
    """
    A limit is named with its number.
    """
    assert "At least 8 characters" == text(PasswordRule.TOO_SHORT, ONETSOLUTIONS, ENGLISH)
    assert "At most 1024 characters" == text(PasswordRule.TOO_LONG, ONETSOLUTIONS, ENGLISH)


def states(typed: str) -> dict[str, str]:
    """
    How the rules are marked after *typed* was refused.
    """
    report = judge(typed, policy=ONETSOLUTIONS)
    return {rule.name: rule.state for rule in listed(ONETSOLUTIONS, report, ENGLISH)}


def test_rules_before_a_try() -> None:
    """
    What is asked for is listed, and nothing is marked.
    """
    assert [("too-short", ""), ("too-common", ""), ("too-weak", "")] == [
        (rule.name, rule.state) for rule in listed(ASVS_5, None, ENGLISH)
    ]


def test_rules_after_a_try() -> None:
    """
    All rules are marked at once.
    """
    assert {
        "too-short": "unmet",
        "no-uppercase-letter": "unmet",
        "no-lowercase-letter": "met",
        "no-digit": "met",
        "too-common": "met",
        "too-weak": "",
    } == states("horse9")


def test_rules_that_nobody_breaks_by_chance() -> None:
    """
    A rule that goes without saying is listed when it is not met.
    """
    assert "unmet" == states("Correct Horse 9 \x1b Battery")["not-text"]
    assert "not-text" not in states("Correct Horse 9 Battery")


def test_rules_of_what_was_not_looked_at() -> None:
    """
    Of a text that was too long to look at, nothing else is claimed.
    """
    assert {"too-long": "unmet"} == {
        name: state for name, state in states("x" * 5000).items() if state
    }


def test_rules_in_words() -> None:
    """
    A mark is also said.
    """
    report = PasswordReport(unmet=(PasswordRule.UNCHANGED,), score=4)
    spoken = {rule.name: rule.spoken for rule in listed(ASVS_5, report, ENGLISH)}

    assert ("Not met:", "Met:") == (spoken["unchanged"], spoken["too-short"])
    assert {""} == {rule.spoken for rule in listed(ASVS_5, None, ENGLISH)}


def test_rules_for_password_managers() -> None:
    """
    What a manager makes up is not refused for want of a digit; the page says so in its words.
    """
    expected = "minlength: 8; required: upper; required: lower; required: digit;"

    assert expected == for_managers(ONETSOLUTIONS)
    assert f"minlength: {ASVS_5.min_length};" == for_managers(ASVS_5)
