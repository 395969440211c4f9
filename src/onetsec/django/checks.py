"""
System checks: what is wrong, and every other way in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connections
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.module_loading import import_string

from ..errors import ConfigurationError
from . import conf

MIDDLEWARE = "onetsec.django.OnetsecMiddleware"
_PATHS = (MIDDLEWARE, "onetsec.django.middleware.OnetsecMiddleware")
_BEFORE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
)
_TOKENS = {  # views that trade a password for a token, and what they belong to
    "ObtainAuthToken": "rest_framework.authtoken",
    "TokenObtainPairView": "rest_framework_simplejwt",
    "TokenObtainSlidingView": "rest_framework_simplejwt",
}


def register() -> None:
    """
    Have Django run them.
    """
    checks.register(check_settings, checks.Tags.security)
    checks.register(check_doors, checks.Tags.security)
    checks.register(check_deployment, checks.Tags.security, deploy=True)


def check_settings(**rest: object) -> list[Any]:
    """
    Look whether anything can work.
    """
    try:
        conf.options()
    except ConfigurationError as error:
        return [checks.Error(str(error), id="onetsec.E001")]

    found = [*_middleware(), *_transactions(), *_ports()]
    try:
        reverse("onetsec:verify")
    except NoReverseMatch:
        found.append(
            checks.Error(
                "The pages are not there: nobody could take a second step.",
                hint="path('', include('onetsec.django.urls'))",
                id="onetsec.E004",
            )
        )
    return found


def check_doors(**rest: object) -> list[Any]:
    """
    Name every way in that does not ask for the second factor, unless it is meant to be there.
    """
    try:
        meant = frozenset(conf.options().doors)
    except ConfigurationError:
        return []  # that is told already

    return [
        checks.Warning(
            f"{door} lets in who knows a password, and asks for no second factor.",
            hint=f"{hint} If it is meant to be there: ONETSEC['DOORS'] = [{door!r}].",
            id="onetsec.W001",
        )
        for door, hint in _doors()
        if door not in meant
    ]


def check_deployment(**rest: object) -> list[Any]:
    """
    Look whether this can go to its users.
    """
    try:
        chosen = conf.options()
    except ConfigurationError:
        return []

    return list(_deployment(chosen))


def _middleware() -> Iterator[Any]:
    names = list(settings.MIDDLEWARE)
    ours = [names.index(path) for path in _PATHS if path in names]
    if not ours:
        yield checks.Error(
            f"MIDDLEWARE lacks {MIDDLEWARE!r}: nobody would be signed in.", id="onetsec.E002"
        )
        return

    for name in _BEFORE:
        if name not in names or names.index(name) > ours[0]:
            yield checks.Error(
                f"MIDDLEWARE: {MIDDLEWARE!r} comes after {name!r}.", id="onetsec.E002"
            )


def _transactions() -> Iterator[Any]:
    chosen = conf.options()
    if chosen.storage != "orm" or chosen.database not in connections.settings:
        return

    database = connections.settings[chosen.database]
    if "sqlite" in database["ENGINE"] and database["ATOMIC_REQUESTS"]:
        yield checks.Error(
            "SQLite has one writer: with ATOMIC_REQUESTS, a guess can not be paid for apart.",
            hint="ONETSEC['STORAGE'] = 'sqlite:////…/onetsec.db', a file of its own.",
            id="onetsec.E003",
        )


def _ports() -> Iterator[Any]:
    for name in conf.PORTS:
        try:
            conf.port(name)
        except ConfigurationError as error:
            yield checks.Error(str(error), id="onetsec.E006")

    chosen = conf.options()
    try:
        ours = conf.named(chosen.settings)
    except ImportError as error:
        yield checks.Error(f"ONETSEC['SETTINGS']: {error}", id="onetsec.E001")
        return

    if ours is not None and ours.breaches.required and chosen.breaches is None:
        yield checks.Error(
            "ONETSEC['BREACHES'] is missing, and breaches.required lets no password pass that was"
            " not looked for.",
            hint="ONETSEC['BREACHES'] = 'onetsec.breaches.HaveIBeenPwned'",
            id="onetsec.E006",
        )


def _doors() -> Iterator[tuple[str, str]]:
    """
    Doors, and how to shut them.
    """
    ours = "Put 'onetsec.django.OnetsecBackend' in its place."
    for path in settings.AUTHENTICATION_BACKENDS:
        if path == "django.contrib.auth.backends.ModelBackend":
            yield path, ours
    rest = getattr(settings, "REST_FRAMEWORK", {})
    for path in rest.get("DEFAULT_AUTHENTICATION_CLASSES", ()):
        name = path if isinstance(path, str) else f"{path.__module__}.{path.__qualname__}"
        if name.endswith(("BasicAuthentication", "TokenAuthentication", "JWTAuthentication")):
            yield name, "Use onetsec.django.rest.BearerAuthentication."
    for name in sorted(_views(get_resolver().url_patterns)):
        yield name, "Take it out of the URLs, or put our backend first."


def _views(patterns: Any) -> set[str]:
    """
    The views among *patterns* that issue tokens.
    """
    found: set[str] = set()
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            found |= _views(pattern.url_patterns)
            continue
        kind: Any = getattr(pattern.callback, "view_class", None) or getattr(
            pattern.callback, "cls", None
        )
        for one in getattr(kind, "__mro__", ()):
            if one.__name__ in _TOKENS and one.__module__.startswith(_TOKENS[one.__name__]):
                found.add(f"{kind.__module__}.{kind.__qualname__}")
    return found


def _deployment(chosen: conf.Options) -> Iterator[Any]:
    if chosen.auth is None and not chosen.keys:
        yield checks.Error(
            "ONETSEC['KEYS'] is missing.", hint="onetsec keys new", id="onetsec.E005"
        )
    if chosen.auth is None and not chosen.url.startswith("https://"):
        yield checks.Warning(
            f"ONETSEC['URL'] is {chosen.url!r}: cookies are not for https only.", id="onetsec.W002"
        )
    if not settings.SESSION_COOKIE_SECURE:
        yield checks.Warning(
            "SESSION_COOKIE_SECURE is off; Django's session hands ours over.", id="onetsec.W002"
        )
    behind = settings.SECURE_PROXY_SSL_HEADER or settings.USE_X_FORWARDED_HOST
    if behind and chosen.address is None and not chosen.trusted_proxies:
        yield checks.Warning(
            "There is a proxy, and ONETSEC['TRUSTED_PROXIES'] is missing: addresses of clients are"
            " not known, and guesses from one network not counted.",
            id="onetsec.W003",
        )
    if isinstance(chosen.address, str):
        try:
            import_string(chosen.address)
        except ImportError as error:
            yield checks.Error(f"ONETSEC['ADDRESS']: {error}", id="onetsec.E001")
