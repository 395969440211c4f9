"""
One running application a class.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onetsec.testing import WebHost

from .hosts import World, adapter_of


@pytest.fixture(scope="class")
def world(request: pytest.FixtureRequest) -> World:
    """
    What the application of the class is given.
    """
    made: World = request.cls.new_world()
    return made


@pytest.fixture(scope="class")
def host(request: pytest.FixtureRequest, world: World) -> Iterator[WebHost]:
    """
    The application of the class, running.
    """
    with world.host(adapter_of(request.cls)(world)) as running:
        yield running
