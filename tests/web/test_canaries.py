"""
No secret shows behind the pages: in no log, event or address, however they break.
"""

from __future__ import annotations

import re
from base64 import b32decode
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onetsec import EventKind, Onetsec, Unavailable
from onetsec.ports import Storage
from onetsec.testing import Failing, FrozenClock
from onetsec.web.visits import Private

from ..canaries import Canaries, Seeded
from ..conftest import OTHER, PASSWORD
from ..lives import MASTER, WEAK, WRONG, WRONG_CODE, WRONG_RECOVERY
from .posts import POSTS, fields, path_of
from .walking import AUTHENTICATOR, CONFIRM, SECURITY, SESSIONS, Person, csrf, flask_application

PASSWORDS, CODES = f"{SECURITY}/password", f"{SECURITY}/recovery-codes"
METHODS = ("load", "save", "session", "sessions", "put_session", "drop_sessions", "hit")


class Door:
    """
    An application, and everything that a server in front of it would write down.

    Attributes:
        application: What stands behind it now.
    """

    def __init__(self, application: Any, canaries: Canaries) -> None:
        self.application = application
        self._canaries = canaries

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self._canaries.tell("address", f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}")

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            for name, value in headers:
                self._noted(name, value)
            return start_response(status, headers, *error)

        body = b"".join(self.application(environ, start))
        self._canaries.secret(
            "csrf", *re.findall(r'name="csrf" value="([0-9a-f]+)"', body.decode())
        )
        return [body]

    def _noted(self, name: str, value: str) -> None:
        if name != "Set-Cookie":
            self._canaries.tell("header", f"{name}: {value}")
            return

        cookie, _, rest = value.partition("=")
        secret = rest.partition(";")[0]
        if secret and cookie != "onetsec_note":  # the code of a message
            self._canaries.secret(cookie, secret)


@pytest.fixture
def canaries() -> Iterator[Canaries]:
    """
    What is secret, and what is told; of what is logged, everything.
    """
    with Canaries() as made:
        made.secret("password", PASSWORD, OTHER, WRONG, WEAK)
        made.secret("code", WRONG_CODE, WRONG_RECOVERY)
        made.secret("master key", MASTER)
        yield made


@pytest.fixture
def auth(storage: Storage, build: Callable[..., Onetsec], canaries: Canaries) -> Onetsec:
    """
    An application all of whose events are heard.
    """
    made = build(storage, keys=[MASTER], random=Seeded())
    made.on(*EventKind)(canaries.listen)
    made.password.register("ada", PASSWORD)
    return made


@pytest.fixture
def door(auth: Onetsec, canaries: Canaries) -> Door:
    """
    Where everybody comes in.
    """
    return Door(flask_application(auth), canaries)


@pytest.fixture
def ada(door: Door, clock: FrozenClock, canaries: Canaries) -> Person:
    """
    Somebody who has set up an app.
    """
    made = Person(door, clock=clock)
    made.sign_in(password=WRONG)
    made.sign_in()
    page = made.send(SECURITY, AUTHENTICATOR)
    made.post(f"{AUTHENTICATOR}/confirm", {"csrf": csrf(page), "code": WRONG_CODE})
    made.set_up()
    canaries.secret("key", made.key, b32decode(made.key))
    canaries.secret("recovery code", *made.recovery_codes)
    return made


def typed(person: Person, canaries: Canaries) -> str:
    """
    The next code of a phone.
    """
    code = person.code()
    canaries.secret("code", code)
    return code


def come_and_go(ada: Person, canaries: Canaries) -> None:
    """
    Sign in again, with a code and with a recovery code, each after a wrong one.
    """
    for factor, wrong in (("app", WRONG_CODE), ("recovery", WRONG_RECOVERY)):
        ada.send(SECURITY, "/sign-out")
        ada.sign_in()
        ada.verify(wrong, factor=factor)
        right = ada.recovery_codes[0] if factor == "recovery" else typed(ada, canaries)
        assert 303 == ada.verify(right, factor=factor).status_code


def change(ada: Person, canaries: Canaries) -> None:
    """
    Change everything that can be changed.
    """
    ada.send(CONFIRM, CONFIRM, factor="app", code=WRONG_CODE)
    ada.send(CONFIRM, CONFIRM, factor="app", code=typed(ada, canaries))
    shown = ada.send(SECURITY, CODES).text
    canaries.secret("recovery code", *re.findall(r"<li><code>([^<]+)</code></li>", shown))
    for current, new in ((WRONG, OTHER), (PASSWORD, WEAK), (PASSWORD, OTHER)):
        ada.send(SECURITY, PASSWORDS, current=current, new=new, confirm=new)
    ada.send(SESSIONS, f"{SESSIONS}/revoke-others")
    ada.send(SECURITY, f"{AUTHENTICATOR}/disable")


def test_nothing_is_told_of_the_pages(ada: Person, canaries: Canaries, auth: Onetsec) -> None:
    """
    With every form, sent rightly and wrongly.
    """
    come_and_go(ada, canaries)
    change(ada, canaries)
    canaries.look(auth.flows, auth._storage, "ada")

    assert {
        EventKind.RECOVERY_CODE_USED,
        EventKind.RECOVERY_CODES_RENEWED,
        EventKind.PASSWORD_CHANGED,
        EventKind.OTHER_SESSIONS_ENDED,
        EventKind.TOTP_DISABLED,
    } <= canaries.kinds
    assert {"onetsec", "onetsec_pending", "onetsec_device", "onetsec_visitor"} <= canaries.names
    assert {"csrf", "key", "recovery code", "code"} <= canaries.names
    assert set() == canaries.found()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("error", "status"), [(Unavailable, 503), (RuntimeError, 500)])
def test_nothing_is_told_of_pages_that_break(
    ada: Person,
    door: Door,
    canaries: Canaries,
    storage: Storage,
    build: Callable[..., Onetsec],
    clock: FrozenClock,
    method: str,
    error: type[Exception],
    status: int,
) -> None:
    """
    Whatever the storage does not do: Flask logs what it did not expect.
    """
    stranger = Person(door, clock=clock)
    stranger.sign_in()
    forms = [
        (sender, path_of(route), fields(route, sender))
        for route in sorted(POSTS, key=lambda route: route.name == "sign_out")
        for sender in (ada if isinstance(route.handler, Private) else stranger,)
    ]
    broken = Failing(storage, method, error=error("storage: down"))
    door.application = flask_application(build(broken, keys=[MASTER], random=Seeded()))

    statuses = {ada.get(page).status_code for page in (SECURITY, SESSIONS)}
    statuses |= {sender.post(path, form).status_code for sender, path, form in forms}

    assert status in statuses
    assert (error is RuntimeError) == ("log" in canaries.places)
    assert set() == canaries.found()


def test_what_is_told_is_found(ada: Person, canaries: Canaries) -> None:
    """
    The negative control: a secret in an address would be noticed, even one of a moment ago.
    """
    assert set() == canaries.found()

    ada.get("/sign-in", query_string={"next": f"/?{ada.recovery_codes[0]}"})

    assert {"recovery code in address", "recovery code in header"} >= canaries.found() != set()
