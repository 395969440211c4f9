"""
One set of templates, two engines: what Jinja2 makes of a page, Django's engine makes too.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from onetsec.django import rendering
from onetsec.web.pages import Page
from onetsec.web.render import jinja

from ..web.samples import EVERY_PAGE, SECURITY
from .project import TEMPLATES


class Invalid(str):
    """
    What Django's engine shows for a name that is missing: the end of the test.
    """

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, missing: object) -> str:
        raise AssertionError(f"{missing} is not there")


@pytest.fixture(autouse=True)
def strict(configured: Any) -> None:
    """
    Let no name be missing.
    """
    ours = TEMPLATES[0] | {"OPTIONS": {"string_if_invalid": Invalid("%s")}}
    configured(TEMPLATES=[ours])


def told(html: str) -> str:
    """
    What *html* says to a browser.
    """
    return unescape(re.sub(r"\s*(<[^<>]*>)\s*", r"\1", html))


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: type(page).__name__)
def test_both_engines_show_the_same(page: Page) -> None:
    """
    Up to how a character is escaped, and to line breaks beside tags.
    """
    expected = jinja()(page.template, page)

    assert told(expected) == told(rendering.rendered(page.template, page))


def test_a_name_that_is_missing_is_seen(tmp_path: Any, configured: Any) -> None:
    """
    The negative control: a template that asks for more fails.
    """
    folder = tmp_path / "onetsec"
    folder.mkdir()
    (folder / "layout.html").write_text("{{ page.nothing }}")
    options = {"string_if_invalid": Invalid("%s")}
    configured(TEMPLATES=[TEMPLATES[0] | {"DIRS": [str(tmp_path)], "OPTIONS": options}])

    with pytest.raises(AssertionError, match="nothing is not there"):
        rendering.rendered(SECURITY.template, SECURITY)


def test_layout_of_the_project(tmp_path: Any, configured: Any) -> None:
    """
    One template of the project, which may extend others of it, takes the place of ours.
    """
    (tmp_path / "onetsec").mkdir()
    (tmp_path / "base.html").write_text("{% load i18n %}Host {% block body %}{% endblock %}")
    (tmp_path / "onetsec" / "layout.html").write_text(
        '{% extends "base.html" %}{% block body %}{% block onetsec %}{% endblock %}{% endblock %}'
    )
    configured(TEMPLATES=[TEMPLATES[0] | {"DIRS": [str(tmp_path)]}])

    shown = rendering.rendered(SECURITY.template, SECURITY)

    assert told(shown).startswith('Host<div class="os-shell">')


def test_project_without_an_engine_of_django(configured: Any) -> None:
    """
    The pages do not need the project's templates.
    """
    configured(TEMPLATES=[])

    assert rendering.rendered(SECURITY.template, SECURITY).startswith("<!doctype html>")
