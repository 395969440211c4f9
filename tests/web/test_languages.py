"""
Languages: whose is shown, and that nothing is left in English.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel  # type: ignore[import-untyped]  # it has no types
from werkzeug.test import TestResponse as Response

from onetsec import Unavailable, User
from onetsec.flask import FlaskOnetsec, current_session, session_required
from onetsec.testing import FrozenClock
from onetsec.texts import ENGLISH, Languages, Texts
from onetsec.users import DictUsers
from onetsec.web.render import TEMPLATES
from onetsec.web.urls import UNDO

from ..conftest import HERE, PASSWORD
from ..pseudo import ARABIC, TAG, pseudo, unsaid
from .conftest import VERA, NewAuth
from .mailbox import Mailbox
from .walking import (
    AUTHENTICATOR,
    CONFIRM,
    EMAIL_CODE,
    FORGOT,
    RESET,
    SECURITY,
    SESSIONS,
    VERIFY,
    Person,
    csrf,
    flask_application,
    title,
    told,
)
from .watched import Watched

NEW = "Another Staple 7 Lantern"
GERMAN = {"headers": {"Accept-Language": "de-AT,de;q=0.8"}}
READ_OUT = (
    *("aria-label", "title", "alt", "placeholder"),
    *("data-os-secret", "data-os-copied", "data-os-not-copied", "data-os-waiting"),
)
OURS_IN_NO_LANGUAGE = re.compile(
    r"Example Shop|ada@example\.com|a…@example\.com|curl|Firefox|Linux|192\.0\.2\.1|198\.51\.100\.7"
    r"|http://localhost:8000|·|\s|[\W\d_]"
)
"""What is called the same everywhere: names, addresses, numbers."""


class Words(HTMLParser):
    """
    Every text of a page that somebody reads or hears, but for codes, which are in no language.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = [""]
        self._skipped = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """
        Begin another text, unless a time stands inside of one; note what is read out.
        """
        if tag != "time":
            self._skipped = tag == "code"
            self.found.append("")
        self.found[:0] = [value for name, value in attrs if name in READ_OUT and value]

    def handle_endtag(self, tag: str) -> None:
        """
        Begin another text.
        """
        if tag != "time":
            self._skipped = False
            self.found.append("")

    def handle_data(self, data: str) -> None:
        """
        Go on with a text.
        """
        if not self._skipped:
            self.found[-1] += data


def english(response: Response) -> list[str]:
    """
    What a page in a language that nobody speaks says in another one.
    """
    assert 'lang="en-XA"' in response.text
    said = [unsaid(one) for one in Words(response.text).found]
    return [one for one in said if OURS_IN_NO_LANGUAGE.sub("", one)]


@pytest.fixture
def speaking(
    adapter: Callable[..., Any], new_auth: NewAuth, clock: FrozenClock
) -> Callable[..., Person]:
    """
    Make somebody in front of an application that speaks these languages.
    """

    def make(*languages: str | Texts) -> Person:
        texts = tuple(one for one in languages if isinstance(one, Texts))
        auth = new_auth(languages=Languages(texts) if texts else languages)
        for user_id in ("ada", "vera"):
            auth.password.register(user_id, PASSWORD)
        return Person(adapter(auth), clock=clock)

    return make


def test_english_stays_where_it_is_the_only_one(person: Person) -> None:
    """
    A host that has said nothing shows English, whatever the browser asks for.
    """
    page = person.get("/sign-in", **GERMAN)

    assert '<html lang="en" dir="ltr">' in page.text
    assert "Sign in · Example Shop" == title(page)


def test_browser_chooses(speaking: Callable[..., Person]) -> None:
    """
    Among the languages of the host, the browser's favorite is shown.
    """
    page = speaking("en", "de").get("/sign-in", **GERMAN)

    assert '<html lang="de" dir="ltr">' in page.text
    assert "Anmelden · Example Shop" == title(page)


def test_strangers(speaking: Callable[..., Person]) -> None:
    """
    Whoever asks for nothing that is spoken is shown the first language.
    """
    page = speaking("de", "en").get("/sign-in", headers={"Accept-Language": "fr"})

    assert '<html lang="de"' in page.text


def test_outcome_in_german(speaking: Callable[..., Person]) -> None:
    """
    A note is told in the language of the page that shows it: the cookie holds no text.
    """
    person = speaking("de")
    person.sign_in()
    person.send(SECURITY, "/sign-out")

    assert "status: Sie sind abgemeldet." == told(person.get("/sign-in"))


def _raise(error: Exception) -> None:
    raise error


