"""
Guards: how much a session has proven.
"""

from __future__ import annotations

from collections.abc import Collection

import pytest

from onetsec import Channel, Onetsec
from onetsec.sessions import Session, written
from onetsec.step_up import StepUpPolicy
from onetsec.testing import FrozenClock
from onetsec.web.guards import has_second_factor, is_fresh

from ..conftest import HERE, OTHER, PASSWORD
from .hosts import host
from .walking import CONFIRM, SECURITY, Person, csrf

NOW = 1_800_000_000
OLD = NOW - 300
POLICY = StepUpPolicy()
APP, EXTERNAL, MAIL = Channel.APP, Channel.EXTERNAL, Channel.MAIL
PASSKEY, RECOVERY, TYPED = Channel.PASSKEY, Channel.RECOVERY, Channel.PASSWORD


@pytest.fixture
def somebody(auth: Onetsec, clock: FrozenClock) -> Person:
    """
    Somebody in front of the host's application.
    """
    return Person(host(auth), clock=clock)


def session(proofs: dict[Channel, int]) -> Session:
    """
    A session that has proven this.
    """
    return Session(
        user_id="ada",
        id="AAAAAAAAAAAA",
        epoch=1,
        proven=written(proofs),
        created_at=OLD,
        digest=b"",
    )


@pytest.mark.parametrize(
    ("expected", "channels"),
    [
        (True, {APP, TYPED}),
        (True, {MAIL, TYPED}),
        (True, {RECOVERY, TYPED}),
        (True, {PASSKEY, TYPED}),
        (True, {APP, EXTERNAL}),
        (False, {EXTERNAL, TYPED}),
        (False, {TYPED}),
        (False, {EXTERNAL}),
        (False, {APP}),
    ],
)
def test_second_factor(expected: bool, channels: Collection[Channel]) -> None:
    """
    It is beside another one: two first factors are none.
    """
    assert expected is has_second_factor(session(dict.fromkeys(channels, NOW)))


@pytest.mark.parametrize(
    ("expected", "proofs"),
    [
        (True, {TYPED: NOW}),
        (True, {EXTERNAL: OLD, TYPED: NOW}),
        (True, {TYPED: OLD, APP: NOW}),
        (True, {TYPED: OLD, APP: OLD, RECOVERY: NOW}),
        (False, {TYPED: NOW, APP: OLD}),
        (False, {TYPED: NOW, RECOVERY: OLD}),
        (False, {TYPED: OLD}),
    ],
)
def test_fresh(expected: bool, proofs: dict[Channel, int]) -> None:
    """
    Where an app was proven, only an app or its recovery code renews the proof.
    """
    assert expected is is_fresh(session(proofs), policy=POLICY, now=NOW)


def test_a_password_on_top_of_single_sign_on(somebody: Person) -> None:
    """
    Whoever proves a password beside another sign-in service is still led to set up a second factor.
    """
    somebody.open("POST", "/join/ada")
    fields = {"csrf": csrf(somebody.get(CONFIRM)), "factor": "password", "password": PASSWORD}
    assert SECURITY == somebody.post(CONFIRM, fields).location
    assert SECURITY == somebody.get("/mfa").location

    somebody.set_up()

    assert "mfa" == somebody.get("/mfa").text


def test_a_fresh_password_is_not_enough_beside_an_app(somebody: Person, clock: FrozenClock) -> None:
    """
    Whoever has just typed the password is asked for the app all the same.
    """
    somebody.sign_in()
    somebody.set_up()
    clock.advance(60)
    somebody.send(
        SECURITY, "/settings/security/password", current=PASSWORD, new=OTHER, confirm=OTHER
    )
    assert f"{CONFIRM}?next=%2Ffresh%2Fx" == somebody.get("/fresh/x").location

    page = somebody.get(f"{CONFIRM}?next=%2Ffresh%2Fx")
    fields = {"csrf": csrf(page), "factor": "app", "code": somebody.code(), "next": "/fresh/x"}

    assert "/fresh/x" == somebody.post(CONFIRM, fields).location
    assert "fresh x" == somebody.get("/fresh/x").text


def test_more_was_proven_than_the_account_has(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Whom the host has signed in with its own second factor is not asked in circles: the password
    is enough where there is nothing else.
    """
    somebody = Person(host(auth), clock=clock)
    channels = (Channel.EXTERNAL, Channel.PASSKEY)
    result = auth.sign_in.trusted("ada", channels=channels, client=HERE)
    somebody.browser.set_cookie("onetsec", result.token or "")
    clock.advance(60)
    location = f"{CONFIRM}?next=%2Ffresh%2Fx"
    assert location == somebody.get("/fresh/x").location

    form = {"csrf": csrf(somebody.get(location)), "factor": "password", "password": PASSWORD}
    somebody.post(CONFIRM, form)

    assert "fresh x" == somebody.get("/fresh/x").text
    assert "mfa" == somebody.get("/mfa").text
