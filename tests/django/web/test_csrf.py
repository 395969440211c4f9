"""
See :mod:`tests.web.test_csrf`.
"""

from __future__ import annotations

from ...web.test_csrf import *  # noqa: F403 - each of them, in front of Django
