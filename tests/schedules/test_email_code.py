"""
Mailed codes that are asked for, typed, turned on and turned off at the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetsec import Channel
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE, PASSWORD, THERE
from ..flows.mailboxes import ADA, LOGIN, asked, codes, mail_proven, typed, with_both, with_mail
from ..flows.worlds import session_of, signed_in
from .walks import Flow, ForgetsEpochs, ForgetsVersions, Race, breaks, mortals, walk


class OneCodeTwice(Race):
    """
    One mailed code completes its sign-in once.
    """

    def prepare(self) -> None:
        with_mail(self.world.auth, self.world.people)
        self.waiting = asked(self.world.auth)
        self.code = codes(self.world.mailer)[-1]

    def flows(self) -> Sequence[Flow]:
        verify = self.world.racing.sign_in.verify
        return [
            verify(self.waiting, factor=Channel.MAIL, code=self.code, client=client)
            for client in (HERE, THERE)
        ]

    def holds(self, ran: Ran) -> bool:
        entered = sum(map(self.world.is_alive, ran.results))
        return entered <= 1 if DIED in ran.results else entered == 1


@mortals
def test_a_code_lets_one_in(mortal: int | None) -> None:
    """
    Whoever is first, and nobody if that one died after it was spent.
    """
    walk(OneCodeTwice, mortal=mortal)
    assert breaks(OneCodeTwice, over=ForgetsVersions)


class ResendAndVerify(Race):
    """
    Another code is asked for while the first one is typed: it is accepted before that, or not at
    all; and whoever was told that one was sent can use it.
    """

    def prepare(self) -> None:
        with_mail(self.world.auth, self.world.people)
        self.waiting = asked(self.world.auth)
        self.code = codes(self.world.mailer)[-1]
        self.world.clock.advance(60)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.sign_in.send_code(self.waiting),
            racing.sign_in.verify(self.waiting, factor=Channel.MAIL, code=self.code, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        if getattr(ran.results[0], "outcome", None) is not SendOutcome.SENT:
            return True

        self.world.mail()
        newest = codes(self.world.mailer)[-1]
        return not self._enters(self.code) and self._enters(newest)

    def _enters(self, code: str) -> bool:
        return self.world.is_alive(typed(self.world.auth, self.waiting, code))


@mortals
def test_whoever_was_sent_another_code_can_use_it(mortal: int | None) -> None:
    """
    And the one before is worth nothing from then on.
    """
    walk(ResendAndVerify, mortal=mortal)
    assert breaks(ResendAndVerify, over=ForgetsVersions)


class TwoNewcomers(Race):
    """
    Two sign-ins ask for a code: whoever was told that one was sent can use it.
    """

    def prepare(self) -> None:
        with_both(self.world.auth, self.world.people, self.world.clock)
        self.waiting = [asked(self.world.auth), asked(self.world.auth)]

    def flows(self) -> Sequence[Flow]:
        return [self.world.racing.sign_in.send_code(one) for one in self.waiting]

    def holds(self, ran: Ran) -> bool:
        self.world.mail()
        told = [getattr(one, "outcome", None) is SendOutcome.SENT for one in ran.results]
        found = codes(self.world.mailer)
        if sum(told) != len(found):
            return False

        return all(
            any(self.world.is_alive(typed(self.world.auth, waiting, code)) for code in found)
            for waiting, was_sent in zip(self.waiting, told, strict=True)
            if was_sent
        )


@mortals
def test_nobody_takes_the_code_of_somebody_else(mortal: int | None) -> None:
    """
    However close they come.
    """
    walk(TwoNewcomers, mortal=mortal)
    assert breaks(TwoNewcomers, over=ForgetsVersions)


class LastGuess(Race):
    """
    One guess is left of the budget, and two are made.
    """

    def prepare(self) -> None:
        with_mail(self.world.auth, self.world.people)
        self.waiting = asked(self.world.auth)
        code = codes(self.world.mailer)[-1]
        self.guesses = [f"{(int(code) + i) % 10**6:06d}" for i in (1, 2)]
        for _ in range(4):
            typed(self.world.auth, self.waiting, self.guesses[0])

    def flows(self) -> Sequence[Flow]:
        verify = self.world.racing.sign_in.verify
        return [
            verify(self.waiting, factor=Channel.MAIL, code=code, client=HERE)
            for code in self.guesses
        ]

    def holds(self, ran: Ran) -> bool:
        told = [one.outcome for one in ran.results if one != DIED]
        return told.count(SignInOutcome.WRONG_CODE) <= 1


@mortals
def test_one_guess_is_left(mortal: int | None) -> None:
    """
    Two at the same moment are one answer.
    """
    walk(LastGuess, mortal=mortal)
    assert breaks(LastGuess, over=ForgetsVersions)


class DisableAndVerify(Race):
    """
    Mailed codes are turned off while a sign-in uses one: no session claims it afterwards.
    """

    def prepare(self) -> None:
        auth, mailer = self.world.auth, self.world.mailer
        self.session = mail_proven(auth, with_mail(auth, self.world.people), mailer)
        self.waiting = asked(auth)
        self.code = codes(mailer)[-1]

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.email_code.disable(self.session, is_sure=True),
            racing.sign_in.verify(self.waiting, factor=Channel.MAIL, code=self.code, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        if getattr(ran.results[0], "outcome", None) is not EmailCodeOutcome.DISABLED:
            return True

        alive = [one for one in ran.results if self.world.is_alive(one)]
        return all(Channel.MAIL not in session_of(one).channels for one in alive)


@mortals
def test_no_session_claims_codes_that_are_off(mortal: int | None) -> None:
    """
    A sign-in that raced the switch is over.
    """
    walk(DisableAndVerify, mortal=mortal)
    assert breaks(DisableAndVerify, over=ForgetsEpochs)


class EnableAndSignIn(Race):
    """
    Mailed codes are turned on while somebody signs in with the password alone: who gets in without
    one is out again.
    """

    def prepare(self) -> None:
        self.world.people.put(ADA)
        self.session = session_of(signed_in(self.world.auth))

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.email_code.enable(self.session),
            racing.sign_in.password(LOGIN, PASSWORD, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        if getattr(ran.results[0], "outcome", None) is not EmailCodeOutcome.ENABLED:
            return True

        return self.world.is_alive(ran.results[0]) and not self.world.is_alive(ran.results[1])


@mortals
def test_nobody_stays_without_the_new_factor(mortal: int | None) -> None:
    """
    A session of the password alone ends, however late it was opened.
    """
    walk(EnableAndSignIn, mortal=mortal)
    assert breaks(EnableAndSignIn, over=ForgetsEpochs)
