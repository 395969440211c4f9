"""
A challenge for strangers, while too many of them wait for a hash.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import evolve

from onetsec import AsyncOnetsec, Client, ConfigurationError, Onetsec, Unavailable
from onetsec._lifting import lifted, threaded
from onetsec._turns import Turn, Turns
from onetsec.crypto.bounded import BoundedHasher
from onetsec.flows.sign_in import SignIn, SignInOutcome
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingHasher, CountingStorage, QuickHasher

from ..conftest import HERE, KEY, PASSWORD, SITE, THERE, users
from .worlds import signed_in

Build = Callable[..., Onetsec]
LOGIN = "ada@example.com"


class Question:
    """
    Is met by one answer; notes what it was asked.
    """

    field = "answer"
    origins = ("https://captcha.example",)

    def __init__(self) -> None:
        self.asked: list[str] = []

    def is_met(self, answer: str, client: Client) -> bool:
        """
        Whether it is the right one.
        """
        self.asked.append(answer)
        if answer == "down":
            raise Unavailable("captcha: no answer")
        return answer == "right"


@pytest.fixture
def turns() -> Turns:
    return Turns(4, waiting=4, patience=0)


@pytest.fixture
def question() -> Question:
    return Question()


@pytest.fixture
def calls() -> list[str]:
    return []


@pytest.fixture
def auth(build: Build, turns: Turns, question: Question, calls: list[str]) -> Onetsec:
    made = build(
        CountingStorage(MemoryStorage(), calls),
        hasher=BoundedHasher(CountingHasher(QuickHasher(), calls), turns),
        challenge=question,
    )
    made.password.register("ada", PASSWORD)
    return made


@pytest.fixture
def flood(turns: Turns) -> Iterator[list[Turn]]:
    """
    Strangers in every turn that is theirs, and in half of the places.
    """
    asked = [turns.ask(known=False) for _ in range(5)]
    yield asked
    for one in asked:
        turns.give_back(one)


def tried(auth: Onetsec, answer: str = "", *, login: str = LOGIN) -> SignIn:
    """
    A stranger's sign-in.
    """
    return auth.sign_in.password(login, PASSWORD, client=THERE, challenge=answer)


def test_nobody_is_asked_while_there_is_room(auth: Onetsec, question: Question) -> None:
    """
    Nor is an answer looked at that nobody asked for.
    """
    told = [tried(auth).outcome, tried(auth, "wrong").outcome]

    assert [SignInOutcome.SIGNED_IN] * 2 == told
    assert [] == question.asked


@pytest.mark.parametrize("login", [LOGIN, "eve@example.com"])
def test_strangers_are_asked_before_anything_is_done(
    login: str, auth: Onetsec, flood: list[Turn], calls: list[str]
) -> None:
    """
    Nothing is charged, loaded or hashed, whoever it is.
    """
    calls.clear()

    assert SignInOutcome.CHALLENGE_REQUIRED is tried(auth, login=login).outcome
    assert [] == calls


@pytest.mark.parametrize("answer", ["wrong", "down"])
def test_a_wrong_answer_is_no_guess(
    answer: str, auth: Onetsec, flood: list[Turn], calls: list[str], turns: Turns
) -> None:
    """
    It is charged to the network, not to the name; nothing is loaded or hashed.
    """
    calls.clear()
    for _ in range(20):
        if answer == "down":
            with pytest.raises(Unavailable, match="captcha"):
                tried(auth, answer)
        else:
            assert SignInOutcome.CHALLENGE_REQUIRED is tried(auth, answer).outcome

    assert {"hit"} == set(calls)
    for one in flood:
        turns.give_back(one)
    assert SignInOutcome.SIGNED_IN is tried(auth).outcome


def test_the_right_answer_finds_a_place(
    auth: Onetsec, flood: list[Turn], turns: Turns, question: Question
) -> None:
    """
    The password is looked at as ever.
    """
    for one in flood[:3]:
        turns.give_back(one)
    flood += [turns.ask(known=False) for _ in range(3)]
    with pytest.raises(Unavailable, match="no turn"):
        tried(auth, "right")
    assert ["right"] == question.asked


def test_known_devices_are_never_asked(auth: Onetsec, turns: Turns) -> None:
    """
    They have a turn, and no challenge.
    """
    device = signed_in(auth).device or ""
    for _ in range(7):
        turns.ask(known=False)
    known = evolve(HERE, device=device)

    told = auth.sign_in.password(LOGIN, PASSWORD, client=known)
    assert SignInOutcome.SIGNED_IN is told.outcome


def test_a_form_can_ask_from_the_start(auth: Onetsec, turns: Turns, calls: list[str]) -> None:
    """
    Without a look at the storage: a stranger, while there is a crowd.
    """
    device = signed_in(auth).device or ""
    calls.clear()
    assert not auth.sign_in.is_challenged(client=THERE)

    for _ in range(5):
        turns.ask(known=False)
    assert auth.sign_in.is_challenged(client=THERE)
    assert auth.sign_in.is_challenged(client=evolve(THERE, device="made up"))
    assert not auth.sign_in.is_challenged(client=evolve(HERE, device=device))
    assert [] == calls


def test_without_a_challenge_there_is_none(build: Build, turns: Turns) -> None:
    """
    Who finds no place is answered 503.
    """
    auth = build(MemoryStorage(), hasher=BoundedHasher(QuickHasher(), turns))
    for _ in range(7):
        turns.ask(known=False)

    with pytest.raises(Unavailable, match="wait for a turn"):
        tried(auth)


def test_a_hasher_that_is_never_busy(build: Build, question: Question) -> None:
    """
    One of the host's own needs to know nothing of all this.
    """
    auth = build(MemoryStorage(), hasher=QuickHasher(), challenge=question)

    assert SignInOutcome.WRONG_CREDENTIALS is tried(auth).outcome


def test_one_that_has_to_be_awaited(build: Build) -> None:
    """
    Is refused at the start, and not by the first crowd; so is one that can not be, under a loop.
    """
    awaited: Any = lifted(Question())
    with pytest.raises(ConfigurationError, match="use AsyncOnetsec"):
        build(MemoryStorage(), challenge=awaited)
    blocks: Any = Question()
    with pytest.raises(ConfigurationError, match="threaded"):
        AsyncOnetsec(
            users=lifted(users()), storage="memory:", keys=[KEY], site=SITE, challenge=blocks
        )


@pytest.mark.parametrize("dress", [lifted, threaded])
def test_under_a_loop(
    dress: Callable[[Question], Any], turns: Turns, question: Question, flood: list[Turn]
) -> None:
    """
    The same, awaited, or asked in a thread.
    """

    async def walk() -> SignIn:
        auth = AsyncOnetsec(
            users=lifted(users()),
            storage=lifted(MemoryStorage()),
            keys=[KEY],
            site=SITE,
            hasher=lifted(BoundedHasher(QuickHasher(), turns)),
            challenge=dress(question),
        )
        told = await auth.sign_in.password(LOGIN, PASSWORD, client=THERE, challenge="wrong")
        await auth.close()
        return told

    assert SignInOutcome.CHALLENGE_REQUIRED is asyncio.run(walk()).outcome
    assert ["wrong"] == question.asked
