"""
Undo: whoever is told of a change, and has not made it, takes it back by the link in the mail.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from attrs import evolve

from onetsec import Client, EventKind, Onetsec, User
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.decision import Decision
from onetsec.errors import Unavailable
from onetsec.flows.sign_in import SignInOutcome
from onetsec.letters import Message
from onetsec.mail import MemoryMailer
from onetsec.notices import UndoOutcome
from onetsec.records import INSTALLATION
from onetsec.sessions import Session
from onetsec.testing import FrozenClock
from onetsec.tokens import Kind, build
from onetsec.undo import UndoPolicy
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import ADA, LOGIN, OPEN, mails, tokens, with_both
from .test_notices import Life, every_change
from .worlds import enrolled, session_of, signed_in

Build = Callable[..., Onetsec]
THIEF = evolve(THERE, address="203.0.113.66")
EVIL = "thief@evil.example"


@pytest.fixture
def auth(rebuild: Build, people: DictUsers) -> Onetsec:
    """
    With every lane open.
    """
    people.put(ADA)
    return rebuild(settings=OPEN)


def link(mail: Message) -> str:
    """
    The token of the only link in *mail*.
    """
    found = re.findall(r"https?://\S+", mail.text)
    assert [mail.context["link"]] == found
    token: str = parse_qs(urlsplit(found[0]).query)["token"][0]
    return token


def last(mailer: MemoryMailer) -> str:
    """
    The token of the last notice.
    """
    return link(mails(mailer, "notice")[-1])


@every_change
def test_every_notice_takes_itself_back(
    kind: EventKind, auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Every session ends, the password works no more, and a link for a new one is in the mailbox.
    """
    life = Life(auth, people, mailer, clock)
    getattr(life, kind.name.lower())()
    (mail,) = (one for one in mails(mailer, "notice") if kind.value == one.context["event"])
    token, before = link(mail), len(tokens(mailer))
    told = auth.undo.told(token)

    assert told is not None
    assert kind is told.kind
    assert UndoOutcome.UNDONE is auth.undo.undo(token, client=HERE)
    assert () == auth.sessions.of_user("ada")
    for password in (PASSWORD, OTHER):
        refused = auth.sign_in.password(LOGIN, password, client=HERE)
        assert SignInOutcome.WRONG_CREDENTIALS is refused.outcome
    assert before + 1 == len(tokens(mailer))


def test_the_owner_comes_back(
    auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock, people: DictUsers
) -> None:
    """
    By the link for a new password; the app that somebody added asks for nothing.
    """
    enrolled(auth, clock)
    auth.undo.undo(last(mailer), client=HERE)
    auth.password_reset.complete(tokens(mailer)[-1], new=OTHER, client=HERE)

    signed_in(auth, password=OTHER)


def moved(auth: Onetsec, session: Session, mailer: MemoryMailer, to: str) -> Session:
    """
    *session*, once the address is another one.
    """
    auth.address.change(session, to)
    code = mails(mailer, "address-code")[-1].context["code"]
    return session_of(auth.address.confirm(session, code, client=THIEF))


