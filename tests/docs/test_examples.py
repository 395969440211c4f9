"""
The examples run as they stand.
"""

from __future__ import annotations

import runpy
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """
    The application of the Flask example, in a folder of its own.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONETSEC_KEY", b64encode(b"k" * 32).decode())
    names = runpy.run_path(str(EXAMPLES / "flask_app" / "app.py"), run_name="app")
    yield names["app"]
    names["auth"].close()


def test_example_greets_a_stranger(example: Any) -> None:
    """
    The home page of the example asks for nothing.
    """
    assert "stranger" in example.test_client().get("/").text


def test_example_guards_orders(example: Any) -> None:
    """
    The guarded page of the example sends a stranger to the sign-in page.
    """
    assert "/sign-in?next=/orders" == example.test_client().get("/orders").location


def test_example_has_the_pages(example: Any) -> None:
    """
    The example shows where to sign in.
    """
    assert "Sign in" in example.test_client().get("/sign-in").text
