"""
Mails in memory, and what the package costs.
"""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve

import onetsec.mail
from onetsec.errors import DeliveryError
from onetsec.letters import Message
from onetsec.mail import MemoryMailer

from ..test_house import loaded_by


def test_mails_are_kept(message: Message) -> None:
    """
    As they were sent, the oldest first.
    """
    mailer, other = MemoryMailer(), evolve(message, to="grace@example.com")
    mailer.send(message)
    mailer.send(other)

    assert [message, other] == mailer.sent


def test_failure_of_a_test(message: Message) -> None:
    """
    While it is set, nothing is taken.
    """
    mailer = MemoryMailer()
    mailer.failure = DeliveryError("The mail server is down.")
    with pytest.raises(DeliveryError, match=r"^The mail server is down\.$"):
        mailer.send(message)
    mailer.failure = None
    mailer.send(message)

    assert [message] == mailer.sent


def test_message_of_a_queue_is_checked(message: Message) -> None:
    """
    Who unpickles a message makes one without a check.
    """
    object.__setattr__(message, "to", "ada@example.com,eve@example.com")
    forged = pickle.loads(pickle.dumps(message))

    with pytest.raises(ValueError, match=r"^to: "):
        MemoryMailer().send(forged)


@pytest.mark.parametrize("name", onetsec.mail.__all__)
def test_public_name_exists(name: str) -> None:
    """
    Every public name leads somewhere, and is named as it is called.
    """
    assert name == getattr(onetsec.mail, name).__name__


def test_public_names_are_shown() -> None:
    """
    Who looks into the package sees them.
    """
    assert onetsec.mail.__all__ == dir(onetsec.mail)


def test_other_names_do_not_exist() -> None:
    """
    A name that is misspelled is no name.
    """
    with pytest.raises(AttributeError, match="has no attribute 'SMTPMailer'"):
        onetsec.mail.SMTPMailer  # type: ignore[attr-defined]  # noqa: B018


def test_import_is_light() -> None:
    """
    Nobody pays for SMTP who does not use it.
    """
    assert loaded_by("import onetsec.mail") <= {"onetsec", "onetsec.mail", "__future__"}
    assert set() == {"email", "smtplib", "ssl"} & loaded_by("from onetsec.mail import MemoryMailer")


def test_names_are_resolved_on_first_use() -> None:
    """
    The negative control: the first use of a name does load its module.
    """
    assert {"email", "smtplib", "ssl"} <= loaded_by("from onetsec.mail import SmtpMailer")
