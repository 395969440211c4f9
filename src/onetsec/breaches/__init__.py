"""
Lists of passwords that are known from breaches: a service, and a file.
"""

from __future__ import annotations

from ._file import BreachFile
from ._service import HaveIBeenPwned

__all__ = ["BreachFile", "HaveIBeenPwned"]
