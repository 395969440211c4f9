"""
Forged requests: a token bound to the session or to the visitor, and the browser's own word.

A token is masked anew for every page, so that compressing pages reveals nothing of it.
"""

from __future__ import annotations

from enum import Enum
from hmac import compare_digest
from urllib.parse import urlsplit

from attrs import field, frozen

from ..ports import Keys, Random
from ..records import Site
from ..sessions import Session
from .requests import WebRequest


class Binding(Enum):
    """
    What a form belongs to. A visitor can choose the value of a cookie, so the two never mix.
    """

    SESSION = "csrf-session"
    VISITOR = "csrf-visitor"


class Verdict(Enum):
    """
    Whether a form came from a page of ours that was shown to this very browser.
    """

    OURS = "ours"
    STALE = "stale-form"
    ELSEWHERE = "form-from-elsewhere"


@frozen(kw_only=True)
class Bound:
    """
    The binding of a form: to the id of a session, or to the value of the visitor's cookie.
    """

    to: Binding
    value: str = field(repr=False)


def bound_to(session: Session) -> Bound:
    """
    Return the binding of forms of private pages.
    """
    return Bound(to=Binding.SESSION, value=session.id)


@frozen(kw_only=True)
class Csrf:
    """
    Issues and checks the tokens of one site.

    Attributes:
        origins: Of front ends at other addresses of the same site, which may use the API.
    """

    site: Site
    keys: Keys
    random: Random
    origins: tuple[str, ...] = ()

    def token(self, bound: Bound) -> str:
        """
        Return a token for a form that is *bound*.
        """
        mac = self.keys.mac(bound.to.value, bound.value)
        mask = self.random.bytes(len(mac))
        return (mask + _xor(mask, mac)).hex()

    def check(self, request: WebRequest, *, typed: str, bound: Bound) -> Verdict:
        """
        Decide about *request*, whose form carries the token *typed*.

        What the browser says about the origin counts when it says it; ``null`` is another origin.
        """
        if not self.is_from_here(request):
            return Verdict.ELSEWHERE

        return Verdict.OURS if self.is_right(typed, bound) else Verdict.STALE

    def is_from_here(self, request: WebRequest) -> bool:
        """
        Whether *request* comes from a page of the site, as far as the browser says where from.
        """
        return request.header("sec-fetch-site") in (None, "same-origin") and request.header(
            "origin"
        ) in (None, origin(self.site.url))

    def is_from_front_end(self, request: WebRequest) -> bool:
        """
        Whether *request* comes from one of the other addresses that may use the API.
        """
        return (
            request.header("sec-fetch-site") in (None, "same-site")
            and request.header("origin") in self.origins
        )

    def is_right(self, typed: str, bound: Bound) -> bool:
        """
        Whether *typed* is a token for what is *bound*.
        """
        try:
            raw = bytes.fromhex(typed)
        except ValueError:
            return False

        middle = len(raw) // 2
        mac = _xor(raw[:middle], raw[middle:])
        expected = self.keys.mac(bound.to.value, bound.value, like=mac)
        return bool(expected) and compare_digest(mac, expected)


def origin(url: str) -> str:
    """
    Return *url*, scheme and host, as browsers write it in ``Origin``: lower case, no usual port.
    """
    parts = urlsplit(url.lower())
    usual = {"http": ":80", "https": ":443"}[parts.scheme]
    return f"{parts.scheme}://{parts.netloc.removesuffix(usual)}"


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=False))
