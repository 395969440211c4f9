"""
Pages: every class of page on its template, in the words that both template engines know.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve, fields
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onetsec.web.markup import Html
from onetsec.web.pages import Notice, Page
from onetsec.web.render import TEMPLATES, jinja

from .samples import CODES, EVERY_PAGE, FRAME, SECURITY, SET_UP

each_page = pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: type(page).__name__)
each_template = pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name
)


def rendered(page: Page) -> str:
    """
    The page as Jinja2 renders it, where a name that is missing is an error.
    """
    return jinja()(page.template, page)


def classes(kind: type[Page]) -> set[type[Page]]:
    """
    Every page that is shown.
    """
    below = {one for sub in kind.__subclasses__() for one in classes(sub)}
    return (below | {kind}) if "template" in vars(kind) else below


def test_no_page_is_missing() -> None:
    """
    The list has every class of page of ours.
    """
    ours = {one for one in classes(Page) if one.__module__.startswith("onetsec.web")}

    assert ours == {type(page) for page in EVERY_PAGE}


@each_page
def test_every_page_renders(page: Page) -> None:
    """
    A page has everything that its template asks for.
    """
    assert rendered(page).startswith("<!doctype html>")


@each_page
def test_nothing_is_markup(page: Page) -> None:
    """
    Text stays text, wherever it stands.
    """
    html = rendered(page)

    assert "<script>" not in html
    assert html.count("<script ") == 1


@each_page
def test_nothing_is_inline(page: Page) -> None:
    """
    No page has a style or a script in it that its policy would refuse.
    """
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", rendered(page))


@each_page
def test_every_form_has_a_token(page: Page) -> None:
    """
    Each form that changes something carries the token.
    """
    for form in re.findall(r'<form[^>]+method="post".*?</form>', rendered(page), re.DOTALL):
        assert 1 == form.count('name="csrf" value="0a"')


@each_page
def test_ids_are_unique(page: Page) -> None:
    """
    An id names one element, and whatever refers to one finds it.
    """
    html = rendered(page)
    ids = re.findall(r'\sid="([^"]+)"', html)
    told = {"os-notice"} if page.notice is None else set()
    wanted = {
        id
        for named in re.findall(r'(?:aria-describedby|aria-labelledby|for)="([^"]+)"', html)
        for id in named.split()
    }

    assert len(ids) == len(set(ids))
    assert wanted - told <= set(ids)


@each_page
def test_headings_are_in_order(page: Page) -> None:
    """
    A page has one main heading, and skips no level.
    """
    levels = [int(level) for level in re.findall(r"<h([1-6])", rendered(page))]

    assert [1] == levels[:1]
    assert 1 == levels.count(1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_field_is_labelled() -> None:
    """
    Each input that is seen has a label of its own; each hidden from sight has a name.
    """
    for page in EVERY_PAGE:
        html = rendered(page)
        for element in re.findall(r"<input(?![^>]+hidden)[^>]*>", html):
            id = re.search(r'\sid="([^"]+)"', element)
            assert "aria-label=" in element if id is None else f'<label for="{id[1]}"' in html


def test_no_limit_cuts_a_pasted_code() -> None:
    """
    No input cuts what is pasted, and no form checks before the server does.
    """
    html = "".join(rendered(page) for page in EVERY_PAGE)

    assert "maxlength" not in html
    assert html.count("novalidate") >= 6


def test_what_browsers_fill_in() -> None:
    """
    Password managers and phones are told what each field is.
    """
    html = "".join(rendered(page) for page in EVERY_PAGE)

    assert {"username", "email", "current-password", "new-password", "one-time-code", "off"} == set(
        re.findall(r'autocomplete="([^"]+)"', html)
    )


def test_the_title_begins_with_the_problem() -> None:
    """
    A problem is the first thing that is read out.
    """
    problem, done = Notice(text="x", is_problem=True), Notice(text="x", is_problem=False)

    assert (
        "Error: Security Settings · Example Shop" == evolve(SECURITY, notice=problem).document_title
    )
    assert "Security Settings · Example Shop" == evolve(SECURITY, notice=done).document_title
    assert "Security Settings · Example Shop" == SECURITY.document_title


def test_notices_have_roles() -> None:
    """
    A problem is an alert, a success a status.
    """
    for is_problem, role in ((True, "alert"), (False, "status")):
        page = evolve(SECURITY, notice=Notice(text="told", is_problem=is_problem))

        assert f'id="os-notice" role="{role}">told<' in rendered(page)


def test_a_refused_field_says_so() -> None:
    """
    A field and its problem are tied together.
    """
    html = rendered(SECURITY)

    assert 'aria-describedby="os-new-problem os-rules" aria-invalid="true"' in html
    assert '<p class="os-error" id="os-new-problem">' in html
    assert html.count("aria-invalid") == 1


def test_a_page_shows_no_secret() -> None:
    """
    What is shown to one person is in no log.
    """
    page = evolve(SET_UP, key="canary", link="canary", qr=Html("canary"))
    codes = evolve(CODES, codes=("canary",), download="canary")

    assert "canary" not in repr(page) + repr(codes)
    assert "0a" not in repr(FRAME)


@each_template
def test_words_of_both_engines(path: Path) -> None:
    """
    A template keeps to the common subset of Jinja2 and Django: no call, no filter with an argument,
    no tag that only one of them knows.
    """
    text = path.read_text()
    tags = re.findall(r"\{%\s*(\w+)([^%]*)%\}", text)
    shown = re.findall(r"\{\{(.*?)\}\}", text)
    known = {
        "block", "elif", "else", "endblock", "endfor", "endif", "endwith", "extends", "for", "if",
        "include", "with",
    }  # fmt: skip

    assert {name for name, _ in tags} <= known
    assert all(re.fullmatch(r" [a-z_]+(\.[a-z_]+)* ", one) for one in shown), shown
    assert "{%-" not in text
    assert "-%}" not in text
    assert not any("(" in rest or "|" in rest or "loop" in rest for _, rest in tags)


@each_template
def test_no_address_in_a_template(path: Path) -> None:
    """
    Where things are is known to the page only.
    """
    text = re.sub(r"\{\{.*?\}\}|\{#.*?#\}", "@", path.read_text())
    found = re.findall(r'(?:href|src|action)="([^"]*)"', text)

    assert set(found) <= {"@", "#os-main", "data:,"}


@each_template
def test_every_template_parses(path: Path) -> None:
    """
    Also those that only others include.
    """
    engine = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True
    )

    assert None is not engine.get_template(path.relative_to(TEMPLATES).as_posix())


@each_page
def test_no_field_is_a_method_of_a_dictionary(page: Page) -> None:
    """
    An engine that looks keys up first finds no method instead of a field.
    """
    names = {one.name for one in fields(type(page))}

    assert not names & {"items", "keys", "values", "get", "count", "index"}
