"""
Somebody else is faster: between the look at a cookie and the change, credentials change.
"""

from __future__ import annotations

from functools import partial

from onetsec import Onetsec
from onetsec.web.visits import Public, Route

from .conftest import NewPerson
from .posts import each_post, fields, path_of, visitor_of
from .walking import SECURITY, csrf, told
from .watched import Watched


@each_post
def test_the_session_ends_meanwhile(
    route: Route, new_person: NewPerson, auth: Onetsec, watched: Watched
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
        person.send(SECURITY, "/settings/security/authenticator")
    form = fields(route, person)
    watched.then = partial(auth.sessions.end_all, "ada")

    response = person.post(path_of(route), form)

    if route.name in ("authenticator_confirm", "revoke"):  # a wrong code and a wrong id come first
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
    form = {"csrf": csrf(other.get("/sign-in/verify")), "code": ada.code()}
    watched.then_loaded = partial(auth.sessions.end_all, "ada")

    response = other.post("/sign-in/verify", form)

    assert f"/sign-in?next={SECURITY}" == response.location
    assert told(other.get("/sign-in")).startswith("alert: That sign-in took too long.")
