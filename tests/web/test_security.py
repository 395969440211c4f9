"""
Settings > Security: every change, and every refusal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from ..conftest import HERE, OTHER, PASSWORD
from .conftest import NewAuth, NewPerson, other_person
from .keyless import keyless
from .walking import AUTHENTICATOR, CONFIRM, SECURITY, Person, cookies, title, told

CHANGE = "/settings/security/password"
DISABLE = f"{AUTHENTICATOR}/disable"
RENEW = "/settings/security/recovery-codes"
STALE = 301  # seconds; a proof is fresh for 300


def change(person: Person, current: str = PASSWORD, new: str = OTHER, confirm: str = "") -> str:
    """
    Try to change the password, and return what is told.
    """
    response = person.send(SECURITY, CHANGE, current=current, new=new, confirm=confirm or new)
    return told(response) or told(person.get(SECURITY))


@pytest.fixture
def stranded(
    ada: Person, new_auth: NewAuth, adapter: Callable[..., Any], clock: FrozenClock
) -> Callable[[str], Person]:
    """
    Ada, in front of an application that has lost the key of her app and her codes.
    """
    ada.set_up()

    def made(language: str) -> Person:
        auth, token = keyless(new_auth, language=language)
        person = Person(adapter(auth), clock=clock)
        person.browser.set_cookie("onetsec", token, domain="localhost")
        return person

    return made


def test_an_app_whose_key_is_gone(stranded: Callable[[str], Person]) -> None:
    """
    It is there, and called what it is; so are the codes. What to do comes first.
    """
    page = stranded("en").get(SECURITY).text

    assert '<span class="os-badge os-bad">Not usable</span>' in page
    assert "Enabled</span>" not in page
    assert '<p class="os-warned">Its codes can not be checked here any more.</p>' in page
    assert '<p class="os-warned">They can not be checked here any more.</p>' in page
    assert "Disable" in page
    first = page.partition('class="os-row os-advice os-act"')[2]
    assert "Replace your authenticator app" in first.partition("</h3>")[0]


def test_an_app_whose_key_is_gone_in_german(stranded: Callable[[str], Person]) -> None:
    """
    In the words of that language.
    """
    page = stranded("de").get(SECURITY).text

    assert '<span class="os-badge os-bad">Nicht nutzbar</span>' in page
    assert "Die Codes der App lassen sich hier nicht mehr prüfen." in page


def test_an_app_whose_key_is_there(ada: Person) -> None:
    """
    The negative control.
    """
    ada.set_up()
    page = ada.get(SECURITY).text

    assert '<span class="os-badge os-good">Enabled</span>' in page
    assert "Not usable" not in page


def test_change_password(ada: Person, new_person: NewPerson) -> None:
    """
    The password changes, this session goes on, and the others end.
    """
    other = other_person(new_person)

    assert change(ada).startswith("status: Your password was changed.")
    assert 303 == other.get(SECURITY).status_code
    assert 422 == new_person("203.0.113.5").sign_in().status_code
    assert 303 == new_person("203.0.113.5").sign_in(password=OTHER).status_code


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("alert: The current password is not right.", {"current": "wrong"}),
        ("alert: The two new passwords are not the same.", {"confirm": PASSWORD}),
        ("alert: The new password does not meet every requirement.", {"new": "horse9"}),
        ("alert: The new password does not meet every requirement.", {"new": PASSWORD}),
        ("alert: Please fill in every field.", {"current": ""}),
        ("alert: Please fill in every field.", {"new": ""}),
    ],
)
def test_password_refused(expected: str, fields: dict[str, str], ada: Person) -> None:
    """
    What is wrong is said, and nothing changes.
    """
    before = ada.browser.get_cookie("onetsec")

    assert expected == change(ada, **fields)
    assert before == ada.browser.get_cookie("onetsec")
    assert change(ada).startswith("status: Your password was changed.")


def test_every_unmet_rule_at_once(ada: Person) -> None:
    """
    The list is marked after one try, and the field is tied to it.
    """
    response = ada.send(SECURITY, CHANGE, current=PASSWORD, new="horse9", confirm="horse9")

    assert 422 == response.status_code
    assert "Error: Security Settings · Example Shop" == title(response)
    assert ["too-short", "no-uppercase-letter"] == re.findall(
        r'class="os-unmet" data-os-rule="([^"]+)"', response.text
    )
    assert 'aria-describedby="os-new-problem os-rules" aria-invalid="true"' in response.text
    assert "horse9" not in response.text


def test_rules_are_marked_though_the_passwords_differ(ada: Person) -> None:
    """
    Who has mistyped one of two weak passwords is told both.
    """
    response = ada.send(SECURITY, CHANGE, current=PASSWORD, new="horse9", confirm="horse8")

    assert "alert: The two new passwords are not the same." == told(response)
    assert 'class="os-unmet" data-os-rule="too-short"' in response.text


def test_too_many_current_passwords(ada: Person) -> None:
    """
    Who holds an open browser can not try passwords for long.
    """
    for _ in range(5):
        change(ada, current="wrong")

    response = ada.send(SECURITY, CHANGE, current=PASSWORD, new=OTHER, confirm=OTHER)

    assert 429 == response.status_code
    assert told(response).startswith("alert: Too many attempts. Try again in")


def test_the_password_manager_knows_whose(ada: Person) -> None:
    """
    The login stands in the form, out of sight.
    """
    page = ada.get(SECURITY).text

    assert 'name="username" value="ada@example.com" autocomplete="username"' in page


def test_an_account_without_a_password(person: Person, auth: Onetsec) -> None:
    """
    There is no form for a password that does not exist, and nothing confirms in its place.
    """
    result = auth.sign_in.trusted("bare", client=HERE)
    person.browser.set_cookie("onetsec", result.token or "")

    assert "This account signs in without a password." in person.get(SECURITY).text
    assert "no password and no authenticator app" in person.get(CONFIRM).text
    assert 200 == person.send(SECURITY, CONFIRM, password="x", factor="password").status_code
    assert 422 == person.send(SECURITY, CHANGE, current="x", new=OTHER, confirm=OTHER).status_code


def test_set_up(ada: Person, new_person: NewPerson) -> None:
    """
    QR code and key are shown once, a code enables the app, and ten recovery codes follow.
    """
    other = other_person(new_person)
    page = ada.send(SECURITY, AUTHENTICATOR)
    assert "<svg" in page.text
    assert "otpauth://totp/Example%20Shop:ada%40example.com?secret=" in page.text

    shown = ada.set_up()

    assert (200, "status: The authenticator app is enabled.") == (shown.status_code, told(shown))
    assert 10 == len(set(ada.recovery_codes))
    assert ["onetsec", "onetsec_device"] == cookies(shown)
    assert 303 == other.get(SECURITY).status_code
    page = ada.get(SECURITY)
    assert ">Enabled<" in page.text
    assert "10 of 10 left" in page.text


def test_codes_to_download(ada: Person) -> None:
    """
    The file needs no script and no second request: it is the address.
    """
    shown = ada.set_up()
    found = re.search(
        r'href="data:text/plain;charset=utf-8,([^"]+)" download="([^"]+)"', shown.text
    )
    assert found is not None
    lines = unquote(found[1]).splitlines()

    assert "example-shop-recovery-codes.txt" == found[2]
    assert "Recovery codes for ada@example.com at Example Shop" == lines[0]
    assert ada.recovery_codes == lines[3:]


def test_set_up_is_not_shown_again(ada: Person) -> None:
    """
    A reload shows no secret, and asks to begin again.
    """
    page = ada.send(SECURITY, AUTHENTICATOR)
    again = ada.get(AUTHENTICATOR)

    assert "otpauth:" in page.text
    assert "otpauth:" not in again.text
    assert ">Start<" in again.text


def test_first_code_is_wrong(ada: Person) -> None:
    """
    The set-up waits for another code, and its secret is not sent again.
    """
    ada.send(SECURITY, AUTHENTICATOR)

    response = ada.send(AUTHENTICATOR, f"{AUTHENTICATOR}/confirm", code="000000")

    assert 422 == response.status_code
    assert told(response).startswith("alert: That code is not right.")
    assert "otpauth:" not in response.text
    assert ">Start again<" in response.text
    assert [] == cookies(response)
    assert ">Enabled<" not in ada.get(SECURITY).text


def test_first_code_is_missing(ada: Person) -> None:
    """
    An empty code is said.
    """
    ada.send(SECURITY, AUTHENTICATOR)

    response = ada.send(AUTHENTICATOR, f"{AUTHENTICATOR}/confirm")

    assert (422, "alert: Please type the code first.") == (response.status_code, told(response))


def test_no_set_up(ada: Person, clock: FrozenClock) -> None:
    """
    A code without a set-up, or after its fifteen minutes, leads to a new one.
    """
    for seconds in (0, 900):
        response = ada.send(AUTHENTICATOR, f"{AUTHENTICATOR}/confirm", code="123456")

        assert 409 == response.status_code
        assert told(response).startswith("alert: That set-up is over.")
        assert ">Start<" in response.text
        ada.send(SECURITY, AUTHENTICATOR)
        clock.advance(seconds or 900)


def test_set_up_sent_twice(ada: Person) -> None:
    """
    Who reloads the page of the recovery codes is told that they are not shown again.
    """
    ada.set_up()

    for path in (f"{AUTHENTICATOR}/confirm", AUTHENTICATOR):
        response = ada.send(SECURITY, path, code="123456")
        told_there = told(ada.get(response.location or "")) or told(response)
        assert "recovery codes" in told_there or "set-up is over" in told_there


def test_disable(ada: Person, new_person: NewPerson) -> None:
    """
    The app goes, with its recovery codes, and a password is enough again.
    """
    ada.set_up()

    response = ada.send(SECURITY, DISABLE, sure="1")

    assert SECURITY == response.location
    assert ["onetsec", "onetsec_device", "onetsec_note"] == cookies(response)
    assert told(ada.get(SECURITY)).startswith("status: The authenticator app is disabled.")
    assert "of 10 left" not in ada.get(SECURITY).text
    assert SECURITY == new_person().sign_in().location


@pytest.mark.parametrize("path", [DISABLE, RENEW])
def test_nothing_to_change(path: str, ada: Person) -> None:
    """
    What is not enabled is not disabled, nor are its codes renewed.
    """
    assert SECURITY == ada.send(SECURITY, path).location
    assert "alert: There is no authenticator app on this account." == told(ada.get(SECURITY))


def test_renew(ada: Person, new_person: NewPerson) -> None:
    """
    New codes are shown, and the old ones are worth nothing.
    """
    ada.set_up()

    shown = ada.send(SECURITY, RENEW)

    codes = re.findall(r'<li><code dir="ltr">([^<]+)</code></li>', shown.text)
    assert 10 == len(set(codes) - set(ada.recovery_codes))
    assert "status: The old recovery codes do not work any more." == told(shown)
    other = new_person()
    other.sign_in()
    assert 422 == other.verify(ada.recovery_codes[0], factor="recovery").status_code
    assert SECURITY == other.verify(codes[0], factor="recovery").location


def test_few_codes_left(ada: Person, new_person: NewPerson, clock: FrozenClock) -> None:
    """
    At three, their owner is warned.
    """
    ada.set_up()
    for code in ada.recovery_codes[:7]:
        other = new_person()
        other.sign_in()
        other.verify(code, factor="recovery")
        clock.advance(600)

    assert "Only 3 of 10 left." in other.get(SECURITY).text


def test_password_manager_is_told_the_rules(ada: Person) -> None:
    """
    The field for a new password says what a manager has to mind; the others do not.
    """
    page = ada.get(SECURITY).text

    assert 'name="new" type="password" autocomplete="new-password"' in page
    assert 1 == page.count('passwordrules="minlength: 8; required: upper; required: lower;')
