"""
The examples run as they stand.
"""

from __future__ import annotations

import re
import runpy
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from onetsec import Onetsec, Site, User
from onetsec.flask import FlaskOnetsec
from onetsec.testing import QuickHasher
from onetsec.users import DictUsers

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


@pytest.mark.parametrize("name", ["flask", "starlette", "fastapi"])
def test_a_sign_in_form_of_the_host(name: str, tmp_path: Path) -> None:
    """
    The form that a document shows is one that our sign-in takes.
    """
    text = (EXAMPLES.parent / "docs" / "integrations" / f"{name}.md").read_text()
    (form,) = (block for block in re.findall("```html\n(.*?)```", text, re.S) if "login" in block)
    (tmp_path / "onetsec").mkdir()
    (tmp_path / "onetsec" / "sign_in.html").write_text(form)
    (tmp_path / "base.html").write_text("Shop {% block body %}{% endblock %}")
    app = Flask("shop", template_folder=str(tmp_path))
    auth = Onetsec(
        users=DictUsers([User("1", email="ada@example.com")]),
        storage="memory:",
        keys=[b"k" * 32],
        site=Site("Shop", "http://localhost:5000"),
        hasher=QuickHasher(),
    )
    auth.password.register("1", "Copper Kettle 27")
    FlaskOnetsec(auth, app)
    browser, site = app.test_client(), {"base_url": "http://localhost:5000"}

    page = browser.get("/sign-in?next=/orders", **site).text
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    refused = browser.post("/sign-in", data=sent | {"login": "ada", "password": "x"}, **site)
    assert 'role="alert"' in refused.text
    assert 'value="ada"' in refused.text
    typed = {"login": "ada@example.com", "password": "Copper Kettle 27"}
    assert "/orders" == browser.post("/sign-in", data=sent | typed, **site).location
    assert page.startswith("Shop")
