"""
The API: what an owner is told, and how it is taken back.
"""

from __future__ import annotations

from ....tokens import Kind, parse
from ....web.urls import ACTIVITY, ADDRESS, ADDRESS_CONFIRM, SECURITY, SNOOZE, UNDO, UNDO_TOLD
from ._facts import WebFacts
from ._host import WebHost

_LAST = "99999999999-signed-in-z"


class ApiToldFacts(WebFacts):
    """
    Activity, notices, advice and the address, as JSON.
    """

    def test_api_lists_what_happened(self, host: WebHost) -> None:
        """
        With what it is about, and whether this session did it.
        """
        phone = self.phone(host)
        phone.set_up()
        lines = phone.get(f"{ACTIVITY}?group=credentials").json["events"]
        enabled = next(line for line in lines if line["kind"] == "totp-enabled")

        assert {"credentials"} == {line["group"] for line in lines}
        assert enabled["is_current"]

    def test_api_lists_nothing_of_somebody_else(self, host: WebHost) -> None:
        """
        Whatever cursor is sent; and one that is none is refused.
        """
        ada, mallory = self.phone(host), self.phone(host)
        alone = mallory.get(ACTIVITY).json["events"]
        ada.set_up()

        assert alone == mallory.get(f"{ACTIVITY}?before={_LAST}").json["events"]
        assert 422 == mallory.get(f"{ACTIVITY}?before=-1").status

    def test_api_takes_back_what_was_told(self, host: WebHost) -> None:
        """
        By the token in the link of the notice, once, whoever sends it; then nobody is signed in. To
        ask what that would be changes nothing.
        """
        front = self.front(host)
        front.use_mail()
        assert front.user.user_id == front.who()
        link = host.mailed(front.user, "link", kind="notice")
        token = link[link.index("ots1_") :]
        assert parse(token, kind=Kind.UNDO) is not None

        anybody = self.another(front, is_bearer=True)
        assert "email-code-enabled" == anybody.post(UNDO_TOLD, token=token).json["kind"]
        assert front.user.user_id == front.who()
        assert 204 == anybody.post(UNDO, token=token).status
        assert "" == front.who()
        again = anybody.post(UNDO, token=token)
        assert (409, "undo-link-over") == (again.status, again.json["code"])
        assert 409 == anybody.post(UNDO_TOLD, token=token).status

    def test_api_puts_advice_off(self, host: WebHost) -> None:
        """
        What can wait says until when, and can be shown again.
        """
        front = self.front(host)
        code = next(one["code"] for one in front.settings()["advice"] if one["can_wait"])

        assert 204 == front.post(SNOOZE, code=code).status
        waiting = [one["code"] for one in front.settings()["advice"] if one.get("snoozed_until")]
        assert [code] == waiting
        assert 204 == front.post(SNOOZE, code=code, snoozed=False).status
        assert not any(one.get("snoozed_until") for one in front.settings()["advice"])

    def test_api_changes_an_address(self, host: WebHost) -> None:
        """
        Once a code has shown that mail to the new one is read. A host that changes no addresses
        says so.
        """
        front = self.front(host)
        new = self.renamed(front.user)
        answer = front.post(ADDRESS, email=new.login)
        if not front.get(ADDRESS).json["changeable"]:
            assert (409, "address-not-offered") == (answer.status, answer.json["code"])
            return

        assert 202 == answer.status
        assert 204 == front.post(ADDRESS_CONFIRM, code=host.mailed(new, "code")).status
        assert new.login == front.get(SECURITY).json["email"]
