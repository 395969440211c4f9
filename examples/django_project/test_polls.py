"""
The tests of an application: sign in, and look at its own views.
"""

from __future__ import annotations

from io import StringIO

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import TestCase, override_settings
from polls.models import Choice, Question

from onetsec.testing import stale

PASSWORD = "Copper Kettle 27"
ADA = {"username": "ada@example.com", "password1": PASSWORD, "password2": PASSWORD}


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
class Polls(TestCase):
    """
    One question, and somebody who has just joined: `client` is their browser. Passwords are hashed
    as quickly as Django's documents advise for tests.
    """

    def setUp(self) -> None:
        asked = Question.objects.create(text="Milk & tea?")
        self.page = f"/questions/{asked.pk}"
        self.choice = Choice.objects.create(question=asked, text="Yes")
        self.stranger = self.client_class()
        assert 302 == self.client.post("/join", ADA).status_code

    def _text(self, path: str) -> str:
        return str(self.client.get(path).content.decode())

    def test_strangers_are_asked_to_join(self) -> None:
        """
        Anybody sees what is asked; what is guarded leads to the sign-in page.
        """
        assert "Milk &amp; tea?" in self.stranger.get("/").content.decode()
        location = self.stranger.get(self.page).headers["Location"]
        assert f"/sign-in?next={self.page}" == location

    def test_vote(self) -> None:
        """
        A vote counts, and counts once.
        """
        assert "Yes: 0" in self._text(self.page)
        for _ in range(2):
            self.client.post(f"{self.page}/vote", {"choice": self.choice.pk})

        assert "Yes: 1" in self._text(self.page)

    def test_vote_of_a_stranger(self) -> None:
        """
        It does not count.
        """
        self.stranger.post(f"{self.page}/vote", {"choice": self.choice.pk})

        assert "Yes: 0" in self._text(self.page)

    def test_vote_for_nothing(self) -> None:
        """
        Whoever chose nothing is asked again.
        """
        assert 422 == self.client.post(f"{self.page}/vote").status_code

    def test_withdraw(self) -> None:
        """
        Who has just signed in is fresh enough to withdraw every vote.
        """
        self.client.post(f"{self.page}/vote", {"choice": self.choice.pk})
        assert 200 == self.client.get("/votes/withdraw").status_code
        self.client.post("/votes/withdraw")

        assert "Yes: 0" in self._text(self.page)

    def test_withdraw_long_after_a_proof(self) -> None:
        """
        Somebody who has signed in yesterday proves once more who they are; no vote is lost before.
        """
        self.client.post(f"{self.page}/vote", {"choice": self.choice.pk})
        stale(self.client)
        location = self.client.get("/votes/withdraw").headers["Location"]

        assert "/settings/security/confirm?next=%2Fvotes%2Fwithdraw" == location
        assert 403 == self.client.post("/votes/withdraw").status_code
        assert "Yes: 1" in self._text(self.page)

    def test_withdraw_as_a_stranger(self) -> None:
        """
        It leads to the sign-in page.
        """
        location = self.stranger.get("/votes/withdraw").headers["Location"]

        assert "/sign-in?next=%2Fvotes%2Fwithdraw" == location

    def test_pages_in_our_layout(self) -> None:
        """
        The settings stand in the layout of the application.
        """
        page = self._text("/settings/security")

        assert "Security Settings" in page
        assert 'aria-label="Polls"' in page
        assert '<html lang="en">' in page

    def test_sign_out(self) -> None:
        """
        Django's own view ends the session.
        """
        assert "Sign out" in self._text("/")
        self.client.post("/logout")

        assert "Sign out" not in self._text("/")

    def test_login(self) -> None:
        """
        The password that somebody joined with is the one that Django knows.
        """
        assert self.stranger.login(username="ada@example.com", password=PASSWORD)
        assert "Sign out" in self.stranger.get("/").content.decode()

    def test_join_with_a_weak_password(self) -> None:
        """
        The policy counts at sign-up, too.
        """
        for password in ("short", "eve@example.com1A"):
            typed = {"username": "eve@example.com", "password1": password, "password2": password}
            assert 422 == self.stranger.post("/join", typed).status_code
        assert 1 == User.objects.count()

    def test_join_twice(self) -> None:
        """
        Nobody joins with the address of somebody else.
        """
        typed = ADA | {"username": "ADA@example.com"}

        assert 422 == self.stranger.post("/join", typed).status_code

    def test_migrations_are_complete(self) -> None:
        """
        No change of a table is without one.
        """
        call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())

    def test_checks(self) -> None:
        """
        There is no way in that does not ask for the second factor.
        """
        call_command("check", fail_level="WARNING", stdout=StringIO(), stderr=StringIO())
