"""
What the tests of mails begin with: the mailbox of Ada, and who reads it.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from attrs import evolve

from onetsec import Channel, Client, Onetsec, User
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignIn, SignInOutcome
from onetsec.flows.step_up import StepUp
from onetsec.letters import Message
from onetsec.mail import MemoryMailer
from onetsec.sessions import Session
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, PASSWORD
from .worlds import UNLIMITED, App, enrolled, session_of, signed_in

LOGIN = "ada@example.com"
ADA = User("ada", email=LOGIN, email_verified=True)
MOVED = evolve(ADA, email="ada@elsewhere.example", email_verified=False)

OPEN = evolve(
    UNLIMITED,
    throttles=evolve(
        UNLIMITED.throttles,
        mail_code=(),
        mail_confirmation=(),
        mail_notice=(),
        reset_network=(),
        reset_name=(),
    ),
)
"""Every lane is open, those of mails too."""


def mails(mailer: MemoryMailer, kind: str) -> list[Message]:
    """
    The mails of one *kind*, the oldest first.
    """
    return [one for one in mailer.sent if kind == one.kind]


def codes(mailer: MemoryMailer) -> list[str]:
    """
    All codes that were mailed, the oldest first.
    """
    return [one.context["code"] for one in mails(mailer, "email-code")]


def address_codes(mailer: MemoryMailer) -> list[str]:
    """
    All codes for an address that were mailed, the oldest first.
    """
    return [one.context["code"] for one in mails(mailer, "address-code")]


def undo_tokens(mailer: MemoryMailer) -> list[str]:
    """
    The tokens of the links of all notices, the oldest first.
    """
    links = [one.context["link"] for one in mails(mailer, "notice") if one.context["link"]]
    return [parse_qs(urlsplit(link).query)["token"][0] for link in links]


def notices(mailer: MemoryMailer) -> list[str]:
    """
    All changes that were told by mail, the oldest first.
    """
    return [one.context["event"] for one in mails(mailer, "notice")]


def tokens(mailer: MemoryMailer) -> list[str]:
    """
    The tokens of all links that were mailed, the oldest first.
    """
    links = [one.context["link"] for one in mails(mailer, "reset-link")]
    return [parse_qs(urlsplit(link).query)["token"][0] for link in links]


def with_mail(auth: Onetsec, people: DictUsers) -> Session:
    """
    Ada, with mailed codes only; her address is verified, so they are on at once.
    """
    people.put(ADA)
    change = auth.email_code.enable(session_of(signed_in(auth)))
    assert EmailCodeOutcome.ENABLED is change.outcome
    return session_of(change)


def mail_proven(auth: Onetsec, session: Session, mailer: MemoryMailer) -> Session:
    """
    *session*, after a look into the mailbox.
    """
    auth.step_up.send_code(session)
    return session_of(stepped_up(auth, session, codes(mailer)[-1]))


def with_both(
    auth: Onetsec, people: DictUsers, clock: FrozenClock
) -> tuple[Session, App, list[str]]:
    """
    Ada, with an app, mailed codes and recovery codes.
    """
    people.put(ADA)
    session, app, recovery = enrolled(auth, clock)
    change = auth.email_code.enable(session, client=HERE)
    assert EmailCodeOutcome.ENABLED is change.outcome
    return session_of(change), app, list(recovery)


def asked(auth: Onetsec, *, password: str = PASSWORD, client: Client = HERE) -> str:
    """
    Ada's sign-in that waits for its second step.
    """
    result = auth.sign_in.password(LOGIN, password, client=client)
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is result.outcome
    assert result.pending is not None
    return result.pending


def typed(auth: Onetsec, waiting: str, code: str, *, client: Client = HERE) -> SignIn:
    """
    A mailed *code* for a sign-in that waits.
    """
    return auth.sign_in.verify(waiting, factor=Channel.MAIL, code=code, client=client)


def stepped_up(auth: Onetsec, session: Session, code: str) -> StepUp:
    """
    A mailed *code* for a change.
    """
    return auth.step_up.confirm(session, factor=Channel.MAIL, code=code, client=HERE)


def linked(auth: Onetsec, mailer: MemoryMailer, login: str = LOGIN) -> str:
    """
    The token of a link that was just mailed to *login*.
    """
    before = len(tokens(mailer))
    assert ResetOutcome.REQUESTED is auth.password_reset.request(login, client=HERE).outcome
    found = tokens(mailer)[before:]
    assert 1 == len(found)
    return found[0]


def wrong(code: str) -> str:
    """
    Another code than *code*.
    """
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}d}"
