"""
The file locator: what a .mmdb file says, and what it may not break.
"""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import maxminddb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onetsec.errors import ConfigurationError
from onetsec.location import NOWHERE
from onetsec.locators import FileLocator
from onetsec.records import Client, Location

from .mmdb import CITIES, write_mmdb

AUSTRIA = Location(country="Austria")
VIENNA = Location(city="Vienna", country="Austria")
FORK = (
    "import os, sys\n"
    "from onetsec.locators import FileLocator\n"
    "from onetsec.records import Client\n"
    "locator, client = FileLocator(sys.argv[1]), Client('198.51.100.7')\n"
    "first = locator.locate(client)\n"
    "child = os.fork()\n"
    "same = all(locator.locate(client) == first for _ in range(200))\n"
    "if child == 0: os._exit(0 if same else 1)\n"
    "print(first.city, same, os.waitpid(child, 0)[1])"
)


@pytest.fixture(scope="module")
def mmdb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mmdb(tmp_path_factory.mktemp("geo") / "city.mmdb", CITIES)


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("198.51.100.7", VIENNA),
        ("::ffff:198.51.100.7", VIENNA),
        ("203.0.113.9", Location(country="Slovakia")),
        ("2001:db8::9", Location(city="Lisbon", country="Portugal")),
        ("192.0.2.1", NOWHERE),
        ("2001:db9::9", NOWHERE),
    ],
)
def test_a_file_knows_cities_and_countries(mmdb: Path, address: str, location: Location) -> None:
    """
    In English; an address that is not listed is nowhere.
    """
    assert location == FileLocator(mmdb).locate(Client(address))


@pytest.mark.parametrize(
    ("record", "location"),
    [
        ({"city": "Vienna", "country": "AT"}, VIENNA),
        ({"city": "Vienna", "country": "Austria", "country_code": "AT"}, VIENNA),
        ({"city": "Vienna", "country": "AT", "country_name": "Austria"}, VIENNA),
        ({"city": "Vienna", "country_code": "AT"}, VIENNA),
        ({"city": {"names": {"en": "Vienna"}}, "country": {"iso_code": "AT"}}, VIENNA),
        ({"city": {"names": {"de": "Wien"}}, "country": {"iso_code": "AT"}}, AUSTRIA),
        ({"city": {"names": "Vienna"}, "country": {"names": ["Austria"]}}, NOWHERE),
        ({"city": ["Vienna"], "country": {"iso_code": ["AT"]}}, NOWHERE),
        ({"city": "\u202eanneiV", "country": "XX"}, NOWHERE),
        ({"city": "x" * 65, "country_code": "<b"}, NOWHERE),
        ({"asn": 64496}, NOWHERE),
        ("Vienna", NOWHERE),
    ],
)
def test_a_record_is_read_in_any_form(tmp_path: Path, record: Any, location: Location) -> None:
    """
    Nested or flat, by name or by code; what can not be shown is dropped.
    """
    path = write_mmdb(tmp_path / "any.mmdb", {"::192.0.2.0/120": record})

    assert location == FileLocator(path).locate(Client("192.0.2.1"))


