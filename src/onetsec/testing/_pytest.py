"""
Loaded by pytest itself: the assertions of :mod:`onetsec.testing` then explain themselves.

An assertion is rewritten only if pytest hears of its module before it is imported.
"""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("onetsec.testing")
