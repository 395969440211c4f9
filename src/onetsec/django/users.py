"""
The users of a Django project: whatever ``AUTH_USER_MODEL`` is, nothing is added to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DatabaseError, IntegrityError, InterfaceError, transaction
from django.db.models import BooleanField

from ..errors import ConfigurationError, Unavailable
from ..records import User

_MOST_ALIKE = 20  # rows that a careless collation takes for the same address


class DjangoUsers:
    """
    Users as rows of the project's own model, asked as the project asks for them.

    The id is the primary key as text. A login is what the model's natural key is, which is
    ``USERNAME_FIELD``; or else the address, in any case, of the only one who has it.

    Args:
        email_verified: The field that says whether the address is theirs; or the same for all.

    Raises:
        ConfigurationError: On first use, if the model has no such field.
    """

    def __init__(self, *, email_verified: str | bool = False) -> None:
        self._email_verified = email_verified

    def by_id(self, user_id: str) -> User | None:
        """
        See :meth:`.Users.by_id`.
        """
        found = self.row(user_id)
        return None if found is None else self.facts(found)

    def by_login(self, login: str) -> User | None:
        """
        See :meth:`.Users.by_login`.
        """
        typed = login.strip()
        if not typed or not _is_storable(typed):
            return None

        with outages():
            found = self._by_key(typed) or self._by_address(typed)
        return None if found is None else self.facts(found)

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        """
        See :meth:`.WritableUsers.change_email`. One UPDATE: neither ``save()`` nor its signals.
        """
        row, name = self.row(user_id), _address_field()
        if row is None or not name or not _is_storable(new):
            return False
        if (getattr(row, name, "") or "") != expected:  # a collation may compare with less care
            return False

        same = get_user_model()._default_manager.filter(pk=row.pk, **{name: getattr(row, name)})
        with outages():
            if any(other.pk != row.pk for other in self._alike(new)):
                return False
            try:
                with transaction.atomic(using=same.db):  # a transaction of the host lives on
                    return bool(same.update(**{name: new}, **self._verified(row)) == 1)
            except IntegrityError:
                return False

    def row(self, user_id: str) -> Any:
        """
        Return the user of the project with this id; None if there is none.
        """
        model = get_user_model()
        try:
            key = model._meta.pk.to_python(user_id)
        except (ValidationError, ValueError):
            return None
        if str(key) != user_id or not _is_storable(user_id):
            return None  # neither " 7" nor "07" is 7

        with outages():
            found = model._default_manager.filter(pk=key).first()
        return found if found is not None and str(found.pk) == user_id else None

    def facts(self, row: Any) -> User:
        """
        Return what onetsec wants to know of *row*, a user of the project.
        """
        address = getattr(row, row.get_email_field_name(), "") or ""
        return User(
            str(row.pk),
            email=address,
            email_verified=self._is_verified(row),
            active=bool(row.is_active),
            name=_name(row),
            label=address or row.get_username(),
            words=tuple(filter(None, (row.get_username(), _name(row)))),
        )

    def _by_key(self, typed: str) -> Any:
        """
        The one whom the project itself would find.
        """
        model = get_user_model()
        try:
            found = model._default_manager.get_by_natural_key(typed)
        except (model.DoesNotExist, model.MultipleObjectsReturned, ValidationError, ValueError):
            return None

        # A collation may fold more than the case: then it is not the one who was named.
        return found if found.get_username().casefold() == typed.casefold() else None

    def _by_address(self, typed: str) -> Any:
        alike = self._alike(typed)
        exact = [one for one in alike if getattr(one, one.get_email_field_name()) == typed]
        found = exact or alike
        return found[0] if len(found) == 1 else None

    def _alike(self, typed: str) -> list[Any]:
        """
        Those who have this address in any case.
        """
        name = _address_field()
        if not name:
            return []

        rows = get_user_model()._default_manager.filter(**{f"{name}__iexact": typed}).order_by("pk")
        return [one for one in rows[:_MOST_ALIKE] if _folded(one, name) == typed.casefold()]

    def _verified(self, row: Any) -> dict[str, bool]:
        """
        What says that the address was verified, if it is a field that can be set.
        """
        given = self._email_verified
        fields = {field.name: field for field in row._meta.fields}
        is_flag = isinstance(given, str) and isinstance(fields.get(given), BooleanField)
        return {str(given): True} if is_flag else {}

    def _is_verified(self, row: Any) -> bool:
        given = self._email_verified
        if isinstance(given, bool):
            return given
        if not hasattr(row, given):
            raise ConfigurationError(
                f"ONETSEC['EMAIL_VERIFIED']: {type(row).__name__} has no field {given!r}."
            )

        return bool(getattr(row, given))


def _address_field() -> str:
    """
    The name of the field with the address; "" if the model has none.
    """
    model = get_user_model()
    name: str = model.get_email_field_name()
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""

    return name


def _name(row: Any) -> str:
    full = getattr(row, "get_full_name", None)
    return "" if full is None else str(full()).strip()


def _folded(row: Any, name: str) -> str:
    return (getattr(row, name) or "").casefold()


def _is_storable(text: str) -> bool:
    """
    Whether *text* can stand in a column at all: half a character can not, and a zero byte not
    everywhere.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False

    return "\0" not in text


@contextmanager
def outages() -> Iterator[None]:
    """
    Call an error of the database what it is to a flow.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        words = (str(error) or type(error).__name__).splitlines()[0]
        raise Unavailable(f"users: {words}") from None
