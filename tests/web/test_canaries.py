"""
No secret shows behind the pages: in no log, event or address, however they break.
"""

from __future__ import annotations

import re
from base64 import b32decode
from collections.abc import Callable, Iterator

import pytest

from onetsec import EventKind, Onetsec, Unavailable
from onetsec.ports import Storage
from onetsec.testing import Failing, FrozenClock
from onetsec.web.visits import Private

from ..canaries import Canaries, Seeded
from ..conftest import OTHER, PASSWORD
from ..lives import MASTER, WEAK, WRONG, WRONG_CODE, WRONG_RECOVERY
from .conftest import NewAuth
from .doors import Desk, Door
from .posts import POSTS, fields, path_of
from .walking import (
    AUTHENTICATOR,
    CONFIRM,
    CONFIRM_SEND,
    EMAIL_CODE,
    FORGOT,
    RESET,
    SECURITY,
    SESSIONS,
    Person,
    csrf,
    flask_application,
    form,
)

PASSWORDS, CODES = f"{SECURITY}/password", f"{SECURITY}/recovery-codes"
CARRIED = {"mailed code in mail email-code", "mailed link in mail reset-link"}
LAST = {"sign_out": 1, "reset": 2}  # after these, no session is left
METHODS = ("load", "save", "session", "sessions", "put_session", "drop_sessions", "hit")


def leaked(canaries: Canaries) -> set[str]:
    """
    Where a secret was found, but for links of notices, and codes for addresses, in their mails.
    """
    own = ("undo link in mail ", "mailed code in mail address-code")
    return {one for one in canaries.found() if not one.startswith(own)}


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
def desk(canaries: Canaries) -> Desk:
    """
    Where mails are sent.
    """
    return Desk(canaries)


@pytest.fixture
def auth(new_auth: NewAuth, canaries: Canaries, desk: Desk) -> Onetsec:
    """
    An application all of whose events are heard, and all of whose mails are read.
    """
    made = new_auth(keys=[MASTER], random=Seeded(), mailer=desk, later=desk)
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
    canaries.secret("recovery code", *re.findall(r'<li><code dir="ltr">([^<]+)</code></li>', shown))
    for current, new in ((WRONG, OTHER), (PASSWORD, WEAK), (PASSWORD, OTHER)):
        ada.send(SECURITY, PASSWORDS, current=current, new=new, confirm=new)
    ada.send(SESSIONS, f"{SESSIONS}/revoke-others", sure="1")


def prove_the_mailbox(ada: Person, desk: Desk) -> None:
    """
    Turn mailed codes on, sign in with one, and turn both methods off.
    """
    ada.switch("on")
    for code in (WRONG_CODE, desk.code()):
        ada.send(SECURITY, f"{EMAIL_CODE}/confirm", code=code)
    ada.send(SECURITY, f"{AUTHENTICATOR}/disable")
    ada.send(SECURITY, "/sign-out")
    ada.sign_in(password=OTHER)
    for code in (WRONG_CODE, desk.code()):
        ada.verify(code, factor="mail")
    ada.send(CONFIRM, CONFIRM_SEND, **{"for": "mail-off"})
    for code in (WRONG_CODE, desk.code()):
        ada.send(CONFIRM, CONFIRM, factor="mail", code=code)
    ada.switch("off", sure="1")


def forget(stranger: Person, desk: Desk) -> None:
    """
    Set a new password by a link, after two that were refused.
    """
    stranger.send(FORGOT, FORGOT, login="ada@example.com")
    page = stranger.get(desk.link())
    for new, confirm in ((WEAK, WEAK), (PASSWORD, OTHER), (PASSWORD, PASSWORD), (OTHER, OTHER)):
        stranger.post(RESET, {**form(page, RESET), "new": new, "confirm": confirm})


def test_nothing_is_told_of_the_pages(
    ada: Person, canaries: Canaries, auth: Onetsec, desk: Desk
) -> None:
    """
    With every form, sent rightly and wrongly; a code and a link are in the mail that is there for
    them, and in no other.
    """
    come_and_go(ada, canaries)
    change(ada, canaries)
    prove_the_mailbox(ada, desk)
    forget(ada, desk)
    canaries.look(auth.flows, auth._storage, "ada")

    assert {
        EventKind.RECOVERY_CODE_USED,
        EventKind.RECOVERY_CODES_RENEWED,
        EventKind.PASSWORD_CHANGED,
        EventKind.OTHER_SESSIONS_ENDED,
        EventKind.TOTP_DISABLED,
        EventKind.EMAIL_CODE_ENABLED,
        EventKind.EMAIL_CODE_DISABLED,
        EventKind.PASSWORD_RESET,
    } <= canaries.kinds
    assert {"onetsec", "onetsec_pending", "onetsec_device", "onetsec_visitor"} <= canaries.names
    assert {"csrf", "key", "recovery code", "code", "mailed code", "mailed link"} <= canaries.names
    assert {"job", "mail password-reset", "mail totp-disabled"} <= canaries.places
    assert CARRIED == leaked(canaries)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("error", "status"), [(Unavailable, 503), (RuntimeError, 500)])
def test_nothing_is_told_of_pages_that_break(
    ada: Person,
    door: Door,
    canaries: Canaries,
    desk: Desk,
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
    stranger.send(FORGOT, FORGOT, login="ada@example.com")
    ada.switch("on")
    right = {
        RESET: form(stranger.get(desk.link()), RESET),
        f"{EMAIL_CODE}/confirm": {"code": desk.code()},
    }
    forms = [
        (sender, path_of(route), {**fields(route, sender), **right.get(route.path, {})})
        for route in sorted(POSTS, key=lambda route: LAST.get(route.name, 0))
        for sender in (ada if isinstance(route.handler, Private) else stranger,)
    ]
    broken = Failing(storage, method, error=error("storage: down"))
    changes = {"keys": [MASTER], "random": Seeded(), "mailer": desk, "later": desk}
    door.application = flask_application(build(broken, **changes))

    statuses = {ada.get(page).status_code for page in (SECURITY, SESSIONS, desk.link())}
    statuses |= {sender.post(path, form).status_code for sender, path, form in forms}

    assert status in statuses
    assert "log" in canaries.places or error is Unavailable
    assert CARRIED == leaked(canaries)


def test_what_is_told_is_found(ada: Person, canaries: Canaries) -> None:
    """
    The negative control: a secret in an address would be noticed, even one of a moment ago.
    """
    assert set() == leaked(canaries)

    ada.get("/sign-in", query_string={"next": f"/?{ada.recovery_codes[0]}"})

    assert {"recovery code in address", "recovery code in header"} >= leaked(canaries) != set()
