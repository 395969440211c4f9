"""
The API: ways in and out, for front ends and for bearers.
"""

from __future__ import annotations

from ....web.urls import FORGOT, RESET, SESSION, SIGN_IN, SIGN_OUT
from ._caller import Caller
from ._facts import WebFacts
from ._host import WebHost

_WRONG = "Not-the-Password-8"


class ApiSignInFacts(WebFacts):
    """
    Sign-in, both second factors, recovery codes and password reset, as JSON.
    """

    def test_api_tells_a_stranger_that_nobody_is_signed_in(self, host: WebHost) -> None:
        """
        With 200, and with the token that a browser needs.
        """
        state = self.another(self.phone(host), is_bearer=False).get(SESSION)

        assert (200, None) == (state.status, state.json["session"])
        assert state.json["csrf"]

    def test_api_front_end_signs_in(self, host: WebHost) -> None:
        """
        The session is in a cookie that is well kept, and in no body.
        """
        caller = Caller(host=host, user=host.new_user())
        answer = caller.sign_in()
        line = answer.cookies[host.cookie()].lower()

        assert "httponly" in line
        assert "samesite=lax" in line
        assert host.is_secure == ("secure" in line)
        assert caller.browser.cookies[host.cookie()] not in answer.text
        assert caller.user.user_id == caller.who()

    def test_api_bearer_signs_in(self, host: WebHost) -> None:
        """
        The session is in the body, and no cookie is set.
        """
        caller = Caller(host=host, user=host.new_user(), is_bearer=True)
        answer = caller.sign_in()

        assert {} == answer.cookies
        assert caller.user.user_id == caller.who()

    def test_api_transport_is_fixed(self, host: WebHost) -> None:
        """
        The token of a cookie is none of a bearer, and the other way round.
        """
        front, phone = self.front(host), self.phone(host)
        as_bearer = {"Authorization": f"Bearer {front.browser.cookies[host.cookie()]}"}
        as_cookie = {"Cookie": f"{host.cookie()}={phone.token}"}
        browser = host.browser()
        path = host.api + SESSION

        assert browser.get(path, **as_bearer).json["session"] is None
        assert browser.get(path, **as_cookie).json["session"] is None

    def test_api_bearer_needs_no_token_against_forgery(self, host: WebHost) -> None:
        """
        No browser sends its header by itself; so a cookie beside it does not count.
        """
        front, phone = self.front(host), self.phone(host)
        phone.browser.cookies = dict(front.browser.cookies)

        assert phone.user.user_id == phone.who()
        assert 204 == phone.post(SIGN_OUT).status

    def test_api_wrong_bearer_is_nobody(self, host: WebHost) -> None:
        """
        Also beside a cookie that is right.
        """
        front, phone = self.front(host), self.phone(host)
        wrong = f"Bearer {phone.token[:-3]}AAA"

        assert front.get(SESSION, Authorization=wrong).json["session"] is None

    def test_api_leaves_other_schemes_alone(self, host: WebHost) -> None:
        """
        A header that is not ours beside a cookie of ours is none of our business.
        """
        front = self.front(host)
        others = ("Basic YWRhOnNlY3JldA==", "Bearer of-somebody-else")
        told = [front.get(SESSION, Authorization=one).json["session"] for one in others]

        assert [front.user.user_id] * 2 == [one["user_id"] for one in told if one]

    def test_api_does_not_tell_who_has_an_account(self, host: WebHost) -> None:
        """
        A wrong password and an unknown name are the same problem.
        """
        caller = Caller(host=host, user=host.new_user())
        caller.who()
        known = caller.sign_in(password=_WRONG)
        other = caller.sign_in(login=f"no-{caller.user.login}", password=_WRONG)

        assert (401, known.body) == (other.status, other.body)
        assert "wrong-credentials" == known.json["code"]
        assert "" == caller.who()

    def test_api_slows_guesses_down(self, host: WebHost) -> None:
        """
        Who guesses on is told to wait, and for how long.
        """
        caller = Caller(host=host, user=host.new_user(), is_bearer=True)
        for _ in range(60):
            answer = caller.sign_in(password=_WRONG)
            if answer.status == 429:
                break

        assert (429, "too-many-attempts") == (answer.status, answer.json["code"])
        assert str(answer.json["retry_after"]) == answer.header("retry-after")

    def test_api_signs_out(self, host: WebHost) -> None:
        """
        The token is worth nothing at the very next request.
        """
        phone = self.phone(host)
        assert phone.user.user_id == phone.who()

        assert 204 == phone.post(SIGN_OUT).status
        assert "" == phone.who()

    def test_api_front_end_completes_with_an_app(self, host: WebHost) -> None:
        """
        A password is half of a sign-in, a code is the other half.
        """
        front = self.front(host)
        app = front.set_up()
        other = self.another(front)
        first = other.sign_in().json
        assert ("second-factor-required", "app") == (first["outcome"], first["factors"][0])
        assert "" == other.who()

        assert "signed-in" == other.verify(app.code()).json["outcome"]
        assert front.user.user_id == other.who()

    def test_api_bearer_completes_with_an_app(self, host: WebHost) -> None:
        """
        What waits between the steps is in the body, not in a cookie.
        """
        phone = self.phone(host)
        app = phone.set_up()
        other = self.another(phone)
        assert {} == other.sign_in().cookies

        assert 200 == other.verify(app.code()).status
        assert phone.user.user_id == other.who()

    def test_api_code_of_an_app_works_once(self, host: WebHost) -> None:
        """
        Of two who type it, one is in.
        """
        phone = self.phone(host)
        code = phone.set_up().code()
        first, second = self.another(phone), self.another(phone)
        first.sign_in()
        second.sign_in()
        assert 200 == first.verify(code).status

        assert 401 == second.verify(code).status
        assert "" == second.who()

    def test_api_completes_with_a_mailed_code(self, host: WebHost) -> None:
        """
        The first step has mailed it, so another one is not to be had at once.
        """
        phone = self.phone(host)
        phone.use_mail()
        other = self.another(phone)
        other.sign_in()
        assert 429 == other.send_code().status

        assert 200 == other.verify(host.mailed(phone.user, "code"), factor="mail").status
        assert phone.user.user_id == other.who()

    def test_api_completes_with_a_recovery_code_once(self, host: WebHost) -> None:
        """
        It tells how many are left.
        """
        phone = self.phone(host)
        codes = phone.set_up().recovery_codes
        first, second = self.another(phone), self.another(phone)
        first.sign_in()
        second.sign_in()
        answer = first.verify(codes[0], factor="recovery").json

        assert len(codes) - 1 == answer["recovery_codes_left"]
        assert 401 == second.verify(codes[0], factor="recovery").status

    def test_api_sets_a_forgotten_password(self, host: WebHost) -> None:
        """
        With the token of a mailed link, once; and it signs nobody in.
        """
        phone = self.phone(host)
        caller = self.another(phone)
        assert 202 == caller.post(FORGOT, login=phone.user.login).status
        token = _token(host.mailed(phone.user, "link", kind="reset-link"))

        assert 200 == caller.post(RESET, token=token, new=host.new_password).status
        assert 409 == caller.post(RESET, token=token, new=f"{host.new_password} 9").status
        assert ("", "") == (phone.who(), caller.who())
        assert 401 == caller.sign_in().status
        assert 200 == caller.sign_in(password=host.new_password).status

    def test_api_link_request_does_not_tell_who_has_an_account(self, host: WebHost) -> None:
        """
        The answer is the same, byte for byte.
        """
        user, browser = host.new_user(), Caller(host=host, user=host.new_user())
        known = browser.post(FORGOT, login=user.login)
        other = browser.post(FORGOT, login=f"no-{user.login}")

        assert (202, known.body) == (other.status, other.body)

    def test_api_sign_in_needs_the_token_of_the_visitor(self, host: WebHost) -> None:
        """
        Nobody is signed in as somebody else without knowing.
        """
        caller = Caller(host=host, user=host.new_user())
        caller.who()
        caller.csrf = ""
        sent = {"login": caller.user.login, "password": caller.user.password}
        answer = caller.post(SIGN_IN, **sent)

        assert (403, "csrf-token-wrong") == (answer.status, answer.json["code"])
        assert host.cookie() not in answer.cookies


def _token(link: str) -> str:
    """
    Find the token of a link, which a front end may have in the fragment.
    """
    return link.rpartition("=")[2].rpartition("#")[2]
