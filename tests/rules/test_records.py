"""
Records: a site checks itself.
"""

from __future__ import annotations

import pytest

from onetsec import ConfigurationError, Site


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "https://example.com:8443",
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


def test_site_has_a_name() -> None:
    """
    People see it in their app.
    """
    with pytest.raises(ConfigurationError, match=r"^site\.name"):
        Site(" ", "https://example.com")
