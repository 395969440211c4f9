"""
A challenge for strangers, seen by one: a widget from elsewhere, which works for its answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import field, frozen
from flask import Flask, Response
from playwright.sync_api import Page, expect

from onetsec import Client, Onetsec, Site
from onetsec._turns import Turn, Turns
from onetsec.crypto.bounded import BoundedHasher
from onetsec.flask import FlaskOnetsec
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import QuickHasher

from ..conftest import PASSWORD
from .browsers import DARK, NARROW, NO_SCRIPT, Browser, visitor
from .served import served
from .steps import button, heading, looked_at

WIDGET = """
const task = document.querySelector(".os-challenge");
const work = async () => {
  for (let number = 0; ; number++) {
    const text = new TextEncoder().encode(`task ${number}`);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
    if (digest[0] === 0) return number;
  }
};
work().then((number) => {
  const answer = document.createElement("input");
  answer.type = "hidden";
  answer.name = task.dataset.osField;
  answer.value = number;
  const told = document.createElement("p");
  told.textContent = "The task is done.";
  task.append(answer, told);
});
"""
LOADS = """
(url) => new Promise((told) => {
  const script = document.createElement("script");
  script.onload = () => told("let in");
  script.onerror = () => told("refused");
  script.src = url;
  document.head.append(script);
})
"""


@frozen
class Work:
    """
    A proof of work. The crowd is gone once somebody has done it.
    """

    origins: tuple[str, ...]
    turns: Turns
    crowd: list[Turn]
    field: str = field(default="work", init=False)

    def is_met(self, answer: str, client: Client) -> bool:
        """
        Whether the digest begins with eight zeros.
        """
        while self.crowd:
            self.turns.give_back(self.crowd.pop())
        return hashlib.sha256(f"task {answer}".encode()).digest()[0] == 0


def widget(port: int) -> Flask:
    """
    The site that the widget comes from.
    """
    app = Flask("widget")
    app.add_url_rule("/w.js", "w", lambda: Response(WIDGET, mimetype="text/javascript"))
    app.add_url_rule("/nothing.js", "n", lambda: Response("", mimetype="text/javascript"))
    return app


def test_a_stranger_in_a_crowd(
    browser: Browser, build: Callable[..., Onetsec], tmp_path: Path
) -> None:
    """
    Sees the task from the start, has it solved, and is in. Its site is let in on this page while
    there is a crowd, and no other is; who has no JavaScript is told what to do.
    """
    (tmp_path / "onetsec").mkdir()
    storage, turns = MemoryStorage(), Turns(4, waiting=4, patience=0)
    build(storage).password.register("ada", PASSWORD)
    crowd = [turns.ask(known=False) for _ in range(5)]

    with served(widget) as there:
        origin, other = f"http://localhost:{there}", f"http://127.0.0.1:{there}"
        (tmp_path / "onetsec" / "challenge.html").write_text(
            '<div class="os-challenge" data-os-field="{{ page.challenge }}"></div>'
            f'<script src="{origin}/w.js" defer></script>'
        )

        def made(port: int) -> Flask:
            auth = build(
                storage,
                site=Site("Example Shop", f"http://localhost:{port}"),
                hasher=BoundedHasher(QuickHasher(), turns),
                challenge=Work((origin,), turns, crowd),
            )
            app = Flask("busy", template_folder=str(tmp_path))
            FlaskOnetsec(auth, app)
            return app

        with served(made) as port:
            site, narrow = f"http://localhost:{port}", {**DARK, **NARROW}

            def scenario(page: Page) -> None:
                plain = visitor(page, **NO_SCRIPT, **NARROW)
                plain.goto(f"{site}/sign-in")
                expect(plain.get_by_text("it needs JavaScript")).to_be_visible()
                looked_at(plain, "challenge", {**NO_SCRIPT, **NARROW})

                strange = visitor(page)
                strange.goto(f"{site}/sign-in")
                assert ["let in", "refused"] == [loads(strange, origin), loads(strange, other)]

                page.goto(f"{site}/sign-in")
                expect(page.get_by_text("Many people are signing in now")).to_be_visible()
                expect(page.get_by_text("The task is done.")).to_be_visible()
                expect(page.get_by_text("it needs JavaScript")).to_be_hidden()
                looked_at(page, "challenge", narrow)
                page.get_by_label("Email").fill("ada@example.com")
                page.get_by_label("Password", exact=True).fill(PASSWORD)
                button(page, "Sign in").click()
                expect(heading(page, "Security Settings")).to_be_visible()

                strange.goto(f"{site}/sign-in")
                assert "refused" == loads(strange, origin)

            browser.run(scenario, **narrow)


def loads(page: Page, origin: str) -> Any:
    """
    Ask for a script of *origin*.
    """
    return page.evaluate(LOADS, f"{origin}/nothing.js")
