"""
The stylesheet and the script.
"""

from __future__ import annotations

import re

import pytest

from onetsec.web.assets import asset

from .walking import Person

FOLDER = "/onetsec/static/"


@pytest.mark.parametrize(
    ("kind", "name"),
    [("text/css; charset=utf-8", "onetsec.css"), ("text/javascript; charset=utf-8", "onetsec.js")],
)
def test_a_file(kind: str, name: str, person: Person) -> None:
    """
    A file is the same for everybody: no cookie, and a name for its bytes.
    """
    response = person.get(FOLDER + name)

    assert 200 == response.status_code
    assert kind == response.headers["Content-Type"]
    assert "nosniff" == response.headers["X-Content-Type-Options"]
    assert "Set-Cookie" not in response.headers
    assert "Vary" not in response.headers
    assert re.fullmatch(r'"[0-9a-f]{16}"', response.headers["ETag"])


def test_a_file_under_its_version_is_kept(person: Person) -> None:
    """
    The address on our pages holds the version, and what it names never changes.
    """
    found = re.search(
        r'href="(/onetsec/static/onetsec\.css\?v=[0-9a-f]{16})"', person.get("/sign-in").text
    )
    assert found is not None

    assert "public, max-age=31536000, immutable" == person.get(found[1]).headers["Cache-Control"]


@pytest.mark.parametrize("query", ["", "?v=0000000000000000", "?w=1"])
def test_a_file_without_its_version_is_asked_for_again(query: str, person: Person) -> None:
    """
    Under any other address the file may change.
    """
    assert "public, no-cache" == person.get(f"{FOLDER}onetsec.css{query}").headers["Cache-Control"]


@pytest.mark.parametrize("known", ["{}", "W/{}", '"x", {}', "*"])
def test_a_known_file_is_not_sent_again(known: str, person: Person) -> None:
    """
    Who has the bytes gets none.
    """
    tag = person.get(f"{FOLDER}onetsec.css").headers["ETag"]

    response = person.get(f"{FOLDER}onetsec.css", headers={"If-None-Match": known.format(tag)})

    assert (304, b"", tag) == (response.status_code, response.data, response.headers["ETag"])


def test_another_version_is_sent(person: Person) -> None:
    """
    The negative control: an old copy is replaced.
    """
    response = person.get(f"{FOLDER}onetsec.css", headers={"If-None-Match": '"old"'})

    assert 200 == response.status_code


@pytest.mark.parametrize(
    "name",
    [
        "",
        "x.css",
        "Onetsec.css",
        "onetsec.css/",
        "../render.py",
        "%2e%2e/render.py",
        "onetsec.css%00",
    ],
)
def test_exact_names_only(name: str, person: Person) -> None:
    """
    Nothing else is in the folder.
    """
    assert 404 == person.get(FOLDER + name).status_code


def test_a_file_is_only_read(person: Person) -> None:
    """
    A file answers no POST.
    """
    response = person.post(f"{FOLDER}onetsec.css", {})

    assert (405, "GET, HEAD") == (response.status_code, response.headers["Allow"])


def test_no_inline_anything() -> None:
    """
    The stylesheet brings nothing from elsewhere, and the script makes no code of text.
    """
    css, script = asset("onetsec.css"), asset("onetsec.js")
    assert css is not None
    assert script is not None

    assert not re.search(rb"url\(|@import|https?:", css.content)
    assert not re.search(rb"innerHTML|eval\(|Function\(|https?:|\.style\b", script.content)
