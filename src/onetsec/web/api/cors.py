"""
Front ends at other addresses of the same site: what browsers ask for, and are told.

See https://fetch.spec.whatwg.org/#http-cors-protocol. No cookie of ours goes along from another
*site*, whatever is said here: they are ``SameSite``.
"""

from __future__ import annotations

from ..requests import WebRequest

Header = tuple[str, str]

TOKEN = "x-csrf-token"
"""The header that carries the token against forged requests."""

_TOLD = "Retry-After"
_SENT = f"Accept-Language, Authorization, Content-Type, {TOKEN.title()}"
_HOUR = "3600"


def headers(request: WebRequest, origins: tuple[str, ...]) -> tuple[Header, ...]:
    """
    Return what lets the front end read the answer, if it is one of *origins*.
    """
    origin = request.header("origin")
    if origin is None or origin not in origins:
        return ()

    return (
        ("Access-Control-Allow-Origin", origin),
        ("Access-Control-Allow-Credentials", "true"),
        ("Access-Control-Expose-Headers", _TOLD),
    )


def is_preflight(request: WebRequest, origins: tuple[str, ...]) -> bool:
    """
    Whether a browser asks first, for one of *origins*.
    """
    return (
        request.method == "OPTIONS"
        and request.header("origin") in origins
        and request.header("access-control-request-method") is not None
    )


def preflight(methods: str) -> tuple[Header, ...]:
    """
    Return what a front end may send, with one of *methods*.
    """
    return (
        ("Access-Control-Allow-Methods", methods),
        ("Access-Control-Allow-Headers", _SENT),
        ("Access-Control-Max-Age", _HOUR),
    )
