"""
Whose settings are looked at.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

from .._facade.root import Root
from ..errors import ConfigurationError, OnetsecError
from ..settings import Settings
from ..texts import Languages
from ..wiring import Wiring
from .folder import DEFAULT_EMAIL, Folder
from .secured import secured

_FORM = "Give --app package.module:name."


@frozen(kw_only=True)
class Subject:
    """
    What is looked at.

    Attributes:
        name: What to call it.

        auth: What it is built of; None if only settings were given.
    """

    name: str
    settings: Settings
    auth: Root | None = None

    def wiring(self, *, workers: int = 1, second_factor_required: bool = False) -> Wiring | None:
        """
        Return what it is built of, with what only its operator knows; None if it is not known.
        """
        if self.auth is None:
            return None

        return self.auth.wiring(workers=workers, second_factor_required=second_factor_required)


def demo() -> Subject:
    """
    Return the demo, as it would run without an option. Its folder is gone when this returns.
    """
    with TemporaryDirectory(prefix="onetsec-demo-") as folder:
        auth = secured(
            Folder(Path(folder)),
            url="http://localhost:8000",
            email=DEFAULT_EMAIL,
            locate=False,
            languages=Languages(),
        )
        return of(auth, name="the demo")


def found(path: str) -> Subject:
    """
    Return what *path* leads to, imported as Python does in the present folder.

    Raises:
        ConfigurationError: If that is nothing whose settings could be looked at.
    """
    module, _, name = path.partition(":")
    if not module or not name:
        raise ConfigurationError(f"--app: {path!r} is not a module and a name. {_FORM}")
    if os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())
    try:
        given: Any = attrgetter(name)(import_module(module))
        made = given() if callable(given) and not hasattr(given, "auth") else given
    except OnetsecError:
        raise
    except (Exception, SystemExit) as error:  # whatever an application raises while it is built
        raise ConfigurationError(
            f"--app: {path!r} can not be had: {type(error).__name__}: {error}."
        ) from error

    return of(made, name=path)


def of(given: object, *, name: str) -> Subject:
    """
    Return *given* as what is looked at.

    Raises:
        ConfigurationError: If it has no settings.
    """
    auth = getattr(given, "auth", given)  # what stands in a framework has it
    if isinstance(auth, Settings):
        return Subject(name=name, settings=auth)
    if isinstance(auth, Root):
        return Subject(name=name, settings=auth.flows.settings, auth=auth)

    raise ConfigurationError(
        f"--app: {name!r} is {type(given).__name__}, and neither Onetsec, AsyncOnetsec nor"
        " Settings."
    )
