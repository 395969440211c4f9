"""
Where clients are: the :class:`.ports.Locator` of a proxy's header, of a local file, of a package of
countries, and of nothing.

None of them asks the network. Each knows a loopback address as this computer, and answers an empty
place for whatever it can not make sense of.
"""

from __future__ import annotations

import logging
import os
import re
from importlib.util import find_spec
from ipaddress import IPv6Address, ip_network
from typing import TYPE_CHECKING
from weakref import finalize

from .errors import ConfigurationError
from .location import HERE, NOWHERE, address_of, clean, country, is_loopback
from .records import Client, Location

if TYPE_CHECKING:
    from maxminddb import Reader

_LOG = logging.getLogger(__name__)
_FIELD_NAME = re.compile(r"[a-z0-9!#$%&'*+.^_`|~-]{1,64}")  # RFC 9110, section 5.1


class NoLocator:
    """
    Knows this computer and no other place; the default.
    """

    header = ""

    def locate(self, client: Client) -> Location:
        """
        This computer for a loopback address, else nothing.
        """
        return HERE if is_loopback(client.address) else NOWHERE


class HeaderLocator:
    """
    Reads the country that the host's proxy found, from a request header.

    Only for hosts that are reached through that proxy alone, and it must overwrite the header:
    otherwise everybody chooses a country of their own. It is shown, and decides nothing.

    Args:
        header: The name of the header, whose value is an ISO 3166-1 code of two letters. The
            default is Cloudflare's.

    Raises:
        ConfigurationError: If there can be no header of that name.
    """

    def __init__(self, header: str = "cf-ipcountry") -> None:
        self.header = header.lower()
        if not _FIELD_NAME.fullmatch(self.header):
            raise ConfigurationError(
                f"locator.header: {header!r} is not the name of a header, such as 'cf-ipcountry':"
                " 1 to 64 letters, digits and dashes."
            )

    def locate(self, client: Client) -> Location:
        """
        The country that the header names.
        """
        if is_loopback(client.address):
            return HERE

        return Location(country=country(client.place))


class FileLocator:
    """
    Looks addresses up in a local ``.mmdb`` file of cities or countries; needs ``onetsec[geo]``.

    MaxMind, DB-IP and IPinfo offer such files. It is opened on first use and kept open; threads and
    forked workers may share a locator. Update it by renaming a new file over it, and restart to
    have that one read. A file that turns out to be unreadable is logged once, and its places are
    unknown.

    Args:
        path: The file.

    Raises:
        ConfigurationError: If the file or the package that reads it is missing.
    """

    header = ""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.path.abspath(path)
        self._readers: dict[str, Reader] = {}
        self._has_complained = False
        if find_spec("maxminddb") is None:
            raise ConfigurationError(
                f"locator.path: {str(path)!r} needs the package maxminddb to be read;"
                " install it with: pip install 'onetsec[geo]'."
            )
        if not os.path.isfile(self.path):
            raise ConfigurationError(
                f"locator.path: {str(path)!r} is not a file; give the path of a .mmdb file of"
                " cities or countries."
            )

    def locate(self, client: Client) -> Location:
        """
        What the file says about the address.
        """
        if is_loopback(client.address):
            return HERE

        address = address_of(client.address)
        if address is None:
            return NOWHERE
        try:
            reader = self._reader()
            if isinstance(address, IPv6Address) and reader.metadata().ip_version == 4:
                return NOWHERE
            return _place(reader.get(address))
        except Exception as error:
            # A broken file breaks in many ways, and no page may go down with it.
            self._complain(error)
            return NOWHERE

    def _reader(self) -> Reader:
        reader = self._readers.get(self.path)
        if reader is not None:
            return reader

        from maxminddb import MODE_FILE, open_database

        # Read, not mapped: a mapped file that is cut short under us kills the process. And no lock
        # for the first use, as a fork may copy a lock that is held: of two readers one is kept.
        opened = open_database(self.path, MODE_FILE)
        kept = self._readers.setdefault(self.path, opened)
        if kept is opened:
            finalize(self, opened.close)
        else:
            opened.close()

        return kept

    def _complain(self, error: Exception) -> None:
        if self._has_complained:
            return

        self._has_complained = True
        _LOG.warning(
            "locator: %s can not be read (%s); places are unknown.", self.path, type(error).__name__
        )


class CountryLocator:
    """
    Knows the country of an address without a file or a header; needs ``onetsec[geo]``.

    It is the country in which the block of addresses is registered, as the five registries of the
    Internet publish it: mostly the one where its clients are, and not always. The registrations lie
    in the package iptocc, and are as old as the release of it that is installed.

    Raises:
        ConfigurationError: If that package is missing, or can not be loaded.
    """

    header = ""

    def __init__(self) -> None:
        try:
            from iptocc import country_code
        except ImportError as error:
            raise ConfigurationError(
                "locator: CountryLocator needs the package iptocc;"
                " install it with: pip install 'onetsec[geo]'."
            ) from error

        self._code = country_code

    def locate(self, client: Client) -> Location:
        """
        The country that the address is registered in; local ones are nowhere.
        """
        if is_loopback(client.address):
            return HERE

        address = address_of(client.address)
        if address is None:
            return NOWHERE

        return Location(country=country(self._code(str(address)) or ""))


class DemoLocator:
    """
    Gives the networks of documentation (:rfc:`5737`, :rfc:`3849`) a place, for demos and tests.
    """

    header = ""

    _PLACES = tuple(
        (ip_network(text), Location(city=city, country=land))
        for text, city, land in (
            ("192.0.2.0/24", "London", "United Kingdom"),
            ("198.51.100.0/24", "Vienna", "Austria"),
            ("203.0.113.0/24", "Bratislava", "Slovakia"),
            ("2001:db8::/32", "Lisbon", "Portugal"),
        )
    )

    def locate(self, client: Client) -> Location:
        """
        The place of the network that the address is in.
        """
        if is_loopback(client.address):
            return HERE

        address = address_of(client.address)
        if address is None:
            return NOWHERE

        return next((place for network, place in self._PLACES if address in network), NOWHERE)


def _place(record: object) -> Location:
    if not isinstance(record, dict):
        return NOWHERE

    return Location(city=clean(_english(record.get("city"))), country=_country(record))


def _country(record: dict[str, object]) -> str:
    # Nested as MaxMind and DB-IP have it, or flat as others do, with a name, a code, or both.
    nested = record.get("country")
    code = nested.get("iso_code") if isinstance(nested, dict) else record.get("country_code")
    for text in (record.get("country_name"), _english(nested), code):
        name = clean(text)
        if len(name) == 2:
            name = country(name)
        if name:
            return name

    return ""


def _english(value: object) -> object:
    if not isinstance(value, dict):
        return value

    names = value.get("names")
    return names.get("en") if isinstance(names, dict) else None
