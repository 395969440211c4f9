"""
Authenticator apps that are set up, used and disabled at the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetsec import Channel
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE, PASSWORD, THERE
from ..flows.worlds import App, enrolled, pending, session_of, signed_in
from .walks import Flow, ForgetsEpochs, ForgetsVersions, Race, breaks, mortals, walk


class TwoSetUps(Race):
    """
    Two set-ups are confirmed: one wins, with its app and its recovery codes.
    """

    def prepare(self) -> None:
        auth = self.world.auth
        self.sessions = [session_of(signed_in(auth)), session_of(signed_in(auth))]
        self.apps = [App(auth.totp.begin(one).key, self.world.clock) for one in self.sessions]

    def flows(self) -> Sequence[Flow]:
        return [
            self.world.racing.totp.confirm(session, app.code())
            for session, app in zip(self.sessions, self.apps, strict=True)
        ]

    def holds(self, ran: Ran) -> bool:
        told = [getattr(one, "outcome", None) is TotpOutcome.ENABLED for one in ran.results]
        return sum(told) <= 1 and all(
            self._works(self.apps[place], ran.results[place].recovery_codes[0])
            for place, enabled in enumerate(told)
            if enabled
        )

    def _works(self, app: App, recovery_code: str) -> bool:
        verify, waiting = self.world.auth.sign_in.verify, pending(self.world.auth)
        recovered = verify(waiting, factor=Channel.RECOVERY, code=recovery_code, client=HERE)
        entered = verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)
        return self.world.is_alive(recovered) and self.world.is_alive(entered)


@mortals
def test_of_two_set_ups_one_wins(mortal: int | None) -> None:
    """
    Its app works, and so do the recovery codes that were shown with it.
    """
    walk(TwoSetUps, mortal=mortal)
    assert breaks(TwoSetUps, over=ForgetsVersions)


class OneCodeTwice(Race):
    """
    One code of the app completes one sign-in.
    """

    def prepare(self) -> None:
        _, app, _ = enrolled(self.world.auth, self.world.clock)
        self.waiting = [pending(self.world.auth), pending(self.world.auth)]
        self.code = app.next_code()

    def flows(self) -> Sequence[Flow]:
        verify = self.world.racing.sign_in.verify
        return [
            verify(one, factor=Channel.APP, code=self.code, client=HERE) for one in self.waiting
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


class LastGuess(Race):
    """
    One guess is left of the budget, and two are made.
    """

    def prepare(self) -> None:
        enrolled(self.world.auth, self.world.clock)
        self.waiting = pending(self.world.auth)
        for _ in range(4):
            self.world.auth.sign_in.verify(
                self.waiting, factor=Channel.APP, code="000000", client=HERE
            )

    def flows(self) -> Sequence[Flow]:
        verify = self.world.racing.sign_in.verify
        return [
            verify(self.waiting, factor=Channel.APP, code=code, client=HERE)
            for code in ("000001", "000002")
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
    The app is disabled while a sign-in uses it: no session claims it afterwards.
    """

    def prepare(self) -> None:
        self.session, app, _ = enrolled(self.world.auth, self.world.clock)
        self.waiting = pending(self.world.auth)
        self.code = app.next_code()

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.totp.disable(self.session, is_sure=True),
            racing.sign_in.verify(self.waiting, factor=Channel.APP, code=self.code, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        if getattr(ran.results[0], "outcome", None) is not TotpOutcome.DISABLED:
            return True

        alive = [one for one in ran.results if self.world.is_alive(one)]
        return all(Channel.APP not in session_of(one).channels for one in alive)


@mortals
def test_no_session_claims_an_app_that_is_gone(mortal: int | None) -> None:
    """
    A sign-in that raced its removal is over.
    """
    walk(DisableAndVerify, mortal=mortal)
    assert breaks(DisableAndVerify, over=ForgetsEpochs)


class ConfirmAndSignIn(Race):
    """
    The first factor is enabled while somebody signs in with the password alone: who gets in without
    it is out again.
    """

    def prepare(self) -> None:
        self.session = session_of(signed_in(self.world.auth))
        self.app = App(self.world.auth.totp.begin(self.session).key, self.world.clock)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.totp.confirm(self.session, self.app.code()),
            racing.sign_in.password("ada@example.com", PASSWORD, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        if getattr(ran.results[0], "outcome", None) is not TotpOutcome.ENABLED:
            return True

        return self.world.is_alive(ran.results[0]) and not self.world.is_alive(ran.results[1])


@mortals
def test_nobody_stays_without_the_new_factor(mortal: int | None) -> None:
    """
    A session of the password alone ends, however late it was opened.
    """
    walk(ConfirmAndSignIn, mortal=mortal)
    assert breaks(ConfirmAndSignIn, over=ForgetsEpochs)
