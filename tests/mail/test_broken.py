"""
The contract has teeth: each broken mailer fails the tests that are there for it, and no other.
"""

from __future__ import annotations

import pytest

from onetsec.testing import MailerContract
from onetsec.testing.broken import mailer
from onetsec.testing.broken.mailer import BROKEN_MAILERS, WholeMailer, caught_mailer

EVERY_TEST = frozenset(name for name in dir(MailerContract) if name.startswith("test_"))
FAILURES = """
    mail_that_fails_is_a_delivery_error
    mail_that_fails_is_not_told
"""
REFUSALS = """
    mail_to_two_addresses_is_refused
    mail_with_a_second_line_in_its_subject_is_refused
"""


def listed(text: str) -> set[str]:
    """
    Name the tests in *text*.
    """
    return {f"test_{name}" for name in text.split()}


ARRIVALS = EVERY_TEST - listed(FAILURES) - listed(REFUSALS)
"""What needs a mail that arrives, once."""

CAUGHT_BY: dict[type[WholeMailer], str] = {
    mailer.AddsABcc: "mail_has_one_recipient",
    mailer.JoinsRecipients: "mails_are_not_joined",
    mailer.SharesItsMail: "mails_of_many_threads_keep_apart",
    mailer.ManglesTheSubject: "mail_subject_may_be_in_any_script",
    mailer.FoldsTheSubject: "mail_subject_may_be_long",
    mailer.DecodesTheSubject: """
        mail_head_is_not_for_the_text
        mail_subject_is_not_decoded
    """,
    mailer.ManglesTheText: "mail_text_may_be_in_any_script",
    mailer.TidiesTheText: "mail_text_keeps_its_lines",
    mailer.WrapsTheText: "mail_text_may_have_long_lines",
    mailer.EndsAtADot: "mail_text_may_have_lines_with_dots",
    mailer.FlowsTheText: """
        mail_code_is_alone_on_its_line
        mail_text_keeps_its_lines
        mail_text_may_have_lines_with_dots
        mail_text_may_have_long_lines
    """,
    mailer.LosesTheHtml: "mail_html_arrives",
    mailer.MakesHtmlUp: "mail_without_html_has_none",
    mailer.TakesFieldsFromTheText: "mail_head_is_not_for_the_text",
    mailer.ChecksNoAddress: "mail_to_two_addresses_is_refused",
    mailer.ChecksNoSubject: "mail_with_a_second_line_in_its_subject_is_refused",
    mailer.SwallowsFailures: FAILURES,
    mailer.FailsInItsOwnWay: FAILURES,
    mailer.TellsTheAddress: "mail_that_fails_is_not_told",
    mailer.TellsTheSubject: "mail_that_fails_is_not_told",
}


@pytest.mark.parametrize("broken", CAUGHT_BY, ids=lambda broken: broken.__name__)
def test_broken_mailer_is_caught(broken: type[WholeMailer]) -> None:
    """
    One broken rule fails the tests of that rule.
    """
    assert listed(CAUGHT_BY[broken]) == caught_mailer(broken)


@pytest.mark.parametrize("broken", [mailer.LosesMails, mailer.SendsTwice])
def test_mailer_that_can_not_count_is_caught(broken: type[WholeMailer]) -> None:
    """
    By all that asks for one mail.
    """
    assert ARRIVALS == caught_mailer(broken)


def test_whole_mailer_is_not_caught() -> None:
    """
    The negative control: what the broken ones are made of fails nothing.
    """
    assert frozenset() == caught_mailer(WholeMailer)


def test_every_broken_mailer_is_listed() -> None:
    """
    What is public here is what is caught above.
    """
    assert set(BROKEN_MAILERS) == {*CAUGHT_BY, mailer.LosesMails, mailer.SendsTwice}


def test_every_test_of_the_contract_catches_something() -> None:
    """
    No test is there that nothing could fail.
    """
    caught = set().union(*map(listed, CAUGHT_BY.values()))

    assert EVERY_TEST == caught | {"test_mail_arrives_once"}
