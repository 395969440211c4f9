"""
Races through the flows: what is prepared, what many do at once, and what must hold.

What is prepared and what is told is text, so it goes to other processes too.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from onetsec import Channel, Client, Onetsec, Settings, Unavailable
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.sessions import Session, SessionPolicy
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, OTHER, PASSWORD, SITE, THERE, users
from ..flows.mailboxes import ADA, LOGIN, OPEN, asked, codes, linked, with_mail
from ..flows.worlds import enrolled, pending, session_of, signed_in

UNAVAILABLE = "unavailable"
SIGNED_IN = SignInOutcome.SIGNED_IN.value
WAITING = 16  # sign-ins that wait for their second step


class World:
    """
    One application over a storage, at one moment.
    """

    def __init__(self, storage: Any, *, now: int, settings: Settings) -> None:
        self.storage: Storage = storage
        self.clock = FrozenClock(now)
        self.mailer = MemoryMailer()
        self.people: DictUsers = users()
        self.people.put(ADA)
        self.auth = Onetsec(
            users=self.people,
            storage=storage,
            keys=[KEY],
            site=SITE,
            hasher=QuickHasher(),
            clock=self.clock,
            mailer=self.mailer,
            later=InlineLater(),
            settings=settings,
        )

    def is_alive(self, token: str) -> bool:
        """
        Say whether *token* is a session.
        """
        return self.auth.sessions.check(token, client=HERE) is not None

    def session(self, token: str) -> Session:
        """
        The session that *token* is.
        """
        session = self.auth.sessions.check(token, client=HERE)
        assert session is not None
        return session


class Race(ABC):
    """
    What many do at once.

    Attributes:
        settings: Of the application.

        met: The method of the storage that everybody has called, each time, before anybody goes on.

        later: Seconds that pass between the preparation and the race.
    """

    settings: Settings = OPEN
    met = "load"
    later = 0

    @abstractmethod
    def prepare(self, world: World) -> Sequence[str]:
        """
        Bring the world to where the race begins; what the racers have to know.
        """

    @abstractmethod
    def act(self, world: World, known: Sequence[str], place: int) -> str:
        """
        What the racer at this place is told.
        """

    @abstractmethod
    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        """
        Say whether all is well.
        """

    def run(self, world: World, known: Sequence[str], place: int) -> str:
        """
        :meth:`act`, where an engine that gives up is an answer too.
        """
        try:
            return self.act(world, known, place)
        except Unavailable:
            return UNAVAILABLE


class _OneCode(Race):
    """
    One code completes one of many sign-ins.
    """

    factor: Channel

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        code, *waiting = known
        one, client = waiting[place % len(waiting)], Client(f"192.0.2.{place}")
        verify = world.auth.sign_in.verify
        return verify(one, factor=self.factor, code=code, client=client).outcome.value

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        return 1 == told.count(SIGNED_IN)


class AppCode(_OneCode):
    """
    Of an authenticator app.
    """

    factor = Channel.APP

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        _, app, _ = enrolled(world.auth, world.clock)
        return [app.next_code(), *(pending(world.auth) for _ in range(WAITING))]


class RecoveryCode(_OneCode):
    """
    One of the ten.
    """

    factor = Channel.RECOVERY

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        _, _, recovery = enrolled(world.auth, world.clock)
        return [recovery[0], *(pending(world.auth) for _ in range(WAITING))]


class MailedCode(_OneCode):
    """
    Which is for one sign-in, and many type it.
    """

    factor = Channel.MAIL

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        with_mail(world.auth, world.people)
        waiting = asked(world.auth)
        return [codes(world.mailer)[-1], waiting]


class ResetLink(Race):
    """
    One link sets one password.
    """

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        return [linked(world.auth, world.mailer)]

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        complete = world.auth.password_reset.complete
        return complete(known[0], new=f"{OTHER} {place}", client=HERE).outcome.value

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        won = _places(told, ResetOutcome.COMPLETED.value)
        return 1 == len(won) and _enters(world, f"{OTHER} {won[0]}")


class Registration(Race):
    """
    A first password is set once.
    """

    def prepare(self, world: World) -> Sequence[str]:
        return []

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        return world.auth.password.register("ada", f"{OTHER} {place}").outcome.value

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        won = _places(told, PasswordOutcome.REGISTERED.value)
        return 1 == len(won) and _enters(world, f"{OTHER} {won[0]}")


class PasswordChange(Race):
    """
    Of many changes in one session one wins: the others have proven the old password.
    """

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        return [signed_in(world.auth).token or ""]

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        session = world.auth.sessions.check(known[0], client=HERE)
        if session is None:
            return "signed-out"

        change, new = world.auth.password.change, f"{OTHER} {place}"
        return change(session, current=PASSWORD, new=new, client=HERE).outcome.value

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        won = _places(told, PasswordOutcome.CHANGED.value)
        return 1 == len(won) and _enters(world, f"{OTHER} {won[0]}")


class ChangeAndSignIns(Race):
    """
    One changes the password while all others sign in with the old one: no session outlives it.

    There is room for everybody: where the oldest session gives way to the fifty-first, that is the
    one of whoever changes the password.
    """

    settings = evolve(OPEN, sessions=SessionPolicy(most=1000))

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        return [signed_in(world.auth, client=THERE).token or ""]

    later = 10

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        if place == 0:
            change = world.auth.password.change
            session = world.session(known[0])
            return change(session, current=PASSWORD, new=OTHER, client=THERE).outcome.value

        client = Client(f"192.0.2.{place}")
        return world.auth.sign_in.password(LOGIN, PASSWORD, client=client).token or ""

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        changed = told[0] == PasswordOutcome.CHANGED.value
        alive = [token for token in told[1:] if world.is_alive(token)]
        return changed and not alive and _enters(world, OTHER) and not _enters(world, PASSWORD)


class RevokeAndTouches(Race):
    """
    One signs a device out while it is used, and each use is written down: it stays out.
    """

    met = "session"
    later = 400

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        return [signed_in(world.auth, client=one).token or "" for one in (HERE, THERE)]

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        here, there = known
        if place == 0:
            session = world.session(here)
            others = [one for one in world.auth.sessions.list(session) if not one.is_current]
            return world.auth.sessions.revoke(session, others[0].id).value

        return str(world.is_alive(there))

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        here, there = known
        left = [one.is_current for one in world.auth.sessions.list(world.session(here))]
        return told[0] == "session-revoked" and not world.is_alive(there) and [True] == left


class GuessesOfAName(Race):
    """
    Five passwords of one name are looked at, from however many networks.
    """

    settings = Settings(sweep_every=0)
    met = "hit"

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        return []

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        client = Client(f"192.0.2.{place}")
        return world.auth.sign_in.password(LOGIN, "wrong", client=client).outcome.value

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        wrong, refused = SignInOutcome.WRONG_CREDENTIALS, SignInOutcome.TOO_MANY_ATTEMPTS
        counts = told.count(wrong.value), told.count(refused.value)
        return (5, len(told) - 5) == counts


class GuessesOfACode(Race):
    """
    Of one pending sign-in five codes are looked at, whatever the lanes.
    """

    def prepare(self, world: World) -> Sequence[str]:
        world.auth.password.register("ada", PASSWORD)
        enrolled(world.auth, world.clock)
        return [pending(world.auth)]

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        verify, code = world.auth.sign_in.verify, f"{place:06d}"
        return verify(known[0], factor=Channel.APP, code=code, client=HERE).outcome.value

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        return 1 <= told.count(SignInOutcome.WRONG_CODE.value) + told.count(SIGNED_IN) <= 5


RACES: dict[str, Race] = {
    race.__name__: race()
    for race in (
        AppCode,
        RecoveryCode,
        MailedCode,
        ResetLink,
        Registration,
        PasswordChange,
        ChangeAndSignIns,
        RevokeAndTouches,
        GuessesOfAName,
        GuessesOfACode,
    )
}


def _places(told: Sequence[str], word: str) -> list[int]:
    return [place for place, one in enumerate(told) if one == word]


def _enters(world: World, password: str) -> bool:
    result = world.auth.sign_in.password(LOGIN, password, client=HERE)
    return result.token is not None and session_of(result) is not None
