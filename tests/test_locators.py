"""
Locators: a header, the networks of documentation, and nothing; and what all of them have in common.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onetsec.errors import ConfigurationError
from onetsec.location import HERE, NOWHERE
from onetsec.locators import CountryLocator, DemoLocator, FileLocator, HeaderLocator, NoLocator
from onetsec.ports import Locator
from onetsec.records import Client, Location

from .mmdb import CITIES, write_mmdb

VIENNA = Location(city="Vienna", country="Austria")


@pytest.fixture(scope="module")
def mmdb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mmdb(tmp_path_factory.mktemp("geo") / "city.mmdb", CITIES)


@pytest.fixture(scope="module")
def locators(mmdb: Path) -> list[Locator]:
    return [NoLocator(), HeaderLocator(), FileLocator(mmdb), DemoLocator(), CountryLocator()]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_a_loopback_address_is_here(locators: list[Locator], address: str) -> None:
    """
    For every locator, whatever a header says.
    """
    client = Client(address, place="AT")

    assert [HERE] * len(locators) == [locator.locate(client) for locator in locators]


@pytest.mark.parametrize("address", ["", "192.168.1.1", "none", "\0", "\ud800", "1" * 1_000_000])
def test_an_address_without_a_place_is_nowhere(locators: list[Locator], address: str) -> None:
    """
    Local, unknown or no address at all: an empty place.
    """
    client = Client(address)

    assert [NOWHERE] * len(locators) == [locator.locate(client) for locator in locators]


addresses = st.text() | st.ip_addresses().map(str)


@given(address=addresses, place=st.text())
@settings(deadline=None)
def test_any_client_gets_a_location(locators: list[Locator], address: str, place: str) -> None:
    """
    Nothing is raised, whatever the address and the header are.
    """
    client = Client(address, place=place)

    assert all(isinstance(locator.locate(client), Location) for locator in locators)


def test_only_the_header_locator_reads_a_header(locators: list[Locator]) -> None:
    """
    The others ask for none.
    """
    assert ["", "cf-ipcountry", "", "", ""] == [locator.header for locator in locators]


def test_without_a_locator_nothing_is_known() -> None:
    """
    Not even for an address that others know.
    """
    assert NOWHERE == NoLocator().locate(Client("198.51.100.7", place="AT"))


@pytest.mark.parametrize(
    ("place", "name"),
    [("AT", "Austria"), ("XX", ""), ("T1", ""), ("at", ""), ("Austria", ""), ("<b>", ""), ("", "")],
)
def test_a_header_names_a_country(place: str, name: str) -> None:
    """
    By its code; anything else is no place.
    """
    assert Location(country=name) == HeaderLocator().locate(Client("192.0.2.1", place=place))


def test_a_header_is_asked_for_in_lower_case() -> None:
    """
    However it is spelled in the settings.
    """
    assert "x-country" == HeaderLocator("X-Country").header


@pytest.mark.parametrize("header", ["", "x country", "x-country:", "x\n", "é", "x" * 65])
def test_a_header_that_can_not_be_is_refused(header: str) -> None:
    """
    At start-up, by its name.
    """
    with pytest.raises(ConfigurationError, match=r"^locator\.header: "):
        HeaderLocator(header)


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("192.0.2.1", Location(city="London", country="United Kingdom")),
        ("198.51.100.255", VIENNA),
        ("203.0.113.0", Location(city="Bratislava", country="Slovakia")),
        ("2001:db8:ffff::1", Location(city="Lisbon", country="Portugal")),
        ("::ffff:198.51.100.1", VIENNA),
        ("198.51.101.0", NOWHERE),
        ("2001:db9::1", NOWHERE),
    ],
)
def test_the_demo_knows_the_networks_of_documentation(address: str, location: Location) -> None:
    """
    Each of them a city, and none of their neighbors.
    """
    assert location == DemoLocator().locate(Client(address))
