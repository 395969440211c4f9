"""
Security Best Practices on the page: what is said, and where it leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

import pytest

from onetsec import Onetsec
from onetsec.posture import Action, Advice, Level
from onetsec.texts import ENGLISH
from onetsec.web.features._advice import row
from onetsec.web.urls import Urls

from .walking import SECURITY, Person, told

URLS = Urls.at("/account", site="http://localhost:8000")


class Ours(Enum):
    """
    Of a host.
    """

    KEYS = "api-keys"
    OPEN = "/settings/keys"


def test_advice_of_the_host_is_shown(ada: Person, auth: Onetsec) -> None:
    """
    Beside ours, with the way to its own page.
    """

    @auth.advise
    def keys(user_id: str) -> Iterable[Advice]:
        yield Advice(
            code=Ours.KEYS,
            level=Level.ACT,
            title="Replace your API keys",
            reason="One is two years old.",
            action=Ours.OPEN,
        )

    page = ada.get(SECURITY).text

    assert 'Replace your API keys</h3>\n<p>One is two years old. <a href="/settings/keys">' in page
    assert "Enable MFA" in page


@pytest.mark.parametrize("action", Action)
def test_every_action_leads_somewhere(action: Action) -> None:
    """
    To a page of ours, or to a card of the same one; but what the host does has no page here.
    """
    advice = Advice(code=action, level=Level.ACT, title="", reason="", action=action)
    shown = row(advice, ENGLISH, urls=URLS, now=0)

    if action is Action.NONE:
        assert ("", "") == (shown.url, shown.label)
    else:
        assert shown.label
        assert shown.url.startswith(("#os-", "/account/"))


SNOOZE = f"{SECURITY}/snooze"


def test_put_off_and_shown_again(ada: Person) -> None:
    """
    By two buttons; what waits comes last, and says until when.
    """
    before = ada.get(SECURITY).text
    done = ada.send(SECURITY, SNOOZE, code="secure-email")
    page = ada.get(SECURITY)
    ada.send(SECURITY, SNOOZE, code="secure-email", snoozed="off")

    assert 'aria-label="Not now: ' in before
    assert SECURITY == done.location
    assert "status: That advice is put off for 30 days." == told(page)
    assert re.search(r"Put off until <time [^>]+>\d+ \w+ \d+</time>\.", page.text)
    assert 'aria-label="Show again: ' in page.text
    assert before.count("Not now: ") == ada.get(SECURITY).text.count("Not now: ")


@pytest.mark.parametrize(
    ("status", "code", "text"),
    [
        (409, "enable-mfa", "That can not be put off."),
        (404, "unknown", "There is no such advice for your account."),
        (404, "", "There is no such advice for your account."),
    ],
)
def test_what_can_not_be_put_off(ada: Person, status: int, code: str, text: str) -> None:
    """
    Is told on the page itself.
    """
    response = ada.send(SECURITY, SNOOZE, code=code)

    assert status == response.status_code
    assert f"alert: {text}" == told(response)
