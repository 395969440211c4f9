"""
Pages into bytes, by the template engine of the host.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from ..texts import Texts
from .headers import CSP, strict, widened
from .pages import Page
from .requests import WebResponse

TEMPLATES = Path(__file__).parent / "templates"

Renderer = Callable[[str, Page], str]
"""Template name and page to HTML; the page is known to the template as ``page``."""

_HTML = ("Content-Type", "text/html; charset=utf-8")


def html(
    page: Page, *, renderer: Renderer, csp: str, cookies: tuple[tuple[str, str], ...]
) -> WebResponse:
    """
    Return *page* as a response.
    """
    waiting = (("Retry-After", str(page.retry_after)),) if page.retry_after else ()
    return WebResponse(
        status=page.status,
        headers=(_HTML, *strict(widened(csp, page.origins)), *waiting, *cookies),
        body=renderer(page.template, page).encode(errors="replace"),
    )


def redirect(to: str, *, cookies: tuple[tuple[str, str], ...] = ()) -> WebResponse:
    """
    Return the response that sends a browser to *to*, with GET.
    """
    return WebResponse(status=303, headers=(("Location", to), *strict(CSP), *cookies))


def plain(
    status: int, texts: Texts, *, title: str, text: str, headers: tuple[tuple[str, str], ...] = ()
) -> WebResponse:
    """
    Return a page that needs no template, no session and no storage.
    """
    body = (
        f'<!doctype html>\n<html lang="{texts.language}" dir="{texts.direction}">\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(texts.say('error_title', title=title))}</title>\n"
        f"<main>\n<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>\n</main>\n</html>\n"
    )
    return WebResponse(status=status, headers=(_HTML, *strict(CSP), *headers), body=body.encode())


def jinja() -> Renderer:
    """
    Return a renderer for hosts without an engine of their own. Needs Jinja2.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    engine = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    return lambda name, page: engine.get_template(name).render(page=page)
