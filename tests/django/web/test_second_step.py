"""
See :mod:`tests.web.test_second_step`.
"""

from __future__ import annotations

from ...web.test_second_step import *  # noqa: F403 - each of them, in front of Django
