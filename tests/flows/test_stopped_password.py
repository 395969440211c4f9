"""
A password that has stopped: what strangers see, who goes on, and how that is lifted.
"""

from __future__ import annotations

from functools import partial

import pytest
from attrs import evolve

from onetsec import Channel, Client, EventKind, Settings
from onetsec.events import Event
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.posture import AdviceCode
from onetsec.testing import together
from onetsec.throttling import AttemptPolicy

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import LOGIN, OPEN, linked, notices
from .stopped import World, guess
from .worlds import pending, session_of

LANES = Settings(sweep_every=0)
WRONG, ASKED = SignInOutcome.WRONG_CREDENTIALS, SignInOutcome.SECOND_FACTOR_REQUIRED


@pytest.fixture
def world() -> World:
    """
    Where it has stopped.
    """
    made = World()
    made.stop()
    return made


def test_ten_wrong_codes_stop_it() -> None:
    """
    From wherever; after the ninth it works.
    """
    world = World()
    guess(world.auth, count=5)
    guess(world.auth, count=4, client=Client("203.0.113.9"))
    assert ASKED is world.outcome()
    waiting = pending(world.auth)
    world.auth.sign_in.verify(waiting, factor=Channel.APP, code="x", client=HERE)

    assert WRONG is world.outcome()


def test_right_and_wrong_are_the_same_calls() -> None:
    """
    Nobody learns that it is right still; before, it was more than a wrong one.
    """
    world = World(LANES)
    world.stop()
    assert world.seen("wrong") == world.seen(PASSWORD)
    before = World(LANES)
    wrong = before.seen("wrong")
    before.calls.clear()
    before.outcome()
    assert wrong != before.calls


def test_right_and_wrong_cost_the_lanes_the_same() -> None:
    """
    None is given back: the sixth is refused by the typed name, whatever it is.
    """
    for password in (PASSWORD, "wrong"):
        world = World(LANES)
        world.stop()
        world.clock.advance(86_400 * 2)
        outcomes = [world.outcome(password) for _ in range(6)]

        assert [WRONG] * 5 + [SignInOutcome.TOO_MANY_ATTEMPTS] == outcomes


def test_time_does_not_lift_it(world: World) -> None:
    """
    Nor does a right second step on a device that is known.
    """
    world.clock.advance(40 * 86_400)
    waiting = pending(world.auth, client=world.known)
    code = world.app.next_code()
    second = world.auth.sign_in.verify(waiting, factor=Channel.APP, code=code, client=world.known)

    assert SignInOutcome.SIGNED_IN is second.outcome
    assert WRONG is world.outcome()


def test_its_owner_hears_of_it_once(world: World) -> None:
    """
    By mail and in the activity, whatever is tried afterwards.
    """
    for _ in range(20):
        world.outcome()
    waiting = pending(world.auth, client=world.known)
    for _ in range(5):
        world.auth.sign_in.verify(waiting, factor=Channel.APP, code="x", client=world.known)

    assert ["password-stopped"] == notices(world.mailer)
    told = world.mailer.sent[0]
    assert THERE.address == told.context["address"]
    assert "does not work any more on devices that you have not used before" in told.text


def test_many_tenths_at_once_are_one() -> None:
    """
    Sixty-four wrong codes at the same moment: ten are looked at, and the owner hears of it once.
    """
    world = World()
    heard: list[Event] = []
    world.auth.on(EventKind.PASSWORD_STOPPED)(heard.append)
    waiting = [pending(world.auth, client=THERE) for _ in range(16)]

    def wrong(one: str) -> SignInOutcome:
        verify = world.auth.sign_in.verify
        return verify(one, factor=Channel.APP, code="x", client=THERE).outcome

    outcomes = together([partial(wrong, one) for one in waiting * 4])

    assert 10 == outcomes.count(SignInOutcome.WRONG_CODE)
    assert 1 == len(heard) == len(world.mailer.sent)
    assert WRONG is world.outcome()


def test_what_is_known_goes_on(world: World) -> None:
    """
    The session, its step-up, and the first step on the device that is known.
    """
    step_up = world.auth.step_up.confirm
    code = world.app.next_code()
    confirmed = step_up(world.session, factor=Channel.APP, code=code, client=world.known)

    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    assert ASKED is world.outcome(client=world.known)


def test_the_word_of_the_host_goes_on(world: World) -> None:
    """
    It is no password. But the second step is asked for, and strangers have no try left.
    """
    trusted = world.auth.sign_in.trusted("ada", client=THERE)
    code = world.app.next_code()
    pending = trusted.pending or ""
    second = world.auth.sign_in.verify(pending, factor=Channel.APP, code=code, client=THERE)

    assert ASKED is trusted.outcome
    assert SignInOutcome.TOO_MANY_ATTEMPTS is second.outcome


