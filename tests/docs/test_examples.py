"""
The examples run as they stand: their own tests, and the server that their README starts.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest
from flask import Flask

from onetsec import Onetsec, Site, User
from onetsec.flask import FlaskOnetsec
from onetsec.testing import QuickHasher
from onetsec.users import DictUsers

from ..servers import demo

EXAMPLES = Path(__file__).parents[2] / "examples"
APPLICATIONS = [found.parent for found in sorted(EXAMPLES.glob("*/run.py"))]
each_application = pytest.mark.parametrize("folder", APPLICATIONS, ids=lambda path: path.name)


def test_all_are_found() -> None:
    """
    The applications that the documents speak of are there.
    """
    found = {folder.name for folder in APPLICATIONS}

    assert {"django_project", "fastapi_app", "flask_app"} <= found


@each_application
def test_own_tests(folder: Path, tmp_path: Path) -> None:
    """
    The tests of an application are tests of onetsec, too.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error"]
    done = subprocess.run(
        [*command, f"--basetemp={tmp_path / 'tests'}", "-c", os.devnull, f"--rootdir={folder}"],
        cwd=folder,
        capture_output=True,
        text=True,
    )

    assert 0 == done.returncode, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert " skipped" not in done.stdout


@each_application
def test_server(folder: Path, tmp_path: Path) -> None:
    """
    It starts with the options of the demo, and has the pages, the API and the page without them.
    """
    open_ = build_opener(ProxyHandler({})).open
    with demo(tmp_path / "there", program=[str(folder / "run.py")]) as served:
        assert "Sign in" in open_(f"{served.url}/sign-in").read().decode()
        assert "csrf" in open_(f"{served.url}/api/auth/session").read().decode()
        assert "without a framework" in open_(f"{served.url}/spa").read().decode()


def test_short_enough() -> None:
    """
    The front end is a hundred lines, and read in one sitting.
    """
    lines = (EXAMPLES / "spa.html").read_text().splitlines()

    assert 100 >= len(lines)


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
