"""
See :mod:`tests.web.test_sessions`.
"""

from __future__ import annotations

from ...web.test_sessions import *  # noqa: F403 - each of them, in front of Django
