"""
Alembic: hosts that migrate their database with it include our tables.
"""

from __future__ import annotations

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text

from onetsec.storage.sqlalchemy import SqlAlchemyStorage, metadata
from onetsec.testing.contracts import account

from .databases import Database


def differences(database: Database) -> list[Any]:
    """
    What Alembic would write into a migration.
    """
    engine = database.engine()
    with engine.connect() as connection:
        found: list[Any] = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    return found


def test_upgrade_leaves_nothing_to_migrate(database: Database) -> None:
    """
    Tables that ``upgrade()`` made are those of ``metadata``.
    """
    assert [] == differences(database)


def test_difference_is_seen(empty: Database) -> None:
    """
    The negative control: an index that is missing is found.
    """
    storage = SqlAlchemyStorage(empty.blocking)
    storage.upgrade()
    storage.close()
    engine = empty.engine()
    on = " ON onetsec_throttle" if engine.dialect.name == "mariadb" else ""
    with engine.begin() as connection:
        connection.execute(text(f"DROP INDEX onetsec_throttle_purge{on}"))
    engine.dispose()

    assert ["add_index"] == [kind for kind, *_ in differences(empty)]


def test_migration_needs_nothing_of_onetsec(empty: Database) -> None:
    """
    What Alembic writes makes the tables, with what its template imports; the storage works in them.
    """
    engine = empty.engine()
    with engine.begin() as connection:
        context = MigrationContext.configure(connection)
        migration = produce_migrations(context, metadata).upgrade_ops
        assert migration is not None
        written = render_python_code(migration)
        names: dict[str, Any] = {"op": Operations(context)}
        imports = "import sqlalchemy as sa\nfrom sqlalchemy.dialects import mysql, postgresql\n"
        exec(imports + "if True:\n    " + written, names)
    engine.dispose()

    storage = SqlAlchemyStorage(empty.blocking)
    assert storage.save(account("ada"), expected=0)
    assert not storage.save(account("ada"), expected=0)
    assert storage.save(account("Ada"), expected=0)
    storage.close()
    assert [] == differences(empty)
    assert "onetsec." not in written


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_tables_are_named_after_us(table: str) -> None:
    """
    No table of the host is meant.
    """
    assert table.startswith("onetsec_")
