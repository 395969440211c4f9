"""
Locations: approximate words, safe to show.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetsec.location import (
    HERE,
    LONGEST_NAME,
    NOWHERE,
    address_of,
    clean,
    country,
    is_loopback,
    is_private,
    label,
    tidy,
)
from onetsec.records import Location

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAMES = {a + b: country(a + b) for a in LETTERS for b in LETTERS if country(a + b)}


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (HERE, "This computer"),
        (Location(here=True, city="Vienna"), "This computer"),
        (Location(city="Vienna", country="Austria"), "Vienna, Austria (approximate)"),
        (Location(country="Austria"), "Austria (approximate)"),
        (Location(city="Vienna"), "Vienna (approximate)"),
        (Location(city="Singapore", country="Singapore"), "Singapore (approximate)"),
        (NOWHERE, "Location unknown"),
        (Location(city="Vi\u202eenna", country="Austria"), "Austria (approximate)"),
        (Location(city="\n", country="x" * 65), "Location unknown"),
    ],
)
def test_a_location_is_said_in_words(location: Location, text: str) -> None:
    """
    As much as is known and can be shown, and that it is approximate.
    """
    assert text == label(location)


@pytest.mark.parametrize(
    "name", ["Vienna", "Saint-Étienne", "Łódź", "東京", "القاهرة", "N'Djamena", "x" * LONGEST_NAME]
)
def test_a_name_is_kept(name: str) -> None:
    """
    Names of places, in any script, up to 64 characters.
    """
    assert name == clean(name)


@pytest.mark.parametrize(
    "name",
    [
        "x" * (LONGEST_NAME + 1),
        "Vie\nnna",
        "Vienna\0",
        "\u202eanneiV",
        "\u2066Vienna\u2069",
        "Vie\u200bnna",
        "Vienna\u2028",
        "\ud800",
        " ",
        "",
        None,
        7,
        ["Vienna"],
    ],
)
def test_a_name_that_can_not_be_shown_is_dropped(name: object) -> None:
    """
    Whole, not mended: too long, unprintable, turning the text around, or no text.
    """
    assert "" == clean(name)


@given(st.text(), st.text(), st.booleans())
def test_whatever_is_tidied_can_be_shown(city: str, land: str, here: bool) -> None:
    """
    Short printable names, and what was right already stays.
    """
    found = tidy(Location(here=here, city=city, country=land))

    assert here == found.here
    assert all(
        name.isprintable() and len(name) <= LONGEST_NAME for name in (found.city, found.country)
    )
    assert found == tidy(found)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.0.2.1", IPv4Address("192.0.2.1")),
        ("::ffff:192.0.2.1", IPv4Address("192.0.2.1")),
        ("::ffff:c000:201", IPv4Address("192.0.2.1")),
        ("2001:DB8::1", IPv6Address("2001:db8::1")),
        ("fe80::1%eth0", IPv6Address("fe80::1")),
        ("2001:db8::1%evil.example", IPv6Address("2001:db8::1")),
        ("::ffff:192.0.2.1%x", IPv4Address("192.0.2.1")),
        ("", None),
        (" 192.0.2.1", None),
        ("192.0.2.1:80", None),
        ("192.0.2.0/24", None),
        ("192.0.02.1", None),
        ("localhost", None),
        ("\ud800", None),
        ("1\0", None),
        (":" * 1_000_000, None),
        ("fe80::1%" + "x" * 1_000_000, None),
    ],
)
def test_a_text_is_an_address_or_none(text: str, address: IPv4Address | IPv6Address | None) -> None:
    """
    An IPv4 address inside an IPv6 one is taken out; a zone, which can be any text, is left out.
    """
    assert address == address_of(text)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1"])
def test_a_loopback_address_is_this_computer(address: str) -> None:
    """
    In every spelling; and it is private.
    """
    assert is_loopback(address)
    assert is_private(address)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.1.1",
        "fd00::1",
        "fe80::1",
        "fe80::1%eth0",
        "::ffff:192.168.1.1",
    ],
)
def test_an_address_of_a_local_network_is_private(address: str) -> None:
    """
    Private, and another computer than this one.
    """
    assert is_private(address)
    assert not is_loopback(address)


@pytest.mark.parametrize(
    "address",
    [
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "100.128.0.0",
        "128.0.0.1",
        "192.0.2.1",
        "::2",
        "2001:db8::1",
        "::ffff:192.0.2.1",
        "",
        "nonsense",
    ],
)
def test_any_other_address_is_not_private(address: str) -> None:
    """
    The neighbors of private networks, the networks of documentation, and what is no address.
    """
    assert not is_private(address)
    assert not is_loopback(address)


@given(st.ip_addresses(v=4))
def test_a_mapped_address_counts_as_what_it_holds(address: IPv4Address) -> None:
    """
    The same answers for an IPv4 address and for its IPv6 form.
    """
    mapped = f"::ffff:{address}"

    assert address == address_of(mapped)
    assert is_private(str(address)) == is_private(mapped)
    assert is_loopback(str(address)) == is_loopback(mapped)


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    """
    Nothing is raised, whatever stands where an address should.
    """
    assert is_loopback(text) <= is_private(text)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("AT", "Austria"),
        ("SK", "Slovakia"),
        ("GB", "United Kingdom"),
        ("US", "United States"),
        ("AD", "Andorra"),
        ("ZW", "Zimbabwe"),
        ("XK", "Kosovo"),
    ],
)
def test_a_code_names_a_country(code: str, name: str) -> None:
    """
    From the first of the table to the last.
    """
    assert name == country(code)


@pytest.mark.parametrize(
    "code",
    ["", "XX", "T1", "ZZ", "UK", "EU", "at", "AUT", " AT", "AT\n", "\ud800", "\nA", "x" * 99],
)
def test_any_other_code_names_none(code: str) -> None:
    """
    What proxies send for "unknown", codes of other lists, and another spelling.
    """
    assert "" == country(code)


def test_the_table_is_whole() -> None:
    """
    The 249 entries of ISO 3166-1 and Kosovo, no name twice, and all can be shown.
    """
    assert 250 == len(NAMES) == len(set(NAMES.values()))
    assert list(NAMES.values()) == [clean(name) for name in NAMES.values()]