def test_the_word_of_a_password_is_one(world: World) -> None:
    """
    A host that has verified it by itself opens no door around the stop; a known device needs none.
    """
    trusted, word = world.auth.sign_in.trusted, [Channel.PASSWORD]

    assert WRONG is trusted("ada", channels=word, client=THERE).outcome
    assert ASKED is trusted("ada", channels=word, client=world.known).outcome
    assert ASKED is trusted("ada", channels=[*word, Channel.EXTERNAL], client=THERE).outcome
    assert ASKED is World().auth.sign_in.trusted("ada", channels=word, client=THERE).outcome


def test_it_is_advised_to_change_it(world: World) -> None:
    """
    Until it was.
    """

    def advised(world: World) -> bool:
        advice = world.auth.posture.report(world.session)
        return AdviceCode.PASSWORD_STOPPED in {one.code for one in advice}

    assert advised(world)
    assert not advised(World())


def changed(world: World) -> None:
    """
    On a device that is signed in.
    """
    change = world.auth.password.change(
        world.session, current=PASSWORD, new=OTHER, client=world.known
    )
    assert PasswordOutcome.CHANGED is change.outcome


def recovered(world: World) -> None:
    """
    Through a link, from wherever.
    """
    token = linked(world.auth, world.mailer)
    done = world.auth.password_reset.complete(token, new=OTHER, client=THERE)
    assert ResetOutcome.COMPLETED is done.outcome


def signed_in_and_changed(world: World) -> None:
    """
    With a recovery code, on a device that is not known.
    """
    result = world.auth.sign_in.password(
        LOGIN, PASSWORD, client=THERE, recovery_code=world.codes[0]
    )
    assert (SignInOutcome.SIGNED_IN, 9) == (result.outcome, result.recovery_codes_left)
    assert WRONG is world.outcome(client=Client("203.0.113.9"))
    session = session_of(result)
    change = world.auth.password.change(session, current=PASSWORD, new=OTHER, client=THERE)
    assert PasswordOutcome.CHANGED is change.outcome


@pytest.mark.parametrize("lift", [changed, recovered, signed_in_and_changed])
def test_a_new_password_lifts_it(lift: object, world: World) -> None:
    """
    Then it is asked for the second step again, and the old one is wrong.
    """
    assert callable(lift)
    lift(world)

    assert ASKED is world.outcome(OTHER)
    assert WRONG is world.outcome(PASSWORD)


def test_a_recovery_code_alone_lifts_nothing(world: World) -> None:
    """
    Without the password nobody is told that it is one, and it is not used up.
    """
    code = world.codes[0]

    assert world.seen("wrong", code=code) == world.seen("wrong", code=world.codes[1])
    assert 10 == world.auth.recovery_codes.left(world.session)


def test_a_wrong_recovery_code_tells_nothing(world: World) -> None:
    """
    With the right password or a wrong one, stopped or not, and of nobody: the same calls.
    """
    wrong = world.codes[0][:-1] + ("2" if world.codes[0][-1] != "2" else "3")
    calls = world.seen("wrong", code=wrong)
    working = World()

    assert calls == world.seen(PASSWORD, code=wrong)
    assert calls == working.seen(PASSWORD, code=wrong) == working.seen("wrong", code=wrong)
    world.calls.clear()
    nobody = world.auth.sign_in.password("eve@x", PASSWORD, client=THERE, recovery_code=wrong)
    assert (WRONG, calls) == (nobody.outcome, world.calls)
    assert "stretch" in calls


def test_no_work_is_spent_on_what_is_no_recovery_code(world: World) -> None:
    """
    Nor beyond its lane.
    """
    assert "stretch" not in world.seen(PASSWORD, code="short")


def test_recovery_codes_beside_a_password_have_a_lane() -> None:
    """
    The one of recovery codes: the sixth in ten minutes is not looked at, right or wrong.
    """
    throttles = evolve(OPEN.throttles, recovery=LANES.throttles.recovery)
    world = World(evolve(OPEN, throttles=throttles))
    wrong = world.codes[0][:-1] + ("2" if world.codes[0][-1] != "2" else "3")
    calls = [world.seen(PASSWORD, code=wrong) for _ in range(5)]

    assert ["stretch" in one for one in calls] == [True] * 5
    assert "stretch" not in world.seen(PASSWORD, code=world.codes[0])


def test_a_host_may_stop_none() -> None:
    """
    Then strangers are refused at the second step only.
    """
    world = World(evolve(OPEN, attempts=AttemptPolicy(stops_password=False)))
    world.stop()

    assert ASKED is world.outcome()
    assert [] == world.mailer.sent
