"""
Rotation: accounts are put under a newer key, while the application runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec, Unavailable
from onetsec._lifting import run
from onetsec.flows._rotation import Resealed
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.posture import Action, AdviceCode
from onetsec.records import User
from onetsec.sessions import Session
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingStorage, Failing, FrozenClock, QuickHasher, Ran
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, PASSWORD, SITE, users
from ..schedules.walks import Flow, ForgetsVersions, Race, breaks, mortals, walk
from .mailboxes import codes
from .test_resealing import NEWER, OLD_WAY, sealed, verify
from .worlds import App, enrolled, pending, session_of, signed_in

Build = Callable[..., Onetsec]
CODES = ("recovery-codes",)


@pytest.fixture
def app(auth: Onetsec, clock: FrozenClock) -> App:
    """
    Ada's app, under the older key.
    """
    return enrolled(auth, clock)[1]


@pytest.fixture
def both(build: Build, storage: Storage) -> Onetsec:
    """
    The application with a newer key, and the older one.
    """
    return build(storage, keys=[NEWER, KEY])


@pytest.fixture
def new(build: Build, storage: Storage) -> Onetsec:
    """
    The application without the older one.
    """
    return build(storage, keys=[NEWER])


def test_the_older_key_can_go(app: App, both: Onetsec, new: Onetsec) -> None:
    """
    Nobody had to sign in for it; recovery codes can not be read, so they are named.
    """
    assert Resealed(is_written=True, left=CODES) == both.accounts.reseal("ada")
    assert SignInOutcome.SIGNED_IN is verify(new, app.next_code())


def test_it_can_not_go_before(app: App, new: Onetsec) -> None:
    """
    The negative control: the record is read with no other key.
    """
    assert Resealed(left=("account",)) == new.accounts.reseal("ada")


def test_twice_writes_once(app: App, both: Onetsec, storage: Storage) -> None:
    """
    What is under the newest key already is read, and stays.
    """
    both.accounts.reseal("ada")
    before = storage.load("ada")

    assert Resealed(left=CODES) == both.accounts.reseal("ada")
    assert before == storage.load("ada")


def test_nobody_is_signed_out(auth: Onetsec, both: Onetsec) -> None:
    """
    No credential was changed.
    """
    session = session_of(signed_in(auth))

    assert both.accounts.reseal("ada").is_written
    assert both.sessions.is_alive(session)


@pytest.mark.parametrize("user_id", ["nobody", "bare"])
def test_no_account(user_id: str, auth: Onetsec, both: Onetsec, storage: Storage) -> None:
    """
    Where there is no record none is made.
    """
    assert Resealed() == both.accounts.reseal(user_id)
    assert None is storage.load(user_id)


def test_an_app_whose_key_is_missing(
    app: App, both: Onetsec, new: Onetsec, storage: Storage
) -> None:
    """
    It stays unusable, and is named.
    """
    verify(both, "000000")  # the record is of the newer key now, the secret is not

    assert Resealed(left=("authenticator", *CODES, "address")) == new.accounts.reseal("ada")
    assert SignInOutcome.FACTOR_UNUSABLE is verify(new, app.next_code())


def test_what_is_unusable_is_told(
    auth: Onetsec, clock: FrozenClock, both: Onetsec, new: Onetsec
) -> None:
    """
    In the overview and as advice. Where both are of the key that is gone, it says so; with codes of
    the newer one the app can be turned off, as it is said.
    """
    _, _, codes = enrolled(auth, clock)
    waiting = pending(both)
    fresh = both.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[0], client=HERE)
    session = session_of(fresh)
    assert () == both.accounts.overview(session).unusable
    assert (Channel.APP, Channel.RECOVERY) == new.accounts.overview(session).unusable
    assert (AdviceCode.APP_UNUSABLE, Action.NONE) == _first(new, session)

    codes = list(both.recovery_codes.renew(session, client=HERE).codes)
    waiting = pending(new)
    opened = new.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[0], client=HERE)
    session = session_of(opened)
    assert (Channel.APP,) == new.accounts.overview(session).unusable
    assert (AdviceCode.APP_UNUSABLE, Action.TURN_OFF_APP) == _first(new, session)

    change = new.totp.disable(session, is_sure=True, client=HERE)
    assert TotpOutcome.DISABLED is change.outcome


def test_recovery_codes_that_are_unusable(app: App, both: Onetsec, new: Onetsec) -> None:
    """
    The app was used since, and works: only the codes are to be renewed.
    """
    waiting, code = pending(both), app.next_code()
    opened = both.sign_in.verify(waiting, factor=Channel.APP, code=code, client=HERE)
    session = session_of(opened)

    assert (Channel.RECOVERY,) == new.accounts.overview(session).unusable
    assert (AdviceCode.RECOVERY_CODES_UNUSABLE, Action.RENEW_CODES) == _first(new, session)
    assert new.recovery_codes.renew(session, client=HERE).codes
    assert () == new.accounts.overview(session).unusable


def _first(auth: Onetsec, session: Session) -> tuple[object, object]:
    """
    What is said before anything else, and where it leads.
    """
    first = auth.posture.report(session)[0]
    return first.code, first.action


def test_a_killed_run_goes_on(build: Build, storage: Storage, both: Onetsec) -> None:
    """
    It begins again, and writes what was not written.
    """
    old = build(storage, users=_many())
    ids = ["u0", "u1", "u2"]
    for user_id in ids:
        old.password.register(user_id, PASSWORD)
    both.accounts.reseal("u0")
    dying = build(
        Failing(storage, "save", error=Unavailable("down")), users=_many(), keys=[NEWER, KEY]
    )
    with pytest.raises(Unavailable, match="down"):
        dying.accounts.reseal("u1")
    counting = CountingStorage(storage)
    again = build(counting, users=_many(), keys=[NEWER, KEY])

    assert [False, True, True] == [again.accounts.reseal(one).is_written for one in ids]
    assert 2 == counting.calls.count("save")


def test_mailed_codes(build: Build, storage: Storage, mailer: MemoryMailer) -> None:
    """
    The address that was proven is known under the newer key; one that is another by now is named.
    """
    made: dict[str, Any] = {"mailer": mailer, "later": InlineLater()}
    people = users()
    old = build(storage, users=people, **made)
    old.password.register("ada", PASSWORD)
    session = session_of(signed_in(old))
    old.email_code.enable(session)
    old.email_code.confirm(session, codes(mailer)[0])
    both = build(storage, users=people, keys=[NEWER, KEY], **made)
    people.put(User("ada", email="other@example.com"))
    missed = both.accounts.reseal("ada")
    people.put(User("ada", email="ada@example.com"))
    done = both.accounts.reseal("ada")
    new = build(storage, users=people, keys=[NEWER], **made)

    assert {"email-code", "address"} == set(missed.left)
    assert Resealed(is_written=True) == done
    assert Resealed() == new.accounts.reseal("ada")


def test_users_who_are_gone(auth: Onetsec, build: Build, storage: Storage) -> None:
    """
    Whom the host does not know any more has no address to look for.
    """
    signed_in(auth)
    gone = build(storage, users=DictUsers([]), keys=[NEWER, KEY])

    assert ("address",) == gone.accounts.reseal("ada").left


def test_a_vault(build: Build, storage: Storage) -> None:
    """
    The fingerprint of the host's hash is put under the newer key too: nothing looks changed.
    """
    people = users()
    old = build(storage, users=people, vault=people)
    old.password.register("ada", PASSWORD)
    session = session_of(signed_in(old))
    build(storage, users=people, vault=people, keys=[NEWER, KEY]).accounts.reseal("ada")
    new = build(storage, users=people, vault=people, keys=[NEWER])
    before = run(new.flows.engine.account("ada")).epoch

    assert SignInOutcome.SIGNED_IN is signed_in(new).outcome
    assert before == run(new.flows.engine.account("ada")).epoch
    assert session.epoch == before


def _many() -> DictUsers:
    return DictUsers([User(f"u{i}", email=f"u{i}@example.com") for i in range(3)])


class ResealingAndGuess(Race):
    """
    An account is sealed anew while somebody guesses at its app.
    """

    def prepare(self) -> None:
        old = Onetsec(
            users=users(),
            storage=self.world.storage,
            keys=[KEY],
            site=SITE,
            hasher=QuickHasher(),
            sealer=OLD_WAY,
            clock=self.world.clock,
        )
        enrolled(old, self.world.clock)
        self.waiting = pending(self.world.auth)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        guess = racing.sign_in.verify(self.waiting, factor=Channel.APP, code="000000", client=HERE)
        return [racing.accounts.reseal("ada"), guess]

    def holds(self, ran: Ran) -> bool:
        told = getattr(ran.results[1], "outcome", None)
        paid = len(run(self.world.auth.flows.engine.account("ada")).failures)
        done = isinstance(ran.results[0], Resealed)
        return (told is not SignInOutcome.WRONG_CODE or paid == 1) and (
            not done or sealed(self.world.auth).startswith("2.")
        )


@mortals
def test_a_guess_meanwhile_is_paid_for(mortal: int | None) -> None:
    """
    No version is lost, whoever dies.
    """
    walk(ResealingAndGuess, mortal=mortal)
    assert breaks(ResealingAndGuess, over=ForgetsVersions)


def test_an_account_that_keeps_changing(app: App, build: Build) -> None:
    """
    After some rounds it is given up, and nothing was written.
    """
    storage = _Changing()
    auth = build(storage, keys=[KEY])
    auth.password.register("ada", PASSWORD)
    storage.other = auth
    both = build(storage, keys=[NEWER, KEY])
    with pytest.raises(Unavailable, match="it kept changing"):
        both.accounts.reseal("ada")


class _Changing(MemoryStorage):
    """
    Somebody else writes between any two looks at an account.
    """

    other: Onetsec | None = None

    def load(self, user_id: str) -> Any:
        found, other = super().load(user_id), self.other
        if other is not None and found is not None:
            self.other = None
            after = evolve(run(other.flows.engine.account(user_id)), snoozed={})
            record = other.flows.engine._sealed(after, after.content())
            super().save(record, expected=found.version)
            self.other = other
        return found
