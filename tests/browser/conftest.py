"""
One browser for all tests of this folder, one demo for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .. import servers
from .browsers import Browser


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
