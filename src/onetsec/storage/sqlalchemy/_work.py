"""
Steps on a connection: the same for both kinds of storages.
"""

from __future__ import annotations

from sqlalchemy import Connection, CursorResult

from ._words import Answer, Step


def perform(connection: Connection, step: Step) -> Answer:
    """
    Let *connection* take *step*.
    """
    if len(step.statements) > 1:
        return _together(connection, step)

    answer = _answer(connection.execute(step.statements[0], step.values), step)
    if connection.dialect.name == "sqlite" and not step.reads:
        # A host may have taught its engine to begin a transaction, whatever it is told of
        # AUTOCOMMIT: SQLAlchemy's own documents show how.
        connection.commit()
    return answer


def _together(connection: Connection, step: Step) -> Answer:
    try:
        begin(connection)
        for statement in step.statements:
            connection.execute(statement, step.values)
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.invalidate()  # closed, and so rolled back
        raise

    return Answer()


def begin(connection: Connection) -> None:
    """
    Begin a transaction on a connection whose statements commit themselves.

    SQLite takes the write lock first: a transaction that begins with a look and then wants to write
    fails, however patient, if somebody has written in between.
    """
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("BEGIN")
        return

    if not connection.in_transaction():
        connection.begin()  # where an engine of the host may begin one of its own
    if not getattr(connection.connection.driver_connection, "in_transaction", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _answer(result: CursorResult[tuple[object, ...]], step: Step) -> Answer:
    if result.returns_rows:
        return Answer(rows=result.all())

    return Answer(changed=result.rowcount, serial=result.lastrowid if step.serial else 0)
