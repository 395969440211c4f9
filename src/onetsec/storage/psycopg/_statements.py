"""
Every statement. ``{s}`` stands for the schema.

One is one round trip: connections commit by themselves.
"""

from __future__ import annotations

LOAD = "SELECT version, epoch, data, waits_since FROM {s}onetsec_account WHERE user_id = %s"
CREATE = """
INSERT INTO {s}onetsec_account (version, epoch, data, waits_since, user_id)
VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
REPLACE = """
UPDATE {s}onetsec_account SET version = %s, epoch = %s, data = %s, waits_since = %s
WHERE user_id = %s AND version = %s
"""
WAITING = """
SELECT user_id FROM {s}onetsec_account WHERE waits_since > 0 AND waits_since <= %s
ORDER BY waits_since LIMIT %s
"""
ERASE = """
WITH one AS (SELECT %s::text AS user_id),
  events AS (DELETE FROM {s}onetsec_event e USING one WHERE e.user_id = one.user_id),
  sessions AS (DELETE FROM {s}onetsec_session s USING one WHERE s.user_id = one.user_id)
DELETE FROM {s}onetsec_account a USING one WHERE a.user_id = one.user_id
"""
SESSION = """
SELECT id, revision, s.epoch, digest, channels, created_at, last_seen_at, expires_at, data,
  (SELECT e.epoch FROM {s}onetsec_epoch e WHERE e.user_id = s.user_id)
FROM {s}onetsec_session s WHERE user_id = %s AND id = %s
"""
# One row at least: the minimum epoch is there without a session too.
SESSIONS = """
SELECT id, revision, s.epoch, digest, channels, created_at, last_seen_at, expires_at, data, e.epoch
FROM (SELECT %s::text AS user_id) one
LEFT JOIN {s}onetsec_epoch e ON e.user_id = one.user_id
LEFT JOIN {s}onetsec_session s ON s.user_id = one.user_id
"""
OPEN = """
INSERT INTO {s}onetsec_session (revision, epoch, digest, channels, created_at, last_seen_at,
  expires_at, data, purge_day, user_id, id)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
TOUCH = """
UPDATE {s}onetsec_session SET revision = %s, epoch = %s, digest = %s, channels = %s,
  created_at = %s, last_seen_at = %s, expires_at = %s, data = %s, purge_day = %s
WHERE user_id = %s AND id = %s AND revision = %s
"""
DROP_ALL = "DELETE FROM {s}onetsec_session WHERE user_id = %s"
DROP = DROP_ALL + " AND id = ANY(%s)"
RAISE = """
INSERT INTO {s}onetsec_epoch AS e (user_id, epoch, keep_until) VALUES (%s, %s, %s)
ON CONFLICT (user_id) DO UPDATE SET
  epoch = GREATEST(e.epoch, excluded.epoch),
  keep_until = GREATEST(e.keep_until, excluded.keep_until)
RETURNING epoch
"""
# `throttling.charge`, as far as it says what to store.  What was seen comes back, so that the rule
# itself gives the answer; what is denied locks no row.  Without a row there is no conflict, and so
# no condition; and with a row that was not seen the condition is equal to nothing.
HIT = """
WITH seen AS (SELECT arrivals FROM {s}onetsec_throttle WHERE key = %(key)s),
  known AS (
    SELECT string_to_array((SELECT arrivals FROM seen), ' ')::bigint[] AS arrivals,
      %(now)s::bigint AS now, %(cost)s::bigint AS cost
  ),
  limits AS (
    SELECT n, now, cost * cell AS charge, now + depth AS ceiling, CASE cardinality(arrivals)
      WHEN cardinality(%(cells)s::bigint[]) THEN arrivals[n] ELSE 0 END AS arrival
    FROM known,
      unnest(%(cells)s::bigint[], %(depths)s::bigint[]) WITH ORDINALITY AS l (cell, depth, n)
  ),
  charged AS (
    SELECT n, charge, ceiling, LEAST(arrival, ceiling) AS kept,
      GREATEST(now, LEAST(GREATEST(arrival, now), ceiling) + charge) AS after
    FROM limits
  ),
  decided AS (
    SELECT n, CASE WHEN charge = 0 OR bool_or(charge > 0 AND after > ceiling) OVER ()
      THEN kept ELSE after END AS arrival
    FROM charged
  ),
  wanted AS (
    SELECT string_agg(arrival::text, ' ' ORDER BY n) AS arrivals, max(arrival) AS last
    FROM decided
  ),
  written AS (
    INSERT INTO {s}onetsec_throttle AS t (key, arrivals, purge_day)
    SELECT %(key)s, arrivals, last / 86400000000 + 1 FROM wanted
    WHERE last > 0 AND arrivals IS DISTINCT FROM (SELECT arrivals FROM seen)
    ON CONFLICT (key) DO UPDATE SET arrivals = excluded.arrivals, purge_day = excluded.purge_day
    WHERE t.arrivals = (SELECT arrivals FROM seen)
    RETURNING key
  )
SELECT (SELECT arrivals FROM seen), EXISTS (SELECT FROM written)
"""
RECORD = """
INSERT INTO {s}onetsec_event (user_id, id, kind, at, data) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""
EVENTS = """
SELECT id, kind, at, data FROM {s}onetsec_event WHERE user_id = %s ORDER BY id DESC LIMIT %s
"""
DROP_EVENTS = "DELETE FROM {s}onetsec_event WHERE user_id = %s AND id < %s"
EVENTS_BEFORE = """
SELECT id, kind, at, data FROM {s}onetsec_event WHERE user_id = %s AND id < %s
ORDER BY id DESC LIMIT %s
"""
# Rows that somebody else holds are left to the next sweep. What is found is found once, whatever
# the plan, and deleted where it lies: a join might read all of a table that is not large. That it
# is over is said again, so that no index is asked, for a table that somebody has parted: there, two
# rows may lie in the same place.
SWEEP = """
WITH sessions AS (
    DELETE FROM {s}onetsec_session WHERE purge_day + 0 <= %(today)s AND ctid = ANY (ARRAY(
      SELECT ctid FROM {s}onetsec_session WHERE purge_day <= %(today)s
      LIMIT %(most)s FOR UPDATE SKIP LOCKED
    )) RETURNING 1
  ),
  epochs AS (
    DELETE FROM {s}onetsec_epoch WHERE keep_until + 0 <= %(now)s AND ctid = ANY (ARRAY(
      SELECT ctid FROM {s}onetsec_epoch WHERE keep_until <= %(now)s
      LIMIT %(most)s FOR UPDATE SKIP LOCKED
    )) RETURNING 1
  ),
  keys AS (
    DELETE FROM {s}onetsec_throttle WHERE purge_day + 0 <= %(today)s AND ctid = ANY (ARRAY(
      SELECT ctid FROM {s}onetsec_throttle WHERE purge_day <= %(today)s
      LIMIT %(most)s FOR UPDATE SKIP LOCKED
    )) RETURNING 1
  )
SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM epochs), (SELECT count(*) FROM keys)
"""
INSTALLATION = "SELECT id, version, made_at FROM {s}onetsec_installation"
