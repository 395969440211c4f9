"""
Settings over the API: every change, by a browser and by a bearer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Client
from onetsec.records import Transport
from onetsec.testing import FrozenClock

from ...conftest import OTHER, PASSWORD
from ..conftest import NewAuth
from ..keyless import keyless
from ..mailbox import Mailbox
from .calls import Caller
from .conftest import NewCaller

SECURITY = "/settings/security"


def _body(response: Any) -> dict[str, Any]:
    assert isinstance(response.json, dict)
    return response.json


@pytest.fixture(params=["ada", "phone"])
def either(request: pytest.FixtureRequest) -> Caller:
    """
    A browser, or a bearer.
    """
    made: Caller = request.getfixturevalue(request.param)
    return made


def test_security(ada: Caller) -> None:
    """
    The whole page is there as facts.
    """
    facts = _body(ada.get(SECURITY))

    assert "ada@example.com" == facts["email"]
    assert {"since"} == set(facts["password"])
    assert (None, None, None) == (facts["app"], facts["email_code"], facts["recovery_codes"])
    assert facts["email_code_offered"]
    assert "too-short" in [rule["code"] for rule in facts["password_rules"]]
    assert "enable-mfa" in [one["code"] for one in facts["advice"]]


def test_what_is_unusable(
    ada: Caller, new_auth: NewAuth, adapter: Callable[..., Any], clock: FrozenClock
) -> None:
    """
    Factors whose key is missing are there, and named.
    """
    ada.set_up()
    assert [] == _body(ada.get(SECURITY))["unusable"]
    made, token = keyless(new_auth, client=Client(transport=Transport.BEARER))
    caller = Caller(adapter(made), clock=clock)
    caller.token = token

    facts = _body(caller.get(SECURITY))
    assert ["app", "recovery"] == facts["unusable"]
    assert {"since"} == set(facts["app"])
    assert ("app-unusable", "act") == (facts["advice"][0]["code"], facts["advice"][0]["level"])


def test_password(either: Caller, new_caller: NewCaller) -> None:
    """
    The password is changed; the session goes on with another token, all others end.
    """
    other = new_caller()
    other.sign_in()
    before = either.token
    done = either.post(f"{SECURITY}/password", current=PASSWORD, new=OTHER)

    assert (200 if before else 204) == done.status_code
    assert bool(before) is (before != either.token)
    assert 200 == either.get(SECURITY).status_code
    assert 401 == other.get(SECURITY).status_code


def test_password_refused(ada: Caller) -> None:
    """
    Every rule that is not met is named, with its code and in words.
    """
    wrong = ada.post(f"{SECURITY}/password", current="wrong", new=OTHER)
    weak = ada.post(f"{SECURITY}/password", current=PASSWORD, new="abc")

    assert (422, "wrong-password") == (wrong.status_code, _body(wrong)["code"])
    assert (422, "password-rejected") == (weak.status_code, _body(weak)["code"])
    assert {"too-short", "no-uppercase-letter", "no-digit"} <= {
        rule["code"] for rule in _body(weak)["rules"]
    }
    assert all(rule["text"] for rule in _body(weak)["rules"])


def test_app(either: Caller) -> None:
    """
    An app is set up, and removed after a warning.
    """
    done = either.set_up()
    again = either.post(f"{SECURITY}/authenticator")
    warned = either.post(f"{SECURITY}/authenticator/disable")
    removed = either.post(f"{SECURITY}/authenticator/disable", sure=True)

    assert 200 == done.status_code
    assert 10 == len(either.recovery_codes)
    assert "totp-already-enabled" == _body(again)["code"]
    assert (409, "last-method") == (warned.status_code, _body(warned)["code"])
    assert removed.status_code in (200, 204)
    assert None is _body(either.get(SECURITY))["app"]


def test_app_with_a_wrong_code(ada: Caller) -> None:
    """
    No app without its first code.
    """
    early = ada.post(f"{SECURITY}/authenticator/confirm", code="123456")
    begun = ada.post(f"{SECURITY}/authenticator")
    blank = ada.post(f"{SECURITY}/authenticator/confirm", code="  ")
    wrong = ada.post(f"{SECURITY}/authenticator/confirm", code="000000")

    assert (409, "no-setup") == (early.status_code, _body(early)["code"])
    assert 201 == begun.status_code
    assert {"key", "uri", "qr_svg"} == set(_body(begun))
    assert (422, "code-missing") == (blank.status_code, _body(blank)["code"])
    assert (422, "wrong-code") == (wrong.status_code, _body(wrong)["code"])


def test_mailed_codes(either: Caller, mailbox: Mailbox) -> None:
    """
    Mailed codes are turned on with a code, and off after a warning.
    """
    sent = either.post(f"{SECURITY}/email-code", enabled=True)
    wait = either.post(f"{SECURITY}/email-code", enabled=True)
    blank = either.post(f"{SECURITY}/email-code/confirm", code=" ")
    wrong = either.post(f"{SECURITY}/email-code/confirm", code="000000")
    on = either.post(f"{SECURITY}/email-code/confirm", code=mailbox.code())
    facts = _body(either.get(SECURITY))
    warned = either.post(f"{SECURITY}/email-code", enabled=False)
    off = either.post(f"{SECURITY}/email-code", enabled=False, sure=True)

    assert (202, "code-sent") == (sent.status_code, _body(sent)["outcome"])
    assert (429, "wait-for-code") == (wait.status_code, _body(wait)["code"])
    assert (422, 422) == (blank.status_code, wrong.status_code)
    assert on.status_code in (200, 204)
    assert facts["email_code"]
    assert (409, "last-method") == (warned.status_code, _body(warned)["code"])
    assert off.status_code in (200, 204)


def test_address(either: Caller, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    The address is verified, and another one takes its place; the session goes on.
    """
    at = f"{SECURITY}/email"
    sent = either.post(f"{at}/verify")
    wait = either.post(at, email="ada@example.org")
    blank = either.post(f"{at}/confirm", code=" ")
    verified = either.post(f"{at}/confirm", code=mailbox.code())
    facts = _body(either.get(at))
    clock.advance(60)
    none = either.post(at, email="ada")
    either.post(at, email="ada@example.org")
    pending = _body(either.get(at))["mailed"]
    changed = either.post(f"{at}/confirm", code=mailbox.code())

    assert (202, "code-sent") == (sent.status_code, _body(sent)["outcome"])
    assert (429, "wait-for-code") == (wait.status_code, _body(wait)["code"])
    assert (422, 204) == (blank.status_code, verified.status_code)
    assert (True, True, None) == (facts["verified"], facts["changeable"], facts["mailed"])
    assert (422, "not-an-address") == (none.status_code, _body(none)["code"])
    assert "a…@example.org" == pending["to"]
    assert changed.status_code in (200, 204)
    assert "ada@example.org" == _body(either.get(at))["email"]


