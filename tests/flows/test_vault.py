"""
A host that keeps the hashes of passwords itself: every flow, and what the host does meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Event, EventKind, Onetsec, Unavailable, User
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.crypto.hasher import Argon2Hasher
from onetsec.fingerprints import is_fingerprint
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.sessions import Session
from onetsec.settings import Settings
from onetsec.testing import Counting, Failing, FrozenClock, QuickHasher
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, OTHER, PASSWORD, THERE
from .mailboxes import ADA, LOGIN, asked, linked, notices, tokens, with_both
from .worlds import session_of, signed_in

THIRD = "Third Harbor 3 Pelican"
ROOM = Throttles().account[0].burst


class Host(DictUsers):
    """
    The host's users with their hashes, and what the host does with them.
    """

    kept: dict[str, str] | None = None

    def set(self, password: str | None, user_id: str = "ada") -> None:
        """
        A form of the host, or its admin.
        """
        self._hashes.pop(user_id, None)
        if password is not None:
            self._hashes[user_id] = QuickHasher().hash(password)

    def begin(self) -> None:
        """
        Begin a transaction, which the vault joins.
        """
        self.kept = dict(self._hashes)

    def roll_back(self) -> None:
        """
        Take back what was written since.
        """
        assert self.kept is not None
        self._hashes = self.kept


@pytest.fixture
def people() -> Host:
    """
    Three users; Ada has a password.
    """
    made = Host(
        [
            User("ada", email=LOGIN),
            User("gone", email="gone@example.com", active=False),
            User("bare", email="bare@example.com"),
        ]
    )
    made.set(PASSWORD)
    return made


@pytest.fixture
def make(
    storage: Storage, build: Callable[..., Onetsec], people: Host, mailer: MemoryMailer
) -> Callable[..., Onetsec]:
    """
    Builds an application over the same users and the same storage.
    """

    def made(**changes: Any) -> Onetsec:
        ports = {"users": people, "vault": people, "mailer": mailer, "later": InlineLater()}
        return build(**{"storage": storage, **ports, **changes})

    return made


@pytest.fixture
def auth(make: Callable[..., Onetsec]) -> Onetsec:
    """
    That application, as it comes: nobody has an account yet.
    """
    return make()


def account(auth: Onetsec, user_id: str = "ada") -> Account:
    """
    The account, as it is stored.
    """
    return run(auth.flows.engine.account(user_id))


def is_alive(auth: Onetsec, result: Any) -> bool:
    """
    Whether the session that *result* gave goes on.
    """
    return auth.sessions.check(result.token or "", client=HERE) is not None


def test_who_has_a_password_with_the_host_signs_in(auth: Onetsec, people: Host) -> None:
    """
    And the account keeps no hash of it.
    """
    assert is_alive(auth, signed_in(auth))
    assert is_fingerprint(account(auth).password_hash)
    assert "quick:" not in str(account(auth).password_hash)
    assert f"quick:{PASSWORD}" == people.password_hash("ada")


def test_a_wrong_password_writes_nothing(auth: Onetsec, people: Host) -> None:
    """
    Whoever knows none ends no session, also if the host has set another one.
    """
    before = signed_in(auth)
    people.set(OTHER)
    version = account(auth).version

    for wrong in ("wrong", PASSWORD):
        result = auth.sign_in.password(LOGIN, wrong, client=THERE)
        assert SignInOutcome.WRONG_CREDENTIALS is result.outcome
    assert version == account(auth).version
    assert is_alive(auth, before)


def test_the_next_sign_in_costs_no_write_of_the_account(auth: Onetsec) -> None:
    """
    Once it is known.
    """
    signed_in(auth)
    version = account(auth).version
    signed_in(auth)

    assert version == account(auth).version


@pytest.mark.parametrize("tries", [1, ROOM + 1])
def test_unknown_users_cost_the_same(
    tries: int, make: Callable[..., Onetsec], people: Host
) -> None:
    """
    The same calls of the vault and of the hasher, with room for a guess and without.
    """
    calls: list[str] = []
    auth = make(
        vault=Counting(people, calls),
        hasher=Counting(QuickHasher(), calls),
        settings=evolve(Settings(), throttles=Throttles(network=(), name=())),
    )
    signed_in(auth)
    told = []
    for login in (LOGIN, "bare@example.com", "gone@example.com", "nobody@example.com"):
        for _ in range(tries):
            calls.clear()
            auth.sign_in.password(login, "wrong", client=THERE)
        told.append(tuple(calls))

    assert {("password_hash", "verify")} == set(told)


def test_without_room_the_right_password_is_wrong(make: Callable[..., Onetsec]) -> None:
    """
    The control of the one before: there is none any more.
    """
    auth = make(settings=evolve(Settings(), throttles=Throttles(network=(), name=())))
    for _ in range(ROOM):
        auth.sign_in.password(LOGIN, "wrong", client=THERE)

    result = auth.sign_in.password(LOGIN, PASSWORD, client=THERE)
    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome


@pytest.mark.parametrize("way", ["sign-in", "trusted"])
def test_a_password_that_was_set_elsewhere_ends_all_sessions(
    way: str, auth: Onetsec, people: Host, clock: FrozenClock, mailer: MemoryMailer
) -> None:
    """
    At the next sign-in, whichever it is, which goes on; and its owner is told.
    """
    before = signed_in(auth)
    clock.advance(60)
    people.set(OTHER)
    after = (
        signed_in(auth, password=OTHER, client=HERE)
        if way == "sign-in"
        else auth.sign_in.trusted("ada", client=HERE)
    )

    assert (False, True) == (is_alive(auth, before), is_alive(auth, after))
    assert ["password-changed"] == notices(mailer)
    overview = auth.accounts.overview(session_of(after))
    assert (True, clock.seconds()) == (overview.has_password, overview.password_changed_at)
    assert is_alive(auth, signed_in(auth, password=OTHER))
    assert is_alive(auth, after)


def test_step_up_with_a_password_that_was_set_elsewhere(
    auth: Onetsec, people: Host, clock: FrozenClock
) -> None:
    """
    The session that proves it goes on, all others end.
    """
    here, there = signed_in(auth), signed_in(auth, client=THERE)
    clock.advance(60)
    people.set(OTHER)
    session = session_of(here)
    wrong = auth.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)
    right = auth.step_up.confirm(session, factor=Channel.PASSWORD, code=OTHER, client=HERE)

    assert StepUpOutcome.WRONG_PASSWORD is wrong.outcome
    assert StepUpOutcome.CONFIRMED is right.outcome
    assert (True, False) == (is_alive(auth, right), is_alive(auth, there))


WAYS: dict[str, Callable[[Onetsec, Session], Any]] = {
    "step-up": lambda auth, session: auth.step_up.confirm(
        session, factor=Channel.PASSWORD, code=OTHER, client=HERE
    ),
    "change": lambda auth, session: auth.password.change(
        session, current=OTHER, new=THIRD, client=HERE
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_session_that_ends_while_it_proves_a_password(
    way: str, make: Callable[..., Onetsec], people: Host, clock: FrozenClock
) -> None:
    """
    Somebody else has noticed the one that was set elsewhere, while it was verified.
    """
    auth = make()
    session = session_of(signed_in(auth))
    clock.advance(60)
    people.set(OTHER)
    hasher = Meanwhile(lambda: signed_in(auth, password=OTHER, client=THERE))
    result = WAYS[way](make(hasher=hasher), session)

    assert "signed-out" == result.outcome.value
    assert result.token is None


class Meanwhile(QuickHasher):
    """
    A hasher that takes its time: once, something else is done before it answers.
    """

    def __init__(self, *steps: Callable[[], object]) -> None:
        self._steps = list(steps)

    def verify(self, stored: str | None, password: str) -> Any:
        """
        Then answer.
        """
        if self._steps:
            self._steps.pop(0)()
        return super().verify(stored, password)


def test_a_change_is_made_with_the_host(auth: Onetsec, people: Host, clock: FrozenClock) -> None:
    """
    Others end, this one stays, and the host has the new hash.
    """
    here, there = signed_in(auth), signed_in(auth, client=THERE)
    clock.advance(60)
    change = auth.password.change(session_of(here), current=PASSWORD, new=OTHER, client=HERE)

    assert PasswordOutcome.CHANGED is change.outcome
    assert (True, False) == (is_alive(auth, change), is_alive(auth, there))
    assert f"quick:{OTHER}" == people.password_hash("ada")
    signed_in(auth, password=OTHER)
    assert is_alive(auth, change)


def test_a_change_of_what_was_set_elsewhere(
    auth: Onetsec, people: Host, clock: FrozenClock
) -> None:
    """
    With what the host has now; the session that makes it stays.
    """
    here, there = signed_in(auth), signed_in(auth, client=THERE)
    clock.advance(60)
    people.set(OTHER)
    change = auth.password.change(session_of(here), current=OTHER, new=THIRD, client=HERE)

    assert PasswordOutcome.CHANGED is change.outcome
    assert (True, False) == (is_alive(auth, change), is_alive(auth, there))
    assert f"quick:{THIRD}" == people.password_hash("ada")


def test_a_first_password_is_registered_with_the_host(auth: Onetsec, people: Host) -> None:
    """
    Once; and never over one that the host has.
    """
    outcomes = [
        auth.password.register(user_id, new).outcome
        for user_id, new in (("bare", PASSWORD), ("bare", OTHER), ("ada", OTHER))
    ]

    assert [
        PasswordOutcome.REGISTERED,
        PasswordOutcome.ALREADY_SET,
        PasswordOutcome.ALREADY_SET,
    ] == outcomes
    assert f"quick:{PASSWORD}" == people.password_hash("bare")
    assert f"quick:{PASSWORD}" == people.password_hash("ada")


def test_a_user_whom_the_host_does_not_have_is_not_registered(auth: Onetsec) -> None:
    """
    There is no row to write to: it says so.
    """
    with pytest.raises(Unavailable, match="the vault knows no such user"):
        auth.password.register("later", PASSWORD)


def test_a_password_that_was_removed_can_be_registered_anew(
    auth: Onetsec, people: Host, clock: FrozenClock
) -> None:
    """
    And ends the sessions of the old one.
    """
    before = signed_in(auth)
    clock.advance(60)
    people.set(None)
    result = auth.sign_in.password(LOGIN, PASSWORD, client=HERE)

    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome
    assert not auth.accounts.overview(session_of(before)).has_password
    assert () == auth.step_up.factors(session_of(before))
    assert PasswordOutcome.REGISTERED is auth.password.register("ada", OTHER).outcome
    assert not is_alive(auth, before)
    signed_in(auth, password=OTHER)


def test_a_link_replaces_the_hash_of_the_host(
    auth: Onetsec, people: Host, mailer: MemoryMailer
) -> None:
    """
    Of somebody who has never signed in here, too; once.
    """
    token = linked(auth, mailer)
    outcomes = [
        auth.password_reset.complete(token, new=new, client=HERE).outcome for new in (OTHER, THIRD)
    ]

    assert [ResetOutcome.COMPLETED, ResetOutcome.LINK_OVER] == outcomes
    assert f"quick:{OTHER}" == people.password_hash("ada")
    assert account(auth).password_by_mail
    signed_in(auth, password=OTHER)


def test_without_a_password_there_is_no_link(
    auth: Onetsec, people: Host, mailer: MemoryMailer
) -> None:
    """
    None is mailed, and one that was mailed before sets none.
    """
    token = linked(auth, mailer)
    people.set(None)
    auth.password_reset.request(LOGIN, client=HERE)
    auth.password_reset.request("bare@example.com", client=HERE)

    assert [token] == tokens(mailer)
    result = auth.password_reset.complete(token, new=OTHER, client=HERE)
    assert ResetOutcome.LINK_OVER is result.outcome
    assert None is people.password_hash("ada")


def test_a_link_of_before_a_change_elsewhere_is_over(
    auth: Onetsec, people: Host, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The next one works.
    """
    token = linked(auth, mailer)
    people.set(OTHER)
    result = auth.password_reset.complete(token, new=THIRD, client=HERE)
    clock.advance(60)
    again = auth.password_reset.complete(linked(auth, mailer), new=THIRD, client=HERE)

    assert [ResetOutcome.LINK_OVER, ResetOutcome.COMPLETED] == [result.outcome, again.outcome]


