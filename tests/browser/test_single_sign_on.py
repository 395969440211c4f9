"""
A sign-in that begins at another site comes back with what this site has given it.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, redirect, url_for
from playwright.sync_api import Page, expect
from werkzeug.wrappers import Response

from onetsec import Onetsec, Site
from onetsec.flask import FlaskOnetsec, sign_in
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from ..flows.worlds import enrolled
from .browsers import Browser
from .served import served


def shop(auth: Onetsec) -> Flask:
    """
    An application that signs people in on the word of another site, which it plays as well: under
    whatever name of this computer it is called by.
    """
    app = Flask("shop")
    FlaskOnetsec(auth, app)

    @app.get("/provider")
    def provider() -> str:
        return f'<a href="{auth.site.url}/sso/callback">Go on to the shop</a>'

    @app.get("/sso/callback")
    def callback() -> Response:
        sign_in("ada")
        return redirect(url_for("onetsec.verify"))

    return app


def test_the_second_step_after_another_site(
    browser: Browser, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    A link on another site leads through the host's callback to the form of the second step, and a
    code completes it.
    """
    storage = MemoryStorage()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    _, phone, _ = enrolled(auth, clock)

    def made(port: int) -> Flask:
        return shop(build(storage, site=Site("Example Shop", f"http://localhost:{port}")))

    with served(made) as port:

        def scenario(page: Page) -> None:
            page.goto(f"http://127.0.0.1:{port}/provider")
            page.get_by_role("link", name="Go on to the shop").click()
            code = page.get_by_label("Verification code")
            expect(code).to_be_visible()
            code.fill(phone.next_code())
            page.get_by_role("button", name="Verify").click()
            expect(page.get_by_role("heading", name="Security Settings")).to_be_visible()

        browser.run(scenario)
