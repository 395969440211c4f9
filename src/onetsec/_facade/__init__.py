"""
The facades: built once by the host.
"""

from __future__ import annotations

from .awaited import AsyncOnetsec
from .blocking import Onetsec

__all__ = ["AsyncOnetsec", "Onetsec"]