def test_somebody_whose_password_the_host_has_set_gets_a_link(
    auth: Onetsec, people: Host, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    At once: an admin who sets a random password says "use the link".
    """
    signed_in(auth)
    clock.advance(60)
    people.set(OTHER)
    token = linked(auth, mailer)

    result = auth.password_reset.complete(token, new=THIRD, client=HERE)
    assert ResetOutcome.COMPLETED is result.outcome
    signed_in(auth, password=THIRD)


@pytest.mark.parametrize("way", ["change", "reset", "register"])
def test_what_the_host_takes_back_locks_nobody_out(
    way: str, auth: Onetsec, people: Host, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Its transaction is rolled back after the answer: the old password works, sessions have ended.
    """
    before = signed_in(auth)
    token = linked(auth, mailer)
    clock.advance(60)
    people.begin()
    if way == "change":
        auth.password.change(session_of(before), current=PASSWORD, new=OTHER, client=HERE)
    if way == "reset":
        auth.password_reset.complete(token, new=OTHER, client=HERE)
    if way == "register":
        auth.password.register("bare", OTHER)
    people.roll_back()
    clock.advance(60)

    if way == "register":
        assert PasswordOutcome.REGISTERED is auth.password.register("bare", THIRD).outcome
        return
    after = signed_in(auth)
    assert (False, True) == (is_alive(auth, before), is_alive(auth, after))
    change = auth.password.change(session_of(after), current=PASSWORD, new=THIRD, client=HERE)
    assert PasswordOutcome.CHANGED is change.outcome
    signed_in(auth, password=THIRD)
    assert is_alive(auth, change)


def test_a_renewed_hash_that_the_host_takes_back_ends_no_session(
    make: Callable[..., Onetsec], people: Host
) -> None:
    """
    Nor does it when it comes for good.
    """
    auth = make()
    before = signed_in(auth)
    renewing = make(hasher=Renewing())
    for is_taken_back in (True, True, False):
        people.begin()
        signed_in(renewing)
        if is_taken_back:
            people.roll_back()

    assert f"new:{PASSWORD}" == people.password_hash("ada")
    assert is_alive(auth, before)
    assert is_alive(renewing, signed_in(renewing))
    assert is_alive(auth, before)


class Renewing(QuickHasher):
    """
    A hasher of a new format, which knows the old one.
    """

    def verify(self, stored: str | None, password: str) -> Any:
        """
        Of either.
        """
        verified = super().verify(stored, password)
        if stored == f"new:{password}":
            return evolve(verified, ok=True)
        return evolve(verified, new_hash=f"new:{password}") if verified.ok else verified


def test_step_up_renews_a_hash(make: Callable[..., Onetsec], people: Host) -> None:
    """
    As a sign-in does.
    """
    session = session_of(signed_in(make()))
    result = make(hasher=Renewing()).step_up.confirm(
        session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE
    )

    assert StepUpOutcome.CONFIRMED is result.outcome
    assert f"new:{PASSWORD}" == people.password_hash("ada")


def test_a_hash_that_was_replaced_meanwhile_is_not_renewed(
    make: Callable[..., Onetsec], people: Host, clock: FrozenClock
) -> None:
    """
    What was verified is over: it is verified again, and wrong.
    """
    auth = make()
    signed_in(auth)
    session = session_of(signed_in(auth))

    class Slow(Renewing):
        """
        While it works, the password is changed.
        """

        steps = 1

        def verify(self, stored: str | None, password: str) -> Any:
            """
            Afterwards, look.
            """
            verified = super().verify(stored, password)
            if self.steps:
                self.steps -= 1
                auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
            return verified

    clock.advance(60)
    result = make(hasher=Slow()).sign_in.password(LOGIN, PASSWORD, client=THERE)

    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome
    assert f"quick:{OTHER}" == people.password_hash("ada")


def test_a_legacy_hash_is_upgraded_at_the_first_sign_in(
    make: Callable[..., Onetsec], people: Host
) -> None:
    """
    With the host's own check of it, to argon2id in the standard form.
    """
    people._hashes["ada"] = f"legacy:{PASSWORD}"
    hasher = Argon2Hasher(legacy=lambda stored, typed: stored == f"legacy:{typed}")
    auth = make(hasher=hasher)
    before = signed_in(auth)
    upgraded = people.password_hash("ada") or ""

    assert upgraded.startswith("$argon2id$")
    assert is_alive(auth, signed_in(auth))
    assert is_alive(auth, before)
    assert upgraded == people.password_hash("ada")


def test_a_mailbox_alone_is_not_two_factors(
    make: Callable[..., Onetsec], people: Host, clock: FrozenClock
) -> None:
    """
    Whoever may have set the password by a form of the host that asks for the mailbox only: an
    account with an app takes no mailed code, until the app has been there.
    """
    auth = make()
    _, app, _ = with_both(auth, people, clock)
    clock.advance(60)
    assert Channel.MAIL in auth.sign_in.factors(asked(auth))
    people.set(OTHER)
    waiting = asked(auth, password=OTHER)

    assert Channel.MAIL not in auth.sign_in.factors(waiting)
    result = auth.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)
    assert SignInOutcome.SIGNED_IN is result.outcome
    assert Channel.MAIL in auth.sign_in.factors(asked(auth, password=OTHER))


