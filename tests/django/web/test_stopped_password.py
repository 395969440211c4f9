"""
See :mod:`tests.web.test_stopped_password`.
"""

from __future__ import annotations

from ...web.test_stopped_password import *  # noqa: F403 - each of them, in front of Django
