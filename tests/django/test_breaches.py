"""
Breached passwords in a project of Django's: refused when they are set, told of after a sign-in.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from onetsec import ConfigurationError, Settings
from onetsec.breached import BreachPolicy
from onetsec.breaches import HaveIBeenPwned
from onetsec.django import auth, checks
from onetsec.testing import BreachList

from .people import OTHER, PASSWORD, send, sign_in
from .test_challenge import HERE, OURS
from .test_operators import BASE, VALIDATORS

SECURITY = "/settings/security"
REQUIRED = Settings(breaches=BreachPolicy(required=True))


@pytest.fixture
def leaked(ada: Any, configured: Any) -> BreachList:
    """
    The list that the project has.
    """
    found = BreachList(OTHER)
    configured(ONETSEC=BASE | {"BREACHES": found} | HERE, AUTHENTICATION_BACKENDS=OURS)
    return found


def changed(client: Client, password: str) -> Any:
    """
    Change the password on our page.
    """
    return send(
        client,
        SECURITY,
        "/settings/security/password",
        current=PASSWORD,
        new=password,
        confirm=password,
    )


def test_a_new_password(leaked: BreachList, ada: Any, client: Client) -> None:
    """
    One that has leaked is refused, and the old one stays; another one is taken.
    """
    sign_in(client)
    refused = changed(client, OTHER)

    assert 422 == refused.status_code
    assert b"data breach" in refused.content
    assert 303 == changed(client, "Third Meadow 5 Falcon").status_code


def test_after_a_sign_in(leaked: BreachList, client: Client) -> None:
    """
    Its owner is told on the page.
    """
    leaked.add(PASSWORD)
    sign_in(client)

    assert b"in a list of passwords from data breaches" in client.get(SECURITY).content


def test_a_list_without_it(leaked: BreachList, client: Client) -> None:
    """
    The negative control.
    """
    sign_in(client)

    assert leaked.asked
    assert b"data breaches" not in client.get(SECURITY).content


def judged(password: str) -> list[str | None]:
    """
    What a form of the project's own has against *password*.
    """
    try:
        validate_password(password, None, get_password_validators(VALIDATORS))
    except ValidationError as error:
        return [one.code for one in error.error_list]
    return []


def test_a_form_of_the_project(leaked: BreachList) -> None:
    """
    Refuses it too, in the words of our page; only what keeps to the policy is looked for.
    """
    assert ["breached"] == judged(OTHER)
    assert [] == judged("Third Meadow 5 Falcon")
    before = list(leaked.asked)
    assert "breached" not in judged("short")
    assert before == leaked.asked


@pytest.mark.parametrize(
    ("told", "settings"), [([], Settings()), (["password-unchecked"], REQUIRED)]
)
def test_a_form_while_the_list_is_down(
    told: list[str], settings: Settings, configured: Any
) -> None:
    """
    Takes it, unless the settings ask for more.
    """
    found = BreachList(OTHER)
    found.is_down = True
    configured(ONETSEC=BASE | {"BREACHES": found, "SETTINGS": settings})

    assert told == judged(OTHER)


def test_by_its_path(configured: Any) -> None:
    """
    A class is made without arguments.
    """
    configured(ONETSEC=BASE | {"BREACHES": "onetsec.breaches.HaveIBeenPwned"})

    assert [] == checks.check_settings()
    asked: Any = auth().flows.screening._breaches
    assert isinstance(asked._port, HaveIBeenPwned)


def test_a_list_that_is_needed(configured: Any) -> None:
    """
    Is asked for by the name of the key.
    """
    configured(ONETSEC=BASE | {"SETTINGS": REQUIRED})
    (error,) = checks.check_settings()

    assert ("onetsec.E006", "ONETSEC['BREACHES']") == (error.id, error.msg.split()[0])
    with pytest.raises(ConfigurationError, match=r"breaches\.required"):
        auth()


def test_settings_that_are_nowhere(configured: Any) -> None:
    """
    Are told, and break no check.
    """
    configured(ONETSEC=BASE | {"SETTINGS": "onetsec.nowhere"})
    (error,) = checks.check_settings()

    assert ("onetsec.E001", "ONETSEC['SETTINGS']:") == (error.id, error.msg.split()[0])


def test_what_is_no_list(configured: Any) -> None:
    """
    Is not found out by the first password.
    """
    configured(ONETSEC=BASE | {"BREACHES": "onetsec.breaches.nothing"})

    with pytest.raises(ConfigurationError, match=r"ONETSEC\['BREACHES'\]"):
        auth()
