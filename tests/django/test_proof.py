"""
Twenty ordinary tests of an ordinary project pass before onetsec, with it, and after it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

PROOF = Path(__file__).parent / "proof"
ROOT = Path(__file__).parents[2]
WITH = """
INSTALLED_APPS += ["onetsec.django"]
MIDDLEWARE += ["onetsec.django.OnetsecMiddleware"]
"""
QUICK = 'PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]\n'
BACKEND = 'AUTHENTICATION_BACKENDS = ["onetsec.django.OnetsecBackend"]\n'
URLS = """
from django.urls import include
urlpatterns += [path("account/", include("onetsec.django.urls"))]
"""
SIGN_IN = """
import django; django.setup()
from django.contrib.auth import authenticate
user = authenticate(username="ada", password="Copper Kettle 27")
print(user)
"""
CHANGE = """
import django; django.setup()
from django.contrib.auth.models import User
from onetsec.django import auth
from onetsec import Client
User.objects.create_user("ada", "ada@example.com", "Correct Horse 9 Battery")
session = auth().sign_in.password("ada", "Correct Horse 9 Battery", client=Client()).session
print(auth().password.change(
    session, current="Correct Horse 9 Battery", new="Copper Kettle 27", client=Client()
).outcome.value)
"""


class Project:
    """
    A project in a folder of its own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run("-m", "django", "startproject", "mysite", str(folder))
        for name in ("shop", "ordinary"):
            to = "test_ordinary" if name == "ordinary" else name
            shutil.copy(PROOF / f"{name}.py", folder / f"{to}.py")
        (folder / "mysite" / "urls.py").write_text("from shop import *\n")
        (folder / "pytest.ini").write_text("[pytest]\nDJANGO_SETTINGS_MODULE = mysite.settings\n")
        self.settings = folder / "mysite" / "settings.py"
        self.settings.write_text(self.settings.read_text() + "\nLOGIN_REDIRECT_URL = '/orders/'\n")
        self._before = self.settings.read_text()

    def configure(self, *more: str) -> None:
        """
        Write settings, after those that were made.
        """
        self.settings.write_text("\n".join((self._before, *more)))
        has = any("onetsec" in one for one in more)
        text = "from shop import *\n" + (URLS if has else "")
        (self.folder / "mysite" / "urls.py").write_text(text)

    def run(self, *arguments: str) -> str:
        """
        Run Python in the project; what it prints.
        """
        ours = {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "mysite.settings"}
        environ = {name: at for name, at in os.environ.items() if "PYTEST" not in name} | ours
        ran = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environ,
            capture_output=True,
            text=True,
        )
        assert 0 == ran.returncode, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def test(self, *options: str) -> str:
        """
        Run the ordinary tests with pytest-django; what it says at the end.
        """
        # In this order: Django has those that commit last.
        told = self.run(
            "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *options
        )
        return told.strip().splitlines()[-1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """
    A new one.
    """
    return Project(tmp_path)


@pytest.fixture
def database(request: Any, tmp_path: Path) -> str:
    """
    The database that a project is told to use.
    """
    if request.param == "memory":
        return ""
    if request.param == "file":
        name = str(tmp_path / "test.sqlite3")
        return f"DATABASES['default']['TEST'] = {{'NAME': {name!r}}}"

    server = request.getfixturevalue("postgresql_server")
    parts = urlsplit(server.url_of(server.database()))
    options = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path[1:],
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname,
        "PORT": str(parts.port),
    }
    return f"DATABASES = {{'default': {options!r}}}"


@pytest.mark.parametrize(
    ("database", "atomic"),
    [("memory", True), ("file", False), ("postgresql", False), ("postgresql", True)],
    indirect=["database"],
)
def test_ordinary_tests(project: Project, database: str, atomic: bool) -> None:
    """
    Unchanged, with onetsec and its backend.
    """
    requests = f"DATABASES['default']['ATOMIC_REQUESTS'] = {atomic}"
    project.configure(QUICK, database, requests, WITH, BACKEND)

    assert project.test().startswith("20 passed")


def test_ordinary_tests_before_and_after(project: Project) -> None:
    """
    With the two lines only, in parallel by Django's own runner; and without, as before them.
    """
    project.configure(QUICK, WITH)
    parallel = project.run("manage.py", "test", "--parallel", "2")
    assert "Ran 19 tests" in parallel
    assert "\nOK" in parallel

    project.configure(QUICK)
    assert project.test().startswith("20 passed")


def test_way_back(project: Project) -> None:
    """
    Who has changed the password on our page signs in when onetsec is gone.
    """
    project.configure(WITH)
    project.run("manage.py", "migrate", "-v", "0")
    assert "password-changed" in project.run("-c", CHANGE)

    project.configure()

    assert "ada\n" == project.run("-c", SIGN_IN)
