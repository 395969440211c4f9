"""
Loaded by pytest itself: the assertions of :mod:`onetsec.testing.contracts` then explain themselves.

An assertion is rewritten only if pytest hears of its module before it is imported. The package
around it is imported by then, and pytest would warn of it: no assertion stands there.
"""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("onetsec.testing.contracts")
