"""
Guesses at a code that was mailed: few, whoever makes them, and however fast.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from onetsec import Channel, Onetsec
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.records import AccountRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, meet, together
from onetsec.users import DictUsers

from ..conftest import HERE, PASSWORD
from .mailboxes import OPEN, asked, codes, typed, with_both, with_mail, wrong

Build = Callable[..., Onetsec]


def test_five_tries_across_codes(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Of one sign-in; then not even the right one, and another one has room for more.
    """
    auth = rebuild(settings=OPEN)
    with_mail(auth, people)
    waiting, outcomes = asked(auth), []
    for _ in range(5):
        outcomes.append(typed(auth, waiting, wrong(codes(mailer)[-1])).outcome)
        clock.advance(60)
        assert SendOutcome.SENT is auth.sign_in.send_code(waiting).outcome
    right = typed(auth, waiting, codes(mailer)[-1])
    other = asked(auth)

    assert {SignInOutcome.WRONG_CODE} == set(outcomes)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is right.outcome
    assert SignInOutcome.SIGNED_IN is typed(auth, other, codes(mailer)[-1]).outcome


def test_the_app_has_the_same_budget(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Two wrong codes of the app and three of the mailbox are five of one sign-in.
    """
    auth = rebuild(settings=OPEN)
    _, app, _ = with_both(auth, people, clock)
    waiting = asked(auth)
    auth.sign_in.send_code(waiting)
    code = codes(mailer)[0]
    for _ in range(2):
        auth.sign_in.verify(waiting, factor=Channel.APP, code="000000", client=HERE)
    for _ in range(3):
        typed(auth, waiting, wrong(code))
    by_app = auth.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)

    assert SignInOutcome.TOO_MANY_ATTEMPTS is typed(auth, waiting, code).outcome
    assert SignInOutcome.TOO_MANY_ATTEMPTS is by_app.outcome


def guesses_at_once(auth: Onetsec, waiting: str, code: str) -> list[SignInOutcome]:
    """
    What becomes of sixty-four wrong codes at the same moment.
    """
    guesses = [f"{(int(code) + i) % 10**6:06d}" for i in range(1, 65)]

    def guess(one: str) -> SignInOutcome:
        return typed(auth, waiting, one).outcome

    return together([partial(guess, one) for one in guesses])


def test_many_guesses_at_once(rebuild: Build, people: DictUsers, mailer: MemoryMailer) -> None:
    """
    Five of them are answered, and then the right one is none any more.
    """
    auth = rebuild(settings=OPEN)
    with_mail(auth, people)
    waiting = asked(auth)
    outcomes = guesses_at_once(auth, waiting, codes(mailer)[0])
    right = typed(auth, waiting, codes(mailer)[0])

    assert 5 == outcomes.count(SignInOutcome.WRONG_CODE)
    assert 59 == outcomes.count(SignInOutcome.TOO_MANY_ATTEMPTS)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is right.outcome


class ForgetsVersions(MemoryStorage):
    """
    Broken: everybody has read before anybody writes, and writes over whatever is there.
    """

    def load(self, user_id: str) -> AccountRecord | None:
        """
        The record, for all at once.
        """
        record = super().load(user_id)
        meet(None)
        return record

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        Whatever was expected.
        """
        self._accounts[record.user_id] = record
        return True


def test_a_budget_that_is_lost_is_noticed(build: Build, people: DictUsers) -> None:
    """
    The negative control: without the comparison of versions all of them are answered.
    """
    mailer = MemoryMailer()
    ports = {"users": people, "mailer": mailer, "later": InlineLater(), "settings": OPEN}
    auth = build(ForgetsVersions(), **ports)
    auth.password.register("ada", PASSWORD)
    with_mail(auth, people)
    waiting = asked(auth)

    assert {SignInOutcome.WRONG_CODE} == set(guesses_at_once(auth, waiting, codes(mailer)[0]))
