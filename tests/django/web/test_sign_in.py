"""
See :mod:`tests.web.test_sign_in`.
"""

from __future__ import annotations

from ...web.test_sign_in import *  # noqa: F403 - each of them, in front of Django
