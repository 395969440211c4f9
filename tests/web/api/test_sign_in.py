"""
Sign-in over the API: by a browser, and by a bearer.
"""

from __future__ import annotations

from typing import Any

import pytest

from onetsec import Onetsec

from ...conftest import PASSWORD
from ..mailbox import Mailbox
from .calls import API, Caller
from .conftest import NewCaller


def _body(response: Any) -> dict[str, Any]:
    assert isinstance(response.json, dict)
    return response.json


def test_nobody(caller: Caller) -> None:
    """
    Who is signed in is told to everybody; a browser gets its token and what it is bound to.
    """
    response = caller.get("/session")

    assert 200 == response.status_code
    assert None is _body(response)["session"]
    assert _body(response)["csrf"]
    assert ["onetsec_visitor"] == [
        c.partition("=")[0] for c in response.headers.getlist("Set-Cookie")
    ]


def test_browser(caller: Caller) -> None:
    """
    A browser gets its session in a cookie, and nothing of it in the body.
    """
    response = caller.sign_in()

    assert 200 == response.status_code
    assert {"outcome", "session", "csrf"} == set(_body(response))
    cookie = caller.browser.get_cookie("onetsec")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.value not in response.text


def test_who(ada: Caller) -> None:
    """
    Whoever is signed in is told what their session is.
    """
    session = ada.visit()["session"]

    assert ("ada", "cookie", ["password"]) == (
        session["user_id"],
        session["transport"],
        session["channels"],
    )


def test_bearer(caller: Caller) -> None:
    """
    A bearer gets its token in the body; no cookie is set, and no token against forgery needed.
    """
    response = caller.sign_in(transport="bearer")

    assert 200 == response.status_code
    assert _body(response)["token"].startswith("ots1_bearer_")
    assert [] == response.headers.getlist("Set-Cookie")
    assert "bearer" == caller.visit()["session"]["transport"]


def test_wrong_password(caller: Caller) -> None:
    """
    A wrong password is a problem, and sets no cookie.
    """
    caller.visit()
    response = caller.post("/sign-in", login="ada@example.com", password="wrong")

    assert 401 == response.status_code
    assert "application/problem+json" == response.headers["Content-Type"]
    assert "wrong-credentials" == _body(response)["code"]
    assert [] == response.headers.getlist("Set-Cookie")


def test_second_step(ada: Caller, caller: Caller) -> None:
    """
    A browser has its pending sign-in in a cookie.
    """
    ada.set_up()
    first = caller.sign_in()
    ways = caller.get("/sign-in/verify")
    caller.key = ada.key
    second = caller.post("/sign-in/verify", factor="app", code=ada.code())

    assert "second-factor-required" == _body(first)["outcome"]
    assert "pending" not in _body(first)
    assert ["app", "recovery"] == _body(ways)["factors"]
    assert "signed-in" == _body(second)["outcome"]
    assert None is caller.browser.get_cookie("onetsec_pending")


def test_second_step_of_a_bearer(ada: Caller, caller: Caller) -> None:
    """
    A bearer has its pending sign-in in the body.
    """
    ada.set_up()
    first = _body(caller.sign_in(transport="bearer"))
    second = caller.post("/sign-in/verify", factor="app", code=ada.code(), pending=first["pending"])

    assert _body(second)["token"]
    assert [] == second.headers.getlist("Set-Cookie")


def test_a_pending_sign_in_keeps_its_transport(ada: Caller, new_caller: NewCaller) -> None:
    """
    What began in a browser is completed in none but a browser, and the other way round.
    """
    ada.set_up()
    browser, bearer = new_caller(), new_caller()
    browser.sign_in()
    cookie = browser.browser.get_cookie("onetsec_pending")
    pending = _body(bearer.sign_in(transport="bearer"))["pending"]
    assert cookie is not None
    bearer.visit()
    bearer.browser.set_cookie("onetsec_pending", pending)
    in_body = browser.post("/sign-in/verify", factor="app", code=ada.code(), pending=cookie.value)
    in_cookie = bearer.post("/sign-in/verify", factor="app", code=ada.code())

    assert (401, "sign-in-expired") == (in_body.status_code, _body(in_body)["code"])
    assert (401, "sign-in-expired") == (in_cookie.status_code, _body(in_cookie)["code"])
    assert (
        "token"
        in bearer.post("/sign-in/verify", factor="app", code=ada.code(), pending=pending).text
    )


def test_mailed_code(caller: Caller, new_caller: NewCaller, mailbox: Mailbox) -> None:
    """
    A code is mailed with the first step; another one has to be waited for.
    """
    vera = new_caller()
    vera.sign_in("vera@example.com")
    assert 204 == vera.post("/settings/security/email-code", enabled=True).status_code
    first = _body(caller.sign_in("vera@example.com"))
    again = caller.post("/sign-in/verify/send")
    done = caller.post("/sign-in/verify", factor="mail", code=mailbox.code())

    assert "v…@example.com" == first["mailed"]["to"]
    assert (429, "wait-for-code") == (again.status_code, _body(again)["code"])
    assert again.headers["Retry-After"] == str(_body(again)["retry_after"])
    assert "signed-in" == _body(done)["outcome"]


def test_recovery_code(ada: Caller, caller: Caller) -> None:
    """
    Whoever uses a recovery code is told how many are left.
    """
    ada.set_up()
    caller.sign_in()
    done = caller.post("/sign-in/verify", factor="recovery", code=ada.recovery_codes[0])

    assert 9 == _body(done)["recovery_codes_left"]