def test_a_lost_record_is_not_an_account_without_a_second_factor(
    auth: Onetsec, storage: Storage
) -> None:
    """
    The host still has the password; what is missing is not absent.
    """
    enabled = Event(kind=EventKind.TOTP_ENABLED, user_id="ada", at=1_800_000_000, mark="5")
    storage.record_event(enabled.record())

    with pytest.raises(Unavailable, match="second factor is missing"):
        auth.sign_in.password(LOGIN, PASSWORD, client=HERE)


def test_an_erased_account_leaves_the_password_with_the_host(
    auth: Onetsec, people: Host, storage: Storage
) -> None:
    """
    Its column is the host's: whoever is still there signs in as for the first time.
    """
    signed_in(auth)
    storage.erase("ada")

    assert f"quick:{PASSWORD}" == people.password_hash("ada")
    assert is_alive(auth, signed_in(auth))


def test_another_key_is_no_other_password(
    make: Callable[..., Onetsec], storage: Storage, people: Host
) -> None:
    """
    The fingerprint is written anew under it, and no session ends.
    """
    before = signed_in(make())
    fresh = make(keys=[b"n" * 32, KEY])
    version = account(fresh).version
    signed_in(fresh)
    signed_in(fresh)

    assert version + 1 == account(fresh).version
    assert is_alive(fresh, before)


