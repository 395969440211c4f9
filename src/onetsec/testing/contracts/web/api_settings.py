"""
The API: what somebody who is signed in changes.
"""

from __future__ import annotations

from ....web.urls import (
    AUTHENTICATOR_DISABLE,
    CONFIRM,
    PASSWORD,
    RECOVERY_CODES,
    REVOKE_OTHERS,
    SECURITY,
    SESSIONS,
)
from ._facts import WebFacts
from ._host import WebHost


class ApiSettingsFacts(WebFacts):
    """
    Settings and sessions, as JSON.
    """

    def test_api_is_for_the_signed_in(self, host: WebHost) -> None:
        """
        Others are told so in a problem, and which scheme there is.
        """
        answer = self.another(self.phone(host)).get(SECURITY)

        assert (401, "sign-in-required") == (answer.status, answer.json["code"])
        assert answer.header("www-authenticate").startswith("Bearer")

    def test_api_tells_of_the_account(self, host: WebHost) -> None:
        """
        Everybody of their own.
        """
        ada, vera = self.front(host), self.front(host)
        seen = [one.settings()["email"] for one in (ada, vera, ada)]

        assert [one.user.login for one in (ada, vera, ada)] == seen

    def test_api_password_change_renews_a_bearer(self, host: WebHost) -> None:
        """
        The token before is worth nothing, and neither is that of any other session.
        """
        phone = self.phone(host)
        other = self.another(phone, is_bearer=False)
        other.sign_in()
        before = phone.token
        sent = {"current": phone.user.password, "new": host.new_password}

        assert 200 == phone.post(PASSWORD, **sent).status
        assert (phone.user.user_id, "") == (phone.who(), other.who())
        phone.token = before
        assert "" == phone.who()

    def test_api_password_change_renews_a_cookie(self, host: WebHost) -> None:
        """
        And says nothing in the body.
        """
        front = self.front(host)
        answer = front.post(PASSWORD, current=front.user.password, new=host.new_password)

        assert (204, b"") == (answer.status, answer.body)
        assert host.cookie() in answer.cookies
        assert front.user.user_id == front.who()

    def test_api_names_every_rule_that_is_not_kept(self, host: WebHost) -> None:
        """
        A weak password is refused with all that is wrong with it.
        """
        front = self.front(host)
        answer = front.post(PASSWORD, current=front.user.password, new="abc")

        assert 422 == answer.status
        assert len(answer.json["rules"]) > 1

    def test_api_wrong_password_changes_nothing(self, host: WebHost) -> None:
        """
        The present one is needed.
        """
        front = self.front(host)
        answer = front.post(PASSWORD, current="Not-the-Password-8", new=host.new_password)

        assert (422, "wrong-password") == (answer.status, answer.json["code"])
        assert 200 == self.another(front).sign_in().status

    def test_api_app_is_removed(self, host: WebHost) -> None:
        """
        Once whoever does it is sure.
        """
        front = self.front(host)
        front.set_up()

        assert 409 == front.post(AUTHENTICATOR_DISABLE).status
        assert 204 == front.post(AUTHENTICATOR_DISABLE, sure=True).status
        assert front.settings()["app"] is None

    def test_api_renews_recovery_codes(self, host: WebHost) -> None:
        """
        The old ones work no more.
        """
        phone = self.phone(host)
        old = phone.set_up().recovery_codes
        answer = phone.post(RECOVERY_CODES)
        other = self.another(phone)
        other.sign_in()

        assert 201 == answer.status
        assert 401 == other.verify(old[0], factor="recovery").status
        assert 200 == other.verify(answer.json["codes"][0], factor="recovery").status

    def test_api_takes_a_proof(self, host: WebHost) -> None:
        """
        A password, typed once more, in both transports.
        """
        front, phone = self.front(host), self.phone(host)
        before = phone.token
        told = [
            one.post(CONFIRM, factor="password", code=one.user.password).status
            for one in (front, phone)
        ]

        assert [204, 200] == told
        assert before != phone.token
        assert phone.user.user_id == phone.who()

    def test_api_revoke_ends_at_the_next_request(self, host: WebHost) -> None:
        """
        Whatever the transport of the other session is.
        """
        front = self.front(host)
        phone = self.another(front, is_bearer=True)
        phone.sign_in()
        assert front.user.user_id == phone.who()

        assert 204 == front.post(f"{SESSIONS}/{phone.session_id}/revoke").status
        assert (front.user.user_id, "") == (front.who(), phone.who())

    def test_api_revoke_others_ends_at_the_next_request(self, host: WebHost) -> None:
        """
        All but this one.
        """
        phone = self.phone(host)
        other = self.another(phone, is_bearer=False)
        other.sign_in()
        assert phone.user.user_id == other.who()
        phone.post(REVOKE_OTHERS)

        assert (phone.user.user_id, "") == (phone.who(), other.who())

    def test_api_lists_sessions(self, host: WebHost) -> None:
        """
        The one that asks is marked.
        """
        front = self.front(host)
        self.another(front, is_bearer=True).sign_in(device_name="Ada's phone")
        lines = front.sessions()

        assert [True, False] == [line["is_current"] for line in lines]
        assert "Ada's phone" == lines[1]["name"]

    def test_api_revokes_neither_itself_nor_somebody_else(self, host: WebHost) -> None:
        """
        The one is a sign-out, and of the other nobody knows here.
        """
        ada, mallory = self.front(host), self.front(host)
        own = mallory.post(f"{SESSIONS}/{mallory.session_id}/revoke")
        foreign = mallory.post(f"{SESSIONS}/{ada.session_id}/revoke")

        assert (409, 404) == (own.status, foreign.status)
        assert (ada.user.user_id, mallory.user.user_id) == (ada.who(), mallory.who())
