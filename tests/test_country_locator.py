"""
The country locator: where an address is registered, from data that are installed.
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onetsec.errors import ConfigurationError
from onetsec.location import HERE, NOWHERE, country
from onetsec.locators import CountryLocator
from onetsec.records import Client, Location

from .absence import hide

LOCATOR = CountryLocator()


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("United States", "8.8.8.8"),
        ("United States", "2001:4860:4860::8888"),
        ("Austria", "193.171.13.1"),
        ("Switzerland", "129.132.1.1"),
        ("Switzerland", "2001:620::1"),
        ("France", "2001:660::1"),
        ("Japan", "133.11.0.1"),
        ("Japan", "2001:200::1"),
        ("Brazil", "200.160.0.8"),
    ],
)
def test_an_address_is_registered_in_a_country(name: str, address: str) -> None:
    """
    Those of universities and research networks have not moved for decades.
    """
    assert Location(country=name) == LOCATOR.locate(Client(address))


def test_a_mapped_address_is_the_old_one() -> None:
    """
    As a socket for both kinds of addresses reports it.
    """
    assert Location(country="Switzerland") == LOCATOR.locate(Client("::ffff:129.132.1.1"))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
def test_a_loopback_address_is_here(address: str) -> None:
    """
    Whatever a header says.
    """
    assert HERE == LOCATOR.locate(Client(address, place="AT"))


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.1.1", "100.64.0.1"),
        *("fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "::ffff:192.168.1.1"),
        *("0.0.0.0", "::", "192.0.2.1", "2001:db8::1", "224.0.0.1", "ff02::1", "255.255.255.255"),
    ],
)
def test_a_private_address_is_nowhere(address: str) -> None:
    """
    And so is one that is no client's at all.
    """
    assert NOWHERE == LOCATOR.locate(Client(address))


@pytest.mark.parametrize(
    "address",
    ["", "none", "8.8.8", "8.8.8.8 ", "8.8.8.8%x", "８.8.8.8", "\0", "\ud800", "8" * 1_000_000],
)
def test_what_is_no_address_is_nowhere(address: str) -> None:
    """
    Even if there is one in it.
    """
    assert NOWHERE == LOCATOR.locate(Client(address))


@pytest.mark.parametrize("zone", ["eth0", "\ud800", "<b>"])
def test_a_zone_is_not_looked_at(zone: str) -> None:
    """
    What stands behind an IPv6 address may be any text.
    """
    assert Location(country="Switzerland") == LOCATOR.locate(Client(f"2001:620::1%{zone}"))


NAMES = {country(a + b) for a in map(chr, range(65, 91)) for b in map(chr, range(65, 91))}


@given(address=st.text() | st.ip_addresses().map(str), place=st.text())
@example(address="2001:620::%\ud800", place="")
def test_any_client_gets_a_location(address: str, place: str) -> None:
    """
    A country of the list, here or nowhere; nothing is raised, whatever address and header are.
    """
    found = LOCATOR.locate(Client(address, place=place))

    assert found in {HERE, *(Location(country=name) for name in NAMES)}


def test_no_header_is_asked_for() -> None:
    """
    The address is enough.
    """
    assert "" == LOCATOR.header


@pytest.mark.parametrize("package", ["iptocc", "iptocc.iptocc"], ids=["missing", "broken"])
def test_a_missing_package_is_refused(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    At start-up, with the command that installs it; also if it is there and can not be loaded.
    """
    monkeypatch.delitem(sys.modules, "iptocc")
    hide(package, monkeypatch)

    with pytest.raises(ConfigurationError, match=r"pip install 'onetsec\[geo\]'"):
        CountryLocator()
