"""
The settings: one dictionary, ``ONETSEC``, read when it is needed first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from inspect import iscoroutinefunction
from typing import Any

from attrs import field, fields_dict, frozen
from django.conf import settings
from django.core import mail
from django.core.signals import setting_changed
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from ..errors import ConfigurationError
from ..records import Site
from ..web.headers import CSP

MODES = ("enforce", "observe")
PORTS = {"breaches": "suffixes", "challenge": "is_met"}
"""
Settings that are ports, and what is asked of each.
"""
# Whatever of the project's own settings has a part in what is built of ours.
_OURS = frozenset(
    (
        "ONETSEC",
        "AUTH_USER_MODEL",
        "DATABASES",
        "DEBUG",
        "DEFAULT_FROM_EMAIL",
        "EMAIL_BACKEND",
        "LANGUAGES",
        "LANGUAGE_CODE",
        "LOGIN_REDIRECT_URL",
        "PASSWORD_HASHERS",
        "ROOT_URLCONF",
        "SECRET_KEY",
        "TEMPLATES",
        "USE_I18N",
    )
)
_resets: list[Callable[[], object]] = []


@frozen(kw_only=True)
class Options:
    """
    What stands in ``ONETSEC``, in lower case.

    Attributes:
        auth: A :class:`.Onetsec` that the project has built, or its path in Python; then only
            *home*, *csp*, *address* and what follows them is read.

        keys: As :class:`.Onetsec` takes them. Only with ``DEBUG``, and in tests, there may be none.

        name, url: Of the site; see :class:`.Site`.

        storage: ``"orm"``; or a URL, or the path of a storage in Python.

        database: The alias of the database, for ``"orm"``.

        users: The users of the project; None for :class:`.DjangoUsers` over ``AUTH_USER_MODEL``.

        email_verified: The field of the user that says whether the address is theirs; or a bool.

        older_hashes: A hash of each kind of password that is still stored, besides today's; also a
            made-up one. See :class:`.kinds.Kinds`.

        mailer: The way to a mailbox; "" for Django's, None for none.

        later: ``"thread"``, ``"inline"``, a task of Celery or ``django.tasks``, a function that
            takes the text of a job; or the path of one in Python.

        settings: A :class:`.Settings`.

        locator: Tells the place of a client; see :class:`.ports.Locator`.

        breaches: A list of passwords that are known from breaches, or its path, such as
            ``"onetsec.breaches.HaveIBeenPwned"``; None for none.

        challenge: What strangers have to do besides, while too many of them wait for a hash: a
            :class:`.ports.Challenge`, or its path; None for nothing.

        languages: Their tags; () for those of ``LANGUAGES`` that there is a translation for.

        address: Tells the client of a request, behind proxies that it knows; None for the peer.

        trusted_proxies: The networks of your own proxies, such as ``["10.0.0.0/8"]``; ``"unix"`` is
            a Unix socket. From them ``X-Forwarded-For`` is read, from right to left.

        home: Where to go after signing in; "" for ``LOGIN_REDIRECT_URL``.

        origins: Scheme and host of front ends at other addresses of the same site, which may use
            the API from there.

        doors: Other ways in that are meant to be there, as the system checks name them.

        adopt_until: Until that day, a session of before is made one of ours.

        mode: ``"enforce"``, or ``"observe"``, which records and asks for nothing.
    """

    auth: Any = None
    keys: Sequence[bytes | str] = field(default=(), repr=False)
    name: str = ""
    url: str = ""
    realm: str = "default"
    storage: Any = "orm"
    database: str = "default"
    installation: str = ""
    users: Any = None
    email_verified: str | bool = False
    older_hashes: Sequence[str] = ()
    mailer: Any = ""
    later: Any = "thread"
    settings: Any = None
    locator: Any = None
    breaches: Any = None
    challenge: Any = None
    languages: Any = ()
    address: Any = None
    trusted_proxies: Sequence[str] = ()
    home: str = ""
    csp: str = CSP
    origins: Sequence[str] = ()
    doors: Sequence[str] = ()
    adopt_until: date | None = None
    mode: str = "enforce"

    def __attrs_post_init__(self) -> None:
        if self.mode not in MODES:
            raise ConfigurationError(
                f"ONETSEC['MODE']: {self.mode!r} is none of {', '.join(map(repr, MODES))}."
            )
        if self.adopt_until is not None and not isinstance(self.adopt_until, date):
            raise ConfigurationError(
                f"ONETSEC['ADOPT_UNTIL']: {self.adopt_until!r} is no datetime.date."
            )


@cache
def options() -> Options:
    """
    Return what the settings say now.

    Raises:
        ConfigurationError: If a name is none of ours, or a value can not be used.
    """
    given = getattr(settings, "ONETSEC", {})
    if not isinstance(given, dict):
        raise ConfigurationError(f"ONETSEC: {type(given).__name__} is no dictionary.")

    known = {name.upper(): name for name in fields_dict(Options)}
    for name in given:
        if name not in known:
            near = get_close_matches(str(name).upper(), known, 1, 0.5)
            meant = f" Did you mean {near[0]!r}?" if near else f" There are {', '.join(known)}."
            raise ConfigurationError(f"ONETSEC[{name!r}]: there is no such setting.{meant}")

    return Options(**{known[name]: value for name, value in given.items()})


def keys() -> Sequence[bytes | str]:
    """
    Return the keys; where mistakes are cheap, one that is made of the project's own.

    Raises:
        ConfigurationError: If there is none, and this may be the real thing.
    """
    given = options().keys
    if given:
        return given
    if not settings.DEBUG and not is_tested():
        raise ConfigurationError(
            "ONETSEC['KEYS']: a list with at least one key is needed, which is not SECRET_KEY."
            " Make one with: onetsec keys new"
        )

    derived: bytes = salted_hmac("onetsec.django.keys", "", algorithm="sha256").digest()
    return [derived]


def site(*, reset_path: str, undo_path: str) -> Site:
    """
    Return the site.

    Raises:
        ConfigurationError: If it has no address, and this may be the real thing.
    """
    chosen = options()
    url = chosen.url
    if not url:
        if not settings.DEBUG and not is_tested():
            raise ConfigurationError(
                "ONETSEC['URL']: it is missing. It is the only source of the links in mails, such"
                " as 'https://example.com'."
            )
        url = "http://localhost:8000"

    name = chosen.name or str(settings.ROOT_URLCONF).partition(".")[0]
    return Site(name, url, reset_path=reset_path, undo_path=undo_path)


def is_tested() -> bool:
    """
    Whether Django's test runner, or pytest-django, is at work.
    """
    return hasattr(mail, "outbox")


def named(value: Any) -> Any:
    """
    Return *value*, or what it is the Python path of.
    """
    return import_string(value) if isinstance(value, str) else value


def made(value: Any) -> Any:
    """
    Return what *value* is or names; one of it, if that is a class.
    """
    found = named(value)
    return found() if isinstance(found, type) else found


def port(name: str) -> Any:
    """
    Return the port that ``ONETSEC`` has under *name*; None if there is none.

    Raises:
        ConfigurationError: If it can not be had, or is none, or would have to be awaited.
    """
    given, key = getattr(options(), name), f"ONETSEC[{name.upper()!r}]"
    try:
        found = made(given)
    except (ImportError, TypeError) as error:
        raise ConfigurationError(f"{key}: {error}.") from error
    if found is None:
        return None

    asked = getattr(found, PORTS[name], None)
    its = f"{type(found).__name__}.{PORTS[name]}"
    if not callable(asked):
        raise ConfigurationError(f"{key}: there is no {its}().")
    if iscoroutinefunction(asked):
        raise ConfigurationError(f"{key}: {its}() is asynchronous; give one that is not.")

    return found


def on_reset(forget: Callable[[], object]) -> None:
    """
    Have *forget* called whenever settings were changed that we have looked at.
    """
    _resets.append(forget)


def connect() -> None:
    """
    Hear of changed settings, as tests change them.
    """
    setting_changed.connect(_changed, dispatch_uid="onetsec.conf")


def reset() -> None:
    """
    Forget what was read and what was built of it.
    """
    options.cache_clear()
    for forget in _resets:
        forget()


def _changed(*, setting: str, **rest: object) -> None:
    if setting in _OURS:
        reset()
