"""
Devices: a user agent chooses words, and brings none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onetsec.device import BROWSERS, LONGEST, SYSTEMS, Device, parse

TABLE = Path(__file__).parent.parent / "data" / "user_agents.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"
IMPORTS = (
    "import sys, onetsec.device as device\n"
    "before = 'ua_parser' in sys.modules\n"
    "device.parse('x')\n"
    "print(before, 'ua_parser' in sys.modules)"
)

pieces = st.sampled_from(
    [word for row in ROWS for word in row[3].split()] + ["\0", "\ud800", "\u202e", "<b>", "$1", "é"]
)
user_agents = st.text() | st.lists(pieces, max_size=60).map(" ".join)


@pytest.mark.parametrize(("browser", "system", "icon", "user_agent"), ROWS)
def test_a_user_agent_is_recognized(browser: str, system: str, icon: str, user_agent: str) -> None:
    """
    Browser, system and icon of what real clients send.
    """
    found = parse(user_agent)

    assert Device(browser, system) == found
    assert icon == found.icon


def test_every_name_can_be_chosen() -> None:
    """
    There is a user agent for each name in the lists.
    """
    assert BROWSERS == {row[0] for row in ROWS} - {""}
    assert SYSTEMS == {row[1] for row in ROWS} - {""}


@given(user_agents)
@settings(deadline=None)
def test_only_listed_names_come_out(user_agent: str) -> None:
    """
    Whatever is sent, browser and system are in the lists, or unknown.
    """
    found = parse(user_agent)

    assert found.browser in BROWSERS | {""}
    assert found.system in SYSTEMS | {""}


@given(st.text(), st.text())
def test_no_stored_text_comes_out(browser: str, system: str) -> None:
    """
    A label is made of listed names even if something else was stored.
    """
    browsers = BROWSERS | {"Unknown browser"}

    assert Device(browser, system).label in browsers | {
        f"{name} on {system}" for name in browsers for system in SYSTEMS
    }


@pytest.mark.parametrize(
    ("device", "label"),
    [
        (Device("Firefox", "Linux"), "Firefox on Linux"),
        (Device("Firefox"), "Firefox"),
        (Device(system="Windows"), "Unknown browser on Windows"),
        (Device(), "Unknown browser"),
        (Device("<b>", "Windows"), "Unknown browser on Windows"),
        (Device("Firefox", "<b>"), "Firefox"),
    ],
)
def test_the_label_says_what_is_known(device: Device, label: str) -> None:
    """
    Browser and system, and no system if it is not known.
    """
    assert label == device.label


def test_distributions_are_linux() -> None:
    """
    Ubuntu, Fedora and Debian are not told apart.
    """
    names = {
        parse(FIREFOX.replace("X11;", f"X11; {name};")) for name in ("Ubuntu", "Debian", "Fedora")
    }

    assert {Device("Firefox", "Linux")} == names


@pytest.mark.parametrize("name", ["Chrome", "Firefox/1", "Evil"])
def test_a_name_that_a_client_made_up_is_unknown(name: str) -> None:
    """
    Where ua-parser repeats what was sent, only a listed name gets through.
    """
    assert "" == parse(f"{name}Bot/1.0").browser
    assert "" == parse(f"{name} <b>/1.0 CFNetwork/1494 Darwin/23.4.0").browser


@pytest.mark.parametrize(("name", "system"), [("Evil", ""), ("Roku", ""), ("Tizen", "Tizen")])
def test_a_system_that_a_client_made_up_is_unknown(name: str, system: str) -> None:
    """
    A television names its system as it likes; only a listed one gets through.
    """
    assert system == parse(f"HbbTV/1.2.1 (; {name} ; 2015)").system


def test_the_end_of_a_long_text_is_not_read() -> None:
    """
    What stands after 512 characters changes nothing, what stands before does.
    """
    assert Device() == parse(" " * LONGEST + FIREFOX)
    assert Device("Firefox", "Linux") == parse(" " * (LONGEST - len(FIREFOX)) + FIREFOX)


@pytest.mark.parametrize(
    "text",
    ["", "\0", "\ud800" * 600, "\u202e", "$1", "Mozilla Mobile " * 70_000],
    ids=["empty", "NUL", "surrogates", "bidi", "group", "1 MB"],
)
def test_nonsense_is_unknown(text: str) -> None:
    """
    Any text is a device.
    """
    assert Device() == parse(text)


def test_a_broken_pattern_costs_the_name_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The patterns are updated apart from us; an error in them reaches nobody.
    """

    def broken(*_: Any) -> None:
        raise ValueError("Unable to find OS family")

    assert Device("Firefox", "Linux") == parse(FIREFOX)
    monkeypatch.setattr("ua_parser.basic.Resolver.__call__", broken)

    assert Device() == parse(FIREFOX)


def test_ua_parser_is_loaded_on_first_use() -> None:
    """
    Importing the module loads no patterns; parsing does.
    """
    ran = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, check=True, text=True
    )

    assert "False True" == ran.stdout.strip()