def test_hashes_of_before_the_vault(
    make: Callable[..., Onetsec], people: Host, mailer: MemoryMailer
) -> None:
    """
    A copy in the host's column is the same password; without one, a mailed link sets it.
    """
    own = make(vault=None)
    own.password.register("ada", PASSWORD)
    own.password.register("bare", PASSWORD)
    before = signed_in(own)
    auth = make()

    assert is_alive(auth, signed_in(auth))
    assert is_alive(auth, before)
    assert is_fingerprint(account(auth).password_hash)
    bare = auth.sign_in.trusted("bare", client=HERE)
    assert is_alive(auth, bare)
    assert not is_fingerprint(account(auth, "bare").password_hash)
    token = linked(auth, mailer, "bare@example.com")
    result = auth.password_reset.complete(token, new=OTHER, client=HERE)
    assert ResetOutcome.COMPLETED is result.outcome
    assert f"quick:{OTHER}" == people.password_hash("bare")


@pytest.mark.parametrize("method", ["password_hash", "replace_password_hash"])
def test_a_vault_that_is_down_is_unavailable(
    method: str, make: Callable[..., Onetsec], people: Host
) -> None:
    """
    Neither a wrong password nor a change; and the password still works afterwards.
    """
    auth = make()
    session = session_of(signed_in(auth))
    down = make(vault=Failing(people, method, error=Unavailable("down")))

    with pytest.raises(Unavailable, match="down"):
        down.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    signed_in(auth)


