"""
Somebody whose address nobody has verified, and who moves to another one.
"""

from __future__ import annotations

from onetsec import Onetsec, User
from onetsec.flows.address import AddressOutcome
from onetsec.letters import Message
from onetsec.mail import MemoryMailer
from onetsec.posture import Level
from onetsec.sessions import Session

from ..conftest import HERE
from .mailboxes import (
    LOGIN,
    mails,
)
from .worlds import session_of

NEW = "ada@example.org"
BARE = User("ada", email=LOGIN)


def code_for(mailer: MemoryMailer, address: str) -> str:
    """
    The code that was mailed to *address*.
    """
    mail = mails(mailer, "address-code")[-1]
    assert address == mail.to
    return mail.context["code"]


def moved(auth: Onetsec, session: Session, mailer: MemoryMailer, new: str = NEW) -> Session:
    """
    Ada, at another address.
    """
    assert AddressOutcome.CODE_SENT is auth.address.change(session, new).outcome
    change = auth.address.confirm(session, code_for(mailer, new), client=HERE)
    assert AddressOutcome.CHANGED is change.outcome
    return session_of(change)


def about(kind: str, mailer: MemoryMailer) -> list[Message]:
    """
    The notices of one *kind*.
    """
    return [one for one in mails(mailer, "notice") if kind == one.context["event"]]


def level(auth: Onetsec, session: Session) -> Level | None:
    """
    How urgent it is to verify the address; None if it is verified.
    """
    report = auth.posture.report(session)
    return next((one.level for one in report if "verify-email" == one.code.value), None)
