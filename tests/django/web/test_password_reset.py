"""
See :mod:`tests.web.test_password_reset`.
"""

from __future__ import annotations

from ...web.test_password_reset import *  # noqa: F403 - each of them, in front of Django
