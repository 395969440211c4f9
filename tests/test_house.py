"""
The house: each feature has all its rooms, and nothing is carried in that does not belong there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "onetsec"
SIX_PACKAGES = ("attr", "attrs", "argon2", "pyotp", "segno", "ua_parser", "zxcvbn")


@frozen
class Feature:
    """
    What a user can do, and where it is decided and shown.

    Attributes:
        name: Of its flow, handlers, document and tests.

        rules: The modules that decide.

        page: The template that shows it.
    """

    name: str
    rules: tuple[str, ...]
    page: str


FEATURES = (
    Feature("password", ("policy",), "security"),
    Feature("totp", ("totp",), "authenticator"),
    Feature("address", ("address", "mailbox"), "address"),
    Feature("email_code", ("email_code",), "email_code"),
    Feature("recovery_codes", ("recovery_codes",), "recovery_codes"),
    Feature("password_reset", ("password_reset",), "reset"),
    Feature("undo", ("undo", "notices"), "undo"),
    Feature("sessions", ("sessions",), "sessions"),
    Feature("activity", ("activity",), "activity"),
    Feature("sign_in", ("step_up", "throttling"), "sign_in"),
)
every_feature = pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)


@every_feature
def test_feature_has_rules(feature: Feature) -> None:
    """
    A feature is decided by pure rules.
    """
    for rule in feature.rules:
        assert (PACKAGE / f"{rule}.py").is_file()


@every_feature
def test_feature_has_a_flow(feature: Feature) -> None:
    """
    The order of a feature's steps is a flow of its name.
    """
    assert (PACKAGE / "flows" / f"{feature.name}.py").is_file()


@every_feature
def test_feature_has_handlers(feature: Feature) -> None:
    """
    The requests of a feature are answered by a module of its name.
    """
    assert (PACKAGE / "web" / "features" / f"{feature.name}.py").is_file()


@every_feature
def test_feature_has_a_page(feature: Feature) -> None:
    """
    A feature is shown on a page.
    """
    assert (PACKAGE / "web" / "templates" / "onetsec" / f"{feature.page}.html").is_file()


@every_feature
def test_feature_has_a_document(feature: Feature) -> None:
    """
    The document of a feature answers the same five questions as every other.
    """
    text = (ROOT / "docs" / "features" / f"{feature.name}.md").read_text()

    assert [
        "What it does",
        "Use it",
        "Outcomes",
        "Settings",
        "How it is safe",
    ] == re.findall(r"^## (.+)$", text, re.MULTILINE)


@every_feature
def test_feature_has_tests(feature: Feature) -> None:
    """
    A feature has a test file of its name.
    """
    assert list((ROOT / "tests").rglob(f"test_{feature.name}.py"))


def test_no_feature_is_missing() -> None:
    """
    The list of features has every module that answers requests.
    """
    modules = (PACKAGE / "web" / "features").glob("[!_]*.py")

    assert {feature.name for feature in FEATURES} >= {path.stem for path in modules} - {"step_up"}


def test_every_rule_is_held_pure() -> None:
    """
    Every room below the ports stands in the contract that keeps rules and words pure.
    """
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = {one["name"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    (house,) = (one["layers"] for name, one in contracts.items() if name.startswith("The house"))

    below = [
        room.strip() for layer in house[house.index("ports") + 1 :] for room in layer.split("|")
    ]

    pure = contracts["Rules and words are pure"]["source_modules"]
    assert sorted(f"onetsec.{room}" for room in below) == sorted(pure)


def loaded_by(statement: str) -> set[str]:
    """
    Name the modules that *statement* loads in a fresh interpreter.
    """
    program = (
        f"import sys; before = set(sys.modules); {statement}; print(*sys.modules.keys() - before)"
    )
    # The tracer of a measured run would have loaded half of the library before.
    environment = {name: at for name, at in os.environ.items() if not name.startswith("COV")}
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split())


def test_import_is_light() -> None:
    """
    ``import onetsec`` loads nothing: no dependency, no event loop, not even ``typing``.
    """
    assert loaded_by("import onetsec") <= {"onetsec", "__future__"}


def test_names_are_resolved_on_first_use() -> None:
    """
    The negative control: the first use of a name does load its module.
    """
    assert {"attr", "onetsec.records"} <= loaded_by("import onetsec; onetsec.Site")


def test_facade_is_light() -> None:
    """
    The facade loads neither what judges passwords nor what draws codes or reads user agents.
    """
    heavy = {"asyncio", "flask", "jinja2", "segno", "sqlite3", "ua_parser", "zxcvbn"}

    assert set() == heavy & loaded_by("import onetsec; onetsec.Onetsec")


def test_public_names_exist() -> None:
    """
    Every public name leads somewhere.
    """
    import onetsec

    for name in onetsec.__all__:
        assert getattr(onetsec, name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    The wheel that is built from this tree.
    """
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def wheel(built: Path) -> frozenset[str]:
    """
    The names of all files in it.
    """
    with zipfile.ZipFile(built) as archive:
        return frozenset(archive.namelist())


