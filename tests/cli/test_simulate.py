"""
``onetsec simulate``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onetsec import AsyncOnetsec, Onetsec, Settings, lifted
from onetsec.cli import main
from onetsec.simulation import attacks
from onetsec.throttling import AttemptPolicy, Throttles
from onetsec.users import DictUsers

from ..conftest import KEY, SITE

LOOSE = Settings(attempts=AttemptPolicy(month=50))
UNBOUND = Settings(throttles=Throttles(account=()))
AUTH = Onetsec(users=DictUsers([]), storage="memory:", keys=[KEY], site=SITE, settings=LOOSE)
AWAITED = AsyncOnetsec(
    users=lifted(DictUsers([])), storage="memory:", keys=[KEY], site=SITE, settings=LOOSE
)
NOTHING = object()


def make() -> Onetsec:
    """
    An application that is built when it is asked for.
    """
    return AUTH


def fail() -> Onetsec:
    """
    An application whose environment lacks something.
    """
    raise KeyError("ONETSEC_KEY")


def leave() -> Onetsec:
    """
    An application that ends the process, for it does not like its options.
    """
    raise SystemExit("usage: shop")


def refuse() -> Onetsec:
    """
    An application that is built wrong.
    """
    return Onetsec(users=DictUsers([]), storage="memory:", keys=[], site=SITE)


class Extension:
    """
    What stands in a framework.
    """

    auth = AUTH

    def __call__(self) -> None:
        """
        Not to be called: it is what a server calls.
        """


EXTENSION = Extension()


def test_the_demo_keeps_its_promises(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Without an application the demo is looked at: nothing exceeds its limit.
    """
    assert 0 == main(["simulate"])

    assert "| app-code " in capsys.readouterr().out


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The numbers are those of the rule, with all their digits.
    """
    assert 0 == main(["simulate", "--json"])

    told = json.loads(capsys.readouterr().out)["attacks"]
    assert [(one.name, one.lane, one.success) for one in attacks(Settings())] == [
        (one["name"], one["lane"], one["success_per_account_year"]) for one in told
    ]


@pytest.mark.parametrize("name", ["LOOSE", "AUTH", "AWAITED", "make", "EXTENSION"])
def test_an_application(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Its own settings are looked at, however it is built; too much ends with 1.
    """
    assert 1 == main(["simulate", "--app", f"{__name__}:{name}"])

    assert "0.195 %" in capsys.readouterr().out


def test_no_bound_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    """
    JSON knows no infinity.
    """
    assert 1 == main(["simulate", "--json", "--app", f"{__name__}:UNBOUND"])

    told = json.loads(capsys.readouterr().out)["attacks"][0]
    assert (None, 1.0) == (told["guesses_per_account_year"], told["success_per_account_year"])


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("module", "not a module and a name"),
        (":name", "not a module and a name"),
        ("nowhere_at_all:auth", "can not be had"),
        (f"{__name__}:nobody", "can not be had"),
        (f"{__name__}:NOTHING", "neither Onetsec"),
        (f"{__name__}:fail", "can not be had: KeyError: 'ONETSEC_KEY'"),
        (f"{__name__}:leave", "can not be had: SystemExit: usage: shop"),
        (f"{__name__}:refuse", "keys: a list"),
    ],
)
def test_what_is_no_application(path: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    It says what it has not found, and ends with 2.
    """
    assert 2 == main(["simulate", "--app", path])

    printed = capsys.readouterr()
    assert "" == printed.out
    assert said in printed.err


def test_the_present_folder_is_looked_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    As ``python -m`` does, though the command lies elsewhere.
    """
    (tmp_path / "shop_with_settings.py").write_text(
        "from onetsec import Settings\nsettings = Settings()\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", ["/nowhere"])

    assert 0 == main(["simulate", "--app", "shop_with_settings:settings"])
