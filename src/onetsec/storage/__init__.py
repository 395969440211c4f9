"""
Where onetsec keeps its state.
"""

from __future__ import annotations

from ..errors import ConfigurationError
from ..ports import Storage

_FORMS = (
    "Use 'sqlite:///folder/onetsec.db' (a relative path), 'sqlite:////folder/onetsec.db'"
    " (an absolute one), or 'memory:', which forgets everything when the program ends"
)


def open_storage(url: str) -> Storage:
    """
    Make the storage that *url* names. Nothing is opened before its first use.

    Args:
        url: ``memory:``, ``sqlite:///`` and a relative path, or ``sqlite:////`` and the rest of an
            absolute one. The path is taken as it stands: nothing in it is decoded. A scheme with a
            driver, such as ``postgresql+psycopg://``, is a URL of SQLAlchemy.

    Raises:
        ConfigurationError: If it names none.
    """
    if url in ("memory:", "memory://"):
        from .memory import MemoryStorage

        return MemoryStorage()

    scheme, _, rest = url.partition(":")
    if "+" in scheme:
        return _over_sqlalchemy(url)

    if scheme != "sqlite":
        # The rest is not shown: the address of a server may hold a password.
        raise ConfigurationError(f"storage: {scheme!r} is no scheme of a storage. {_FORMS}.")
    if not rest.startswith("///") or rest == "///" or "?" in rest:
        raise ConfigurationError(f"storage: {url!r} does not name one file. {_FORMS}.")

    from .sqlite import SQLiteStorage

    return SQLiteStorage(rest[3:])


def _over_sqlalchemy(url: str) -> Storage:
    try:
        from .sqlalchemy import SqlAlchemyStorage
    except ModuleNotFoundError as missing:
        raise ConfigurationError(
            f"storage: a URL with a driver needs the package {missing.name}:"
            " pip install 'onetsec[sqlalchemy]'"
        ) from missing

    return SqlAlchemyStorage(url)