def test_outage_in_german(watched: Watched, speaking: Callable[..., Person]) -> None:
    """
    Also what needs no page is said in the language of the visitor.
    """
    person = speaking("en", "de")
    person.sign_in()
    watched.then = partial(_raise, Unavailable("down"))
    down = person.get(SECURITY, **GERMAN)

    assert 503 == down.status_code
    assert '<html lang="de" dir="ltr">' in down.text
    assert "<title>Fehler: Bitte versuchen Sie es noch einmal</title>" in down.text
    wrong = person.open("PUT", "/sign-in", **GERMAN)
    assert 405 == wrong.status_code
    assert "Hier nicht möglich" in wrong.text


def test_right_to_left(speaking: Callable[..., Person]) -> None:
    """
    A page says in which direction it is written.
    """
    person = speaking(pseudo(ARABIC))
    person.sign_in()

    assert '<html lang="ar" dir="rtl">' in person.get(SECURITY).text


def every_page(person: Person, mailbox: Mailbox) -> Iterator[Response]:
    """
    Walk through all pages, and most of what they say.
    """
    yield person.get("/sign-in")
    yield person.sign_in(password="wrong")
    yield person.get(FORGOT)
    person.send(FORGOT, FORGOT, login="ada@example.com")
    yield person.get(FORGOT)
    link = mailbox.link()
    yield person.get(link)
    yield person.send(link, RESET, token=link.partition("=")[2], new="short", confirm="short")
    yield person.get(f"{RESET}?token=over")

    person.sign_in()
    yield person.get(SECURITY)
    yield person.get(SESSIONS)
    yield person.send(SECURITY, "/settings/security/password", current="x", new="y", confirm="z")
    person.switch("on")
    yield person.get(EMAIL_CODE)
    yield person.send(EMAIL_CODE, f"{EMAIL_CODE}/confirm", code="1")
    person.send(EMAIL_CODE, f"{EMAIL_CODE}/confirm", code=mailbox.code())
    yield person.get(SECURITY)

    yield person.send(SECURITY, AUTHENTICATOR)
    yield person.send(AUTHENTICATOR, f"{AUTHENTICATOR}/confirm", code="1")
    yield person.get(AUTHENTICATOR)
    yield person.set_up()
    yield person.get(SECURITY)
    for action in ("set-up", "disable", "renew", "mail-on", "mail-off", "end-others"):
        yield person.get(f"{CONFIRM}?for={action}")
        yield person.get(f"{CONFIRM}?for={action}&step=2")
    for factor in ("app", "mail", "recovery"):
        yield person.get(f"{CONFIRM}?factor={factor}")
    yield person.post(f"{SESSIONS}/unknown/revoke", {"csrf": csrf(person.get(SESSIONS))})

    person.send(SECURITY, "/sign-out")
    yield person.get("/sign-in")
    person.sign_in()
    for factor in ("app", "mail", "recovery"):
        yield person.get(f"{VERIFY}?factor={factor}")
        yield person.send(VERIFY, VERIFY, factor=factor, code="1")
    yield person.post("/sign-in", {"csrf": "stale"})
    person.send(VERIFY, VERIFY, factor="app", code=person.code())
    for _ in range(6):
        slow = person.send(SECURITY, f"{SECURITY}/password", current="x", new=NEW, confirm=NEW)
    yield slow


def test_nothing_is_left_in_english(speaking: Callable[..., Person], mailbox: Mailbox) -> None:
    """
    Every text of every page comes from the catalog of its language.
    """
    person = speaking(pseudo())
    pages = list(every_page(person, mailbox))

    assert {200, 403, 404, 409, 422, 429} == {page.status_code for page in pages}
    assert [] == [(title(page), said) for page in pages for said in english(page)]


def test_english_is_found(speaking: Callable[..., Person]) -> None:
    """
    The negative control: a page that says something in English is caught, tag or attribute.
    """
    page = speaking(Texts(language=TAG)).get("/sign-in")

    assert {"Email", "Show", "Sign in"} <= set(english(page))


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_no_word_in_a_template(path: Path) -> None:
    """
    A template holds no text of its own, also where no walk comes by.
    """
    source = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", path.read_text(), flags=re.DOTALL)
    attributes = re.findall(rf'(?:{"|".join(READ_OUT)})="([^"]*)"', source)
    texts = re.sub(r"<[^>]*>", "", source)

    said = [re.sub(r"\{\{.*?\}\}", "", one) for one in (texts, *attributes)]

    assert [] == [one for one in said if re.search(r"\w", one)]


