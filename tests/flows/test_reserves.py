"""
What is kept for whoever is known: turns to hash, guesses, and places of mailed codes. They get it,
whatever strangers have used up, and nobody else does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec, Settings, User
from onetsec.flows.address import AddressOutcome
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.mail import MemoryMailer
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingHasher, FrozenClock, QuickHasher
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import LOGIN, OPEN, address_codes, asked, codes, stepped_up, typed, with_mail, wrong
from .stopped import guess
from .worlds import enrolled, pending, session_of, signed_in

Rebuild = Callable[..., Onetsec]
Ask = Callable[["Owner"], Any]
NO_CODE = "7K3M-9QPX-2HTVD"


@pytest.fixture
def storage() -> MemoryStorage:
    """
    One is enough: it is the same question to each.
    """
    return MemoryStorage()


class TwoQueues(CountingHasher):
    """
    What strangers ask, and what is asked for whoever is known.
    """

    def __init__(self) -> None:
        super().__init__(QuickHasher())
        self.known = CountingHasher(QuickHasher())

    def clear(self) -> None:
        """
        Forget what was asked.
        """
        self.calls.clear()
        self.known.calls.clear()


class Owner:
    """
    Ada on a device that is known, and in a session.
    """

    def __init__(self, auth: Onetsec, clock: FrozenClock, *, with_app: bool) -> None:
        self.auth, self.codes = auth, list[str]()
        done = signed_in(auth)
        if with_app:
            _, self.app, codes = enrolled(auth, clock)
            waiting, self.codes = pending(auth), list(codes)
            code, verify = self.app.next_code(), auth.sign_in.verify
            done = verify(waiting, factor=Channel.APP, code=code, client=HERE)
        self.session, self.known = session_of(done), evolve(HERE, device=done.device or "")


def sign_in(owner: Owner) -> Any:
    code = "".join(owner.codes[:1])
    password = owner.auth.sign_in.password
    return password(LOGIN, PASSWORD, client=owner.known, recovery_code=code).outcome


def refused(owner: Owner) -> Any:
    password = owner.auth.sign_in.password
    return password(LOGIN, "wrong", client=owner.known, recovery_code=NO_CODE).outcome


def refused_unseen(owner: Owner) -> Any:
    password = owner.auth.sign_in.password
    for _ in range(11):
        told = password(LOGIN, "wrong", client=owner.known)
    return told.outcome


def second_step(owner: Owner) -> Any:
    waiting, verify = pending(owner.auth, client=owner.known), owner.auth.sign_in.verify
    return verify(waiting, factor=Channel.RECOVERY, code=owner.codes[0], client=owner.known).outcome


def step_up(owner: Owner) -> Any:
    factor, code = Channel.PASSWORD, PASSWORD
    if owner.codes:
        factor, code = Channel.RECOVERY, owner.codes[0]
    return owner.auth.step_up.confirm(owner.session, factor=factor, code=code, client=HERE).outcome


def change(owner: Owner) -> Any:
    change = owner.auth.password.change
    return change(owner.session, current=PASSWORD, new=OTHER, client=HERE).outcome


@pytest.mark.parametrize(
    ("with_app", "ask", "expected"),
    [
        (False, sign_in, "signed-in"),
        (False, refused_unseen, "wrong-credentials"),
        (False, step_up, "confirmed"),
        (False, change, "password-changed"),
        (True, sign_in, "signed-in"),
        (True, refused, "wrong-credentials"),
        (True, second_step, "signed-in"),
        (True, step_up, "confirmed"),
    ],
)
def test_strangers_keep_nobody_waiting_who_is_known(
    with_app: bool,
    ask: Ask,
    expected: str,
    build: Callable[..., Onetsec],
    clock: FrozenClock,
) -> None:
    """
    For known devices and sessions it is hashed in turns that are kept.
    """
    hasher = TwoQueues()
    auth = build(MemoryStorage(), hasher=hasher)
    auth.password.register("ada", PASSWORD)
    owner = Owner(auth, clock, with_app=with_app)
    hasher.clear()
    outcome = ask(owner)

    assert expected == outcome.value
    assert [] == hasher.calls
    assert hasher.known.calls


def test_strangers_have_their_own_turns(build: Callable[..., Onetsec]) -> None:
    """
    The negative control.
    """
    hasher = TwoQueues()
    auth = build(MemoryStorage(), hasher=hasher)
    auth.password.register("ada", PASSWORD)
    hasher.clear()
    signed_in(auth, client=THERE)

    assert (["verify"], []) == (hasher.calls, hasher.known.calls)


def test_a_device_of_somebody_else_buys_no_guess(
    rebuild: Rebuild, people: DictUsers, clock: FrozenClock
) -> None:
    """
    Ten codes of Ada are looked at, though Eve's own device is known; and none of what is kept.
    """
    auth = rebuild(settings=OPEN)
    people.put(User("eve", email="eve@example.net"))
    auth.password.register("eve", OTHER)
    eve = auth.sign_in.password("eve@example.net", OTHER, client=THERE)
    enrolled(auth, clock)
    stranger = evolve(THERE, device=eve.device or "")
    waiting = [pending(auth, client=stranger) for _ in range(3)]
    verify = auth.sign_in.verify
    outcomes = [
        verify(one, factor=Channel.APP, code="x", client=stranger).outcome
        for one in waiting
        for _ in range(5)
    ]

    assert 10 == outcomes.count(SignInOutcome.WRONG_CODE)


def test_a_device_of_before_buys_no_guess(rebuild: Rebuild, clock: FrozenClock) -> None:
    """
    One that was known until the password was changed, whoever has its cookie.
    """
    auth = rebuild(settings=OPEN)
    owner = Owner(auth, clock, with_app=True)
    clock.advance(1)
    auth.password.change(owner.session, current=PASSWORD, new=OTHER, client=HERE)
    password, verify = auth.sign_in.password, auth.sign_in.verify
    waiting = [password(LOGIN, OTHER, client=owner.known).pending or "" for _ in range(3)]
    outcomes = [
        verify(one, factor=Channel.APP, code="x", client=owner.known).outcome
        for one in waiting
        for _ in range(5)
    ]

    assert 10 == outcomes.count(SignInOutcome.WRONG_CODE)


def by_app(owner: Owner, mailer: MemoryMailer) -> Any:
    confirm, code = owner.auth.step_up.confirm, owner.app.next_code()
    return confirm(owner.session, factor=Channel.APP, code=code, client=HERE).outcome


def new_address(owner: Owner, mailer: MemoryMailer) -> Any:
    owner.auth.address.change(owner.session, "ada@example.org")
    return owner.auth.address.confirm(owner.session, address_codes(mailer)[-1]).outcome


def mailed_codes(owner: Owner, mailer: MemoryMailer) -> Any:
    owner.auth.email_code.enable(owner.session)
    return owner.auth.email_code.confirm(owner.session, codes(mailer)[-1]).outcome


@pytest.mark.parametrize(
    ("ask", "expected"),
    [(by_app, "confirmed"), (new_address, "address-changed"), (mailed_codes, "email-code-enabled")],
)
def test_guesses_are_kept_for_whoever_is_signed_in(
    ask: Callable[[Owner, MemoryMailer], Any],
    expected: str,
    rebuild: Rebuild,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    Strangers can not keep them from a step-up, nor from what a code of theirs confirms.
    """
    auth = rebuild(settings=OPEN)
    owner = Owner(auth, clock, with_app=True)
    guess(auth)

    assert expected == ask(owner, mailer).value


