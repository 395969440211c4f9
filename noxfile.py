"""
Everything that must hold: ``nox`` runs it all, ``nox -s tests -- -k totp`` a part of it.

The default sessions use the interpreter that runs nox, so one ``pip install`` is enough.
"""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from glob import glob
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.16"
nox.options.sessions = ["lint", "types", "docs", "tests"]
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"

BUILD = Path("build")
REPORT = BUILD / "tests.xml"
EXAMPLES = [str(found.parent) for found in sorted(Path("examples").glob("*/run.py"))]
SERVERS = {  # programs, and their packages
    "mariadbd": "mariadb-server",
    "pgbouncer": "pgbouncer",
    "postgres": "postgresql",
    "redis-server": "redis-server",
}


@nox.session(python=False)
def lint(session: nox.Session) -> None:
    """
    Check the style, and who imports whom.
    """
    _python(session, "-m", "ruff", "check", ".")
    _python(session, "-m", "ruff", "format", "--check", ".")
    session.run(str(Path(sys.executable).with_name("lint-imports")), external=True)


@nox.session(python=False)
def types(session: nox.Session) -> None:
    """
    Check the types, strictly.
    """
    _python(session, "-m", "mypy")
    for example in EXAMPLES:  # each is an application of its own, with modules of the same names
        _python(session, "-m", "mypy", example)


@nox.session(python=False)
def docs(session: nox.Session) -> None:
    """
    Build the documents; a reference that leads nowhere is an error.
    """
    pages, parsed = str(BUILD / "docs"), str(BUILD / "doctrees")
    _python(session, "-m", "sphinx", "-n", "-W", "-q", "-d", parsed, "-b", "html", "docs", pages)


@nox.session(python=False)
def tests(session: nox.Session) -> None:
    """
    Run every test, the browser's too, and look for branches without one.
    """
    _chromium(session)
    _servers(session)
    if session.posargs:
        _python(session, "-m", "pytest", *session.posargs)
        return

    shutil.rmtree(BUILD / "coverage", ignore_errors=True)
    # More processes than cores: half of the time of each is spent in waiting for servers and
    # browsers. Neighbours stay together, as what they stand on is made once a class or a module.
    workers = str((os.cpu_count() or 2) + 2)
    everything = ("-m", "pytest", "-n", workers, "--dist=worksteal", f"--junit-xml={REPORT}")
    _python(session, "-m", "coverage", "run", *everything)
    _python(session, "-m", "coverage", "combine", "-q")
    whole = ",".join(_measured_whole())
    _python(session, "-m", "coverage", "report", f"--include={whole}", "--fail-under=100")
    _python(session, "-m", "coverage", "report", f"--omit={whole}", "--fail-under=90")


@nox.session(python=False, default=False)
def long(session: nox.Session) -> None:
    """
    Run the tests that find more the longer they run: two thousand kills, or ``ONETSEC_KILLS``;
    a hundred requests to each operation, or ``ONETSEC_EXAMPLES``; a thousand lives beside somebody
    who reads all mails, or ``ONETSEC_LIVES``; fifteen hundred sign-ins of each class of accounts,
    or ``ONETSEC_ROUNDS``; and a thousand from strangers, beside the owner's.
    """
    _servers(session)
    kills = os.environ.get("ONETSEC_KILLS", "2000")
    tests = ("tests/crash/test_kills.py", *session.posargs)
    _python(session, "-m", "pytest", *tests, env={"ONETSEC_KILLS": kills})
    lives = os.environ.get("ONETSEC_LIVES", "1000")
    readers = ("tests/flows/test_mailbox.py", *session.posargs)
    _python(session, "-m", "pytest", *readers, env={"ONETSEC_LIVES": lives})
    examples = os.environ.get("ONETSEC_EXAMPLES", "100")
    stranger = ("tests/web/api/test_schemathesis.py", *session.posargs)
    _python(session, "-m", "pytest", *stranger, env={"ONETSEC_EXAMPLES": examples})
    measured = ("tests/long/flood.py", "tests/long/enumeration_timing.py", *session.posargs)
    _python(session, "-m", "pytest", "-s", *measured)


