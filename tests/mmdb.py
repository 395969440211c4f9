"""
A writer of MaxMind DB files, as small as tests need it.

Format: https://maxmind.github.io/MaxMind-DB/ (version 2.0), with records of 24 bits.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any

_MARK = b"\xab\xcd\xefMaxMind.com"
_MAP, _TEXT, _ARRAY = 7, 2, 11
_SHORT, _LONG, _LONGEST = 5, 6, 9

CITIES: dict[str, Any] = {
    "::198.51.100.0/120": {
        "city": {"names": {"de": "Wien", "en": "Vienna"}},
        "country": {"iso_code": "AT", "names": {"de": "Österreich", "en": "Austria"}},
    },
    "::203.0.113.0/120": {"country": {"iso_code": "SK", "names": {"en": "Slovakia"}}},
    "2001:db8::/32": {
        "city": {"names": {"en": "Lisbon"}},
        "country": {"iso_code": "PT", "names": {"en": "Portugal"}},
    },
}


class Node:
    """
    A bit of the tree: what follows if it is 0, and if it is 1.
    """

    def __init__(self) -> None:
        self.ways: list[Node | bytes | None] = [None, None]


def write_mmdb(path: Path, records: Mapping[str, Any], *, ip_version: int = 6) -> Path:
    """
    Write *records*, which are keyed by network and do not overlap, to *path*.
    """
    root = Node()
    for network, record in records.items():
        _plant(root, network, _encoded(record), ip_version=ip_version)
    nodes = _listed(root)
    content, places = b"", {}
    for leaf in (way for node in nodes for way in node.ways if isinstance(way, bytes)):
        if leaf not in places:
            places[leaf] = len(nodes) + 16 + len(content)
            content += leaf

    number = {id(node): index for index, node in enumerate(nodes)}
    tree = b""
    for node in nodes:
        for way in node.ways:
            if way is None:
                target = len(nodes)
            elif isinstance(way, bytes):
                target = places[way]
            else:
                target = number[id(way)]
            tree += target.to_bytes(3, "big")

    about = {
        "node_count": _number(len(nodes), kind=_LONG),
        "record_size": 24,
        "ip_version": ip_version,
        "database_type": "Test",
        "languages": ["en"],
        "binary_format_major_version": 2,
        "binary_format_minor_version": 0,
        "build_epoch": _number(1, kind=_LONGEST),
        "description": {"en": "Test"},
    }
    path.write_bytes(tree + bytes(16) + content + _MARK + _encoded(about))
    return path


def _plant(root: Node, network: str, leaf: bytes, *, ip_version: int) -> None:
    parsed = ip_network(network)
    width = 32 if ip_version == 4 else 128
    length = parsed.prefixlen + (width - parsed.max_prefixlen)
    bits = f"{int(parsed.network_address):0{width}b}"[:length]
    node = root
    for bit in map(int, bits[:-1]):
        way = node.ways[bit]
        if way is None:
            way = node.ways[bit] = Node()
        assert isinstance(way, Node), f"{network} overlaps another network"
        node = way
    node.ways[int(bits[-1])] = leaf


def _listed(root: Node) -> list[Node]:
    nodes = [root]
    for node in nodes:
        nodes += [way for way in node.ways if isinstance(way, Node)]
    return nodes


def _encoded(value: Any) -> bytes:
    if isinstance(value, dict):
        parts = (_encoded(part) for entry in value.items() for part in entry)
        return _head(_MAP, len(value)) + b"".join(parts)
    if isinstance(value, list):
        return _head(_ARRAY, len(value)) + b"".join(map(_encoded, value))
    if isinstance(value, str):
        raw = value.encode()
        return _head(_TEXT, len(raw)) + raw

    return value if isinstance(value, bytes) else _number(value, kind=_SHORT)


def _number(value: int, *, kind: int) -> bytes:
    return _head(kind, 2) + value.to_bytes(2, "big")


def _head(kind: int, size: int) -> bytes:
    first, more = (size, b"") if size < 29 else (29, bytes([size - 29]))
    if kind < 8:
        return bytes([kind << 5 | first]) + more

    return bytes([first, kind - 7]) + more
