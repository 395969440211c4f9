"""
What hosts test with: its names, what it costs those who do not use it, and what it says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import onetsec.testing

from .test_house import ROOT, SIX_PACKAGES, loaded_by

ENTRY_POINT: tuple[str, ...] = ()
ALONE = ("--disable-plugin-autoload", "-p", "onetsec.testing._pytest")
"""Nobody else tells pytest what to rewrite, as an editable installation under an older pytest."""


def run(path: Path, text: str, *arguments: str) -> str:
    """
    Run *text* as the tests of a host; what pytest prints.
    """
    (path / "pytest.ini").write_text("[pytest]\n")
    (path / "test_host.py").write_text(text)
    # What is set for this run is not for that one, and neither is its tracer.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))
    }
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=path, env=environment, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", onetsec.testing.__all__)
def test_public_name_exists(name: str) -> None:
    """
    Every public name leads somewhere, and is named as it is called.
    """
    found = getattr(onetsec.testing, name)

    assert name == getattr(found, "__name__", name)


def test_public_names_are_shown() -> None:
    """
    Who looks into the package sees them, whether they were used before or not.
    """
    assert sorted(onetsec.testing.__all__) == dir(onetsec.testing)


def test_public_names_are_documented() -> None:
    """
    The document of names has all of them.
    """
    text = (ROOT / "docs" / "reference.md").read_text().partition("## For tests")[2]

    assert set() == set(onetsec.testing.__all__) - set(re.findall(r"\w+", text))


def test_other_names_do_not_exist() -> None:
    """
    A name that is misspelled is no name.
    """
    with pytest.raises(AttributeError, match="has no attribute 'StorageContact'"):
        onetsec.testing.StorageContact  # type: ignore[attr-defined]  # noqa: B018


def test_import_is_light() -> None:
    """
    The import loads none of the modules that the names stand in, and nothing that they need.
    """
    assert loaded_by("import onetsec.testing") <= {"onetsec", "onetsec.testing", "__future__"}


def test_names_are_resolved_on_first_use() -> None:
    """
    The negative control: the first use of a name does load its module.
    """
    loaded = loaded_by("import onetsec.testing; onetsec.testing.StorageContract")

    assert {"attr", "onetsec.testing.contracts"} <= loaded


UNUSED = f"""
import sys

def test_what_is_loaded():
    ours = {{"onetsec", *{SIX_PACKAGES}}}
    assert {{"onetsec", "onetsec.testing", "onetsec.testing._pytest"}} == {{
        name for name in sys.modules if name.partition(".")[0] in ours
    }}
"""


def test_a_host_that_does_not_use_it_pays_nothing(tmp_path: Path) -> None:
    """
    The plugin loads no more than itself into the tests of a host.
    """
    assert " 1 passed" in run(tmp_path, UNUSED, *ALONE)


def test_a_host_that_uses_it_does(tmp_path: Path) -> None:
    """
    The negative control: with one name in use, that is seen.
    """
    text = f"from onetsec.testing import FrozenClock\n{UNUSED}"

    assert " 1 failed" in run(tmp_path, text, *ALONE)


BROKEN = """
from onetsec.testing import AccountsContract

class Haunted:
    def load(self, user_id):
        return "nobody"

class TestHaunted(AccountsContract):
    def make(self):
        return Haunted()
"""
ONE = ("-k", "test_account_is_unknown_at_first")


@pytest.mark.parametrize("loading", [ENTRY_POINT, ALONE], ids=["entry-point", "alone"])
def test_a_contract_says_what_it_has_found(loading: tuple[str, ...], tmp_path: Path) -> None:
    """
    A storage that fails is shown with what it answered, and to which call; nothing warns.
    """
    printed = run(tmp_path, BROKEN, *loading, *ONE)

    assert "AssertionError: assert 'nobody' is None" in printed
    assert "where 'nobody' = load('" in printed
    assert " 1 failed" in printed
    assert "warning" not in printed


def test_a_contract_that_nobody_rewrites_does_not(tmp_path: Path) -> None:
    """
    The negative control: without the plugin, the same failure says nothing.
    """
    printed = run(tmp_path, BROKEN, "--disable-plugin-autoload", *ONE)

    assert " 1 failed" in printed
    assert "where 'nobody' = load('" not in printed


HOST = """
import asyncio

from onetsec import AsyncOnetsec, Client, Site, User, lifted
from onetsec.users import DictUsers

LOGIN = "ada@example.com"

def test_awaited(onetsec_async_ports, onetsec_mailer):
    async def walk():
        auth = AsyncOnetsec(
            users=lifted(DictUsers([User("1", email=LOGIN, email_verified=True)])),
            storage="memory:",
            keys=[b"k" * 32],
            site=Site("Example Shop", "http://localhost:5000"),
            **onetsec_async_ports,
        )
        await auth.password.register("1", "Copper Kettle 27")
        await auth.password_reset.request(LOGIN, client=Client())
        await auth.close()

    asyncio.run(walk())
    assert [one.to for one in onetsec_mailer.sent] == [LOGIN]
"""


def test_fixtures_carry_the_host_of_the_document(tmp_path: Path) -> None:
    """
    What the document shows is collected, asks for the fixtures by name, and passes.
    """
    assert " 2 passed" in run(tmp_path, shown("test_code_is_mailed"), *ALONE)


def test_contract_of_the_web_is_for_hosts(tmp_path: Path) -> None:
    """
    What the document shows runs the whole contract against an application.
    """
    printed = run(tmp_path, shown("WebContract"), "-q", *ALONE)

    assert re.search(r"^1\d\d passed", printed, re.MULTILINE), printed[-2000:]


def shown(word: str) -> str:
    """
    Find the block of the document that has *word* in it.
    """
    text = (ROOT / "docs" / "testing.md").read_text()
    (found,) = (
        block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if word in block
    )
    return str(found)


def test_fixtures_carry_an_awaited_host(tmp_path: Path) -> None:
    """
    With ports that can be awaited; the mail has gone when the application is closed.
    """
    assert " 1 passed" in run(tmp_path, HOST, *ALONE)


def test_fixtures_come_from_the_plugin(tmp_path: Path) -> None:
    """
    The negative control: without it, nobody has them.
    """
    printed = run(tmp_path, HOST, "--disable-plugin-autoload")

    assert "fixture 'onetsec_async_ports' not found" in printed


def test_fixtures_have_names_of_their_own(tmp_path: Path) -> None:
    """
    Every one begins with the name of the package, and is told to whoever asks pytest.
    """
    printed = run(tmp_path, "", "--fixtures", *ALONE)
    ours = printed.partition("onetsec.testing._pytest ---")[2].partition("\n---")[0]
    names = re.findall(r"^(\w+) -- ", ours, re.MULTILINE)

    assert {
        "onetsec_async_ports",
        "onetsec_clock",
        "onetsec_mailer",
        "onetsec_ports",
    } == set(names)
