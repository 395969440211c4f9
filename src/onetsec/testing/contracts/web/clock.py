"""
What ends by time, in pages and API.
"""

from __future__ import annotations

from ....web.urls import AUTHENTICATOR, CONFIRM, SECURITY
from ._facts import WebFacts
from ._host import WebHost
from ._person import csrf

_HOUR, _YEAR = 3600, 366 * 86_400


class PagesClockFacts(WebFacts):
    """
    Time and the pages.
    """

    def test_pages_session_ends_by_time(self, host: WebHost) -> None:
        """
        Whoever comes back after a year signs in again.
        """
        ada = self.signed_in(host)
        host.moved(_YEAR)

        assert not ada.is_signed_in

    def test_pages_change_asks_for_a_proof(self, host: WebHost) -> None:
        """
        After an hour somebody else may sit there; a proof lets the change happen.
        """
        ada = self.signed_in(host)
        host.moved(_HOUR)
        answer = ada.fill(SECURITY, AUTHENTICATOR)
        assert ada.browser.path_of(answer).startswith(host.prefix + CONFIRM)

        page = ada.open(CONFIRM)
        sent = {"csrf": csrf(page), "factor": "password", "password": ada.user.password}
        assert 303 == ada.post(CONFIRM, sent).status
        assert 200 == ada.fill(SECURITY, AUTHENTICATOR).status

    def test_pages_wrong_proof_changes_nothing(self, host: WebHost) -> None:
        """
        Who can not prove it does not change it.
        """
        ada = self.signed_in(host)
        host.moved(_HOUR)
        page = ada.open(CONFIRM)
        sent = {"csrf": csrf(page), "factor": "password", "password": "Not-the-Password-8"}

        assert 422 == ada.post(CONFIRM, sent).status
        assert 303 == ada.fill(SECURITY, AUTHENTICATOR).status

    def test_pages_first_step_waits_no_hour(self, host: WebHost) -> None:
        """
        Then the right code completes nothing.
        """
        ada = self.signed_in(host)
        app = ada.set_up()
        other = self.elsewhere(ada)
        other.sign_in()
        token = csrf(other.open("/sign-in/verify"))
        host.moved(_HOUR)
        other.post("/sign-in/verify", {"csrf": token, "factor": "app", "code": app.code()})

        assert not other.is_signed_in

    def test_pages_mailed_code_ends_by_time(self, host: WebHost) -> None:
        """
        A mail of last year completes nothing.
        """
        ada = self.signed_in(host)
        ada.use_mail()
        other = self.elsewhere(ada)
        other.sign_in()
        code = host.mailed(ada.user, "code")
        host.moved(_YEAR)
        other.sign_in()
        other.verify(code, factor="mail")

        assert not other.is_signed_in

    def test_pages_link_ends_by_time(self, host: WebHost) -> None:
        """
        A mail of last year sets no password.
        """
        ada = self.person(host)
        ada.ask_for_a_link()
        link = host.mailed(ada.user, "link", kind="reset-link")
        host.moved(_YEAR)
        ada.reset(link, host.new_password)
        ada.sign_in()

        assert ada.is_signed_in


class ApiClockFacts(WebFacts):
    """
    Time and the API.
    """

    def test_api_session_ends_by_time(self, host: WebHost) -> None:
        """
        In both transports.
        """
        front, phone = self.front(host), self.phone(host)
        host.moved(_YEAR)

        assert ("", "") == (front.who(), phone.who())

    def test_api_change_asks_for_a_proof(self, host: WebHost) -> None:
        """
        It is a problem of its own; after the proof the change happens.
        """
        front = self.front(host)
        host.moved(_HOUR)
        answer = front.post(AUTHENTICATOR)

        assert (403, "step-up-required") == (answer.status, answer.json["code"])
        assert "password" in front.get(CONFIRM).json["factors"]
        assert 204 == front.post(CONFIRM, factor="password", code=front.user.password).status
        assert 201 == front.post(AUTHENTICATOR).status

    def test_api_first_step_waits_no_hour(self, host: WebHost) -> None:
        """
        What a bearer kept of it is over.
        """
        phone = self.phone(host)
        app = phone.set_up()
        other = self.another(phone)
        other.sign_in()
        host.moved(_HOUR)

        assert 401 == other.verify(app.code()).status