class Forgetful(Host):
    """
    A vault whose answer to a swap is lost.
    """

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        Swap, and say nothing.
        """
        super().replace_password_hash(user_id, new, expected=expected)
        raise Unavailable("the answer was lost")


def test_a_lost_answer_of_the_vault_is_looked_up(make: Callable[..., Onetsec]) -> None:
    """
    What is there tells.
    """
    people = Forgetful([ADA])
    people.set(PASSWORD)
    auth = make(users=people, vault=people)
    session = session_of(signed_in(auth))
    change = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert PasswordOutcome.CHANGED is change.outcome
    signed_in(auth, password=OTHER)


class Late(Counting):
    """
    A vault that tells what was there before something else has happened, once.
    """

    def __init__(self, people: Host, step: Callable[[], object]) -> None:
        super().__init__(people)
        self._people = people
        self._steps = [step]

    def password_hash(self, user_id: str) -> str | None:
        """
        The hash of before.
        """
        stored = self._people.password_hash(user_id)
        if self._steps:
            self._steps.pop()()
        return stored


FLOWS: list[tuple[Callable[[Onetsec, str], Any], Enum]] = [
    (
        lambda auth, _: auth.sign_in.password(LOGIN, OTHER, client=HERE),
        SignInOutcome.WRONG_CREDENTIALS,
    ),
    (lambda auth, _: auth.sign_in.trusted("ada", client=HERE), SignInOutcome.SIGNED_IN),
    (lambda auth, _: auth.password.register("ada", OTHER), PasswordOutcome.ALREADY_SET),
    (
        lambda auth, token: auth.password_reset.complete(token, new=OTHER, client=HERE),
        ResetOutcome.LINK_OVER,
    ),
]


@pytest.mark.parametrize(("flow", "outcome"), FLOWS, ids=lambda one: getattr(one, "value", ""))
def test_a_late_answer_of_the_vault_tells_nothing(
    flow: Callable[[Onetsec, str], Any],
    outcome: Enum,
    make: Callable[..., Onetsec],
    people: Host,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    Who has noticed what came after it stays signed in.
    """
    auth = make()
    token = linked(auth, mailer)
    clock.advance(60)
    people.set(OTHER)
    newest = []

    def set_and_notice() -> None:
        people.set(THIRD)
        newest.append(signed_in(auth, password=THIRD, client=THERE))

    late = make(vault=Late(people, set_and_notice))

    assert outcome is flow(late, token).outcome
    assert is_alive(auth, newest[0])


