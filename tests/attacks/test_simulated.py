"""
What the arithmetic says of a year is what a year through the real flows gives.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Client, Onetsec, Settings
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.records import Limit
from onetsec.simulation import DAY, MONTH, allowed, attacks
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.throttling import AttemptPolicy, Throttles

from ..conftest import KEY, SITE
from ..flows.mailboxes import tokens
from ..flows.worlds import App, enrolled, session_of, signed_in
from .attackers import (
    ADA,
    PASSWORD,
    ManyNames,
    Watched,
    guess_codes,
    guess_in_session,
    guess_passwords,
)

WITHOUT_A_STOP = Settings(attempts=AttemptPolicy(stops_password=False))
BELOW_THE_STOP = 9
"""So many failures a day stop no password."""


class World:
    """
    An application in memory with Ada in it.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.clock, self.hasher, self.mailer = FrozenClock(), Watched(), MemoryMailer()
        self.auth = Onetsec(
            users=ManyNames([ADA]),
            storage=MemoryStorage(),
            keys=[KEY],
            site=SITE,
            settings=self.settings,
            hasher=self.hasher,
            clock=self.clock,
            mailer=self.mailer,
            later=InlineLater(),
        )
        self.auth.password.register("ada", PASSWORD)

    def simulated(self, name: str, lane: str = "outsider") -> Any:
        """
        What the arithmetic says of a year, within 5 %.
        """
        (one,) = (o for o in attacks(self.settings) if (name, lane) == (o.name, o.lane))
        return pytest.approx(one.guesses, rel=0.05)


DAILY = (Limit(2, 300), Limit(5, 86_400))
WITHOUT_A_MONTH = Settings(throttles=Throttles(account=DAILY, name=DAILY))


def test_passwords() -> None:
    """
    An outsider who knows two names of an account has one lane all the same.
    """
    world = World()

    assert world.simulated("password") == guess_passwords(world.auth, world.clock, world.hasher)


def test_passwords_without_a_limit_of_a_month() -> None:
    """
    The negative control: a year has another number then, and the arithmetic sees it.
    """
    world = World(WITHOUT_A_MONTH)
    looked_at = guess_passwords(world.auth, world.clock, world.hasher)

    assert world.simulated("password") == looked_at
    assert World().simulated("password") != looked_at


def test_passwords_with_a_stolen_device() -> None:
    """
    The holder of a device cookie has its lane until the cookie is over, and that of strangers.
    """
    world = World()
    device = signed_in(world.auth).device or ""

    assert world.simulated("password", "known-device") == guess_passwords(
        world.auth, world.clock, world.hasher, devices=(device, "")
    )


@pytest.mark.parametrize(("lane", "a_day", "a_month"), [("account", 20, 100), ("device", 10, 50)])
def test_the_worst_day_and_month_of_passwords(lane: str, a_day: int, a_month: int) -> None:
    """
    Whoever guesses whenever there is room has no more looked at than is written down, in any
    window, and hardly less.
    """
    world, looked_at = World(), list[int]()
    device = signed_in(world.auth).device or "" if lane == "device" else ""
    limits = getattr(world.settings.throttles, lane)
    until = world.clock.seconds() + 2 * MONTH
    while world.clock.seconds() < until:
        before = world.hasher.looked_at
        result = world.auth.sign_in.password(ADA.email, "wrong", client=Client("", device=device))
        if world.hasher.looked_at > before:
            looked_at.append(world.clock.seconds())
        else:
            world.clock.advance(result.retry_after or 3600)

    assert (a_day, a_month) == (allowed(limits, seconds=DAY), allowed(limits, seconds=MONTH))
    assert a_day - 1 <= most_in(looked_at, DAY) <= a_day
    assert a_month - 1 <= most_in(looked_at, MONTH) <= a_month


def most_in(moments: list[int], seconds: int) -> int:
    """
    How many of *moments* are in the window of so many *seconds* that has the most.
    """
    return max(sum(last - seconds < one <= last for one in moments) for last in moments)


def test_codes_of_an_app() -> None:
    """
    An outsider who has the password, and never makes it stop.
    """
    world = World()
    enrolled(world.auth, world.clock)

    assert world.simulated("app-code") == len(
        guess_codes(world.auth, world.clock, factor=Channel.APP, a_day=BELOW_THE_STOP)
    )


