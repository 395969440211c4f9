"""
Somebody else is faster: between the look at a cookie and the change, credentials change.
"""

from __future__ import annotations

from functools import partial

from onetsec import Onetsec
from onetsec.web.visits import Public, Route

from ..conftest import HERE, OTHER
from .conftest import NewPerson
from .mailbox import Mailbox
from .posts import each_post, fields, path_of, visitor_of
from .walking import (
    AUTHENTICATOR,
    EMAIL_CODE,
    FORGOT,
    RESET,
    SECURITY,
    VERIFY,
    Person,
    csrf,
    form,
    told,
)
from .watched import Watched

THIRD = "Third Meadow 5 Compass"
LOOKED_AT_FIRST = ("authenticator_confirm", "revoke")
"""A code that is wrong or over, and an id that is unknown, are said before."""


@each_post
def test_the_session_ends_meanwhile(
    route: Route, new_person: NewPerson, auth: Onetsec, watched: Watched, mailbox: Mailbox
) -> None:
    """
    Somebody signs everybody out after the cookie was checked: the change is not made, and one is
    told to sign in again.
    """
    if isinstance(route.handler, Public):
        return

    person = visitor_of(route, new_person)
    if route.name in ("authenticator_disable", "recovery_codes"):
        person.set_up()
    if route.name == "authenticator_confirm":
        person.send(SECURITY, AUTHENTICATOR)
    if route.name in ("email_code_confirm", "confirm_send"):
        person.switch("on")
    if route.name == "confirm_send":
        person.send(EMAIL_CODE, f"{EMAIL_CODE}/confirm", code=mailbox.code())
    form = fields(route, person)
    watched.then = partial(auth.sessions.end_all, "ada")

    response = person.post(path_of(route), form)

    if route.name in LOOKED_AT_FIRST:
        assert response.status_code in (303, 404, 422)
    else:
        assert (response.location or "").startswith("/sign-in")
    assert 303 == person.get(SECURITY).status_code


def test_the_account_changes_meanwhile(
    new_person: NewPerson, auth: Onetsec, watched: Watched
) -> None:
    """
    A second step that was just about to be taken is over when a credential changes.
    """
    ada, other = new_person(), new_person()
    ada.sign_in()
    ada.set_up()
    other.sign_in()
    form = {"csrf": csrf(other.get(VERIFY)), "code": ada.code()}
    watched.then_loaded = partial(auth.sessions.end_all, "ada")

    response = other.post(VERIFY, form)

    assert f"/sign-in?next={SECURITY}" == response.location
    assert told(other.get("/sign-in")).startswith("alert: That sign-in took too long.")


def test_the_account_changes_before_a_mail(
    new_person: NewPerson, auth: Onetsec, watched: Watched, mailbox: Mailbox
) -> None:
    """
    A code that was just about to be mailed is not, when a credential changes; one begins again.
    """
    ada, other = new_person(), new_person()
    ada.sign_in()
    ada.set_up()
    ada.switch("on")
    ada.send(EMAIL_CODE, f"{EMAIL_CODE}/confirm", code=mailbox.code())
    other.sign_in()
    form = {"csrf": csrf(other.get(VERIFY))}
    watched.then_loaded = partial(auth.sessions.end_all, "ada")

    response = other.post(f"{VERIFY}/send", form)

    assert f"/sign-in?next={SECURITY}" == response.location
    assert 1 == len(mailbox.codes)


def test_another_link_is_faster(
    person: Person, watched: Watched, mailbox: Mailbox, auth: Onetsec
) -> None:
    """
    Of two links that are used at the same time one sets the password, and the other is over.
    """
    for _ in range(2):
        person.send(FORGOT, FORGOT, login="ada@example.com")
    one, two = (form(person.get(link), RESET) for link in mailbox.links)
    faster = partial(auth.password_reset.complete, two["token"], new=OTHER, client=HERE)
    watched.then_loaded = faster

    response = person.post(RESET, {**one, "new": THIRD, "confirm": THIRD})

    assert 409 == response.status_code
    assert told(response).startswith("alert: This link does not work any more.")
    assert SECURITY == person.sign_in(password=OTHER).location
