"""
Packages that are not there.
"""

from __future__ import annotations

import sys

import pytest


def hide(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let every import of *package*, and of what is in it, fail for the rest of the test.
    """
    inside = [name for name in sys.modules if name.startswith(f"{package}.")]
    for name in (package, *inside):
        monkeypatch.setitem(sys.modules, name, None)
