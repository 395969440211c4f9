"""
Every form of the route table, filled in so that it would do something.
"""

from __future__ import annotations

import pytest

from onetsec.web import ROUTES
from onetsec.web.visits import Private, Public, Route

from ..conftest import OTHER, PASSWORD
from .conftest import NewPerson
from .walking import SECURITY, Person, csrf

PAGES = [route for route in ROUTES if route.handler is not None]
POSTS = [route for route in PAGES if route.method == "POST"]
each_post = pytest.mark.parametrize("route", POSTS, ids=lambda route: route.name)


def fields(route: Route, person: Person) -> dict[str, str]:
    """
    The form of *route*, filled in so that it would do something.
    """
    filled = {
        "sign_in": {"login": "ada@example.com", "password": PASSWORD},
        "verify": {"code": "123456", "factor": "app"},
        "verify_send": {"next": SECURITY},
        "forgot": {"login": "ada@example.com"},
        "reset": {"token": "ots1_reset_x", "new": OTHER, "confirm": OTHER},
        "password": {"current": PASSWORD, "new": OTHER, "confirm": OTHER},
        "authenticator_confirm": {"code": "123456"},
        "authenticator_disable": {"sure": "1"},
        "email_code": {"enabled": "on"},
        "snooze": {"code": "use-strong-password"},
        "revoke_others": {"sure": "1"},
        "address": {"new": "ada@example.org"},
        "address_confirm": {"code": "123456"},
        "email_code_confirm": {"code": "123456"},
        "confirm_send": {"for": "mail-off", "next": SECURITY},
        "confirm": {"password": PASSWORD, "factor": "password"},
    }
    return {"csrf": csrf(person.get(page_of(route))), **filled.get(route.name, {})}


def page_of(route: Route) -> str:
    """
    A page with a form of the same binding.
    """
    return "/sign-in" if isinstance(route.handler, Public) else SECURITY


def path_of(route: Route) -> str:
    """
    The path, with an id in it.
    """
    return route.path.replace("{id}", "abcdefghijkl")


def visitor_of(route: Route, new_person: NewPerson) -> Person:
    """
    Who can send to *route*: a stranger, or somebody who is signed in.
    """
    made = new_person()
    if isinstance(route.handler, Private):
        made.sign_in()
    return made
