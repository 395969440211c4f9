"""
The API: forged, hostile and broken requests, headers, and what it says of itself.
"""

from __future__ import annotations

import json

from ....web.urls import PASSWORD, SECURITY, SESSION, SIGN_IN, SIGN_OUT
from ..._browser import Answer
from ._caller import Caller
from ._facts import WebFacts
from ._host import WebHost

_LIMIT = 64 * 1024
_PROBLEM = "application/problem+json"
Told = tuple[int, object]


def told(answer: Answer) -> Told:
    """
    Give the status and the code of a problem.
    """
    assert answer.header("content-type").startswith(_PROBLEM), answer
    assert answer.json["status"] == answer.status
    return answer.status, answer.json["code"]


class ApiHostileFacts(WebFacts):
    """
    What the API does not take is a problem document, and nothing was changed.
    """

    def _signed_out(self, host: WebHost, **headers: str) -> Told:
        """
        Try to sign somebody out with these headers.
        """
        front = self.front(host)
        sent = {name.replace("_", "-"): text for name, text in headers.items()}
        answer = front.send("POST", SIGN_OUT, headers=sent)
        assert front.user.user_id == front.who(), "they are signed out"
        return told(answer)

    def _first_step(self, host: WebHost, body: bytes, kind: str = "application/json") -> Told:
        """
        Try to sign in with that body, as somebody whose browser is known.
        """
        caller = Caller(host=host, user=host.new_user())
        caller.who()
        answer = caller.send("POST", SIGN_IN, body=body, headers={"Content-Type": kind})
        assert "" == caller.who(), "they are signed in"
        return told(answer)

    def test_api_refuses_a_post_without_its_token(self, host: WebHost) -> None:
        """
        A browser has to say what another site can not know.
        """
        assert (403, "csrf-token-wrong") == self._signed_out(host, X_CSRF_Token="")

    def test_api_refuses_another_origin(self, host: WebHost) -> None:
        """
        What the browser says counts.
        """
        assert (403, "other-origin") == self._signed_out(host, Origin="https://evil.example")

    def test_api_refuses_an_origin_that_is_hidden(self, host: WebHost) -> None:
        """
        ``null`` is another one, and not none.
        """
        assert (403, "other-origin") == self._signed_out(host, Origin="null")

    def test_api_refuses_a_request_from_another_site(self, host: WebHost) -> None:
        """
        Also if only ``Sec-Fetch-Site`` says so.
        """
        answer = self._signed_out(host, Sec_Fetch_Site="cross-site", Origin="")

        assert (403, "other-origin") == answer

    def test_api_refuses_what_is_not_json(self, host: WebHost) -> None:
        """
        A form of another site can send text, and forms; not this.
        """
        kinds = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "")

        assert [(415, "not-json")] * 4 == [self._first_step(host, b"{}", kind) for kind in kinds]

    def test_api_refuses_malformed_json(self, host: WebHost) -> None:
        """
        Half of it, none of it, numbers that are none, bytes that are no text, and a deep hole.
        """
        bodies = (b'{"login":', b"", b'{"login": NaN}', b'{"login": "\xff"}', b"[" * 60_000)

        assert [(400, "malformed-json")] * 5 == [self._first_step(host, one) for one in bodies]

    def test_api_refuses_a_name_that_comes_twice(self, host: WebHost) -> None:
        """
        Of two readers, each would take another one.
        """
        user = host.new_user()
        body = json.dumps({"login": user.login, "password": user.password})
        twice = body.replace("{", '{"login": "somebody else", ', 1).encode()

        assert (400, "malformed-json") == self._first_step(host, twice)

    def test_api_refuses_other_fields(self, host: WebHost) -> None:
        """
        One too many, one too few, another kind, and text that no database takes.
        """
        user = host.new_user()
        right = {"login": user.login, "password": user.password}
        bodies = (
            {**right, "is_admin": True},
            {"login": user.login},
            {**right, "password": 7},
            {**right, "password": None},
            {**right, "password": [user.password]},
            {**right, "login": "a\0b"},
            {**right, "login": "\ud800"},
            {**right, "transport": "telepathy"},
        )
        answers = [self._first_step(host, json.dumps(one).encode()) for one in bodies]

        assert [(422, "wrong-fields")] * len(bodies) == answers

    def test_api_takes_a_body_of_64_kib(self, host: WebHost) -> None:
        """
        The negative control of the next one.
        """
        phone = self.phone(host)
        body = json.dumps({"login": phone.user.login, "password": phone.user.password})
        right = body.replace("}", ', "transport": "bearer"}').encode().ljust(_LIMIT)

        assert 200 == phone.send("POST", SIGN_IN, body=right).status

    def test_api_refuses_a_larger_body(self, host: WebHost) -> None:
        """
        Whoever sends one is not read to the end.
        """
        user = host.new_user()
        right = json.dumps({"login": user.login, "password": user.password})
        large = right.encode().ljust(_LIMIT + 1)

        assert (413, "body-too-large") == self._first_step(host, large)

    def test_api_refuses_other_methods(self, host: WebHost) -> None:
        """
        And says which there are.
        """
        phone = self.phone(host)
        answer = phone.send("DELETE", SECURITY)

        assert (405, "method-not-allowed") == told(answer)
        assert "GET, HEAD" == answer.header("allow")

    def test_api_explains_its_problems(self, host: WebHost) -> None:
        """
        The type of a problem leads to what it means.
        """
        answer = self.another(self.phone(host)).get(SECURITY)
        address = answer.json["type"]
        assert address.startswith(f"{host.site}{host.api}/")
        meaning = host.browser().get(address.removeprefix(host.site))

        assert (200, answer.json["code"]) == (meaning.status, meaning.json["code"])

    def test_api_says_where_it_is(self, host: WebHost) -> None:
        """
        Its document is one of OpenAPI, and no header of a request has a word in it.
        """
        browser = host.browser()
        hostile = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
        answer = browser.get(f"{host.api}/openapi.json", **hostile)

        assert (200, "3.1") == (answer.status, answer.json["openapi"][:3])
        assert [{"url": f"{host.site}{host.api}"}] == answer.json["servers"]
        assert "evil.example" not in answer.text

    def test_api_describes_all_that_it_has(self, host: WebHost) -> None:
        """
        What is documented is there: it asks for a sign-in, for a token or for a body.
        """
        document, stranger = host.document(), host.browser()
        statuses = {}
        for pattern, methods in document.all["paths"].items():
            for method in methods:
                path = host.api + pattern.replace("{id}", "kWvRT1lp7oTz").replace(
                    "{code}", "wrong-code"
                )
                statuses[method, path] = stranger.send(method.upper(), path).status

        assert statuses
        assert {} == {at: status for at, status in statuses.items() if status in (404, 405, 500)}

    def test_api_is_kept_by_nobody(self, host: WebHost) -> None:
        """
        Nobody on the way, and no browser; also its problems.
        """
        front = self.front(host)
        answers = [
            front.get(SECURITY),
            front.get(SESSION),
            front.post(PASSWORD),
            self.another(front).get(SECURITY),
        ]

        assert [] == [
            one.status for one in answers if "no-store" not in one.header("cache-control")
        ]
        assert [] == [one.status for one in answers if "cookie" not in one.header("vary").lower()]
        assert ["nosniff"] * 4 == [one.header("x-content-type-options") for one in answers]

    def test_api_leaves_a_cookie_that_is_wrong(self, host: WebHost) -> None:
        """
        What failed once may work again.
        """
        front = self.front(host)
        token = front.browser.cookies[host.cookie()]
        answer = front.get(SECURITY, Cookie=f"{host.cookie()}={token[:-3]}AAA")

        assert 401 == answer.status
        assert host.cookie() not in answer.cookies