def test_a_file_of_the_old_addresses_knows_no_new_ones(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """
    An IPv6 address is nowhere in an IPv4 file, and that is no reason to complain.
    """
    path = write_mmdb(tmp_path / "old.mmdb", {"198.51.100.0/24": {"country": "AT"}}, ip_version=4)
    locator = FileLocator(path)

    assert AUSTRIA == locator.locate(Client("198.51.100.7"))
    assert NOWHERE == locator.locate(Client("2001:db8::1"))
    assert [] == caplog.messages


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """
    At start-up, by its name.
    """
    with pytest.raises(ConfigurationError, match=r"^locator\.path: .*none\.mmdb.* is not a file"):
        FileLocator(tmp_path / "none.mmdb")


def test_a_missing_package_is_refused(mmdb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    At start-up, with the command that installs it.
    """
    monkeypatch.setitem(sys.modules, "maxminddb", None)

    with pytest.raises(ConfigurationError, match=r"pip install 'onetsec\[geo\]'"):
        FileLocator(mmdb)


def test_a_relative_path_is_kept_where_it_was(
    mmdb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A server that changes its folder later still finds the file.
    """
    monkeypatch.chdir(mmdb.parent)
    locator = FileLocator(mmdb.name)
    monkeypatch.chdir(tmp_path)

    assert VIENNA == locator.locate(Client("198.51.100.7"))


def test_a_file_is_not_opened_before_it_is_needed(tmp_path: Path) -> None:
    """
    What lies there at the first look is what is read.
    """
    path = tmp_path / "late.mmdb"
    path.write_bytes(b"")
    locator = FileLocator(path)
    write_mmdb(path, CITIES)

    assert VIENNA == locator.locate(Client("198.51.100.7"))


def test_a_broken_file_is_logged_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """
    Places are unknown; the log names the file and no address.
    """
    path = tmp_path / "broken.mmdb"
    path.write_bytes(b"broken" * 100)
    locator = FileLocator(path)

    assert [NOWHERE] * 3 == [locator.locate(Client("198.51.100.7")) for _ in range(3)]
    assert [logging.WARNING] == [record.levelno for record in caplog.records]
    assert str(path) in caplog.text
    assert "198.51.100.7" not in caplog.text


def test_a_broken_file_that_was_mended_is_read(tmp_path: Path) -> None:
    """
    Nobody has to restart for it.
    """
    path = tmp_path / "mended.mmdb"
    path.write_bytes(b"broken")
    locator = FileLocator(path)

    assert NOWHERE == locator.locate(Client("198.51.100.7"))
    write_mmdb(path, CITIES)
    assert VIENNA == locator.locate(Client("198.51.100.7"))


def test_a_file_that_is_cut_short_in_use_ends_nothing(tmp_path: Path) -> None:
    """
    Its places become unknown, and the process lives on.
    """
    path = write_mmdb(tmp_path / "cut.mmdb", CITIES)
    locator = FileLocator(path)

    assert VIENNA == locator.locate(Client("198.51.100.7"))
    os.truncate(path, 0)
    assert NOWHERE == locator.locate(Client("198.51.100.7"))


@given(changes=st.dictionaries(st.floats(0, 1, exclude_max=True), st.integers(0, 255), min_size=1))
@settings(deadline=None)
def test_any_damage_to_a_file_is_borne(
    mmdb: Path, tmp_path_factory: pytest.TempPathFactory, changes: dict[float, int]
) -> None:
    """
    Bytes changed anywhere give a wrong place or none, never an error.
    """
    content = bytearray(mmdb.read_bytes())
    for part, byte in changes.items():
        content[int(part * len(content))] = byte
    path = tmp_path_factory.getbasetemp() / "damaged.mmdb"
    path.write_bytes(content)

    assert isinstance(FileLocator(path).locate(Client("198.51.100.7")), Location)


def test_threads_share_a_file(mmdb: Path) -> None:
    """
    The first look of all at once, and many after it.
    """
    locator, start = FileLocator(mmdb), Barrier(8)
    found: list[Location] = []

    def look() -> None:
        start.wait()
        found.extend(locator.locate(Client("198.51.100.7")) for _ in range(50))

    threads = [Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [VIENNA] * 400 == found


def test_a_reader_that_came_second_is_closed(mmdb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    When two first looks meet, both use the reader that was there first.
    """
    locator, opened, real = FileLocator(mmdb), [], maxminddb.open_database

    def interrupted(path: str, mode: int) -> maxminddb.Reader:
        monkeypatch.setattr(maxminddb, "open_database", real)
        opened.append(real(path, mode))
        assert VIENNA == locator.locate(Client("198.51.100.7"))
        return opened[0]

    monkeypatch.setattr(maxminddb, "open_database", interrupted)

    assert VIENNA == locator.locate(Client("198.51.100.7"))
    assert opened[0].closed
    assert VIENNA == locator.locate(Client("198.51.100.7"))


def test_a_fork_shares_a_file(mmdb: Path) -> None:
    """
    Parent and child look at the same time, through the file that was opened before.
    """
    command = [sys.executable, "-c", FORK, str(mmdb)]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)

    assert "Vienna True 0" == ran.stdout.strip()


def test_the_file_is_closed_with_its_locator(mmdb: Path) -> None:
    """
    Without a warning of an unclosed file.
    """
    locator = FileLocator(mmdb)
    assert VIENNA == locator.locate(Client("198.51.100.7"))

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        del locator
        gc.collect()

    assert [] == [str(warning.message) for warning in caught]


def test_maxminddb_is_loaded_on_first_use(mmdb: Path) -> None:
    """
    Importing and building load no reader; a look at the file does.
    """
    script = (
        "import sys\n"
        "from onetsec.locators import FileLocator\n"
        "from onetsec.records import Client\n"
        "locator = FileLocator(sys.argv[1])\n"
        "before = 'maxminddb' in sys.modules\n"
        "locator.locate(Client('198.51.100.7'))\n"
        "print(before, 'maxminddb' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(mmdb)]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)

    assert "False True" == ran.stdout.strip()
