"""
The pages: what somebody who is signed in changes.
"""

from __future__ import annotations

from ....web.urls import (
    AUTHENTICATOR,
    AUTHENTICATOR_DISABLE,
    PASSWORD,
    RECOVERY_CODES,
    REVOKE_OTHERS,
    SECURITY,
    SESSIONS,
)
from ._facts import WebFacts
from ._host import WebHost
from ._person import Person, codes


def change(person: Person, *, current: str = "", new: str = "") -> int:
    """
    Change the password; the status of the answer.
    """
    fresh = new or person.host.new_password
    known = current or person.user.password
    answer = person.fill(SECURITY, PASSWORD, current=known, new=fresh, confirm=fresh)
    return answer.status


class PagesSettingsFacts(WebFacts):
    """
    Settings and sessions, in a browser.
    """

    def test_pages_password_change_ends_other_sessions(self, host: WebHost) -> None:
        """
        At their very next request; this one stays.
        """
        ada = self.signed_in(host)
        other = self.elsewhere(ada)
        other.sign_in()
        assert other.is_signed_in

        assert 303 == change(ada)
        assert (True, False) == (ada.is_signed_in, other.is_signed_in)

    def test_pages_password_change_renews_the_session(self, host: WebHost) -> None:
        """
        Who has copied the cookie before has nothing.
        """
        ada, thief = self.signed_in(host), self.person(host)
        thief.browser.cookies = dict(ada.browser.cookies)
        assert thief.is_signed_in
        change(ada)

        assert not thief.is_signed_in

    def test_pages_password_change_takes_the_present_one(self, host: WebHost) -> None:
        """
        Without it nothing changes.
        """
        ada = self.signed_in(host)
        answer = change(ada, current="Not-the-Password-8")
        other = self.elsewhere(ada)
        other.sign_in()

        assert (422, True) == (answer, other.is_signed_in)

    def test_pages_weak_password_is_refused(self, host: WebHost) -> None:
        """
        A new password has to keep to the policy.
        """
        ada = self.signed_in(host)
        answer = change(ada, new="abc")
        other = self.elsewhere(ada)
        other.sign_in()

        assert (422, True) == (answer, other.is_signed_in)

    def test_pages_app_is_on_after_its_first_code_only(self, host: WebHost) -> None:
        """
        A set-up that was not finished asks nobody for a code.
        """
        ada = self.signed_in(host)
        assert 200 == ada.fill(SECURITY, AUTHENTICATOR).status
        other = self.elsewhere(ada)
        other.sign_in()

        assert other.is_signed_in

    def test_pages_app_is_removed(self, host: WebHost) -> None:
        """
        Afterwards a password is enough again.
        """
        ada = self.signed_in(host)
        ada.set_up()
        assert 303 == ada.fill(SECURITY, AUTHENTICATOR_DISABLE, sure="1").status
        other = self.elsewhere(ada)
        other.sign_in()

        assert other.is_signed_in

    def test_pages_new_recovery_codes_replace_the_old(self, host: WebHost) -> None:
        """
        They are shown once; and those before them work no more.
        """
        ada = self.signed_in(host)
        old = ada.set_up().recovery_codes
        new = codes(ada.fill(SECURITY, RECOVERY_CODES))
        first, second = self.elsewhere(ada), self.elsewhere(ada)
        first.sign_in()
        second.sign_in()
        first.verify(old[0], factor="recovery")
        second.verify(new[0], factor="recovery")

        assert (False, True) == (first.is_signed_in, second.is_signed_in)
        assert new[1] not in ada.open(SECURITY).text

    def test_pages_list_sessions(self, host: WebHost) -> None:
        """
        Every other one can be revoked, and this one can not.
        """
        ada = self.signed_in(host)
        other = self.elsewhere(ada)
        other.sign_in()

        assert {other.session_id} == ada.session_ids

    def test_pages_revoke_ends_at_the_next_request(self, host: WebHost) -> None:
        """
        That one, and no other.
        """
        ada = self.signed_in(host)
        other, third = self.elsewhere(ada), self.elsewhere(ada)
        other.sign_in()
        third.sign_in()
        assert other.is_signed_in
        ada.fill(SESSIONS, f"{SESSIONS}/{other.session_id}/revoke")

        assert [True, False, True] == [one.is_signed_in for one in (ada, other, third)]

    def test_pages_revoke_others_ends_at_the_next_request(self, host: WebHost) -> None:
        """
        All but this one.
        """
        ada = self.signed_in(host)
        other, third = self.elsewhere(ada), self.elsewhere(ada)
        other.sign_in()
        third.sign_in()
        assert third.is_signed_in
        ada.fill(SESSIONS, REVOKE_OTHERS, sure="1")

        assert [True, False, False] == [one.is_signed_in for one in (ada, other, third)]

    def test_pages_revoke_no_session_of_somebody_else(self, host: WebHost) -> None:
        """
        An id is no permission.
        """
        ada, mallory = self.signed_in(host), self.signed_in(host)
        answer = mallory.fill(SESSIONS, f"{SESSIONS}/{ada.session_id}/revoke")

        assert (404, True) == (answer.status, ada.is_signed_in)
