"""
The pages: forged and hostile requests, cookies, headers and caches.
"""

from __future__ import annotations

import re

from ....web.urls import FORGOT, PASSWORD, SECURITY, SESSIONS, SIGN_IN, SIGN_OUT
from ..._browser import FORM, Answer
from ._facts import WebFacts
from ._host import WebHost
from ._person import Person, csrf

_LIMIT = 64 * 1024


def padded(person: Person, size: int) -> Answer:
    """
    Take the first step with a form of so many bytes.
    """
    user, page = person.user, person.open(SIGN_IN)
    login, password = user.login.replace("@", "%40"), user.password.replace(" ", "+")
    form = f"csrf={csrf(page)}&login={login}&password={password}&x="
    body = form.encode().ljust(size, b"x")
    path = person.host.prefix + SIGN_IN
    return person.browser.send("POST", path, body=body, headers={"Content-Type": FORM})


class PagesHostileFacts(WebFacts):
    """
    What is not a page of ours in a browser, and what becomes of it.
    """

    def _forged(self, host: WebHost, **headers: str) -> tuple[int, bool]:
        """
        Try to sign somebody out with these headers: the status, and whether they still are in.
        """
        ada = self.signed_in(host)
        sent = {name.replace("_", "-"): text for name, text in headers.items()}
        answer = ada.post(SIGN_OUT, {"csrf": csrf(ada.open(SECURITY))}, sent)
        return answer.status, ada.is_signed_in

    def test_pages_take_forms_of_their_own(self, host: WebHost) -> None:
        """
        The negative control of all that is refused below.
        """
        assert (303, False) == self._forged(host)

    def test_pages_refuse_a_form_without_its_token(self, host: WebHost) -> None:
        """
        Another site can not know it.
        """
        ada = self.signed_in(host)

        assert 403 == ada.post(SIGN_OUT, {}).status
        assert ada.is_signed_in

    def test_pages_refuse_the_token_of_somebody_else(self, host: WebHost) -> None:
        """
        Who has an account knows a token: their own.
        """
        ada, mallory = self.signed_in(host), self.signed_in(host)
        token = csrf(mallory.open(SECURITY))

        assert 403 == ada.post(SIGN_OUT, {"csrf": token}).status
        assert ada.is_signed_in

    def test_pages_refuse_a_sign_in_with_the_token_of_another_visitor(self, host: WebHost) -> None:
        """
        Nobody is signed in as somebody else without knowing.
        """
        ada, mallory = self.person(host), self.person(host)
        token = csrf(mallory.open(SIGN_IN))
        ada.open(SIGN_IN)
        sent = {"csrf": token, "login": mallory.user.login, "password": mallory.user.password}

        assert 403 == ada.post(SIGN_IN, sent).status
        assert not ada.is_signed_in

    def test_pages_refuse_another_origin(self, host: WebHost) -> None:
        """
        What the browser says counts.
        """
        assert (403, True) == self._forged(host, Origin="https://evil.example")

    def test_pages_refuse_an_origin_that_is_hidden(self, host: WebHost) -> None:
        """
        ``null`` is another one, and not none.
        """
        assert (403, True) == self._forged(host, Origin="null")

    def test_pages_refuse_a_form_from_another_site(self, host: WebHost) -> None:
        """
        Also if only ``Sec-Fetch-Site`` says so.
        """
        assert (403, True) == self._forged(host, Sec_Fetch_Site="cross-site", Origin="")

    def test_pages_change_nothing_by_a_link(self, host: WebHost) -> None:
        """
        A GET where a form goes is refused, and says what is not.
        """
        ada = self.signed_in(host)
        answer = ada.open(SIGN_OUT)

        assert (405, "POST") == (answer.status, answer.header("allow"))
        assert ada.is_signed_in

    def test_pages_session_cookie_is_well_kept(self, host: WebHost) -> None:
        """
        Out of reach of scripts and of other sites, of this host alone; over https under a name that
        browsers guard.
        """
        ada = self.person(host)
        line = ada.sign_in().cookies[host.cookie()].lower()
        attributes = {part.strip() for part in line.split(";")}

        assert {"httponly", "path=/", "samesite=lax"} <= attributes
        assert host.is_secure == ("secure" in attributes)
        assert "domain" not in line

    def test_pages_do_not_know_a_cookie_that_looks_alike(self, host: WebHost) -> None:
        """
        Only the very name is ours: frameworks strip more than they may, and another site of the
        domain can set what browsers then do not guard.
        """
        ada = self.signed_in(host)
        name, token = host.cookie(), ada.browser.cookies[host.cookie()]
        ada.browser.cookies = {}
        alike = [
            f"\xa0{name}",
            f"\x85{name}",
            f"\x0b{name}",
            name.upper(),
            f"{name}\xa0",
            f'"{name}"',
        ]

        assert [] == [one for one in alike if 200 == self._with(ada, f"a=b; {one}={token}").status]
        assert 200 == self._with(ada, f"a=b; {name}={token}").status

    def test_pages_know_no_cookie_that_comes_twice(self, host: WebHost) -> None:
        """
        Of two sessions, nobody knows which.
        """
        ada, mallory = self.signed_in(host), self.signed_in(host)
        name = host.cookie()
        pair = "; ".join(f"{name}={one.browser.cookies[name]}" for one in (ada, mallory))
        ada.browser.cookies = {}

        assert 303 == self._with(ada, pair).status

    def test_pages_leave_a_cookie_that_is_wrong(self, host: WebHost) -> None:
        """
        Only a sign-out deletes one: what failed once may work again.
        """
        ada = self.signed_in(host)
        token = ada.browser.cookies[host.cookie()]
        ada.browser.cookies = {}
        answer = self._with(ada, f"{host.cookie()}={token[:-3]}AAA")

        assert 303 == answer.status
        assert host.cookie() not in answer.cookies

    def test_pages_are_not_moved_by_another_scheme(self, host: WebHost) -> None:
        """
        ``Authorization`` of somebody else beside our cookie is none of our business.
        """
        ada = self.signed_in(host)

        assert 200 == ada.open(SECURITY, Authorization="Basic YWRhOnNlY3JldA==").status

    def test_pages_are_kept_by_nobody(self, host: WebHost) -> None:
        """
        Not by a browser, and not on the way to it; also where they lead elsewhere, and refuse.
        """
        ada, stranger = self.signed_in(host), self.person(host)
        answers = [
            ada.open(SECURITY),
            ada.open(SESSIONS),
            ada.open(SIGN_OUT),
            stranger.open(SIGN_IN),
            stranger.open(SECURITY),
            ada.post(PASSWORD, {}),
        ]

        assert [] == [
            one.status for one in answers if "no-store" not in one.header("cache-control")
        ]
        assert [] == [one for one in answers[:2] if "cookie" not in one.header("vary").lower()]

    def test_pages_are_of_who_asks(self, host: WebHost) -> None:
        """
        The same address shows everybody their own.
        """
        ada, vera = self.signed_in(host), self.signed_in(host)
        seen = [one.open(SECURITY).text for one in (ada, vera, ada)]

        assert [True, False, True] == [ada.user.login in text for text in seen]
        assert [False, True, False] == [vera.user.login in text for text in seen]

    def test_pages_say_what_browsers_may_do(self, host: WebHost) -> None:
        """
        Nothing from elsewhere, in nobody's frame, and no address to other sites.
        """
        answer = self.signed_in(host).open(SECURITY)

        assert "default-src" in answer.header("content-security-policy")
        assert "frame-ancestors" in answer.header("content-security-policy")
        assert "nosniff" == answer.header("x-content-type-options")
        assert "same-origin" == answer.header("referrer-policy")

    def test_pages_have_their_files(self, host: WebHost) -> None:
        """
        A stylesheet is there, for everybody, and sets no cookie.
        """
        page = self.person(host).open(SIGN_IN)
        found = re.search(r'href="([^"]+/onetsec\.css[^"]*)"', page.text)
        assert found is not None
        answer = self.person(host).browser.get(found[1])

        assert (200, {}) == (answer.status, answer.cookies)
        assert answer.header("content-type").startswith("text/css")

    def test_pages_have_heads(self, host: WebHost) -> None:
        """
        HEAD is GET without the body.
        """
        answer = self.person(host).browser.send("HEAD", host.prefix + SIGN_IN)

        assert (200, b"") == (answer.status, answer.body)
        assert "no-store" in answer.header("cache-control")

    def test_pages_decode_an_address_once(self, host: WebHost) -> None:
        """
        What is quoted twice is another address.
        """
        browser = self.person(host).browser

        assert 200 == browser.get(f"{host.prefix}/sign%2Din").status
        assert 404 == browser.get(f"{host.prefix}/sign%252Din").status

    def test_pages_do_not_say_where_a_request_claims_to_go(self, host: WebHost) -> None:
        """
        A host that a proxy is said to have seen stands on no page, and leads nowhere.
        """
        stranger = self.person(host)
        stranger.browser.headers["X-Forwarded-Host"] = "evil.example"
        answers = [stranger.open(one) for one in (SIGN_IN, FORGOT, SECURITY)]

        assert [] == [one for one in answers if "evil" in one.text + str(one.headers)]

    def test_pages_take_a_form_of_64_kib(self, host: WebHost) -> None:
        """
        The negative control of the next one.
        """
        ada = self.person(host)

        assert 303 == padded(ada, _LIMIT).status
        assert ada.is_signed_in

    def test_pages_refuse_a_larger_form(self, host: WebHost) -> None:
        """
        Whoever sends one is not read to the end.
        """
        ada = self.person(host)

        assert 413 == padded(ada, _LIMIT + 1).status
        assert not ada.is_signed_in

    def test_pages_refuse_what_is_no_form(self, host: WebHost) -> None:
        """
        Another kind, and bytes that no browser sends.
        """
        ada = self.signed_in(host)
        path = host.prefix + SIGN_OUT
        token = csrf(ada.open(SECURITY)).encode()
        kinds = {"text/plain": 415, "multipart/form-data; boundary=b": 415, "application/json": 415}
        bodies = {b"csrf=%00" + token: 400, b"csrf=%ff" + token: 400, b"\xff": 400}
        sent = [("csrf=" + token.decode(), kind) for kind in kinds]
        told = [
            ada.browser.send("POST", path, body=b.encode(), headers={"Content-Type": kind}).status
            for b, kind in sent
        ]
        said = [
            ada.browser.send("POST", path, body=body, headers={"Content-Type": FORM}).status
            for body in bodies
        ]

        assert [*kinds.values()] == told
        assert [*bodies.values()] == said
        assert ada.is_signed_in

    def _with(self, person: Person, cookie: str) -> Answer:
        return person.open(SECURITY, Cookie=cookie)
