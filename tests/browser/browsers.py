"""
Chromium for the tests, and what a test looks at a page with.

A scenario is a function of a page. It runs in the thread of the browser, because Playwright leaves
an event loop running in the thread that it is used from, where ``asyncio.run`` then refuses to work
in every later test::

    def test_somebody_signs_in(browser: Browser, demo: Demo) -> None:
        def scenario(page: Page) -> None:
            page.goto(f"{demo.url}/sign-in")
            expect(page.get_by_role("button", name="Sign in")).to_be_visible()
            accessible(page)

        browser.run(scenario, **NARROW)

Wait with ``expect(locator)``: the strict CSP of our pages refuses ``wait_for_function``.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Response

T = TypeVar("T")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)

# Contexts: what a visitor's browser is like.
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
LIGHT: dict[str, Any] = {"color_scheme": "light"}
DARK: dict[str, Any] = {"color_scheme": "dark"}

CUT = """
() => Array.from(document.querySelectorAll(".os-card"), (card) => {
  const room = card.getBoundingClientRect();
  const shown = (one) => one.getClientRects().length && !one.closest("svg, .os-unseen, .os-spoken");
  return Array.from(card.querySelectorAll("*")).filter(shown).filter((one) => {
    const box = one.getBoundingClientRect();
    const reaches = box.left < room.left - 1 || box.right > room.right + 1;
    const hides = one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
    return reaches || (hides && one.tagName !== "INPUT");
  }).map((one) => one.outerHTML.slice(0, 120));
}).flat()
"""

PATIENCE = 20_000  # milliseconds


class PageProblem(AssertionError):
    """
    A page broke its own rules: a refused resource, an uncaught exception, a server error.
    """


class Browser:
    """
    One Chromium in a thread of its own.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "browser")
        self._thread.submit(self._launch).result()

    def run(self, scenario: Callable[[Page], T], **context: Any) -> T:
        """
        Run *scenario* on a page of a fresh visitor, without a cookie.

        A second visitor is ``visitor(page)``, called by the scenario.

        Args:
            scenario: What to do with the page.

            context: How this visitor's browser is set up, such as ``**NO_SCRIPT``.

        Raises:
            PageProblem: The scenario went well, but a page of it did not.
        """
        return self._thread.submit(self._inside, scenario, context).result()

    def close(self) -> None:
        """
        End the browser and its thread.
        """
        self._thread.submit(self._quit).result()
        self._thread.shutdown()

    def _launch(self) -> None:
        from playwright.sync_api import expect, sync_playwright

        expect.set_options(timeout=PATIENCE)
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=chromium(), args=list(CHROMIUM_FLAGS)
        )

    def _quit(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def _inside(self, scenario: Callable[[Page], T], context: dict[str, Any]) -> T:
        problems: list[str] = []
        visitors = len(self._browser.contexts)
        page = _page(self._browser.new_context(**context), problems)
        try:
            result = scenario(page)
        except Exception:
            screenshot(page, f"failed-{getattr(scenario, '__qualname__', 'scenario')}")
            raise
        finally:
            for visitor in self._browser.contexts[visitors:]:
                visitor.close()

        if problems:
            raise PageProblem("\n".join(problems))
        return result


def visitor(page: Page, **context: Any) -> Page:
    """
    Open a page of another visitor: a second browser, with cookies of its own.
    """
    browser = page.context.browser
    assert browser is not None
    return _page(browser.new_context(**context), [])


def _page(context: BrowserContext, problems: list[str]) -> Page:
    context.set_default_timeout(PATIENCE)
    page = context.new_page()

    def answered(response: Response) -> None:
        # 503 is an answer that we mean: a storage is down.
        if response.status >= 500 and response.status != 503:
            problems.append(f"{response.status} from {response.url}")

    def said(text: str) -> None:
        if "Content Security Policy" in text:
            problems.append(text)

    page.on("response", answered)
    page.on("console", lambda message: said(message.text))
    page.on("pageerror", lambda error: problems.append(f"uncaught: {error}"))
    return page


def accessible(page: Page) -> None:
    """
    Assert that axe finds no violation on *page*.
    """
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page)
    assert 0 == found.violations_count, found.generate_report()


def fits(page: Page) -> None:
    """
    Assert that *page* need not be scrolled sideways. The browser says so itself, also where it runs
    no script.
    """
    layout = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    wide, window = layout["cssContentSize"]["width"], layout["cssLayoutViewport"]["clientWidth"]
    assert wide <= window, f"{wide} pixels wide in a window of {window}"


def uncut(page: Page) -> None:
    """
    Assert that nothing on *page* reaches out of its card, which would hide it.
    """
    cut = page.evaluate(CUT)
    assert not cut, cut


def copied(page: Page) -> Page:
    """
    Show what *page* shows to another visitor, whose browser runs scripts but none of ours: axe is
    one. For a page in a browser without JavaScript.
    """
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    html = session.send("DOM.getOuterHTML", {"nodeId": root})["outerHTML"]
    other = visitor(page, viewport=page.viewport_size)
    other.route("**/*.js", lambda route: route.abort())
    other.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
    other.goto(page.url)
    return other


def decode_qr(image: bytes) -> str:
    """
    Read the one QR code of *image*, a PNG, as the camera of a phone would.
    """
    import zxingcpp
    from PIL import Image

    with Image.open(io.BytesIO(image)) as picture:
        # Of that kind only: in the squares of one, now and then, lies what could be a bar code.
        (code,) = zxingcpp.read_barcodes(
            picture, formats=zxingcpp.barcode_formats_from_str("QRCode")
        )
    return str(code.text)


def screenshot(page: Page, name: str) -> Path:
    """
    Save the whole *page* as a picture, under ``$ONETSEC_SCREENSHOTS`` or a temporary folder.
    """
    folder = Path(os.environ.get("ONETSEC_SCREENSHOTS") or Path(tempfile.gettempdir(), "onetsec"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") + ".png")
    page.screenshot(path=path, full_page=True)
    return path


def chromium() -> str | None:
    """
    Find the Chromium of this system; None leaves it to Playwright's own.
    """
    if chosen := os.environ.get("ONETSEC_TEST_CHROMIUM"):
        return chosen
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


if __name__ == "__main__":
    print(chromium() or "")