def test_no_mail_is_left_in_english(
    new_auth: NewAuth, people: DictUsers, mailbox: Mailbox, clock: FrozenClock
) -> None:
    """
    Every mail comes from the catalog of its reader's language, subject and time as well.
    """
    people.put(User("vera", email=VERA, email_verified=True, locale=TAG))
    auth = new_auth(languages=Languages((ENGLISH, pseudo())))
    auth.password.register("vera", PASSWORD)
    person = Person(flask_application(auth), clock=clock)
    person.sign_in(VERA)
    person.set_up()
    person.switch("on")
    person.send(SECURITY, f"{SECURITY}/recovery-codes")
    person.send(SECURITY, f"{SECURITY}/password", current=PASSWORD, new=NEW, confirm=NEW)
    person.switch("off")
    person.send(SECURITY, f"{AUTHENTICATOR}/disable", sure="1")
    person.switch("on")
    person.send(SECURITY, "/sign-out")
    person.sign_in(VERA, NEW)
    person.send(FORGOT, FORGOT, login=VERA)

    assert {"email-code", "notice", "reset-link"} == {mail.kind for mail in mailbox.mails}
    for mail in mailbox.mails:
        assert TAG == mail.locale
        said = (mail.subject, *mail.text.split("\n\n"), *Words(mail.html).found)
        words = (one for one in said if RESET not in one and UNDO not in one)
        left = [OURS_IN_NO_LANGUAGE.sub("", unsaid(one)) for one in words]
        assert [] == [one for one in left if one]


def test_mails_in_the_language_of_their_reader(
    new_auth: NewAuth, people: DictUsers, mailbox: Mailbox, adapter: Callable[..., Any]
) -> None:
    """
    Who asks for a mail may be somebody else: its language is that of the user.
    """
    people.put(User("vera", email=VERA, email_verified=True, locale="de_AT"))
    auth = new_auth(languages=("en", "de"))
    auth.password.register("vera", PASSWORD)
    person = Person(adapter(auth), clock=FrozenClock())

    person.send(FORGOT, FORGOT, login=VERA)

    assert ["Neues Passwort für Example Shop"] == [mail.subject for mail in mailbox.mails]
    assert "de" == mailbox.mails[-1].locale
    assert '<html lang="de" dir="ltr">' in mailbox.mails[-1].html


def test_advice_as_data(new_auth: NewAuth) -> None:
    """
    A host that shows advice on pages of its own says in which language.
    """
    auth = new_auth(languages=("en", "de"))
    auth.password.register("ada", PASSWORD)
    session = auth.sign_in.password("ada@example.com", PASSWORD, client=HERE).session
    assert session is not None

    german = auth.posture.report(session, language="de")

    assert "Zwei-Faktor-Authentifizierung einschalten" == german[0].data()["title"]
    assert "Enable MFA" == auth.posture.report(session)[0].data()["title"]


def test_language_of_who_has_signed_in(
    new_auth: NewAuth, watched: Watched, clock: FrozenClock
) -> None:
    """
    A host that asks the session for the language still answers an outage with 503, everywhere.
    """

    def chosen() -> str:
        session = current_session()
        return "" if session is None else "de"

    app = Flask("host")
    auth = new_auth(languages=("en", "de"))
    auth.password.register("ada", PASSWORD)
    FlaskOnetsec(auth, app, locale=chosen)

    @app.get("/own")
    @session_required
    def own() -> str:
        return "own"

    person = Person(app, clock=clock)
    person.sign_in()
    assert '<html lang="de"' in person.get(SECURITY).text
    for path in ("/own", SECURITY, SESSIONS):
        watched.is_down = True
        assert (503, "5") == (
            (down := person.get(path)).status_code,
            down.headers.get("Retry-After"),
        )


def test_another_extension_called_babel(
    new_auth: NewAuth, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What only has the name chooses no language.
    """
    app = Flask("host")
    app.extensions["babel"] = object()
    FlaskOnetsec(new_auth(), app)
    monkeypatch.setitem(sys.modules, "flask_babel", None)

    assert 200 == Person(app, clock=clock).get("/sign-in").status_code


def test_one_language_as_a_text(new_auth: NewAuth) -> None:
    """
    A single tag need not be put into a tuple.
    """
    assert "Anmelden" == new_auth(languages="de").flows.languages.named("")["sign_in"]


def test_flask_babel(new_auth: NewAuth, clock: FrozenClock) -> None:
    """
    Where Flask-Babel has chosen a language, our pages follow it.
    """
    app = Flask("host")
    Babel(app, locale_selector=lambda: "de_AT")
    FlaskOnetsec(new_auth(languages=("en", "de")), app)

    assert '<html lang="de"' in Person(app, clock=clock).get("/sign-in").text


def test_locale_of_a_host(new_auth: NewAuth, clock: FrozenClock) -> None:
    """
    A host without Flask-Babel says the language itself, and leaves it to the browser with None.
    """
    chosen: list[str | None] = ["de"]
    app = Flask("host")
    FlaskOnetsec(new_auth(languages=("en", "de")), app, locale=lambda: chosen[0])
    person = Person(app, clock=clock)

    assert '<html lang="de"' in person.get("/sign-in").text
    chosen[0] = "fr"
    assert '<html lang="en"' in person.get("/sign-in", **GERMAN).text
    chosen[0] = None
    assert '<html lang="de"' in person.get("/sign-in", **GERMAN).text