def test_recovery_codes(either: Caller) -> None:
    """
    A new set takes the place of the old one.
    """
    none = either.post(f"{SECURITY}/recovery-codes")
    either.set_up()
    renewed = either.post(f"{SECURITY}/recovery-codes")

    assert 409 == none.status_code
    assert 201 == renewed.status_code
    assert set(_body(renewed)["codes"]).isdisjoint(either.recovery_codes)


def test_step_up(either: Caller, clock: FrozenClock, mailbox: Mailbox) -> None:
    """
    What is refused without a fresh proof is done after one.
    """
    clock.advance(600)
    refused = either.post(f"{SECURITY}/authenticator")
    ways = _body(either.get(f"{SECURITY}/confirm"))
    wrong = either.post(f"{SECURITY}/confirm", factor="password", code="wrong")
    blank = either.post(f"{SECURITY}/confirm", factor="password", code=" ")
    confirmed = either.post(f"{SECURITY}/confirm", factor="password", code=PASSWORD)
    begun = either.post(f"{SECURITY}/authenticator")

    assert (403, "step-up-required") == (refused.status_code, _body(refused)["code"])
    assert ["password"] == ways["factors"]
    assert (422, "wrong-password") == (wrong.status_code, _body(wrong)["code"])
    assert (422, "code-missing") == (blank.status_code, _body(blank)["code"])
    assert confirmed.status_code in (200, 204)
    assert 201 == begun.status_code


def test_step_up_by_mail(new_caller: NewCaller, clock: FrozenClock, mailbox: Mailbox) -> None:
    """
    A code is mailed for a proof, too.
    """
    vera = new_caller()
    vera.sign_in("vera@example.com")
    vera.post(f"{SECURITY}/email-code", enabled=True)
    clock.advance(600)
    none = vera.post(f"{SECURITY}/confirm", factor="app", code="123456")
    sent = vera.post(f"{SECURITY}/confirm/send")
    again = vera.post(f"{SECURITY}/confirm/send")
    ways = _body(vera.get(f"{SECURITY}/confirm"))
    confirmed = vera.post(f"{SECURITY}/confirm", factor="mail", code=mailbox.code())

    assert (409, "factor-not-enabled") == (none.status_code, _body(none)["code"])
    assert (202, "code-sent") == (sent.status_code, _body(sent)["outcome"])
    assert 429 == again.status_code
    assert "v…@example.com" == ways["mailed"]["to"]
    assert 204 == confirmed.status_code


