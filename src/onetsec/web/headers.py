"""
The headers of our pages.
"""

from __future__ import annotations

CSP = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""No inline script, no inline style, nothing from elsewhere, in nobody's frame."""

STRICT = (
    ("Cache-Control", "private, no-store"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Vary", "Cookie"),
)
"""On every answer of ours, redirects and refusals too; beside a Content-Security-Policy."""

OTHER_CACHES = ("CDN-Cache-Control", "Surrogate-Control", "Expires")
"""What would let a cache keep a response, whatever its ``Cache-Control`` says (:rfc:`9213`)."""


def widened(csp: str, origins: tuple[str, ...]) -> str:
    """
    Return the policy *csp*, under which scripts, frames and requests of *origins* are let in too.
    """
    if not csp or not origins:
        return csp

    rules = dict(rule.strip().partition(" ")[::2] for rule in csp.split(";") if rule.strip())
    for name, least in (("script-src", "'self'"), ("frame-src", ""), ("connect-src", "'self'")):
        rules[name] = " ".join([rules.get(name, least), *origins]).strip()
    return "; ".join(f"{name} {sources}".strip() for name, sources in rules.items())


def strict(csp: str) -> tuple[tuple[str, str], ...]:
    """
    Return the headers of a page under the policy *csp*.
    """
    return (("Content-Security-Policy", csp), *STRICT)
