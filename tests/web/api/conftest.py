"""
The API behind two adapters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from onetsec import Onetsec
from onetsec.flask import FlaskOnetsec
from onetsec.testing import FrozenClock

from .. import asgi
from .calls import API, Caller

NewCaller = Callable[..., Caller]
FRIEND = "https://app.localhost"


def flask_application(auth: Onetsec) -> Any:
    """
    Build a Flask application with pages and API.
    """
    app = Flask("walk")
    FlaskOnetsec(auth, app, api=API, origins=[FRIEND])
    return app


def asgi_application(auth: Onetsec) -> Any:
    """
    Build an ASGI application with pages and API.
    """
    return asgi.application(auth, api=API, origins=[FRIEND])


@pytest.fixture
def adapter(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """
    What makes an application.
    """
    return {"flask": flask_application, "asgi": asgi_application}[
        getattr(request, "param", "flask")
    ]


@pytest.fixture
def new_caller(adapter: Callable[..., Any], auth: Onetsec, clock: FrozenClock) -> NewCaller:
    """
    Make a client of the same application.
    """
    application = adapter(auth)

    def make(address: str = "") -> Caller:
        return Caller(application, clock=clock, address=address)

    return make


@pytest.fixture
def caller(new_caller: NewCaller) -> Caller:
    """
    A front end in which nobody has signed in.
    """
    return new_caller()


@pytest.fixture
def ada(new_caller: NewCaller) -> Caller:
    """
    A front end in which Ada has signed in.
    """
    made = new_caller()
    made.sign_in()
    return made


@pytest.fixture
def phone(new_caller: NewCaller) -> Caller:
    """
    A client without a browser, in which Ada has signed in.
    """
    made = new_caller("198.51.100.7")
    made.sign_in(transport="bearer", device_name="Ada's phone")
    return made
