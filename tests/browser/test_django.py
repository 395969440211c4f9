"""
The walk through the whole page once more, in the example that is a project of Django's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from .. import servers
from .test_walk import test_authenticator_app, test_password_is_changed, test_sessions

RUN = Path(__file__).parents[2] / "examples" / "django_project" / "run.py"

__all__ = ["test_authenticator_app", "test_password_is_changed", "test_sessions"]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[servers.Demo]:
    """
    The example, with the options of the demo.
    """
    folder = tmp_path / "polls"
    with servers.demo(folder, "--locate-demo", program=[str(RUN)]) as started:
        yield evolve(started, start="/settings/security")  # its home is another page
