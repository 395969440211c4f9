"""
The tables: whether they are there, and how they come to be.
"""

from __future__ import annotations

import re

from psycopg.errors import (
    DuplicateTable,
    InsufficientPrivilege,
    UndefinedTable,
)

from ...errors import ConfigurationError
from .._layout import Layout
from ._statements import INSTALLATION
from ._words import LOST, Query, Steps, again

VERSION = 1
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")

# Ids and keys compare byte for byte.  A touch changes no index, so it stays on its page if there is
# room.  Counters may be lost, so they never wait for the disk.
_TABLES = """
SELECT pg_advisory_xact_lock(1869902641); -- "ots1"
DO $$ BEGIN
  IF to_regnamespace('{name}') IS NULL THEN CREATE SCHEMA {name}; END IF;
END $$;
CREATE TABLE {s}onetsec_installation (
  one smallint PRIMARY KEY CONSTRAINT onetsec_installation_one CHECK (one = 1),
  id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  made_at bigint NOT NULL
);
CREATE TABLE {s}onetsec_account (
  user_id text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  epoch bigint NOT NULL,
  data bytea NOT NULL,
  waits_since bigint NOT NULL
) WITH (fillfactor = 85);
CREATE TABLE {s}onetsec_session (
  user_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  epoch bigint NOT NULL,
  digest bytea NOT NULL,
  channels text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  last_seen_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  data bytea NOT NULL,
  purge_day integer NOT NULL,
  PRIMARY KEY (user_id, id)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
CREATE TABLE {s}onetsec_epoch (
  user_id text COLLATE "C" PRIMARY KEY,
  epoch bigint NOT NULL,
  keep_until bigint NOT NULL
);
CREATE TABLE {s}onetsec_event (
  user_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (user_id, id)
);
CREATE UNLOGGED TABLE {s}onetsec_throttle (
  key text COLLATE "C" PRIMARY KEY,
  arrivals text COLLATE "C" NOT NULL,
  purge_day integer NOT NULL
) WITH (fillfactor = 85);
CREATE INDEX onetsec_account_waits ON {s}onetsec_account (waits_since) WHERE waits_since > 0;
CREATE INDEX onetsec_session_purge ON {s}onetsec_session (purge_day);
CREATE INDEX onetsec_epoch_purge ON {s}onetsec_epoch (keep_until);
CREATE INDEX onetsec_throttle_purge ON {s}onetsec_throttle (purge_day);
INSERT INTO {s}onetsec_installation
VALUES (1, replace(gen_random_uuid()::text, '-', ''), {version}, extract(epoch FROM now()));
"""


class Schema:
    """
    The tables of onetsec in one schema of a database.

    Args:
        name: Of the schema.

        place: The database, as it is called in messages.

    Raises:
        ConfigurationError: If *name* is none.
    """

    def __init__(self, name: str, *, place: str) -> None:
        if not _NAME.fullmatch(name):
            raise ConfigurationError(
                f"storage: schema {name!r} is not a name of small letters, digits and '_'."
            )

        self._place = place
        self._quoted = f'"{name}"'
        self._said: dict[str, str] = {}

    def said(self, statement: str) -> str:
        """
        Name the schema in *statement*.
        """
        found = self._said.get(statement)
        if found is None:
            found = statement.format(s=f"{self._quoted}.", name=self._quoted, version=VERSION)
            self._said[statement] = found
        return found

    def check(self) -> Steps[Layout]:
        """
        Look whether the tables are there, and are those of this release.

        Raises:
            ConfigurationError: If they are not.
        """
        found = yield from self._look()
        if found is None:
            raise self.missing()

        return found

    def upgrade(self) -> Steps[Layout]:
        """
        Make the tables if there are none. Many may be first: one makes them, the others see them.

        Raises:
            ConfigurationError: If that is not allowed, or they are those of somebody else.
        """
        found = yield from self._look()
        if found is not None:
            return found

        tables = Query(self.said(_TABLES), None, (DuplicateTable, InsufficientPrivilege, *LOST))
        answer = yield tables
        if isinstance(answer.error, InsufficientPrivilege):
            raise self.missing() from answer.error

        found = yield from self._look()
        if found is None:
            raise ConfigurationError(
                f"storage: {self._place} has tables that are called like those of onetsec, and are"
                " not. Give onetsec a schema of its own: PsycopgStorage(url, schema='onetsec')."
            )
        return found

    def missing(self) -> ConfigurationError:
        """
        What to say when there are no tables.
        """
        return ConfigurationError(
            f"storage: {self._place} does not have the tables of onetsec. Run"
            " 'onetsec storage upgrade URL' as a role that may make them."
        )

    def _look(self) -> Steps[Layout | None]:
        look = Query(self.said(INSTALLATION), (), (UndefinedTable, *LOST))
        answer = yield from again(look)
        if answer.error is not None or not answer.rows:
            return None

        id, version, made_at = answer.rows[0]
        if version != VERSION:
            raise self._other(version)

        return Layout(id=id, version=version, made_at=made_at)

    def _other(self, version: int) -> ConfigurationError:
        said = f"storage: {self._place} has schema {version}, but this release of onetsec"
        if version > VERSION:
            return ConfigurationError(f"{said} knows {VERSION}. Upgrade onetsec.")

        return ConfigurationError(f"{said} needs {VERSION}. Run 'onetsec storage upgrade URL'.")
