"""
The contract of the web, kept by every adapter.
"""

from __future__ import annotations

from onetsec.storage.memory import MemoryStorage
from onetsec.testing import WebClockContract, WebContract, WebHost, WebOutageContract
from onetsec.testing.contracts.web._facts import WebFacts
from onetsec.testing.contracts.web._person import masked
from onetsec.web.urls import AUTHENTICATOR, FORGOT, RESET, SECURITY

from .hosts import LOCAL, SECURE, Switched, World


class DefaultFacts(WebFacts):
    """
    What is so by the settings that a host does not change.
    """

    def test_pages_hold_after_a_mailed_link(self, host: WebHost) -> None:
        """
        The mailbox alone sets up no app: the page says so, and until when; a day later it does.
        """
        ada = self.person(host)
        ada.ask_for_a_link()
        ada.reset(host.mailed(ada.user, "link", kind="reset-link"), host.new_password)
        ada.sign_in(password=host.new_password)
        assert ada.browser.path_of(ada.fill(SECURITY, AUTHENTICATOR)).endswith(SECURITY)

        host.moved(86_400)
        other = self.elsewhere(ada)
        other.sign_in(password=host.new_password)
        assert 200 == other.fill(SECURITY, AUTHENTICATOR).status

    def test_api_holds_after_a_mailed_link(self, host: WebHost) -> None:
        """
        It is a problem of its own, with how long to wait.
        """
        front = self.front(host)
        front.post(FORGOT, login=front.user.login)
        link = host.mailed(front.user, "link", kind="reset-link")
        front.post(RESET, token=link[link.index("ots1_") :], new=host.new_password)
        front.sign_in(password=host.new_password)
        answer = front.post(AUTHENTICATOR)

        assert (409, "on-hold") == (answer.status, answer.json["code"])
        assert 86_000 < int(answer.header("retry-after")) <= 86_400

    def test_pages_stop_a_password_that_somebody_knows(self, host: WebHost) -> None:
        """
        After ten wrong codes the right password is answered like a wrong one, where nobody has
        signed in before; who is signed in stays.
        """
        ada = self.signed_in(host)
        app = ada.set_up()
        for _ in range(2):
            thief = self.elsewhere(ada)
            thief.sign_in()
            for _ in range(5):
                thief.verify(app.wrong_code())
            host.moved(301)
        right, wrong = self.elsewhere(ada), self.elsewhere(ada)
        known = right.sign_in()
        other = wrong.sign_in(password="Not-the-Password-8")

        assert (422, masked(other)) == (known.status, masked(known))
        assert ada.is_signed_in


class Whole(WebContract, WebClockContract, WebOutageContract, DefaultFacts):
    """
    All of it, over https and below a prefix: a host of tests has a clock and an outage.

    Attributes:
        adapter: What the application is made with.
    """

    adapter: str

    @staticmethod
    def new_world() -> World:
        """
        Make what the application is given.
        """
        return World(storage=Switched(MemoryStorage()), site=SECURE, prefix="/account")


class TestFlask(Whole):
    """
    Flask.
    """

    adapter = "flask"


class TestStarlette(Whole):
    """
    Starlette.
    """

    adapter = "starlette"


class TestFastAPI(Whole):
    """
    FastAPI, on this machine: cookies with plain names, and no prefix.
    """

    adapter = "fastapi"

    @staticmethod
    def new_world() -> World:
        """
        Make what the application is given.
        """
        return World(storage=Switched(MemoryStorage()), site=LOCAL)


class TestRealTime(WebContract):
    """
    Flask with the clock of the system and with threads for what is done later: nothing in the
    contract needs another one.
    """

    adapter = "flask"

    @staticmethod
    def new_world() -> World:
        """
        Make what the application is given.
        """
        return World(storage=MemoryStorage(), site=LOCAL, clock=None, later=None)
