"""
The contract of users, over Django's own model and another one.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import is_password_usable, make_password
from django.db import connections
from django.test.utils import override_settings

from onetsec import ConfigurationError
from onetsec.django.passwords import DjangoVault
from onetsec.django.users import DjangoUsers
from onetsec.ports import PasswordVault, Users
from onetsec.testing import AddressesContract, VaultContract

from . import databases


class Rows(AddressesContract, VaultContract):
    """
    Users who are rows, with a column for the password.
    """

    model = "auth.User"

    @pytest.fixture(autouse=True)
    def stored(self, project_database: None, configured: Any) -> None:
        configured(AUTH_USER_MODEL=self.model)

    def make(self) -> Users:
        return DjangoUsers()

    def remove(self, login: str) -> None:
        get_user_model()._default_manager.get(email=login).delete()

    def leave(self) -> None:
        """
        Close the connection of the thread.
        """
        connections.close_all()

    def failing(self) -> Users:
        return Down()

    def vault(self, users: Users) -> PasswordVault:
        assert isinstance(users, DjangoUsers)
        return DjangoVault(users)

    def read(self, login: str) -> str | None:
        stored: str = get_user_model()._default_manager.get(email=login).password
        return stored if stored and is_password_usable(stored) else None

    def write(self, login: str, hashed: str | None) -> None:
        if hashed is None:  # what Django writes for it
            hashed = make_password(None)
        get_user_model()._default_manager.filter(email=login).update(password=hashed)


class Down(DjangoUsers):
    """
    Users of a database that is not there.
    """

    def row(self, user_id: str) -> Any:
        with elsewhere():
            return super().row(user_id)

    def by_login(self, login: str) -> Any:
        with elsewhere():
            return super().by_login(login)


class elsewhere:  # noqa: N801 - used like a function
    """
    The default database is a file in a folder that is not there.
    """

    def __enter__(self) -> None:
        self._before = connections.settings["default"]
        connections["default"].close()
        del connections["default"]
        databases.add("default", ENGINE="django.db.backends.sqlite3", NAME="/nowhere/at/all")

    def __exit__(self, *error: object) -> None:
        del connections["default"]
        connections.settings["default"] = self._before


class TestUser(Rows):
    """
    Django's own: a name, and an address that need not be anybody's alone.
    """

    def add(self, login: str) -> None:
        model = get_user_model()
        model.objects.create_user(f"name-{model.objects.count()}-{login[:8]}", login)


class TestMember(Rows):
    """
    An address for a name, and a UUID for a key.
    """

    model = "members.Member"

    def add(self, login: str) -> None:
        get_user_model()._default_manager.create(email=login)


@pytest.fixture
def people(project_database: None) -> Any:
    """
    The manager of Django's own users.
    """
    return get_user_model().objects


def test_user_is_found_by_name(people: Any) -> None:
    """
    What Django itself asks for comes first.
    """
    ada = people.create_user("ada", "ada@example.com")

    found = DjangoUsers().by_login("ada")

    assert found is not None
    assert (str(ada.pk), "ada@example.com", "ada@example.com") == (
        found.id,
        found.email,
        found.label,
    )


def test_address_of_two_is_nobody_s(people: Any) -> None:
    """
    Who is meant can not be told.
    """
    people.create_user("ada", "both@example.com")
    people.create_user("eve", "BOTH@example.com".replace("example.com", "EXAMPLE.com"))

    assert DjangoUsers().by_login("Both@example.com") is None


def test_disabled_user(people: Any) -> None:
    """
    Who was disabled is known, and let nobody in.
    """
    people.create_user("ada", is_active=False)

    found = DjangoUsers().by_login("ada")

    assert found is not None
    assert not found.active


def test_verified_address(project_database: None) -> None:
    """
    A field of the project says whether the address is theirs.
    """
    with override_settings(AUTH_USER_MODEL="members.Member"):
        get_user_model()._default_manager.create(email="ada@example.com", email_verified=True)

        found = DjangoUsers(email_verified="email_verified").by_login("ada@example.com")

        assert found is not None
        assert found.email_verified


def test_verified_address_in_no_field(people: Any) -> None:
    """
    A field that is not there is said.
    """
    people.create_user("ada")

    with pytest.raises(ConfigurationError, match="has no field 'proven'"):
        DjangoUsers(email_verified="proven").by_login("ada")


def test_new_address_is_verified(project_database: None) -> None:
    """
    It was proven: the field that says so, says so.
    """
    with override_settings(AUTH_USER_MODEL="members.Member"):
        ada = get_user_model()._default_manager.create(email="ada@example.com")
        users = DjangoUsers(email_verified="email_verified")

        assert users.change_email(str(ada.pk), "ada@example.org", expected="ada@example.com")
        found = users.by_id(str(ada.pk))
        assert found is not None
        assert ("ada@example.org", True) == (found.email, found.email_verified)


def test_new_address_that_is_no_text(people: Any) -> None:
    """
    Half a character is no address.
    """
    ada = people.create_user("ada", "ada@example.com")

    assert not DjangoUsers().change_email(str(ada.pk), "\ud800@x", expected="ada@example.com")
