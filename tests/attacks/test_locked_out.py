"""
Strangers who type for as long as they like, and owners who come in all the same.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from onetsec import Channel, Client, Settings
from onetsec.flows.sign_in import SignIn, SignInOutcome
from onetsec.records import Limit
from onetsec.simulation import DAY
from onetsec.throttling import RECOVERED_FOR

from ..conftest import HERE, PASSWORD
from ..flows.mailboxes import LOGIN, tokens
from ..flows.stopped import World, guess
from ..flows.worlds import pending

DEFAULTS = Settings(sweep_every=0)
NEW = "Quiet Harbor 7 Lantern"
NOT_ONE = "7K3M-9QPX-2HTVD"
UNKNOWN = Client("203.0.113.99", "Mozilla/5.0")
HOUR = 3600


def stranger(world: World, number: int, password: str = "wrong") -> SignIn:
    """
    A stranger's guess, from a network of its own.
    """
    client = Client(f"198.18.{number // 200 % 250}.{number % 200}")
    return world.auth.sign_in.password(LOGIN, password, client=client)


def besieged(*, days: int = 1) -> World:
    """
    A world in which strangers have filled the lanes of the name and of the account for *days*: a
    wrong password each five minutes.
    """
    world = World(DEFAULTS)
    besiege(world, seconds=days * DAY)
    return world


def besiege(world: World, *, seconds: int) -> None:
    """
    Have strangers go on for so many *seconds*.
    """
    for number in range(seconds // 300):
        stranger(world, number)
        world.clock.advance(300)
    stranger(world, 0)


def reset(world: World, *, client: Client) -> Client:
    """
    Set the new password with a link, and give *client* what its browser has then.
    """
    world.auth.password_reset.request(LOGIN, client=client)
    done = world.auth.password_reset.complete(tokens(world.mailer)[-1], new=NEW, client=client)
    return evolve(client, device=done.device or "")


def test_the_browser_of_a_reset_signs_in() -> None:
    """
    A week of strangers, then three days more: the known browser resets, and signs in with the new
    password at every hour.
    """
    world = besieged(days=7)
    outcomes = []
    for _ in range(72):
        client = reset(world, client=world.known)
        outcomes.append(world.outcome(NEW, client=client))
        besiege(world, seconds=HOUR)

    assert [SignInOutcome.SECOND_FACTOR_REQUIRED] * 72 == outcomes


def test_without_the_link_nobody_does() -> None:
    """
    The negative control: an unknown browser with the same password.
    """
    world = besieged()
    reset(world, client=world.known)

    assert SignInOutcome.TOO_MANY_ATTEMPTS is world.outcome(NEW, client=UNKNOWN)


def test_the_known_device_of_a_reset_stays_in() -> None:
    """
    Whoever has signed in within the hour has a known device again, for every hour after.
    """
    world = besieged()
    client = reset(world, client=world.known)
    first = world.auth.sign_in.password(LOGIN, NEW, client=client)
    entered = world.auth.sign_in.verify(
        first.pending or "", factor=Channel.APP, code=world.app.next_code(), client=client
    )
    client = evolve(client, device=entered.device or "")
    outcomes = []
    for _ in range(72):
        besiege(world, seconds=HOUR)
        outcomes.append(world.outcome(NEW, client=client))

    assert [SignInOutcome.SECOND_FACTOR_REQUIRED] * 72 == outcomes


def test_a_recovery_code_beside_the_password_opens_an_unknown_browser() -> None:
    """
    Every one of them, an hour apart.
    """
    world = besieged()
    outcomes = []
    for code in world.codes:
        done = world.auth.sign_in.password(LOGIN, PASSWORD, client=UNKNOWN, recovery_code=code)
        outcomes.append(done.outcome)
        besiege(world, seconds=HOUR)

    assert [SignInOutcome.SIGNED_IN] * 10 == outcomes


def test_the_reset_lifts_a_stop_while_the_strangers_go_on() -> None:
    """
    They type the password that has stopped, each minute for a day; the browser of the link signs
    in, and so does a recovery code elsewhere.
    """
    world = World(DEFAULTS)
    guess(world.auth)
    for number in range(DAY // 60):
        stranger(world, number, PASSWORD)
        world.clock.advance(60)
    client = reset(world, client=UNKNOWN)
    stranger(world, 0, PASSWORD)
    beside = world.auth.sign_in.password(
        LOGIN, NEW, client=Client("203.0.113.7"), recovery_code=world.codes[0]
    )

    assert SignInOutcome.SECOND_FACTOR_REQUIRED is world.outcome(NEW, client=client)
    assert SignInOutcome.SIGNED_IN is beside.outcome


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("203.0.113.99", SignInOutcome.SIGNED_IN),
        ("198.18.0.1", SignInOutcome.TOO_MANY_ATTEMPTS),
    ],
    ids=["another-network", "the-same"],
)
def test_wrong_recovery_codes_of_a_thief(address: str, expected: SignInOutcome) -> None:
    """
    Two hundred without a pause leave the owner's right, from every network but the thief's.
    """
    world, thief = World(DEFAULTS), Client("198.18.0.1")
    verify = world.auth.sign_in.verify
    waiting = pending(world.auth, client=thief)
    for _ in range(200):
        verify(waiting, factor=Channel.RECOVERY, code=NOT_ONE, client=thief)
    own = Client(address)
    right = verify(
        pending(world.auth, client=own),
        factor=Channel.RECOVERY,
        code=world.codes[0],
        client=own,
    )

    assert expected is right.outcome


def test_a_right_recovery_code_buys_few_passwords() -> None:
    """
    Whoever has found one, and not the password, is looked at eight times, from wherever.
    """
    world = World(DEFAULTS)

    def entered(number: int, password: str) -> SignInOutcome:
        client, code = Client(f"198.18.0.{number}"), world.codes[0]
        return world.auth.sign_in.password(
            LOGIN, password, client=client, recovery_code=code
        ).outcome

    for number in range(8):
        entered(number, "wrong")

    assert SignInOutcome.WRONG_CREDENTIALS is entered(8, PASSWORD)
    world.clock.advance(12 * HOUR)
    assert SignInOutcome.SIGNED_IN is entered(9, PASSWORD)


def test_the_browser_of_a_reset_guesses_so_often() -> None:
    """
    Eight wrong passwords, and the right one is not looked at.
    """
    world = World(DEFAULTS)
    client = reset(world, client=UNKNOWN)
    for _ in range(8):
        world.outcome("wrong", client=client)

    assert SignInOutcome.WRONG_CREDENTIALS is world.outcome(NEW, client=client)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda world, text: world.clock.advance(RECOVERED_FOR) or text,
        lambda world, text: (world.auth.password_reset, reset(world, client=HERE))[0] and text,
        lambda world, text: text[:-4] + "AAAA",
        lambda world, text: text.replace("recovered", "device"),
    ],
    ids=["late", "old-epoch", "forged", "as-a-device"],
)
def test_it_opens_nothing_else(spoilt: object) -> None:
    """
    Late, of an epoch before, forged, or called a device: its browser is a stranger's.
    """
    world = besieged()
    client = reset(world, client=UNKNOWN)
    assert callable(spoilt)
    client = evolve(client, device=spoilt(world, client.device))
    besiege(world, seconds=0)

    assert SignInOutcome.TOO_MANY_ATTEMPTS is world.outcome(NEW, client=client)


def test_it_opens_no_other_account() -> None:
    """
    Whoever has reset the password of one is a stranger to all others.
    """
    world = World(DEFAULTS)
    client = reset(world, client=UNKNOWN)
    for _ in range(5):
        world.auth.sign_in.password("eve@example.com", "wrong", client=HERE)
    done = world.auth.sign_in.password("eve@example.com", "wrong", client=client)

    assert SignInOutcome.TOO_MANY_ATTEMPTS is done.outcome


def test_it_is_no_known_device() -> None:
    """
    Nothing of the budget of codes is kept for it.
    """
    world = World(DEFAULTS)
    client = reset(world, client=UNKNOWN)
    outcomes = []
    for _ in range(3):
        waiting = world.auth.sign_in.password(LOGIN, NEW, client=client).pending or ""
        for _ in range(5):
            done = world.auth.sign_in.verify(waiting, factor=Channel.APP, code="x", client=client)
            outcomes.append(done.outcome)
        world.clock.advance(600)

    assert 10 == outcomes.count(SignInOutcome.WRONG_CODE)


def test_a_stop_concerns_it() -> None:
    """
    Whoever has used up the day in that browser has stopped the password for it.
    """
    world = World(evolve(DEFAULTS, throttles=evolve(DEFAULTS.throttles, factor=())))
    client = reset(world, client=UNKNOWN)
    for _ in range(2):
        waiting = world.auth.sign_in.password(LOGIN, NEW, client=client).pending or ""
        for _ in range(5):
            world.auth.sign_in.verify(waiting, factor=Channel.APP, code="x", client=client)

    assert SignInOutcome.WRONG_CREDENTIALS is world.outcome(NEW, client=client)


def test_its_lane_can_be_set() -> None:
    """
    With one guess, the second is not looked at.
    """
    throttles = evolve(DEFAULTS.throttles, recovered=(Limit(1, HOUR),))
    world = World(evolve(DEFAULTS, throttles=throttles))
    client = reset(world, client=UNKNOWN)
    world.outcome("wrong", client=client)

    assert SignInOutcome.WRONG_CREDENTIALS is world.outcome(NEW, client=client)