def test_sessions(ada: Caller, phone: Caller) -> None:
    """
    Other sessions are listed and ended; one's own is not.
    """
    lines = _body(ada.get("/settings/sessions"))["sessions"]
    own, other = lines
    current = ada.post(f"/settings/sessions/{own['id']}/revoke")
    unknown = ada.post("/settings/sessions/abcdefghijkl/revoke")
    revoked = ada.post(f"/settings/sessions/{other['id']}/revoke")

    assert (True, False) == (own["is_current"], other["is_current"])
    assert "Ada's phone" == other["name"]
    assert (409, "current-session") == (current.status_code, _body(current)["code"])
    assert (404, "unknown-session") == (unknown.status_code, _body(unknown)["code"])
    assert 204 == revoked.status_code
    assert 401 == phone.get(SECURITY).status_code


def test_sign_out_all_others(either: Caller, new_caller: NewCaller) -> None:
    """
    All others end at once; too often is refused, with how long to wait.
    """
    other = new_caller()
    other.sign_in()
    codes = [either.post("/settings/sessions/revoke-others").status_code for _ in range(40)]

    assert codes[0] in (200, 204)
    assert 401 == other.get(SECURITY).status_code
    assert 200 == either.get(SECURITY).status_code
    assert 429 == codes[-1]


def test_reset(ada: Caller, caller: Caller, mailbox: Mailbox) -> None:
    """
    A new password by a mailed link: no cookie is needed, nobody is signed in, every session ends.
    The browser gets what it is known by for the hour.
    """
    asked = caller.post("/password/forgot", login="ada@example.com")
    nobody = caller.post("/password/forgot", login="nobody@example.com")
    token = mailbox.link().rpartition("=")[2]
    weak = caller.post("/password/reset", token=token, new="abc")
    done = caller.post("/password/reset", token=token, new=OTHER)
    (cookie,) = done.headers.getlist("Set-Cookie")
    again = caller.post("/password/reset", token=token, new=OTHER + "x")

    assert (202, asked.data) == (asked.status_code, nobody.data)
    assert (422, "password-rejected") == (weak.status_code, _body(weak)["code"])
    assert _body(weak)["rules"]
    assert (200, {"outcome": "password-reset"}) == (done.status_code, _body(done))
    assert cookie.startswith("onetsec_device=ots1_recovered_")
    assert (409, "reset-link-over") == (again.status_code, _body(again)["code"])
    assert 401 == ada.get(SECURITY).status_code


def test_reset_of_a_bearer(caller: Caller, mailbox: Mailbox) -> None:
    """
    What the device is known by for the hour is in the body, and no cookie.
    """
    caller.post("/password/forgot", login="ada@example.com", device="nothing of ours")
    token = mailbox.link().rpartition("=")[2]
    done = caller.post("/password/reset", token=token, new=OTHER, transport="bearer")

    assert _body(done)["device"].startswith("ots1_recovered_")
    assert [] == done.headers.getlist("Set-Cookie")


ACTIVITY = "/settings/activity"


def test_activity(either: Caller) -> None:
    """
    What happened, as facts.
    """
    answer = _body(either.get(ACTIVITY))
    line = answer["events"][0]

    assert ("signed-in", "sign-in", "done") == (line["kind"], line["group"], line["outcome"])
    assert ("password", True) == (line["channel"], line["is_current"])
    assert "" == answer["older"]


def test_activity_of_a_group(ada: Caller) -> None:
    """
    The address says which, and from where on.
    """
    newest = _body(ada.get(ACTIVITY))["events"][0]["id"]

    assert [] == _body(ada.get(f"{ACTIVITY}?group=sessions"))["events"]
    assert newest not in [
        one["id"] for one in _body(ada.get(f"{ACTIVITY}?before={newest}"))["events"]
    ]


@pytest.mark.parametrize(
    ("field", "query"),
    [
        ("group", "group=unknown"),
        ("group", "group="),
        ("group", "group=sign-in&group=sign-in"),
        ("before", "before=7"),
    ],
)
def test_activity_that_is_asked_for_amiss(ada: Caller, field: str, query: str) -> None:
    """
    Is refused, with the name of what is not as described.
    """
    answer = ada.get(f"{ACTIVITY}?{query}")

    assert 422 == answer.status_code
    assert ("wrong-fields", [field]) == (_body(answer)["code"], _body(answer)["fields"])


def test_put_off(either: Caller) -> None:
    """
    Advice waits, and is said again; what has to be done now does not wait.
    """

    def until() -> int:
        (found,) = (
            one["snoozed_until"]
            for one in _body(either.get(SECURITY))["advice"]
            if one["code"] == "secure-email"
        )
        return int(found)

    asleep = either.post(f"{SECURITY}/snooze", code="secure-email")
    waits = until()
    awake = either.post(f"{SECURITY}/snooze", code="secure-email", snoozed=False)
    now = either.post(f"{SECURITY}/snooze", code="enable-mfa")

    assert (204, 204) == (asleep.status_code, awake.status_code)
    assert waits
    assert 0 == until()
    assert (409, "advice-can-not-wait") == (now.status_code, _body(now)["code"])
