"""
Pages and API tell the same of the same: every operation for the signed in, in every state.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import frozen
from werkzeug.test import TestResponse as Response

from onetsec import Onetsec
from onetsec.later import InlineLater
from onetsec.testing import FrozenClock
from onetsec.texts import ENGLISH
from onetsec.web import ROUTES
from onetsec.web.api.operations import Operation
from onetsec.web.messages import MESSAGES

from ..conftest import HERE, OTHER, PASSWORD, users
from .api.calls import Caller
from .api.conftest import flask_application
from .mailbox import Mailbox
from .walking import CONFIRM, SECURITY, Person, cookies, told
from .watched import Watched

LOGIN = "ada@example.com"
STEP_UP = "Please confirm first that it is you."
CODE = {"code": "000000"}
SENT: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "sign_out": ({}, {}),
    "snooze": ({"code": "secure-email"}, {"code": "secure-email"}),
    "password": (
        {"current": "wrong", "new": OTHER, "confirm": OTHER},
        {"current": "wrong", "new": OTHER},
    ),
    "authenticator": ({}, {}),
    "authenticator_confirm": (CODE, CODE),
    "authenticator_disable": ({"sure": "1"}, {"sure": True}),
    "email_code": ({"enabled": "on"}, {"enabled": True}),
    "email_code_confirm": (CODE, CODE),
    "address": ({"new": "ada@example.org"}, {"email": "ada@example.org"}),
    "address_verify": ({}, {}),
    "address_confirm": (CODE, CODE),
    "recovery_codes": ({}, {}),
    "confirm": ({"factor": "password", "password": "no"}, {"factor": "password", "code": "no"}),
    "confirm_send": ({}, {}),
    "revoke_others": ({"sure": "1"}, {}),
    "revoke": ({}, {}),
}
"""The form and the body of each operation that changes something."""

PROTECTED = {"confirm": ({"factor": "app", **CODE}, {"factor": "app", **CODE})}
"""The same, where there is an app."""

POSTS = [
    route
    for route in ROUTES
    if route.method == "POST" and route.api is not None and not route.api.for_anybody
]


@frozen
class World:
    """
    One application with both doors, and Ada at one of them.
    """

    auth: Onetsec
    clock: FrozenClock
    mailbox: Mailbox
    somebody: Any

    def later(self) -> None:
        """
        The proof of the sign-in is too old.
        """
        self.clock.advance(301)

    def busy(self) -> None:
        """
        All changes of ten minutes were made.
        """
        session = self.auth.sign_in.password(LOGIN, PASSWORD, client=HERE).session
        assert session is not None
        for _ in range(10):
            self.auth.posture.wake(session, "secure-email")

    def held(self) -> None:
        """
        The password was set through a mailed link.
        """
        self.auth.password_reset.start("ada")
        token = self.mailbox.link().partition("token=")[2]
        self.auth.password_reset.complete(token, new=PASSWORD + " 9", client=HERE)
        self.enter(PASSWORD + " 9")

    def protected(self) -> None:
        """
        There is an app.
        """
        self.somebody.set_up()

    def enter(self, password: str = PASSWORD) -> None:
        """
        Sign in.
        """
        if isinstance(self.somebody, Person):
            self.somebody.sign_in(LOGIN, password)
            return

        self.somebody.visit()
        self.somebody.post("/sign-in", login=LOGIN, password=password)


NewWorld = Callable[[type, list[str]], World]


@pytest.fixture
def world(build: Callable[..., Onetsec], clock: FrozenClock) -> NewWorld:
    """
    Make a new one, with somebody of this kind who has signed in, in these states.
    """

    def make(kind: type, states: list[str]) -> World:
        mailbox = Mailbox()
        auth = build(Watched(), users=users(), mailer=mailbox.mailer, later=InlineLater())
        auth.password.register("ada", PASSWORD)
        made = World(auth, clock, mailbox, kind(flask_application(auth), clock=clock))
        made.enter()
        for state in states:
            getattr(made, state)()
        return made

    return make


def page_says(ada: Person, response: Response) -> str:
    """
    What the answer says, or the page that it leads to.
    """
    to = response.location or ""
    if to.startswith(CONFIRM) and "onetsec_note" not in cookies(response):
        return STEP_UP

    said = told(ada.get(to) if to else response)
    return re.sub(r"^\w+: ", "", said)


def api_says(operation: Operation, response: Response) -> set[str]:
    """
    What the answer says, in any of its words; "" and all that can be done, if it was done.
    """
    if response.status_code < 400:
        return {"", *(ENGLISH[MESSAGES[one].id] for one in operation.gives)}

    problem: Any = response.json
    return {problem["title"], problem.get("detail", "")} - {""}


@pytest.mark.parametrize(
    "states",
    [[], ["later"], ["busy"], ["held"], ["protected", "later"]],
    ids=lambda states: "-".join(states) or "at once",
)
@pytest.mark.parametrize("route", POSTS, ids=lambda route: route.name)
def test_both_say_the_same(route: Any, states: list[str], world: NewWorld) -> None:
    """
    What is refused at one door, and why, is refused at the other; so is a proof asked for.
    """
    path = route.path.replace("{id}", "abcdefghijkl")
    form, body = (SENT | PROTECTED if "protected" in states else SENT)[route.name]
    page = world(Person, states)
    said = page_says(page.somebody, page.somebody.send(SECURITY, path, **form))
    api = world(Caller, states)

    assert said in api_says(route.api, api.somebody.post(path, **body))


def test_a_proof_is_asked_for(world: NewWorld) -> None:
    """
    The negative control: what is compared is not always the same.
    """
    ada = world(Person, ["later"])

    assert STEP_UP == page_says(
        ada.somebody, ada.somebody.send(SECURITY, f"{SECURITY}/email/verify")
    )
    assert "" != page_says(
        ada.somebody, ada.somebody.send(SECURITY, f"{SECURITY}/snooze", code="x")
    )
