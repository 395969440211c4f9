"""
See :mod:`tests.web.test_security`.
"""

from __future__ import annotations

from ...web.test_security import *  # noqa: F403 - each of them, in front of Django