def test_wheel_holds_the_package(wheel: frozenset[str]) -> None:
    """
    The wheel holds every file of the package, those that are no code too, and nothing else.
    """
    files = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files == {name for name in wheel if ".dist-info/" not in name}


@pytest.mark.parametrize(
    "name",
    [
        "onetsec/django/migrations/0001_initial.py",
        "onetsec/py.typed",
        "onetsec/web/static/onetsec.css",
        "onetsec/web/templates/onetsec/layout.html",
    ],
)
def test_wheel_holds(name: str, wheel: frozenset[str]) -> None:
    """
    What is no code, but needed, is in the wheel.
    """
    assert name in wheel


PROJECT = """
import re
import sys
from types import ModuleType
import django
from django.conf import settings

urls = ModuleType("urls")
sys.modules["urls"] = urls
settings.configure(
    DEBUG=True,
    ALLOWED_HOSTS=["localhost"],
    SECRET_KEY="of a project that lives for a second",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "onetsec.django",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "onetsec.django.OnetsecMiddleware",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    LANGUAGE_CODE="de",
    ROOT_URLCONF="urls",
)
django.setup()
from django.core.management import call_command
from django.test import Client
from django.urls import include, path

urls.urlpatterns = [path("", include("onetsec.django.urls"))]
call_command("check")
call_command("migrate", verbosity=0)
call_command("makemigrations", check=True, verbosity=0)
page = Client(headers={"Host": "localhost:8000"}).get("/sign-in").content.decode()
style = re.search('href="([^"]+[.]css[^"]*)"', page)[1]
print(Client().get(style)["Content-Type"], "Anmelden" in page, "rest_framework" in sys.modules)
print(*{one.__file__ for name, one in sys.modules.items() if name == "onetsec"})
"""


def test_wheel_is_enough_for_django(built: Path, tmp_path: Path) -> None:
    """
    From what was installed of it a project has its tables, its pages, their style and language,
    without REST framework.
    """
    installed = tmp_path / "installed"
    # What is installed there is no source of ours, and not measured.
    unmeasured = {name: text for name, text in os.environ.items() if "COVERAGE" not in name}
    pip = ["-m", "pip", "install", "-q", "--no-index", "--no-deps", "--no-compile"]
    for arguments in ([*pip, f"--target={installed}", str(built)], ["-c", PROJECT]):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=unmeasured | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
            capture_output=True,
            text=True,
        )
        assert 0 == done.returncode, done.stdout + done.stderr

    *_, served, where = done.stdout.splitlines()
    assert "text/css; charset=utf-8 True False" == served
    assert Path(where).is_relative_to(installed)


def lines(*folders: str) -> Iterator[tuple[str, str]]:
    """
    Give every line of the text files under *folders*, with its place.
    """
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".css", ".js", ".md", ".toml"}:
                for number, line in enumerate(path.read_text().splitlines(), 1):
                    yield f"{path.relative_to(ROOT)}:{number}", line


def words(*halves: tuple[str, str]) -> str:
    """
    Join words from their halves, so that this file does not find itself.
    """
    return "|".join(first + second for first, second in halves)


UNFINISHED = re.compile(
    words(("TO", "DO"), ("FIX", "ME"), ("X", "XX"), ("NotImplemented", "Error"))
)
UNREASONED = re.compile(r"pragma: +no cover\W*$")
LEFT_OUT = re.compile(rf"(mark|pytest|unittest)\.({words(('sk', 'ip'), ('xf', 'ail'))})")


def test_nothing_is_unfinished() -> None:
    """
    No line promises what is not there.
    """
    everywhere = lines("src", "tests", "docs", "examples", "benchmarks", "scripts")

    assert [] == [place for place, line in everywhere if UNFINISHED.search(line)]


def test_nothing_is_left_unmeasured_without_a_reason() -> None:
    """
    A branch without a test says why.
    """
    assert [] == [place for place, line in lines("src") if UNREASONED.search(line)]


def test_no_test_is_left_out() -> None:
    """
    Every test runs, everywhere, and is expected to pass.
    """
    assert [] == [place for place, line in lines("tests") if LEFT_OUT.search(line)]


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (UNFINISHED, "# {}DO: later".format("TO")),
        (UNREASONED, "else:  # pragma: no cover"),
        (LEFT_OUT, "@pytest.mark.{}ipif(slow)".format("sk")),
        (LEFT_OUT, "pytest.{}ail()".format("xf")),
    ],
)
def test_what_is_looked_for_is_found(pattern: re.Pattern[str], line: str) -> None:
    """
    The negative control: each pattern finds what it is there for.
    """
    assert pattern.search(line)
