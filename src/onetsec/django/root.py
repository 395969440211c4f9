"""
The one Onetsec of a project, and its pages: built when they are needed first.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, reverse

from .._facade import Onetsec
from ..errors import ConfigurationError
from ..events import EventKind
from ..ports import Mailer, Storage, Users
from ..texts import Languages, Texts
from ..translations import load
from ..web import Web
from ..web.urls import RESET, SESSION, UNDO
from . import conf, heard, later, rendering
from .mail import DjangoMailer
from .passwords import DjangoHasher, DjangoVault
from .users import DjangoUsers

_built: list[Onetsec] = []


@cache
def auth() -> Onetsec:
    """
    Return the Onetsec that the settings describe.

    Raises:
        ConfigurationError: If they describe none.
    """
    chosen = conf.options()
    if chosen.auth is not None:
        given: Onetsec = conf.named(chosen.auth)
        return given

    optional: dict[str, Any] = {
        name: conf.named(value)
        for name, value in (("settings", chosen.settings), ("locator", chosen.locator))
        if value is not None
    }
    optional |= {name: conf.port(name) for name in conf.PORTS}
    users = _users()
    if isinstance(users, DjangoUsers):  # then passwords are Django's, and stay so
        hasher = DjangoHasher(chosen.older_hashes)
        optional |= {"vault": DjangoVault(users), "hasher": hasher}
    made = Onetsec(
        users=users,
        storage=_storage(),
        keys=conf.keys(),
        site=conf.site(reset_path=prefix() + RESET, undo_path=prefix() + UNDO),
        realm=chosen.realm,
        mailer=_mailer(),
        later=later.chosen(),
        languages=_languages(),
        installation=chosen.installation,
        **optional,
    )
    made.on(*EventKind)(heard.tell)
    _built.append(made)
    return made


@cache
def web() -> Web:
    """
    Return the pages.
    """
    chosen = conf.options()
    home = chosen.home or resolve_url(settings.LOGIN_REDIRECT_URL)
    return Web(
        auth().flows,
        renderer=rendering.rendered,
        prefix=prefix(),
        home=home,
        csp=chosen.csp,
        api=api(),
        origins=chosen.origins,
        trusted_proxies=chosen.trusted_proxies,
    )


def api() -> str | None:
    """
    Return the path that the project has included our API under; None if it has not.
    """
    try:
        return str(reverse("onetsec_api:session")).removesuffix(SESSION)
    except NoReverseMatch:
        return None


def prefix() -> str:
    """
    Return the path that the project has included our pages under; "" if it has not.
    """
    try:
        return str(reverse("onetsec:reset")).removesuffix(RESET)
    except NoReverseMatch:
        return ""


def close() -> None:
    """
    Finish what was to be done later, and forget what was built. What the project has built is its
    own to close.
    """
    auth.cache_clear()
    web.cache_clear()
    while _built:
        _built.pop().close()


def _users() -> Users:
    given = conf.options().users
    if given is None:
        return DjangoUsers(email_verified=conf.options().email_verified)

    users: Users = conf.made(given)
    return users


def _mailer() -> Mailer | None:
    given = conf.options().mailer
    if given is None:
        return None
    if not given:
        return DjangoMailer()

    mailer: Mailer = conf.made(given)
    return mailer


def _storage() -> Storage | str:
    given = conf.options().storage
    if given == "orm":
        from .storage import DjangoStorage

        return DjangoStorage(conf.options().database)
    if not isinstance(given, str) or ":" in given:
        storage: Storage | str = given
        return storage

    named: Storage = conf.made(given)
    return named


def _languages() -> Languages:
    """
    The languages that are named; or those of the project that there is a translation for, its own
    the first.
    """
    given = conf.options().languages
    if isinstance(given, Languages):
        return given
    if given:
        return load(*((given,) if isinstance(given, str) else given))
    if not settings.USE_I18N:
        return Languages()

    found = Languages(_translated(settings.LANGUAGE_CODE) or Languages().spoken)
    for tag, _ in settings.LANGUAGES:
        if found.find(tag) is None:
            found = Languages((*found.spoken, *_translated(tag)))
    return found


def _translated(tag: str) -> tuple[Texts, ...]:
    try:
        return load(tag).spoken
    except ConfigurationError:
        return ()  # nobody has translated ours into it


conf.on_reset(close)