def test_the_first_mail_undoes_all_that_a_thief_has_done(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Who knew the password has enrolled an app, changed the address, changed it again, and changed
    the password. Nothing of that takes the right of the link away.
    """
    session, _, _ = enrolled(auth, clock)
    first = last(mailer)
    for address in (EVIL, "second@evil.example"):
        clock.advance(90)
        session = moved(auth, session, mailer, address)
    stolen = auth.password.change(session, current=PASSWORD, new=OTHER, client=THIEF)
    assert "second@evil.example" == people.by_id("ada").email  # type: ignore[union-attr]

    assert UndoOutcome.UNDONE is auth.undo.undo(first, client=HERE)
    assert LOGIN == people.by_id("ada").email  # type: ignore[union-attr]
    assert auth.sessions.check(stolen.token or "", client=THIEF) is None
    assert LOGIN == mails(mailer, "reset-link")[-1].to
    auth.password_reset.complete(tokens(mailer)[-1], new="Third Meadow 5 Falcon", client=HERE)
    signed_in(auth, password="Third Meadow 5 Falcon")


def test_a_change_of_the_address_is_undone_from_the_old_one(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Both are told, and only the old one is given a link.
    """
    moved(auth, session_of(signed_in(auth)), mailer, EVIL)
    old, new = mails(mailer, "notice")
    assert (EVIL, "", LOGIN) == (new.to, new.context["link"], old.to)

    assert UndoOutcome.UNDONE is auth.undo.undo(link(old), client=HERE)
    assert LOGIN == people.by_id("ada").email  # type: ignore[union-attr]


def test_an_address_that_somebody_else_has_by_now_stays_there(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Everything else is taken back; nothing that opens the account is mailed to the one who has taken
    it, and operators hear of it.
    """
    moved(auth, session_of(signed_in(auth)), mailer, EVIL)
    people.put(evolve(ADA, id="eve"))
    first = link(mails(mailer, "notice")[0])

    assert UndoOutcome.UNDONE is auth.undo.undo(first, client=HERE)
    assert EVIL == people.by_id("ada").email  # type: ignore[union-attr]
    assert () == auth.sessions.of_user("ada")
    auth.password_reset.start("ada")
    auth.password_reset.request(EVIL, client=THERE)
    assert [] == mails(mailer, "reset-link")
    assert "auth.address.vouch()" in caplog.text


def test_a_disputed_address_is_the_owners_when_the_host_says_so(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    The host corrects its row, and vouches for it.
    """
    moved(auth, session_of(signed_in(auth)), mailer, EVIL)
    people.put(evolve(ADA, id="eve"))
    auth.undo.undo(link(mails(mailer, "notice")[0]), client=HERE)
    people.put(evolve(ADA, email="ada@example.net", email_verified=True))
    auth.address.vouch("ada")
    auth.password_reset.start("ada")

    assert ["ada@example.net"] == [mail.to for mail in mails(mailer, "reset-link")]


def test_a_link_stops_the_password_whatever_the_policy_says(
    rebuild: Callable[..., Onetsec], people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Its owner has said that somebody else knows it.
    """
    people.put(ADA)
    policy = evolve(OPEN.attempts, stops_password=False)
    auth = rebuild(settings=evolve(OPEN, attempts=policy))
    session = session_of(signed_in(auth))
    auth.email_code.enable(session, client=HERE)
    auth.undo.undo(last(mailer), client=HERE)

    result = auth.sign_in.password(LOGIN, PASSWORD, client=THERE)
    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome


def test_a_record_that_is_nobodys_has_no_link(auth: Onetsec) -> None:
    """
    That of the installation neither: it is answered like a link that is over.
    """
    auth.ping()
    token = build(Kind.UNDO, user_id=INSTALLATION, id="x" * 12, secret=b"y" * 32).text

    assert auth.undo.told(token) is None
    assert UndoOutcome.LINK_OVER is auth.undo.undo(token, client=HERE)


def test_a_notice_of_a_newer_release_waits_for_it(
    auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A worker that does not know what happened says so, and the link goes on.
    """
    enrolled(auth, clock)
    token = last(mailer)
    flows = auth.flows

    def newer(account: Account) -> Decision[None, Account]:
        notices = tuple(evolve(one, kind="moon-landed") for one in account.notices)
        return Decision(None, evolve(account, notices=notices))

    run(flows.engine.decide("ada", newer))

    with pytest.raises(Unavailable, match="newer release"):
        auth.undo.told(token)


class Meanwhile(DictUsers):
    """
    Users of whom something becomes while one of them is looked at, the first *times*.
    """

    def __init__(self, event: Callable[[DictUsers], object], times: int = 1) -> None:
        super().__init__([ADA])
        self._event, self._times, self.is_on = event, times, False

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        """
        Somebody else is faster.
        """
        self._happen()
        return super().change_email(user_id, new, expected=expected)

    def by_id(self, user_id: str) -> User | None:
        """
        Somebody else is faster.
        """
        found = super().by_id(user_id)
        self._happen()
        return found

    def _happen(self) -> None:
        if self.is_on and self._times:
            self.is_on, self._times = False, self._times - 1
            self._event(self)
            self.is_on = True


def elsewhere(users: DictUsers) -> None:
    """
    The row is moved by a form of the host.
    """
    user = users.by_id("ada")
    assert user is not None
    users.put(evolve(user, email=f"x{user.email}"))


def test_a_row_that_moves_meanwhile_is_restored_all_the_same(
    rebuild: Build, mailer: MemoryMailer
) -> None:
    """
    Nobody else has the address of before: only the row was another one.
    """
    users = Meanwhile(elsewhere)
    auth = rebuild(users=users, settings=OPEN)
    moved(auth, session_of(signed_in(auth)), mailer, EVIL)
    users.is_on = True

    assert UndoOutcome.UNDONE is auth.undo.undo(link(mails(mailer, "notice")[0]), client=HERE)
    assert LOGIN == users.by_id("ada").email  # type: ignore[union-attr]


def test_a_row_that_moves_for_ever(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    Nothing is said; the link goes on.
    """
    users = Meanwhile(elsewhere, times=99)
    auth = rebuild(users=users, settings=OPEN)
    moved(auth, session_of(signed_in(auth)), mailer, EVIL)
    users.is_on, token = True, link(mails(mailer, "notice")[0])

    with pytest.raises(Unavailable, match="kept changing"):
        auth.undo.undo(token, client=HERE)

    users.is_on = False
    assert UndoOutcome.UNDONE is auth.undo.undo(token, client=HERE)


def test_a_first_move_meanwhile_is_taken_back(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    The thief changes the address between the look at the link and the undo.
    """
    thief: list[tuple[Onetsec, Session]] = []

    def moves(users: DictUsers) -> None:
        moved(*thief[0], mailer, EVIL)

    users = Meanwhile(moves)
    auth = rebuild(users=users, settings=OPEN)
    session = session_of(signed_in(auth))
    changed = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    thief.append((auth, session_of(changed)))
    users.is_on = True

    assert UndoOutcome.UNDONE is auth.undo.undo(last(mailer), client=HERE)
    assert LOGIN == users.by_id("ada").email  # type: ignore[union-attr]


def test_an_address_that_nobody_has_proven_gets_no_link(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    A host has changed it unseen: whoever reads it could take back what the owner does.
    """
    session = session_of(signed_in(auth))
    people.put(evolve(ADA, email=EVIL, email_verified=False))
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert [(EVIL, "")] == [(mail.to, mail.context["link"]) for mail in mails(mailer, "notice")]


def test_a_link_works_once(auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    The second time it is like one that never was.
    """
    enrolled(auth, clock)
    token = last(mailer)
    auth.undo.undo(token, client=HERE)

    assert UndoOutcome.LINK_OVER is auth.undo.undo(token, client=HERE)
    assert auth.undo.told(token) is None


@pytest.mark.parametrize(("after", "works"), [(-1, True), (0, False)])
def test_a_link_works_for_three_days(
    after: int, works: bool, auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    To the second.
    """
    enrolled(auth, clock)
    clock.advance(UndoPolicy().lives + after)

    assert works is (auth.undo.told(last(mailer)) is not None)


def test_to_look_writes_nothing(auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    Programs open the links in mails.
    """
    session, _, _ = enrolled(auth, clock)
    auth.undo.told(last(mailer))

    assert auth.sessions.is_alive(session)


@pytest.mark.parametrize("user_id", ["ada", "nobody"])
def test_a_token_of_nobody_is_answered_like_a_dead_one(
    user_id: str, auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Nothing is created for it, and nobody is mailed.
    """
    enrolled(auth, clock)
    mailer.sent.clear()
    token = build(Kind.UNDO, user_id=user_id, id="x" * 12, secret=b"y" * 32).text

    assert UndoOutcome.LINK_OVER is auth.undo.undo(token, client=HERE)
    assert auth.undo.told(token) is None
    assert [] == mailer.sent


@pytest.mark.parametrize("text", ["", "x", "ots1_undo_", "\ud800"])
def test_what_is_no_token_is_a_dead_one(text: str, auth: Onetsec) -> None:
    """
    It reaches no storage.
    """
    assert UndoOutcome.LINK_OVER is auth.undo.undo(text, client=HERE)


def test_a_reset_link_undoes_nothing(
    auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    And the other way round.
    """
    enrolled(auth, clock)
    auth.password_reset.request(LOGIN, client=HERE)

    assert UndoOutcome.LINK_OVER is auth.undo.undo(tokens(mailer)[-1], client=HERE)
    assert not auth.password_reset.is_valid(last(mailer))


def test_an_app_that_was_there_before_is_still_asked_for(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Undo skips no factor.
    """
    session, _, _ = enrolled(auth, clock)
    clock.advance(90)
    auth.password.change(session, current=PASSWORD, new=OTHER, client=THIEF)
    auth.undo.undo(last(mailer), client=HERE)
    auth.password_reset.complete(tokens(mailer)[-1], new="Third Meadow 5 Falcon", client=HERE)

    first = auth.sign_in.password(LOGIN, "Third Meadow 5 Falcon", client=HERE)
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is first.outcome


def test_that_it_was_undone_stands_in_the_activity(
    auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    And the host hears of it; no mail tells of it.
    """
    heard: list[EventKind] = []
    auth.on(EventKind.CHANGES_UNDONE)(lambda event: heard.append(event.kind))
    enrolled(auth, clock)
    before = len(mails(mailer, "notice"))
    auth.undo.undo(last(mailer), client=HERE)

    assert [EventKind.CHANGES_UNDONE] == heard
    assert before == len(mails(mailer, "notice"))


HOSTILE = Client(
    address="192.0.2.1",
    user_agent="Mozilla http://evil.example/?a=<b>\r\nBcc: eve@example.com",
    place="http://evil.example",
    device_name="http://evil.example",
)


def test_no_mail_has_a_second_link(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Whatever an attacker writes into every field: there is one link in a mail, and it is ours.
    """
    name = "http://evil.example"
    people.put(evolve(ADA, name=name, label=name, words=(name,)))
    session, _, _ = with_both(auth, people, clock)
    people.put(evolve(ADA, name=name, label=name, words=(name,)))
    auth.recovery_codes.renew(session, client=HOSTILE)
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HOSTILE)

    told = mails(mailer, "notice")
    assert 4 == len(told)
    for mail in told:
        link(mail)
        addresses = set(re.findall(r"https?://[^\s\"<]+", mail.html.replace("&amp;", "&")))
        assert {mail.context["link"]} == addresses
        assert "evil" not in mail.text + mail.html + mail.subject