@pytest.mark.parametrize("settings", [Settings(), WITHOUT_A_STOP], ids=["stops", "goes-on"])
def test_codes_of_an_app_at_once(settings: Settings) -> None:
    """
    An outsider who has the password, until it stops; if it does not, the month is the bound.
    """
    world = World(settings)
    enrolled(world.auth, world.clock)

    assert world.simulated("app-code-at-once") == len(
        guess_codes(world.auth, world.clock, factor=Channel.APP)
    )


def test_codes_of_an_app_with_a_stolen_device() -> None:
    """
    The holder of a device cookie who has the password, too, and wants it to work once the cookie
    is over.
    """
    world = World()
    _, app, _ = enrolled(world.auth, world.clock)
    first = world.auth.sign_in.password(ADA.email, PASSWORD, client=Client(""))
    second = world.auth.sign_in.verify(
        first.pending or "", factor=Channel.APP, code=app.next_code(), client=Client("")
    )
    client = Client("", device=second.device or "")

    assert world.simulated("app-code", "known-device") == len(
        guess_codes(
            world.auth, world.clock, factor=Channel.APP, client=client, a_day=BELOW_THE_STOP
        )
    )


def test_a_stolen_session() -> None:
    """
    Its holder is asked for the password, and cannot guess for longer than it lives.
    """
    world = World()
    token = signed_in(world.auth).token or ""

    looked_at = guess_in_session(world.auth, world.clock, token=token, factor=Channel.PASSWORD)

    assert world.simulated("password", "session") == len(looked_at)
    assert 19 <= most_in(looked_at, DAY) <= 20
    assert 99 <= most_in(looked_at, MONTH) <= 100


def test_a_stolen_session_with_an_app() -> None:
    """
    Its holder is asked for a code of the app.
    """
    world = World()
    session = session_of(signed_in(world.auth))
    setup = world.auth.totp.begin(session)
    change = world.auth.totp.confirm(session, App(setup.key, world.clock).code())

    assert world.simulated("app-code", "session") == len(
        guess_in_session(world.auth, world.clock, token=change.token or "", factor=Channel.APP)
    )


def test_codes_that_were_mailed() -> None:
    """
    Each is asked for again, and none renews the budget.
    """
    world = World()
    change = world.auth.email_code.enable(session_of(signed_in(world.auth)))
    assert EmailCodeOutcome.ENABLED is change.outcome

    assert world.simulated("mailed-code") == len(
        guess_codes(world.auth, world.clock, factor=Channel.MAIL, a_day=BELOW_THE_STOP)
    )


def test_codes_between_resets() -> None:
    """
    Whoever loops resets of the password buys days, and no month: at most 25 guesses are looked at
    in any thirty days.
    """
    world = World()
    enrolled(world.auth, world.clock)
    passwords = [PASSWORD]

    def reset() -> None:
        world.auth.password_reset.request(ADA.email, client=Client(""))
        new = f"{PASSWORD} {len(passwords)}"
        done = world.auth.password_reset.complete(
            tokens(world.mailer)[-1], new=new, client=Client("")
        )
        if done.outcome is ResetOutcome.COMPLETED:
            passwords.append(new)

    looked_at = guess_codes(
        world.auth,
        world.clock,
        factor=Channel.APP,
        whenever_stopped=reset,
        password=lambda: passwords[-1],
    )

    assert world.simulated("app-code-between-resets") == len(looked_at)
    assert 25 == most_in(looked_at, MONTH)
    assert len(passwords) > 26


def test_more_failures_a_month() -> None:
    """
    The negative control: twice as many are allowed, and looked at, and that is too much.
    """
    loose = Settings(attempts=evolve(WITHOUT_A_STOP.attempts, month=50))
    world = World(loose)
    enrolled(world.auth, world.clock)
    looked_at = guess_codes(world.auth, world.clock, factor=Channel.APP)

    assert world.simulated("app-code") == len(looked_at)
    assert World().simulated("app-code") != len(looked_at)
    assert [] != [one for one in attacks(loose) if not one.is_within]