def test_blank_code(ada: Caller, caller: Caller) -> None:
    """
    Nothing typed costs nothing.
    """
    ada.set_up()
    caller.sign_in()
    blank = [caller.post("/sign-in/verify", factor="app", code=" ") for _ in range(6)]
    done = caller.post("/sign-in/verify", factor="app", code=ada.code())

    assert {(422, "code-missing")} == {(one.status_code, _body(one)["code"]) for one in blank}
    assert 200 == done.status_code


def test_no_pending_sign_in(caller: Caller) -> None:
    """
    Without a first step there is no second one.
    """
    caller.visit()

    assert 401 == caller.get("/sign-in/verify").status_code
    assert 401 == caller.post("/sign-in/verify/send").status_code
    assert 401 == caller.post("/sign-in/verify", factor="app", code="123456").status_code


@pytest.mark.parametrize("transport", ["cookie", "bearer"])
def test_sign_out(caller: Caller, transport: str) -> None:
    """
    Signing out ends the session, and takes the cookie along.
    """
    caller.visit()
    caller.sign_in(transport=transport)
    before = caller.get("/settings/sessions").status_code
    response = caller.post("/sign-out")

    assert 200 == before
    assert (204, b"") == (response.status_code, response.data)
    assert None is caller.browser.get_cookie("onetsec")
    assert (401, "sign-in-required") == (
        caller.get("/settings/sessions").status_code,
        _body(caller.get("/settings/sessions"))["code"],
    )


def test_once_more(ada: Caller, auth: Onetsec) -> None:
    """
    A browser that signs in once more sends the token that it has; its old session ends.
    """
    before = ada.visit()["session"]["id"]
    again = ada.post("/sign-in", login="ada@example.com", password=PASSWORD)
    listed = _body(ada.get("/settings/sessions"))["sessions"]

    assert 200 == again.status_code
    assert before not in [line["id"] for line in listed]


def test_a_token_has_one_transport(ada: Caller, phone: Caller, new_caller: NewCaller) -> None:
    """
    A cookie is no bearer's token, and a bearer's token no cookie.
    """
    cookie = ada.browser.get_cookie("onetsec")
    assert cookie is not None
    bearer, browser = new_caller(), new_caller()
    bearer.token = cookie.value
    browser.browser.set_cookie("onetsec", phone.token)
    forged = new_caller()
    forged.token = cookie.value.replace("ots1_session", "ots1_bearer")

    assert None is not ada.visit()["session"]
    assert None is bearer.visit()["session"]
    assert None is browser.visit()["session"]
    assert None is forged.visit()["session"]


def test_cookies_of_a_bearer(ada: Caller, phone: Caller) -> None:
    """
    A bearer's token speaks alone: also a wrong one, whatever cookie is beside it.
    """
    ada.token = phone.token
    own = ada.visit()["session"]
    ada.token = phone.token[:-1] + ("A" if phone.token[-1] != "A" else "E")
    nobody = ada.visit()["session"]

    assert "bearer" == own["transport"]
    assert None is nobody


@pytest.mark.parametrize("header", ["Bearer eyJhbGciOi.J9", "Basic YWRhOng=", "Bearer", "ots1_"])
def test_other_credentials(ada: Caller, header: str) -> None:
    """
    What is not ours is not looked at: the cookie counts, and it needs its token against forgery.
    """
    there = ada.open("GET", "/session", headers={"Authorization": header})
    ada.csrf = ""
    forged = ada.send("/sign-out", b"", {"Authorization": header})

    assert "ada" == _body(there)["session"]["user_id"]
    assert (403, "csrf-token-wrong") == (forged.status_code, _body(forged)["code"])
    assert None is not ada.visit()["session"]


def test_name_of_a_device(ada: Caller, phone: Caller) -> None:
    """
    The list shows what the owner calls a device, without what can not be seen.
    """
    other = phone.post(
        "/sign-in",
        login="ada@example.com",
        password=PASSWORD,
        transport="bearer",
        device_name="  Old\u202e\n tab" + "x" * 90,
    )
    names = [line["name"] for line in _body(ada.get("/settings/sessions"))["sessions"]]

    assert 200 == other.status_code
    assert {"", "Ada's phone", ("Old tab" + "x" * 90)[:40]} == set(names)
    page = ada.browser.get("/settings/security", base_url="http://localhost:8000")
    assert 200 == page.status_code
    assert API not in page.text


def test_known_device(caller: Caller, phone: Caller) -> None:
    """
    A bearer that sends its device along is known, and not held up by what strangers guess.
    """
    device = _body(
        phone.post("/sign-in", login="ada@example.com", password=PASSWORD, transport="bearer")
    )["device"]
    caller.visit()
    for _ in range(60):
        caller.post("/sign-in", login="ada@example.com", password="wrong")
    stranger = phone.post(
        "/sign-in", login="ada@example.com", password=PASSWORD, transport="bearer"
    )
    known = phone.post(
        "/sign-in", login="ada@example.com", password=PASSWORD, transport="bearer", device=device
    )

    assert (429, 200) == (stranger.status_code, known.status_code)


def test_a_bearer_that_is_over(phone: Caller) -> None:
    """
    Is nobody, and gets no cookie for it.
    """
    phone.post("/sign-out")
    response = phone.get("/session")

    assert {"session": None} == response.json
    assert [] == response.headers.getlist("Set-Cookie")
