"""
What all facts share: people.
"""

from __future__ import annotations

from attrs import evolve

from ._caller import Caller
from ._host import Login, WebHost
from ._person import Person


class WebFacts:
    """
    Facts about a host: each takes users and browsers of its own, so one host may serve them all.
    """

    def person(self, host: WebHost) -> Person:
        """
        Make a new user with a browser.
        """
        return Person(host=host, user=host.new_user())

    def signed_in(self, host: WebHost) -> Person:
        """
        Make one who has signed in.
        """
        made = self.person(host)
        made.sign_in()
        assert made.is_signed_in
        return made

    def renamed(self, user: Login) -> Login:
        """
        Say what *user* is called after a change of the address.
        """
        return evolve(user, login=f"new-{user.login}")

    def elsewhere(self, person: Person) -> Person:
        """
        Give the same user another browser, in which nobody has signed in.
        """
        return Person(host=person.host, user=person.user, app=person.app)

    def front(self, host: WebHost) -> Caller:
        """
        Make a new user with a front end, who has signed in.
        """
        made = Caller(host=host, user=host.new_user())
        assert 200 == made.sign_in().status
        return made

    def phone(self, host: WebHost) -> Caller:
        """
        Make a new user with a client without cookies, who has signed in.
        """
        made = Caller(host=host, user=host.new_user(), is_bearer=True)
        assert 200 == made.sign_in().status
        return made

    def another(self, caller: Caller, *, is_bearer: bool | None = None) -> Caller:
        """
        Give the same user another client, in which nobody has signed in.
        """
        bearer = caller.is_bearer if is_bearer is None else is_bearer
        return Caller(host=caller.host, user=caller.user, is_bearer=bearer, app=caller.app)
