"""
See :mod:`tests.web.test_forms`.
"""

from __future__ import annotations

from ...web.test_forms import *  # noqa: F403 - each of them, in front of Django
