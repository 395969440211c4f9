"""
One browser for all tests of this folder, one demo for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Page, expect

from .. import servers
from .browsers import Browser
from .post import Shop, open_shop
from .steps import heading, sign_in

Scenario = Callable[[Page], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """
    A Chromium; ``browser.run(scenario)`` gives each scenario a visitor without cookies.
    """
    started = Browser()
    yield started
    started.close()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[servers.Demo]:
    """
    A demo of this test alone, that shows cities for the documentation networks.
    """
    with servers.demo(tmp_path / "demo", "--locate-demo") as started:
        yield started


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    """
    A shop and its post, where each test has an owner of its own.
    """
    with open_shop() as opened:
        yield opened


@frozen(kw_only=True)
class Settings:
    """
    The settings of somebody who is signed in, and who changes nothing there.
    """

    demo: servers.Demo
    _browser: Browser
    _state: Any

    def look(self, scenario: Scenario, *, path: str = "/settings/security") -> None:
        """
        Open a page there, and look at it.
        """

        def there(page: Page) -> None:
            page.goto(self.demo.url + path)
            scenario(page)

        self._browser.run(there, storage_state=self._state)


@pytest.fixture(scope="module")
def settings(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """
    A demo that is only looked at, so that one is enough for the tests of a module: these follow
    each other, and are through before the proof of the sign-in is five minutes old.
    """
    with servers.demo(tmp_path_factory.mktemp("looked-at") / "demo", "--locate-demo") as demo:

        def scenario(page: Page) -> Any:
            sign_in(page, demo)
            expect(heading(page, "Security Settings")).to_be_visible()
            return page.context.storage_state()

        yield Settings(demo=demo, browser=browser, state=browser.run(scenario))
