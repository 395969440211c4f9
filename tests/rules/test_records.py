"""
Records: a site and a user check themselves.
"""

from __future__ import annotations

from typing import Any

import pytest

from onetsec import ConfigurationError, Site, User


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "https://example.com:8443",
        "https://xn--bcher-kva.example",
        "http://localhost:8000",
        "http://[::1]",
        "http://127.0.0.1",
        "http://shop.localhost",
    ],
)
def test_site(url: str) -> None:
    """
    Scheme and host; plain http on a loopback host only.
    """
    assert url.startswith("https://") is Site("Shop", url).is_secure


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com",
        "https://",
        "https://example.com/",
        "https://example.com/shop",
        "https://user@example.com",
        "ftp://example.com",
        "http://[",
        "http://example.com",
        "http://192.0.2.1",
    ],
)
def test_no_site(url: str) -> None:
    """
    The message names the setting and its value.
    """
    with pytest.raises(ConfigurationError, match=r"^site\.url: "):
        Site("Shop", url)


@pytest.mark.parametrize("url", ["https://bücher.example", "https://ｅxample.com", "https://ª.com"])
def test_no_site_of_other_letters(url: str) -> None:
    """
    A browser calls it by another text, and every form would come from elsewhere.
    """
    with pytest.raises(ConfigurationError, match=r"^site\.url: .* in ASCII"):
        Site("Shop", url)


def test_site_has_a_name() -> None:
    """
    People see it in their app.
    """
    with pytest.raises(ConfigurationError, match=r"^site\.name"):
        Site(" ", "https://example.com")


@pytest.mark.parametrize("id", ["1", "x" * 128, "ü" * 64, "\x00", "a b"])
def test_user(id: str) -> None:
    """
    An id is text of 1 to 128 bytes.
    """
    assert id == User(id, email="").id


@pytest.mark.parametrize("id", ["", "x" * 129, "ü" * 65, "\ud800", 7, b"7", None])
def test_no_user(id: Any) -> None:
    """
    The message names the field, and what to do about a number.
    """
    with pytest.raises(ConfigurationError, match=r"^user\.id: .* Give str\(id\) for a number"):
        User(id, email="")