class Overtaken(Host):
    """
    A vault whose host is always faster.
    """

    count = 0

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        Set the same password again, in other words.
        """
        self.count += 1
        self._hashes[user_id] = f"new:{PASSWORD}" if self.count % 2 else f"quick:{PASSWORD}"
        return super().replace_password_hash(user_id, new, expected=expected)


def test_a_host_that_is_always_faster(make: Callable[..., Onetsec], clock: FrozenClock) -> None:
    """
    It is given up after a few rounds, and no change is told.
    """
    people = Overtaken([ADA])
    people.set(PASSWORD)
    auth = make(users=people, vault=people, hasher=Renewing())
    people._hashes["ada"] = f"new:{PASSWORD}"
    session = session_of(signed_in(auth))
    people._hashes["ada"] = f"quick:{PASSWORD}"
    clock.advance(60)

    with pytest.raises(Unavailable, match="kept changing"):
        auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)


def test_without_a_vault_nothing_is_asked(make: Callable[..., Onetsec], people: Host) -> None:
    """
    The control: the host's hashes are not looked at.
    """
    auth = make(vault=None)

    result = auth.sign_in.password(LOGIN, PASSWORD, client=HERE)
    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome


def events(auth: Onetsec) -> list[EventKind]:
    """
    List what the application hears from now on.
    """
    heard: list[EventKind] = []
    auth.on(*EventKind)(lambda event: heard.append(event.kind))
    return heard


@pytest.mark.parametrize("is_known", [True, False], ids=["known", "first"])
def test_host_that_says_it_ends_all_sessions_but_its_own(
    auth: Onetsec, people: Host, is_known: bool
) -> None:
    """
    At once, whether the hash of before was ever seen or not; whoever changed it goes on.
    """
    if is_known:
        mine, other = signed_in(auth), signed_in(auth)
    else:
        mine, other = (auth.sign_in.trusted("bare", client=HERE) for _ in range(2))
    user_id = session_of(mine).user_id
    people.set(OTHER, user_id)
    heard = events(auth)

    change = auth.password.changed_elsewhere(user_id, session=session_of(mine))

    assert (PasswordOutcome.CHANGED, [EventKind.PASSWORD_CHANGED]) == (change.outcome, heard)
    assert [True, False, False] == [is_alive(auth, one) for one in (change, mine, other)]


def test_host_that_says_it_without_a_session(auth: Onetsec, people: Host) -> None:
    """
    An operator has set it: all of them end, and that of the operator is somebody else's.
    """
    operator, one = auth.sign_in.trusted("bare", client=HERE), signed_in(auth)
    people.set(OTHER)
    change = auth.password.changed_elsewhere("ada", session=session_of(operator))

    assert (PasswordOutcome.CHANGED, None) == (change.outcome, change.token)
    assert [True, False] == [is_alive(auth, operator), is_alive(auth, one)]
    assert SignInOutcome.SIGNED_IN is signed_in(auth, password=OTHER).outcome


def test_session_that_was_over_before_the_host_says_it(auth: Onetsec, people: Host) -> None:
    """
    Stays over, whatever it was that has ended it.
    """
    mine = signed_in(auth)
    auth.sessions.end_all("ada")
    people.set(OTHER)
    change = auth.password.changed_elsewhere("ada", session=session_of(mine))

    assert (PasswordOutcome.SIGNED_OUT, None) == (change.outcome, change.token)
    assert not is_alive(auth, mine)


def test_session_that_somebody_was_faster_than(auth: Onetsec, people: Host) -> None:
    """
    Who has signed in with the new password has noticed it before the host has said it.
    """
    mine = signed_in(auth)
    people.set(OTHER)
    signed_in(auth, password=OTHER)

    change = auth.password.changed_elsewhere("ada", session=session_of(mine))

    assert PasswordOutcome.SIGNED_OUT is change.outcome
