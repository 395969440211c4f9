"""
Flask: what the views of a host ask of us.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from flask import Flask

from onetsec import ConfigurationError, Onetsec
from onetsec.flask import (
    FlaskOnetsec,
    current_session,
    fresh_required,
    mfa_required,
    session_required,
)
from onetsec.testing import FrozenClock

from .hosts import host
from .walking import Person

Build = Callable[..., Onetsec]


@pytest.fixture
def new(auth: Onetsec, clock: FrozenClock) -> Callable[[], Person]:
    """
    Make somebody in front of the host's application.
    """
    app = host(auth)
    return lambda: Person(app, clock=clock)


def test_a_session_is_not_shared_between_requests(new: Callable[[], Person]) -> None:
    """
    A test of a host that holds an application context open sees each person as themselves.
    """
    ada, nobody = new(), new()
    ada.sign_in()
    with ada.application.app_context():
        assert "ada" == ada.get("/who").text
        assert "nobody" == nobody.get("/who").text


@pytest.mark.parametrize("seconds", [0, 29, 3601])
def test_fresh_within_reason(seconds: int) -> None:
    """
    A freshness that makes no sense is refused when the view is made.
    """
    with pytest.raises(ConfigurationError, match="fresh"):
        fresh_required(seconds=seconds)


def test_fresh_without_parentheses() -> None:
    """
    The decorator says how it is used.
    """
    view: Any = lambda: "x"  # noqa: E731 - as a view

    with pytest.raises(ConfigurationError, match="parentheses"):
        fresh_required(view)


class AsyncHost(Flask):
    """
    A Flask that runs coroutines without the package that it would use.
    """

    def async_to_sync(self, func: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
        """
        Run *func* in a loop of its own.
        """
        return lambda *args, **kwargs: asyncio.run(func(*args, **kwargs))


@pytest.mark.parametrize("guard", [session_required, fresh_required(), mfa_required])
def test_views_stay_asynchronous(guard: Any, auth: Onetsec, clock: FrozenClock) -> None:
    """
    A coroutine may be guarded, and is run in Flask's own way.
    """
    app = AsyncHost("host")
    FlaskOnetsec(auth, app)

    async def view() -> str:
        await asyncio.sleep(0)
        session = current_session()
        return "nobody" if session is None else session.user_id

    app.add_url_rule("/async", view_func=guard(view))
    person = Person(app, clock=clock)
    assert "/sign-in?next=/async" == person.get("/async").location
    person.sign_in()
    person.set_up()

    assert "ada" == person.get("/async").text
