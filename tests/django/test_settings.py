"""
The settings: one dictionary, read late, whose mistakes are told.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.utils import translation

from onetsec import Client, ConfigurationError, Settings
from onetsec.django import auth, conf, web
from onetsec.django.later import DjangoThreads, chosen
from onetsec.later import InlineLater, QueueLater
from onetsec.storage.memory import MemoryStorage
from onetsec.users import DictUsers

from .project import TEMPLATES

BASE: dict[str, Any] = {"KEYS": [b"k" * 32], "URL": "https://example.com", "STORAGE": "memory:"}


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Outside of tests: where a mistake costs.
    """
    monkeypatch.delattr(mail, "outbox")


def test_unknown_name_is_refused(configured: Any) -> None:
    """
    With the name that was meant.
    """
    configured(ONETSEC={"KEY": []})

    with pytest.raises(ConfigurationError, match=r"'KEY'.*Did you mean 'KEYS'"):
        auth()


def test_strange_name_is_refused(configured: Any) -> None:
    """
    Where nothing is near, all names are told.
    """
    configured(ONETSEC={"ZZZZZZZZ": []})

    with pytest.raises(ConfigurationError, match="There are AUTH, KEYS"):
        auth()


def test_no_dictionary(configured: Any) -> None:
    """
    Anything else is refused.
    """
    configured(ONETSEC=["KEYS"])

    with pytest.raises(ConfigurationError, match="list is no dictionary"):
        auth()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"MODE": "watch"}, "MODE"),
        ({"ADOPT_UNTIL": "2030-01-01"}, "ADOPT_UNTIL"),
        ({"LATER": 7}, "LATER"),
    ],
)
def test_wrong_value(changes: dict[str, Any], told: str, configured: Any) -> None:
    """
    The setting is named.
    """
    configured(ONETSEC=BASE | changes)

    with pytest.raises(ConfigurationError, match=told):
        auth()


def test_settings_are_read_late_and_anew(configured: Any) -> None:
    """
    A test that changes them gets an Onetsec of its own.
    """
    configured(ONETSEC=BASE | {"NAME": "One"})
    one = auth()
    assert one is auth()

    configured(ONETSEC=BASE | {"NAME": "Two"})

    assert ("One", "Two") == (one.site.name, auth().site.name)


def test_a_setting_of_others_changes_nothing(configured: Any) -> None:
    """
    The negative control.
    """
    configured(ONETSEC=BASE)
    one = auth()

    configured(APPEND_SLASH=False)

    assert one is auth()


def test_keys_are_needed(configured: Any, real: None) -> None:
    """
    SECRET_KEY is none of them where it counts.
    """
    configured(ONETSEC={"URL": "https://example.com", "STORAGE": "memory:"})

    with pytest.raises(ConfigurationError, match="onetsec keys new"):
        auth()


def test_address_is_needed(configured: Any, real: None) -> None:
    """
    No link is made of what a request says.
    """
    configured(ONETSEC={"KEYS": [b"k" * 32], "STORAGE": "memory:"})

    with pytest.raises(ConfigurationError, match="URL"):
        auth()


def test_debug_needs_nothing(configured: Any, real: None) -> None:
    """
    Whoever tries it out begins at once.
    """
    configured(ONETSEC={"STORAGE": "memory:"}, DEBUG=True)

    assert ("http://localhost:8000", "tests") == (auth().site.url, auth().site.name)
    assert 32 == len(conf.keys()[0])


def test_ports_of_the_project(configured: Any) -> None:
    """
    Each has a setting: an object, or its path.
    """
    configured(
        ONETSEC=BASE
        | {
            "USERS": "onetsec.users.DictUsers",
            "STORAGE": "onetsec.storage.memory.MemoryStorage",
            "MAILER": "onetsec.mail.MemoryMailer",
            "SETTINGS": Settings(sweep_every=7),
        }
    )

    assert isinstance(auth().flows.sign_in._users._port, DictUsers)  # type: ignore[attr-defined]
    assert isinstance(auth()._storage, MemoryStorage)
    assert 7 == auth().flows.settings.sweep_every
    assert auth().flows.mails.is_there


def test_no_mails(configured: Any) -> None:
    """
    None is none: then nothing that needs a mail is offered.
    """
    configured(ONETSEC=BASE | {"MAILER": None})

    assert not web().can_mail


