"""
Two releases at one storage: the older one loses nothing that the newer one wrote.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, frozen

from onetsec import Channel, Onetsec, Unavailable
from onetsec.account import FORMAT
from onetsec.errors import TooNew
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.ports import Storage
from onetsec.records import AccountRecord
from onetsec.testing import FrozenClock

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .worlds import enrolled, pending, session_of, signed_in

PASSKEYS = {"passkeys": [{"id": "x", "counter": 7}], "nickname": None}
WRITER, SEAL = 16, 36  # bytes before and after what a release writes


@frozen
class Newer:
    """
    A worker of a release that does not exist yet, beside one of this.
    """

    older: Onetsec
    storage: Storage

    def record(self) -> AccountRecord:
        """
        What is stored.
        """
        record = self.storage.load("ada")
        assert record is not None
        return record

    def content(self) -> dict[str, Any]:
        """
        What is stored, without its seal.
        """
        content: dict[str, Any] = json.loads(self.record().data[WRITER:-SEAL])
        return content

    def write(self, *left_out: str, **fields: Any) -> AccountRecord:
        """
        Store *fields* too, and some others no more; the record.
        """
        content = {
            name: value for name, value in (self.content() | fields).items() if name not in left_out
        }
        now = self.record()
        body = b"w" * WRITER + json.dumps(content).encode()
        version = now.version + 1
        seal = self.older.flows.engine.keys.mac("account", "ada", version, now.epoch, body)
        after = AccountRecord(user_id="ada", version=version, epoch=now.epoch, data=body + seal)
        assert self.storage.save(after, expected=now.version)
        return after


@pytest.fixture
def newer(auth: Onetsec, storage: Storage) -> Newer:
    return Newer(auth, storage)


def changes_the_password(auth: Onetsec, clock: FrozenClock) -> None:
    session = session_of(signed_in(auth))
    change = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    assert PasswordOutcome.CHANGED is change.outcome


def turns_the_app_on_and_off(auth: Onetsec, clock: FrozenClock) -> None:
    session, *_ = enrolled(auth, clock)
    assert TotpOutcome.DISABLED is auth.totp.disable(session, is_sure=True).outcome


def guesses(auth: Onetsec, clock: FrozenClock) -> None:
    enrolled(auth, clock)
    auth.sign_in.verify(pending(auth), factor=Channel.APP, code="000000", client=HERE)


def signs_others_out(auth: Onetsec, clock: FrozenClock) -> None:
    assert None is not auth.sessions.revoke_others(session_of(signed_in(auth))).session


@pytest.mark.parametrize(
    "change", [changes_the_password, turns_the_app_on_and_off, guesses, signs_others_out]
)
def test_unknown_fields_survive(
    auth: Onetsec, clock: FrozenClock, newer: Newer, change: Callable[..., None]
) -> None:
    """
    Whatever the older worker saves.
    """
    before = newer.write(**PASSKEYS)
    change(auth, clock)

    assert before.version < newer.record().version
    assert PASSKEYS.items() <= newer.content().items()


def test_newer_worker_goes_on(auth: Onetsec, clock: FrozenClock, newer: Newer) -> None:
    """
    In turns: what the one saves, the other reads and changes.
    """
    newer.write(**PASSKEYS)
    changes_the_password(auth, clock)
    newer.write(passkeys=[])

    assert [] == newer.content()["passkeys"]
    assert None is not signed_in(auth, password=OTHER).token


def test_newer_format_is_not_saved(auth: Onetsec, newer: Newer) -> None:
    """
    The older worker reads it, changes nothing about it, and says what is to be done.
    """
    session = session_of(signed_in(auth))
    newest = newer.write(format=FORMAT + 1)

    with pytest.raises(Unavailable, match="Upgrade this worker"):
        auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    assert newest == newer.record()
    assert None is not signed_in(auth).token


@pytest.mark.parametrize("token_of", ["here", "there"])
def test_refused_change_signs_nobody_out(auth: Onetsec, newer: Newer, token_of: str) -> None:
    """
    The minimum epoch is left alone, too.
    """
    tokens = {
        "here": signed_in(auth).token or "",
        "there": signed_in(auth, client=THERE).token or "",
    }
    session = auth.sessions.check(tokens["here"], client=HERE)
    assert session is not None
    newer.write(format=FORMAT + 1)
    with pytest.raises(Unavailable):
        auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert None is not auth.sessions.check(tokens[token_of], client=HERE)


@pytest.mark.parametrize("is_right", [True, False])
def test_code_of_a_newer_format_is_not_judged(
    auth: Onetsec, clock: FrozenClock, newer: Newer, is_right: bool
) -> None:
    """
    It could not be paid for, so right and wrong are answered alike.
    """
    _, app, _ = enrolled(auth, clock)
    waiting = pending(auth)
    newest = newer.write(format=FORMAT + 1)
    code = app.next_code()
    typed = code if is_right else f"{(int(code) + 1) % 10**6:06d}"

    with pytest.raises(Unavailable, match="Upgrade this worker"):
        auth.sign_in.verify(waiting, factor=Channel.APP, code=typed, client=HERE)
    assert newest == newer.record()


UNREADABLE: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    (("setups",), {}),
    (("format",), {}),
    ((), {"authenticator": ["sealed", 1, 2, "more"]}),
    ((), {"recovery": [1]}),
    ((), {"mailed": [["id", "not base64!", 1, 2]]}),
    ((), {"email": 7}),
]


@pytest.mark.parametrize(("left_out", "fields"), UNREADABLE)
def test_form_that_is_not_known_is_unavailable(
    auth: Onetsec, newer: Newer, left_out: tuple[str, ...], fields: dict[str, Any]
) -> None:
    """
    Nobody is let in on what could not be read, and nothing is lost. On a device that the account
    knows nobody is refused either; a stranger is told nothing.
    """
    client = evolve(HERE, device=signed_in(auth).device or "")
    newest = newer.write(*left_out, **{"format": FORMAT + 1, **fields})

    with pytest.raises(TooNew, match="Upgrade this worker"):
        auth.sign_in.password("ada@example.com", PASSWORD, client=client)
    told = auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
    assert SignInOutcome.WRONG_CREDENTIALS is told.outcome
    with pytest.raises(Unavailable):
        auth.password.register("ada", OTHER)
    assert newest == newer.record()


def test_sessions_outlive_a_form_that_is_not_known(auth: Onetsec, newer: Newer) -> None:
    """
    Who is signed in is not asked of the account.
    """
    token = signed_in(auth).token or ""
    newer.write("setups", format=FORMAT + 1)

    assert None is not auth.sessions.check(token, client=HERE)


def test_deploy_may_be_taken_back(auth: Onetsec, clock: FrozenClock, newer: Newer) -> None:
    """
    Once the newer release has written the older form again, the older one goes on.
    """
    newer.write("setups", format=FORMAT + 1, **PASSKEYS)
    newer.write(format=FORMAT, setups=[])
    changes_the_password(auth, clock)

    assert PASSKEYS.items() <= newer.content().items()
