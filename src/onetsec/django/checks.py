"""
System checks.
"""

from __future__ import annotations

from django.core import checks as django


def register() -> None:
    """
    Have Django run them.
    """
    django.register(check_settings, django.Tags.security)


def check_settings(**rest: object) -> list[django.CheckMessage]:
    return []