def test_later_in_tests() -> None:
    """
    At once, so that a mail is in the outbox.
    """
    assert isinstance(chosen(), InlineLater)


def test_later(configured: Any, real: None) -> None:
    """
    Threads, unless the project has a queue.
    """
    assert isinstance(chosen(), DjangoThreads)
    configured(ONETSEC=BASE | {"LATER": print})
    assert isinstance(chosen(), QueueLater)
    given = InlineLater()
    configured(ONETSEC=BASE | {"LATER": given})
    assert given is chosen()


def test_languages_of_the_project(configured: Any) -> None:
    """
    Those that there is a translation for, the project's own the first.
    """
    languages = [("fr", "French"), ("de", "German"), ("en", "English")]
    configured(ONETSEC=BASE, LANGUAGE_CODE="de", LANGUAGES=languages)

    assert ["de", "en"] == [texts.language for texts in auth().flows.languages.spoken]


def test_languages_that_are_named(configured: Any) -> None:
    """
    What is named is spoken, and nothing else.
    """
    configured(ONETSEC=BASE | {"LANGUAGES": ["de"]})

    assert ["de"] == [texts.language for texts in auth().flows.languages.spoken]


def test_no_languages(configured: Any) -> None:
    """
    A project without translations speaks English.
    """
    configured(ONETSEC=BASE, USE_I18N=False, LANGUAGE_CODE="de")

    assert ["en"] == [texts.language for texts in auth().flows.languages.spoken]


def test_pages_speak_as_django_does(configured: Any, client: Any) -> None:
    """
    The language of a page is the one that the project has activated.
    """
    configured(ONETSEC=BASE | {"LANGUAGES": ["en", "de"]}, TEMPLATES=TEMPLATES)

    with translation.override("de"):
        assert '<html lang="de"' in client.get("/sign-in").content.decode()
    assert '<html lang="en"' in client.get("/sign-in").content.decode()


def test_date_of_adoption(configured: Any) -> None:
    """
    A date is one.
    """
    configured(ONETSEC=BASE | {"ADOPT_UNTIL": date(2030, 1, 1)})

    assert date(2030, 1, 1) == conf.options().adopt_until


def test_proxies(configured: Any) -> None:
    """
    By their networks; a wrong one is named.
    """
    configured(ONETSEC={"TRUSTED_PROXIES": ["10.0.0.0/8"]})
    assert web().proxies.trusts("10.1.2.3")

    configured(ONETSEC={"TRUSTED_PROXIES": ["10.0.0.0/99"]})
    with pytest.raises(ConfigurationError, match=r"trusted_proxies: '10\.0\.0\.0/99'"):
        web()


class Counted(PBKDF2PasswordHasher):
    """
    A hasher of the project that counts.
    """

    algorithm = "counted"
    made: ClassVar[list[int]] = []

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        self.made.append(iterations or 0)
        return f"{self.algorithm}${iterations}${salt}$digest of {password}"


def test_older_hashes(project_database: None, configured: Any) -> None:
    """
    A wrong password costs one of each of their kinds, also if there is nobody; without them it
    costs none.
    """
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher", f"{__name__}.Counted"]
    older = ["counted$720000$salt$digest", "counted$870000$salt$digest"]
    costs = []
    for given in (older, []):
        configured(ONETSEC=BASE | {"OLDER_HASHES": given}, PASSWORD_HASHERS=hashers)
        Counted.made.clear()
        auth().sign_in.password("nobody@example.com", "wrong", client=Client("192.0.2.1"))
        costs.append(list(Counted.made))

    assert [[720000, 870000], []] == costs


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("md5$salt$digest", "a list of 8 hashes"),
        (["md5$salt$digest"] * 9, "a list of 8 hashes"),
        (["md5$salt$digest", "sha256$1$salt$digest"], r"\[1\]: none of PASSWORD_HASHERS"),
        ([None], r"\[0\]: none of PASSWORD_HASHERS"),
    ],
)
def test_what_is_no_older_hash(given: Any, message: str, configured: Any) -> None:
    """
    Would cost nothing, and so keep nothing secret.
    """
    configured(ONETSEC=BASE | {"OLDER_HASHES": given})

    with pytest.raises(ConfigurationError, match=r"^ONETSEC\['OLDER_HASHES'\].*" + message):
        auth()
