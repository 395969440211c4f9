"""
What attackers get, and what they can keep the owner from: nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve

from onetsec import Channel, Client, Settings
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.password_reset import ResetPolicy
from onetsec.simulation import DAY, MONTH
from onetsec.throttling import AttemptPolicy, Throttles

from ..conftest import HERE, PASSWORD, THERE
from ..flows.mailboxes import LOGIN, mails, tokens, wrong
from ..flows.stopped import World, guess
from ..flows.worlds import pending

DEFAULTS = Settings(sweep_every=0)
LINKS = ResetPolicy()


def networks() -> Iterator[Client]:
    """
    Strangers, each from a network of their own.
    """
    for number in range(10_000):
        yield Client(f"198.18.{number // 250}.{number % 250 + 1}")


def second(world: World, *, client: Client = THERE) -> SignInOutcome:
    """
    What becomes of the owner, with password and app.
    """
    waiting = pending(world.auth, client=client)
    verify, code = world.auth.sign_in.verify, world.app.next_code()
    return verify(waiting, factor=Channel.APP, code=code, client=client).outcome


@pytest.mark.parametrize("every", [60, 7 * 60])
def test_a_stranger_leaves_a_working_link_at_every_minute(every: int) -> None:
    """
    Whoever asks for a day, from wherever, has the owner hold a link that works for half an hour
    more: or a name is refused only for so long.
    """
    world, mailed_at = World(DEFAULTS), 0
    strangers = networks()
    for minute in range(DAY // every):
        before = len(tokens(world.mailer))
        world.auth.password_reset.request(LOGIN, client=next(strangers))
        if len(tokens(world.mailer)) > before:
            mailed_at = world.clock.seconds()
        assert world.auth.password_reset.is_valid(tokens(world.mailer)[-1]), minute
        assert world.clock.seconds() - mailed_at <= LINKS.lives // 2 + 720
        world.clock.advance(every)

    assert len(tokens(world.mailer)) <= 3 * 24


def test_a_slow_bucket_would_leave_none() -> None:
    """
    The negative control: ten requests of a name in a day, as many sites have it.
    """
    slow = evolve(DEFAULTS.throttles, reset_name=DEFAULTS.throttles.mail_code[1:])
    world, strangers = World(evolve(DEFAULTS, throttles=slow)), networks()
    held = []
    for _ in range(DAY // 300):
        world.auth.password_reset.request(LOGIN, client=next(strangers))
        held.append(world.auth.password_reset.is_valid(tokens(world.mailer)[-1]))
        world.clock.advance(300)

    assert False in held


def test_no_stranger_takes_a_link_away() -> None:
    """
    The one that the owner asked for works for its whole hour.
    """
    world, strangers = World(DEFAULTS), networks()
    world.auth.password_reset.request(LOGIN, client=HERE)
    own = tokens(world.mailer)[-1]
    for _ in range(59):
        world.clock.advance(60)
        world.auth.password_reset.request(LOGIN, client=next(strangers))
        assert world.auth.password_reset.is_valid(own)


def test_a_known_device_asks_where_strangers_are_refused() -> None:
    """
    Whoever has used up the network and the name.
    """
    world = World(DEFAULTS)
    for i in range(30):
        world.auth.password_reset.request(f"{i}{LOGIN}", client=HERE)
        world.auth.password_reset.request(LOGIN, client=HERE)

    def asked(client: Client) -> ResetOutcome:
        return world.auth.password_reset.request(LOGIN, client=client).outcome

    assert ResetOutcome.TOO_MANY_ATTEMPTS is asked(HERE)
    assert [ResetOutcome.REQUESTED] * 5 == [asked(world.known) for _ in range(5)]
    assert ResetOutcome.TOO_MANY_ATTEMPTS is asked(world.known)


def test_nobody_uses_a_device_of_theirs_for_a_flood() -> None:
    """
    What is kept for a device is kept for its account, whatever is typed there.
    """
    world = World(DEFAULTS)
    names = [f"{i}@example.com" for i in range(30)]
    outcomes = [world.auth.password_reset.request(o, client=world.known).outcome for o in names]

    assert 25 == outcomes.count(ResetOutcome.REQUESTED)  # five of the device, twenty of the network


def test_a_right_second_step_a_day() -> None:
    """
    Is never refused, in forty days, on devices that are not known.
    """
    world = World(DEFAULTS)
    outcomes = set()
    for day in range(40):
        outcomes.add(second(world, client=Client(f"198.18.0.{day + 1}")))
        world.clock.advance(DAY)

    assert {SignInOutcome.SIGNED_IN} == outcomes


def test_a_right_second_step_a_day_under_attack() -> None:
    """
    Nor on a device that is known, whatever strangers who have the password use up meanwhile.
    """
    world = World(DEFAULTS)
    outcomes = set()
    for day in range(40):
        first = world.auth.sign_in.password(LOGIN, PASSWORD, client=THERE)
        for _ in range(5):
            verify, waiting = world.auth.sign_in.verify, first.pending or ""
            verify(waiting, factor=Channel.APP, code=f"{day}", client=THERE)
        outcomes.add(second(world, client=world.known))
        world.clock.advance(DAY)

    assert {SignInOutcome.SIGNED_IN} == outcomes


def test_twenty_abandoned_sign_ins_cost_nothing() -> None:
    """
    By somebody who has the password: the owner gets in, known or not, and nothing is noted but that
    one of the owner's devices is new.
    """
    world = World(DEFAULTS)
    for stranger, _ in zip(networks(), range(20), strict=False):
        pending(world.auth, client=stranger)

    assert SignInOutcome.SIGNED_IN is second(world)
    assert SignInOutcome.SIGNED_IN is second(world, client=world.known)
    assert ["new-device"] == [one.context["event"] for one in mails(world.mailer, "notice")]


def test_two_hundred_wrong_recovery_codes() -> None:
    """
    Five in ten minutes are looked at of one network; in a pause of two minutes the right one is.
    """
    world = World(DEFAULTS)
    verify, outcomes = world.auth.sign_in.verify, []
    for _ in range(200):
        waiting = pending(world.auth, client=THERE)
        done = verify(waiting, factor=Channel.RECOVERY, code="7K3M-9QPX-2HTVD", client=THERE)
        outcomes.append(done.outcome)
        world.clock.advance(60)
    world.clock.advance(120)
    right = verify(
        pending(world.auth, client=THERE),
        factor=Channel.RECOVERY,
        code=world.codes[0],
        client=THERE,
    )

    assert 100 <= outcomes.count(SignInOutcome.WRONG_CODE) <= 105
    assert SignInOutcome.SIGNED_IN is right.outcome


def test_counters_survive() -> None:
    """
    New pending sign-ins, other browsers and networks, and right codes in between.
    """
    world = World(evolve(DEFAULTS, attempts=AttemptPolicy(stops_password=False)))
    looked_at = []
    for number in range(15):
        client = Client(f"198.18.0.{number + 1}", f"Browser {number}")
        waiting, verify = pending(world.auth, client=client), world.auth.sign_in.verify
        done = verify(waiting, factor=Channel.APP, code="x", client=client)
        looked_at.append(done.outcome is SignInOutcome.WRONG_CODE)
        second(world, client=client)
        world.clock.advance(600)

    assert [True] * 10 + [False] * 5 == looked_at


def test_known_devices_share_one_reserve() -> None:
    """
    Three wrong codes a day beyond those of strangers, whichever device types them.
    """
    world = World(DEFAULTS)
    guess(world.auth)
    verify, other = world.auth.sign_in.verify, evolve(world.known, address="203.0.113.5")
    outcomes = [
        verify(pending(world.auth, client=one), factor=Channel.APP, code="x", client=one).outcome
        for one in (world.known, other, world.known, other, world.known)
    ]

    assert 3 == outcomes.count(SignInOutcome.WRONG_CODE)
    assert [SignInOutcome.TOO_MANY_ATTEMPTS] * 2 == outcomes[3:]


def test_looping_resets_buys_no_guess() -> None:
    """
    Somebody who reads the mailbox, has the password, and mixes whatever there is: 25 wrong codes
    are looked at in any thirty days.
    """
    world = World(evolve(DEFAULTS, throttles=Throttles(factor=())))
    password, looked_at, client = PASSWORD, [], THERE
    for turn in range(2 * MONTH // DAY):
        first = world.auth.sign_in.password(LOGIN, password, client=client)
        for _ in range(6):
            waiting = first.pending or ""
            done = world.auth.sign_in.verify(
                waiting, factor=Channel.APP, code=wrong(world.app.code()), client=client
            )
            looked_at += [world.clock.seconds()] * (done.outcome is SignInOutcome.WRONG_CODE)
        world.auth.password_reset.request(LOGIN, client=THERE)
        new = f"{PASSWORD} {turn}"
        done_reset = world.auth.password_reset.complete(
            tokens(world.mailer)[-1], new=new, client=THERE
        )
        if done_reset.outcome is ResetOutcome.COMPLETED:
            password, client = new, evolve(THERE, device=done_reset.device or "")
        world.clock.advance(DAY)

    assert 25 == max(sum(at - MONTH < one <= at for one in looked_at) for at in looked_at)
