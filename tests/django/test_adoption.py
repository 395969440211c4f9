"""
A live application gets onetsec: who is signed in stays so, once and until a day.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from onetsec.django.models import Session
from onetsec.django.state import KEY

from .people import sign_in

BASE: dict[str, Any] = {"KEYS": [b"k" * 32], "URL": "http://localhost:8000"}
TODAY = datetime.now(UTC).date()


def of_before(client: Client, user: Any) -> None:
    """
    Give the browser a session as Django alone had made it.
    """
    client.force_login(user)
    store = client.session
    del store[KEY]
    store.save()
    Session.objects.all().delete()


def who(client: Client) -> str:
    """
    Ask the project who is signed in.
    """
    return str(client.get("/who").content.decode())


def test_session_of_before_is_adopted(client: Client, ada: Any, configured: Any) -> None:
    """
    It becomes one of ours, and stays one.
    """
    configured(ONETSEC=BASE | {"ADOPT_UNTIL": TODAY + timedelta(days=1)})
    of_before(client, ada)

    assert ["ada", "ada"] == [who(client), who(client)]
    assert 1 == Session.objects.count()


def test_session_is_adopted_once(client: Client, ada: Any, configured: Any) -> None:
    """
    Who throws our cookies away after a revocation is not let in again.
    """
    configured(ONETSEC=BASE | {"ADOPT_UNTIL": TODAY + timedelta(days=1)})
    of_before(client, ada)
    who(client)
    for name in ("onetsec", "onetsec_django"):
        del client.cookies[name]

    assert "nobody" == who(client)


@pytest.mark.parametrize("until", [None, TODAY - timedelta(days=1)])
def test_session_is_not_adopted_later(
    until: Any, client: Client, ada: Any, configured: Any
) -> None:
    """
    Nor without a date.
    """
    configured(ONETSEC=BASE | {"ADOPT_UNTIL": until})
    of_before(client, ada)

    assert "nobody" == who(client)


def test_account_with_a_factor_is_not_adopted(
    client: Client, ada: Any, app: Any, configured: Any
) -> None:
    """
    It has a second step to take.
    """
    configured(ONETSEC=BASE | {"ADOPT_UNTIL": TODAY + timedelta(days=1)})
    of_before(client, ada)

    assert "nobody" == who(client)


def test_observer_asks_for_nothing(client: Client, ada: Any, app: Any, configured: Any) -> None:
    """
    Django says who is signed in, with a second factor too.
    """
    configured(ONETSEC=BASE | {"MODE": "observe"})

    assert "/who" == sign_in(client).url
    assert "ada" == who(client)


def test_observer_records(client: Client, ada: Any, configured: Any) -> None:
    """
    A session of ours, all the same.
    """
    configured(ONETSEC=BASE | {"MODE": "observe"})
    sign_in(client)

    assert 1 == Session.objects.count()
