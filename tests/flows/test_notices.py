"""
Notices: whoever owns an account is mailed what was changed, when, and from where.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Client, EventKind, Onetsec, Settings
from onetsec.errors import DeliveryError
from onetsec.events import CHANGES
from onetsec.later import QueueLater
from onetsec.letters import Message
from onetsec.mail import MemoryMailer
from onetsec.records import Limit
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import ADA, LOGIN, asked, mails, notices, tokens, with_both
from .worlds import enrolled, session_of, signed_in

Build = Callable[..., Onetsec]


class Life:
    """
    Ada, with everything; each change is one method, named like its event.
    """

    def __init__(
        self, auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
    ) -> None:
        self._auth = auth
        self._mailer = mailer
        self._session, self._app, self._codes = with_both(auth, people, clock)

    def password_changed(self) -> None:
        """
        By its owner.
        """
        self._auth.password.change(self._session, current=PASSWORD, new=OTHER, client=HERE)

    def password_reset(self) -> None:
        """
        Through a link that somebody else asked for.
        """
        self._auth.password_reset.request(LOGIN, client=THERE)
        token = tokens(self._mailer)[-1] if self._mailer.sent else ""
        self._auth.password_reset.complete(token, new=OTHER, client=HERE)

    def password_stopped(self) -> None:
        """
        By somebody who knows it, and guesses codes.
        """
        for _ in range(2):
            waiting = asked(self._auth)
            for _ in range(5):
                self._auth.sign_in.verify(waiting, factor=Channel.APP, code="x", client=HERE)

    def removal_asked(self) -> None:
        """
        By an operator.
        """
        self._auth.accounts.begin_removal("ada")

    def totp_enabled(self) -> None:
        """
        When everything began.
        """

    def totp_disabled(self) -> None:
        """
        While mailed codes are on.
        """
        self._auth.totp.disable(self._session, client=HERE)

    def email_code_enabled(self) -> None:
        """
        When everything began.
        """

    def email_code_disabled(self) -> None:
        """
        While the app is on.
        """
        self._auth.email_code.disable(self._session, client=HERE)

    def recovery_codes_renewed(self) -> None:
        """
        All of them.
        """
        self._auth.recovery_codes.renew(self._session, client=HERE)

    def recovery_code_used(self) -> None:
        """
        For a sign-in.
        """
        self._auth.sign_in.verify(
            asked(self._auth), factor=Channel.RECOVERY, code=self._codes[0], client=HERE
        )


OWN = CHANGES - {EventKind.ADDRESS_CHANGED}  # of which two addresses are told, see test_address.py
every_change = pytest.mark.parametrize("kind", sorted(OWN, key=str), ids=lambda one: one.value)


@every_change
def test_every_change_is_mailed_once(
    kind: EventKind,
    mailing: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    To its owner, beside what was changed before.
    """
    life = Life(mailing, people, mailer, clock)
    before = {"totp-enabled", "email-code-enabled"}
    assert before == set(notices(mailer))
    getattr(life, kind.name.lower())()

    assert [kind.value] == [one for one in notices(mailer) if kind.value == one]
    assert before | {kind.value} == set(notices(mailer))
    assert {LOGIN} == {mail.to for mail in mailer.sent}
    (told,) = (one for one in mails(mailer, "notice") if kind.value == one.context["event"])
    by_operator = kind is EventKind.REMOVAL_ASKED
    assert ("" if by_operator else HERE.address) == told.context["address"]


