"""
Attackers who try as fast as they are let, for a simulated year.

They are told more than a real one is: whether a guess was looked at. And they never guess right, so
that a year has an end: a code of seven digits, or a password that nobody has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from onetsec import Channel, Client, Onetsec, User
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.records import Verified
from onetsec.simulation import DAY, MONTH, YEAR
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

ADA = User("ada", email="ada@example.com", email_verified=True)
PASSWORD = "Correct Horse 9 Battery"
WRONG = "0000000"
STRANGER = Client("")
"""Somebody whose network is not known: as good as one with any number of them."""


class ManyNames(DictUsers):
    """
    A host that knows a user by more than one name.
    """

    def by_login(self, login: str) -> User | None:
        """
        Whoever is left without the part after the plus sign.
        """
        return super().by_login(login.partition("+")[0])


class Watched(QuickHasher):
    """
    A hasher that counts how often a password was looked at; a made-up hash is nobody's.
    """

    looked_at = 0

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Count, unless there is nothing to look at.
        """
        self.looked_at += stored is not None
        return super().verify(stored, password)


def guess_passwords(
    auth: Onetsec, clock: FrozenClock, hasher: Watched, *, devices: tuple[str, ...] = ("",)
) -> int:
    """
    Guess Ada's password for a year under two names, with each of *devices* as often as it goes;
    how many guesses were looked at.
    """
    before, until = hasher.looked_at, clock.seconds() + YEAR
    while clock.seconds() < until:
        waits = [
            _wait(auth, hasher, f"ada@example.com{name}", Client("", device=device))
            for device in devices
            for name in ("", "+other")
        ]
        clock.advance(min(waits))
    return hasher.looked_at - before


def _wait(auth: Onetsec, hasher: Watched, login: str, client: Client) -> int:
    """
    Guess until nothing is looked at any more; seconds until it may be again. A day, if that is not
    told: then another way in tells it earlier.
    """
    while True:
        before = hasher.looked_at
        result = auth.sign_in.password(login, "wrong", client=client)
        if result.outcome is SignInOutcome.TOO_MANY_ATTEMPTS:
            return result.retry_after
        if hasher.looked_at == before:
            return DAY


def guess_codes(
    auth: Onetsec,
    clock: FrozenClock,
    *,
    factor: Channel,
    client: Client = STRANGER,
    a_day: int = 100,
    whenever_stopped: Callable[[], object] = lambda: None,
    password: Callable[[], str] = lambda: PASSWORD,
) -> list[int]:
    """
    Guess a second factor of Ada for a year, with her password; when each guess was looked at.

    Args:
        a_day: How many guesses are made in any 24 hours, at most.

        whenever_stopped: What else is tried before time passes.

        password: That she has now.
    """
    looked_at: list[int] = []
    until = clock.seconds() + YEAR
    while clock.seconds() < until:
        room = a_day - sum(at > clock.seconds() - DAY for at in looked_at)
        found = list(islice(_looked_at(auth, clock, factor, client, password()), room))
        looked_at += found
        if not found:
            clock.advance(_next(looked_at, clock.seconds()) - clock.seconds())
        whenever_stopped()
    return looked_at


def guess_in_session(
    auth: Onetsec, clock: FrozenClock, *, token: str, factor: Channel
) -> list[int]:
    """
    Guess *factor* in a stolen session until it is over; when each guess was looked at.
    """
    looked_at: list[int] = []
    while (session := auth.sessions.check(token, client=STRANGER)) is not None:
        result = auth.step_up.confirm(session, factor=factor, code=WRONG, client=STRANGER)
        if result.outcome is not StepUpOutcome.TOO_MANY_ATTEMPTS:
            looked_at.append(clock.seconds())
            continue
        now = clock.seconds()
        clock.advance(min(DAY, result.retry_after or _next(looked_at, now) - now))
    return looked_at


def _looked_at(
    auth: Onetsec, clock: FrozenClock, factor: Channel, client: Client, password: str
) -> Iterator[int]:
    """
    Guess in one pending sign-in until it is refused; wait wherever that is said to help.
    """
    pending = auth.sign_in.password(ADA.email, password, client=client).pending
    while True:
        result = auth.sign_in.verify(pending or "", factor=factor, code=WRONG, client=client)
        if result.outcome is SignInOutcome.WRONG_CODE:
            yield clock.seconds()
        elif result.retry_after:
            clock.advance(result.retry_after)
        else:
            return


def _next(looked_at: list[int], now: int) -> int:
    """
    When the next of these guesses is a day or thirty days old; a day later, if none will be.
    """
    over = (at + age for at in looked_at for age in (DAY, MONTH))
    return min((at for at in over if at > now), default=now + DAY)