@nox.session(python=False, default=False)
def storages(session: nox.Session) -> None:
    """
    Prove the storages on every engine, and print what was proven as a table.
    """
    _servers(session)
    proofs = sorted(
        str(path)
        for name in ("contract", "outage", "broken", "races_through_flows", "processes", "kills")
        for room in ("tests/storage", "tests/crash")
        for path in Path(room).rglob(f"test_*{name}.py")
    )
    report, failed = str(BUILD / "storages.xml"), range(2)  # then the table says what has failed
    run = ("-m", "pytest", "-q", f"--junit-xml={report}", *proofs)
    session.run(sys.executable, *run, external=True, success_codes=failed)
    _python(session, "-m", "tests.engines.table", report)


@nox.session(python=False, default=False)
def demo(session: nox.Session) -> None:
    """
    Serve the demo.
    """
    _python(session, "-m", "onetsec", "demo", *session.posargs)


@nox.session(python=False, default=False)
def picture(session: nox.Session) -> None:
    """
    Take the picture of the README anew, from a test.
    """
    walk = ("tests/browser/test_walk.py", "-k", "password and light")
    _python(session, "-m", "pytest", *walk, env={"ONETSEC_SCREENSHOTS": str(BUILD)})
    shutil.copy(BUILD / "security-color_scheme.png", "docs/images/security.png")


@nox.session(python=["3.12", "3.13"], default=False)
def pythons(session: nox.Session) -> None:
    """
    Run the tests on the other Pythons that are found here, each in an environment of its own.
    """
    session.install("-e", ".[dev]")
    _chromium(session)
    _servers(session)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13"], default=False)
@nox.parametrize("release", ["5.2", "6"])
def django(session: nox.Session, release: str) -> None:
    """
    Run the tests of Django's adapter with the long-term release, and with the newest one.
    """
    if release == "6" and session.python == "3.11":
        session.skip("Django 6 needs Python 3.12")
    session.install("-e", ".[dev]", f"django~={release}.0" if release == "5.2" else "django>=6")
    _servers(session)
    session.run("python", "-m", "pytest", "tests/django", *session.posargs)


def _python(
    session: nox.Session, *arguments: str, env: dict[str, str | None] | None = None
) -> None:
    session.run(sys.executable, *arguments, env=env, external=True)


def _measured_whole() -> list[str]:
    """
    Name the files of which every branch has a test: rules decide, and flows order.
    """
    settings = tomllib.loads(Path("pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    (pure,) = (one for one in contracts if one["name"] == "Rules and words are pure")
    rooms = [name.replace(".", "/") for name in (*pure["source_modules"], "onetsec.flows")]
    return [f"src/{room}{ending}" for room in rooms for ending in (".py", "/*")]


def _chromium(session: nox.Session) -> None:
    """
    Make sure that there is a browser: the system's, or the one that Playwright downloads.
    """
    if _has_chromium(session):
        return

    if shutil.which("apt-get") and os.geteuid() == 0:
        install = ("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
        session.run("apt-get", "update", "-q", external=True, silent=True)
        session.run(
            *install,
            env={"DEBIAN_FRONTEND": "noninteractive"},
            external=True,
            silent=True,
            success_codes=range(256),  # a distribution without that package has another way
        )
    if not _has_chromium(session):
        _python(session, "-m", "playwright", "install", "chromium")


def _servers(session: nox.Session) -> None:
    """
    Install the servers that the tests start, where they are missing and that can be done.
    """
    folders = [os.environ.get("PATH", ""), "/usr/sbin", *glob("/usr/lib/postgresql/*/bin")]
    path = os.pathsep.join(folders)
    missing = [
        package for program, package in SERVERS.items() if not shutil.which(program, path=path)
    ]
    if not missing or not shutil.which("apt-get") or os.geteuid() != 0:
        return  # a test that needs one says what to install

    # As if it were no running system: what is installed is not started.
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    install = ("apt-get", "install", "-y", "-q", "--no-install-recommends", *missing)
    session.run("apt-get", "update", "-q", external=True, silent=True)
    session.run(*install, env=quiet, external=True, silent=True)


def _has_chromium(session: nox.Session) -> bool:
    found = session.run(
        sys.executable, "-m", "tests.browser.browsers", external=True, silent=True, log=False
    )
    return bool(str(found).strip())