@every_change
@pytest.mark.parametrize("is_mailed", [False, True])
def test_nothing_is_mailed_that_the_host_does_not_want(
    kind: EventKind,
    is_mailed: bool,
    rebuild: Build,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    With no notices at all, or with all but one.
    """
    wanted = CHANGES - {kind} if is_mailed else frozenset()
    auth = rebuild(settings=Settings(notices=wanted))
    getattr(Life(auth, people, mailer, clock), kind.name.lower())()

    assert kind.value not in notices(mailer)
    assert is_mailed is bool(notices(mailer))


@pytest.mark.parametrize("is_there", [False, True])
def test_without_a_mailer_nothing_is_left_to_do(
    is_there: bool, rebuild: Build, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    No job is made for nobody; what was changed is changed all the same.
    """
    jobs: list[str] = []
    auth = rebuild(mailer=mailer if is_there else None, later=QueueLater(jobs.append))
    session, _, _ = enrolled(auth, clock)
    session = session_of(auth.totp.disable(session, is_sure=True))
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert is_there is bool(jobs)
    signed_in(auth, password=OTHER)


def notice(mailer: MemoryMailer) -> Message:
    """
    The one that was mailed last.
    """
    return mails(mailer, "notice")[-1]


@pytest.mark.parametrize(
    "kind",
    [EventKind.PASSWORD_CHANGED, EventKind.PASSWORD_RESET, EventKind.RECOVERY_CODE_USED],
)
def test_it_is_told_when_and_from_where(
    kind: EventKind,
    mailing: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    By the address of whoever did it, not of whoever asked for the link.
    """
    life = Life(mailing, people, mailer, clock)
    clock.advance(3 * 3600)
    getattr(life, kind.name.lower())()

    assert "15 January 2027, 11:00 UTC, from the address 192.0.2.1." in notice(mailer).text


def test_a_day_of_one_figure(mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    As people write it.
    """
    clock.advance(20 * 86_400)
    enrolled(mailing, clock)

    assert "4 February 2027, 08:00 UTC" == notice(mailer).context["when"]


@pytest.mark.parametrize(
    "address",
    [
        "<b>" + "9" * 500,
        "192.0.2.1 - call +49 900 1 or http://evil.example",
        "192.0.2.1\r\nBcc: x@example.org",
        "evil.example",
    ],
)
def test_an_address_is_no_text_of_a_visitor(
    address: str, mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A proxy that trusts too much passes on what somebody has typed: that is no address, and is not
    mailed.
    """
    _, _, recovery = with_both(mailing, people, clock)
    odd = evolve(HERE, address=address)
    mailing.sign_in.verify(asked(mailing), factor=Channel.RECOVERY, code=recovery[0], client=odd)

    assert "" == notice(mailer).context["address"]
    assert "evil" not in notice(mailer).text
    assert "from the address" not in notice(mailer).text


def test_a_zone_is_not_mailed(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    What stands behind an IPv6 address can be any text.
    """
    _, _, recovery = with_both(mailing, people, clock)
    odd = evolve(HERE, address="2001:db8::7%evil.example")
    mailing.sign_in.verify(asked(mailing), factor=Channel.RECOVERY, code=recovery[0], client=odd)

    assert ", from the address 2001:db8::7." in notice(mailer).text
    assert "evil" not in notice(mailer).text


def test_no_word_of_a_user_is_in_any_mail(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Neither name nor label nor anything else that somebody could choose to have mailed to others.
    """
    life = Life(mailing, people, mailer, clock)
    word = "canary<b>{{7*7}}\r\nBcc: eve@example.com"
    people.put(evolve(ADA, name=word, label=word, words=(word,), locale="canary"))
    mailer.sent.clear()
    mailing.sign_in.send_code(asked(mailing))
    life.recovery_code_used()
    life.password_reset()

    assert {"email-code", "notice", "reset-link"} == {mail.kind for mail in mailer.sent}
    for mail in mailer.sent:
        shown = "\n".join((mail.subject, mail.text, mail.html, mail.locale, *mail.context.values()))
        assert "canary" not in shown
        assert "eve" not in shown.split()


def test_whoever_can_not_be_mailed_changes_things_all_the_same(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Without an address nothing is mailed, and nothing fails.
    """
    session = session_of(signed_in(mailing))
    people.put(evolve(ADA, email=""))
    change = mailing.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert "password-changed" == change.outcome.value
    assert [] == mailer.sent


@pytest.mark.parametrize(("client", "mailed"), [(HERE, 1), (THERE, 2)], ids=["same", "another"])
def test_one_of_a_kind_is_enough_a_day_and_address(
    client: Client,
    mailed: int,
    mailing: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    Nobody is mailed again and again; and nobody acts in the shadow of what the owner did.
    """
    session, _, _ = with_both(mailing, people, clock)
    for who in (HERE, client):
        mailing.recovery_codes.renew(session, client=who)

    assert mailed == notices(mailer).count("recovery-codes-renewed")


def test_what_was_not_taken_is_not_counted(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    However often a worker tries in vain, the notice arrives in the end.
    """
    jobs: list[str] = []
    with_both(rebuild(later=QueueLater(jobs.append)), people, clock)
    auth = rebuild()
    mailer.failure = DeliveryError("busy")
    for _ in range(30):
        with pytest.raises(DeliveryError):
            auth.run_job(jobs[0])
    mailer.failure = None
    auth.run_job(jobs[0])

    assert ["totp-enabled", "email-code-enabled"] == notices(mailer)


def test_a_kind_without_room_waits(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It keeps the owner from hearing of nothing else, and is mailed with what comes once there is
    room.
    """
    narrow = evolve(Settings().throttles, mail_notice=(Limit(1, 86_400),))
    auth = rebuild(settings=evolve(Settings(), throttles=narrow))
    session, _, _ = with_both(auth, people, clock)
    for who in (HERE, THERE):
        auth.recovery_codes.renew(session, client=who)
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    told = ["totp-enabled", "email-code-enabled", "recovery-codes-renewed", "password-changed"]
    assert told == notices(mailer)
    clock.advance(86_400)
    auth.sign_in.password(LOGIN, OTHER, client=HERE)
    assert [*told, "recovery-codes-renewed"] == notices(mailer)
