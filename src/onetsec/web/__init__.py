"""
The pages, for any framework: requests in, responses out.
"""

from __future__ import annotations

from .application import Web
from .requests import LARGEST_BODY, WebRequest, WebResponse
from .routes import ROUTES
from .visits import Route

__all__ = [
    "LARGEST_BODY",
    "ROUTES",
    "Route",
    "Web",
    "WebRequest",
    "WebResponse",
]
