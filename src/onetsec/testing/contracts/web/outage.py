"""
What an outage of the storage means, in pages and API: neither a sign-in nor a sign-out.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from ....web.urls import SECURITY, SESSION, SIGN_IN
from ._facts import WebFacts
from ._host import WebHost


def _outage(host: WebHost) -> AbstractContextManager[object]:
    assert host.outage is not None, "say how the storage of the application goes down"
    return host.outage()


class PagesOutageFacts(WebFacts):
    """
    Outages and the pages.
    """

    def test_pages_outage_is_said(self, host: WebHost) -> None:
        """
        With 503 and when to try again.
        """
        ada = self.signed_in(host)
        with _outage(host):
            answer = ada.open(SECURITY)

        assert 503 == answer.status
        assert answer.header("retry-after").isdigit()

    def test_pages_outage_signs_nobody_out(self, host: WebHost) -> None:
        """
        The cookie is left alone, and works afterwards.
        """
        ada = self.signed_in(host)
        with _outage(host):
            cookies = ada.open(SECURITY).cookies

        assert host.cookie() not in cookies
        assert ada.is_signed_in

    def test_pages_outage_signs_nobody_in(self, host: WebHost) -> None:
        """
        The right password is neither right nor wrong.
        """
        ada = self.person(host)
        with _outage(host):
            answer = ada.sign_in()

        assert 503 == answer.status
        assert host.cookie() not in answer.cookies

    def test_pages_outage_leaves_public_pages(self, host: WebHost) -> None:
        """
        What nobody has to be read for is shown.
        """
        ada = self.person(host)
        with _outage(host):
            answer = ada.open(SIGN_IN)

        assert 200 == answer.status


class ApiOutageFacts(WebFacts):
    """
    Outages and the API.
    """

    def test_api_outage_is_a_problem(self, host: WebHost) -> None:
        """
        With 503, when to try again, and no cookie.
        """
        front = self.front(host)
        with _outage(host):
            answer = front.get(SECURITY)

        assert (503, "unavailable") == (answer.status, answer.json["code"])
        assert str(answer.json["retry_after"]) == answer.header("retry-after")
        assert {} == answer.cookies

    def test_api_outage_is_not_nobody(self, host: WebHost) -> None:
        """
        Who asks who is signed in is not told that nobody is.
        """
        phone = self.phone(host)
        with _outage(host):
            answer = phone.get(SESSION)

        assert 503 == answer.status
        assert phone.user.user_id == phone.who()
