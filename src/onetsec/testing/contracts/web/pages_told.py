"""
The pages: what an owner is told, and how it is taken back.
"""

from __future__ import annotations

import re
from html import unescape

from ....web.urls import ACTIVITY, ADDRESS, ADDRESS_CONFIRM, SECURITY, SNOOZE, UNDO
from ..._browser import Answer
from ._facts import WebFacts
from ._host import WebHost
from ._person import csrf

_LAST = "99999999999-signed-in-z"
"""A cursor that everything is older than."""


def rows(page: Answer) -> int:
    """
    Count what a page lists.
    """
    return page.text.count('<li class="os-row">')


def advice(page: Answer, *, put_off: bool) -> list[str]:
    """
    Find the advice that can be put off, or shown again.
    """
    more = '<input type="hidden" name="snoozed" value="off">' if put_off else "<button"
    return re.findall(rf'name="code" value="([\w-]+)">{more}', page.text)


class PagesToldFacts(WebFacts):
    """
    Activity, notices, advice and the address, in a browser.
    """

    def test_pages_list_what_happened(self, host: WebHost) -> None:
        """
        A change is in the list, and in that of changes; this session is marked.
        """
        ada = self.signed_in(host)
        before = rows(ada.open(ACTIVITY))
        ada.set_up()
        page = ada.open(ACTIVITY)

        assert before + 1 == rows(page)
        assert 'class="os-badge os-here"' in page.text
        assert rows(ada.open(f"{ACTIVITY}?group=credentials")) < rows(page)

    def test_pages_list_nothing_of_somebody_else(self, host: WebHost) -> None:
        """
        Whatever cursor is sent.
        """
        ada, mallory = self.signed_in(host), self.signed_in(host)
        alone = rows(mallory.open(ACTIVITY))
        ada.set_up()

        assert alone == rows(mallory.open(f"{ACTIVITY}?before={_LAST}"))

    def test_pages_take_back_what_was_told(self, host: WebHost) -> None:
        """
        By the link of the notice, in any browser: to open it changes nothing, and its button ends
        every session and has a link for a new password mailed.
        """
        ada = self.signed_in(host)
        ada.use_mail()
        assert ada.is_signed_in
        link = host.mailed(ada.user, "link", kind="notice").removeprefix(host.site)
        other = self.elsewhere(ada)
        page = other.browser.get(link)
        found = re.search(r'name="token" value="([^"]+)"', page.text)
        assert (200, True) == (page.status, ada.is_signed_in)
        assert found is not None

        sent = {"csrf": csrf(page), "token": unescape(found[1])}
        assert 303 == other.post(UNDO, sent).status
        assert host.mailed(ada.user, "link", kind="reset-link")
        assert 409 == other.browser.get(link).status
        assert not ada.is_signed_in

    def test_pages_put_advice_off(self, host: WebHost) -> None:
        """
        And show it again.
        """
        ada = self.signed_in(host)
        (code, *rest) = advice(ada.open(SECURITY), put_off=False)

        assert 303 == ada.fill(SECURITY, SNOOZE, code=code).status
        page = ada.open(SECURITY)
        assert (rest, [code]) == (advice(page, put_off=False), advice(page, put_off=True))
        assert 303 == ada.fill(SECURITY, SNOOZE, code=code, snoozed="off").status
        assert [] == advice(ada.open(SECURITY), put_off=True)

    def test_pages_change_an_address(self, host: WebHost) -> None:
        """
        Once a code has shown that mail to the new one is read; then one signs in with it. A host
        that changes no addresses does not offer it.
        """
        ada = self.signed_in(host)
        page = ada.open(ADDRESS)
        if 'name="new"' not in page.text:
            assert 303 == ada.fill(SECURITY, ADDRESS, new=f"new-{ada.user.login}").status
            return

        new = self.renamed(ada.user)
        assert 303 == ada.post(ADDRESS, {"csrf": csrf(page), "new": new.login}).status
        code = host.mailed(new, "code")
        assert 303 == ada.fill(ADDRESS, ADDRESS_CONFIRM, code=code).status
        old, other = self.elsewhere(ada), self.elsewhere(ada)
        old.sign_in()
        other.sign_in(login=new.login)

        assert (True, False, True) == (ada.is_signed_in, old.is_signed_in, other.is_signed_in)