def test_guesses_of_a_mailed_code_are_kept(
    rebuild: Rebuild, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    For a step-up, and for the second step on a device that is known.
    """
    auth = rebuild(settings=OPEN)
    session = with_mail(auth, people)
    done = typed(auth, asked(auth), codes(mailer)[-1])
    known = evolve(HERE, device=done.device or "")
    for _ in range(2):
        waiting = asked(auth, client=THERE)
        for _ in range(5):
            typed(auth, waiting, wrong(codes(mailer)[-1]), client=THERE)
    auth.step_up.send_code(session)
    confirmed = stepped_up(auth, session, codes(mailer)[-1])
    waiting = asked(auth, client=known)
    second = typed(auth, waiting, codes(mailer)[-1], client=known)

    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    assert SignInOutcome.SIGNED_IN is second.outcome


@pytest.mark.parametrize("factor", [Channel.APP, Channel.RECOVERY])
def test_a_lane_is_kept(factor: Channel, rebuild: Rebuild, clock: FrozenClock) -> None:
    """
    Whatever strangers have typed in these minutes.
    """
    auth = rebuild(settings=Settings(sweep_every=0))
    owner = Owner(auth, clock, with_app=True)
    clock.advance(600)
    outcomes = []
    for _ in range(2):
        waiting = pending(auth, client=THERE)
        for _ in range(6):
            tried = auth.sign_in.verify(waiting, factor=factor, code=NO_CODE, client=THERE)
            outcomes.append(tried.outcome)
    waiting = pending(auth, client=owner.known)
    codes = owner.codes if factor is Channel.RECOVERY else [owner.app.next_code()] * 2
    second = auth.sign_in.verify(waiting, factor=factor, code=codes[0], client=owner.known)
    clock.advance(30)
    codes = codes if factor is Channel.RECOVERY else [owner.app.code()] * 2
    confirmed = auth.step_up.confirm(owner.session, factor=factor, code=codes[1], client=HERE)

    assert SignInOutcome.TOO_MANY_ATTEMPTS in outcomes
    assert SignInOutcome.SIGNED_IN is second.outcome
    assert StepUpOutcome.CONFIRMED is confirmed.outcome


def test_a_lane_is_kept_for_a_code_beside_the_password(
    rebuild: Rebuild, clock: FrozenClock
) -> None:
    """
    Where strangers have typed five that are wrong.
    """
    auth = rebuild(settings=Settings(throttles=Throttles(name=(), account=()), sweep_every=0))
    owner, password = Owner(auth, clock, with_app=True), auth.sign_in.password
    for _ in range(5):
        password(LOGIN, "wrong", client=THERE, recovery_code=NO_CODE)
    stranger = password(LOGIN, PASSWORD, client=THERE, recovery_code=owner.codes[1])

    assert SignInOutcome.WRONG_CREDENTIALS is stranger.outcome
    assert "signed-in" == sign_in(owner).value


def test_a_place_is_kept_for_a_device(
    rebuild: Rebuild, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Where five strangers wait for a code each, one more is mailed for it.
    """
    auth = rebuild(settings=OPEN)
    with_mail(auth, people)
    done = typed(auth, asked(auth), codes(mailer)[-1])
    for _ in range(6):
        asked(auth, client=THERE)
    before = len(codes(mailer))
    asked(auth, client=evolve(HERE, device=done.device or ""))

    assert (6, 7) == (before, len(codes(mailer)))


def test_a_place_is_kept_for_an_address(
    rebuild: Rebuild, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Where five strangers wait for a code each, one for another address is mailed all the same.
    """
    auth = rebuild(settings=OPEN)
    with_mail(auth, people)
    session = session_of(typed(auth, asked(auth), codes(mailer)[-1]))
    waiting = [asked(auth, client=THERE) for _ in range(6)]
    sent = auth.address.change(session, "ada@example.org")

    assert SendOutcome.TOO_MANY is auth.sign_in.send_code(waiting[-1], client=THERE).outcome
    assert AddressOutcome.CODE_SENT is sent.outcome
    assert 1 == len(address_codes(mailer))
