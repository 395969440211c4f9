"""
See :mod:`tests.web.test_cookies`.
"""

from __future__ import annotations

from ...web.test_cookies import *  # noqa: F403 - each of them, in front of Django
