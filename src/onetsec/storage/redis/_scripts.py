"""
What the server decides itself: one script a conditional write, each for the keys of one slot.

Numbers in Lua are doubles, exact up to 2**53. Unix microseconds stay below that until the year
2255, Unix seconds for ever. What a script compares without reckoning, it compares as bytes.
"""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

# What is over by the clock of the server stays for an hour: clocks differ.
GRACE = 3600


@frozen
class Script:
    """
    A script as it is sent. The server names it by its digest, and tells that when it is loaded.
    """

    text: bytes = field(repr=False)


def _script(text: str, *parts: str) -> Script:
    whole = "".join((*parts, text)).replace("GRACE", str(GRACE))
    return Script("\n".join(line.strip() for line in whole.strip().splitlines()).encode())


# Let the hash live until the last thing in it is over: a time to live only ever grows.
_KEEP = """
local function keep(until_second)
  local at = string.format('%.0f', until_second + GRACE)
  redis.call('EXPIREAT', KEYS[1], at, 'NX')
  redis.call('EXPIREAT', KEYS[1], at, 'GT')
end
"""

# What was replaced comes back, as far as it is said of it whether it waits.
SAVE: Final = _script(
    """
    local head = redis.call('GETRANGE', KEYS[1], 0, 23)
    if string.sub(head, 1, 8) ~= ARGV[1] then return '' end
    redis.call('SET', KEYS[1], ARGV[2])
    return head
    """
)

# ARGV: field, value, end of the session.  Whoever signs in throws out what is over.
OPEN: Final = _script(
    """
    if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 0 end
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
    keep(tonumber(ARGV[3]))
    local now = tonumber(redis.call('TIME')[1])
    local all = redis.call('HGETALL', KEYS[1])
    for i = 1, #all, 2 do
      local over
      if all[i] == 'e' then over = struct.unpack('>i8', all[i + 1], 9)
      else over = struct.unpack('>I5', all[i + 1], 5) end
      if over + GRACE <= now then redis.call('HDEL', KEYS[1], all[i]) end
    end
    return 1
    """,
    _KEEP,
)

# ARGV: field, value, end of the session, revision as it must be.
TOUCH: Final = _script(
    """
    local stored = redis.call('HGET', KEYS[1], ARGV[1])
    if not stored or string.sub(stored, 1, 4) ~= ARGV[4] then return 0 end
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
    keep(tonumber(ARGV[3]))
    return 1
    """,
    _KEEP,
)

_DROP_ALL = """
local function drop_all()
  local dropped = 0
  for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if field ~= 'e' then dropped = dropped + redis.call('HDEL', KEYS[1], field) end
  end
  return dropped
end
"""

DROP_ALL: Final = _script("return drop_all()", _DROP_ALL)

ERASE: Final = _script(
    """
    local head = redis.call('GETRANGE', KEYS[2], 0, 23)
    drop_all()
    redis.call('DEL', KEYS[2], KEYS[3])
    return head
    """,
    _DROP_ALL,
)

# ARGV: epoch, until when it is kept.
RAISE: Final = _script(
    """
    local epoch, kept = tonumber(ARGV[1]), tonumber(ARGV[2])
    local stored = redis.call('HGET', KEYS[1], 'e')
    if stored then
      local other, other_kept = struct.unpack('>i8i8', stored)
      epoch, kept = math.max(epoch, other), math.max(kept, other_kept)
    end
    redis.call('HSET', KEYS[1], 'e', struct.pack('>i8i8', epoch, kept))
    keep(kept)
    return epoch
    """,
    _KEEP,
)

# What throttling.charge says about the next state; the answer is told by that itself, from the
# state before, which is returned.  ARGV: now, whether units are taken (1), given back (-1) or
# only looked at (0), and for each limit its depth and what the hit costs, in microseconds.
HIT: Final = _script(
    """
    local now, taken, count = tonumber(ARGV[1]), tonumber(ARGV[2]), (#ARGV - 2) / 2
    local stored = redis.call('GET', KEYS[1])
    local known = {}
    for arrival in string.gmatch(stored or '', '%S+') do known[#known + 1] = tonumber(arrival) end
    if #known ~= count then for i = 1, count do known[i] = 0 end end
    local charged, repaired, denied = {}, {}, false
    for i = 1, count do
      local last = now + tonumber(ARGV[1 + 2 * i])
      local base = math.min(math.max(known[i], now), last)
      local after = math.max(now, base + tonumber(ARGV[2 + 2 * i]))
      repaired[i] = math.min(known[i], last)
      if taken == 0 then charged[i] = repaired[i] else charged[i] = after end
      if taken > 0 and after > last then denied = true end
    end
    local result, written, changed, full = charged, {}, false, 0
    if denied then result = repaired end
    for i = 1, count do
      written[i] = string.format('%.0f', result[i])
      if result[i] ~= known[i] then changed = true end
      full = math.max(full, result[i])
    end
    if changed and full > 0 then
      local life = math.max(0, math.ceil((full - now) / 1000000)) + GRACE
      redis.call('SET', KEYS[1], table.concat(written, ' '), 'EX', string.format('%.0f', life))
    end
    return stored
    """
)

# ARGV: what the event begins with, what comes after all that begin so, and the whole.
RECORD: Final = _script(
    """
    local there = redis.call('ZRANGE', KEYS[1], '[' .. ARGV[1], '(' .. ARGV[2], 'BYLEX', 'LIMIT',
      '0', '1')
    if #there == 0 then redis.call('ZADD', KEYS[1], '0', ARGV[3]) end
    return 1
    """
)

# ARGV: id, version, time: what is written if nobody was here before.
INSTALL: Final = _script(
    """
    if redis.call('EXISTS', KEYS[1]) == 0 then
      redis.call('HSET', KEYS[1], 'id', ARGV[1], 'version', ARGV[2], 'made_at', ARGV[3])
    end
    return redis.call('HMGET', KEYS[1], 'id', 'version', 'made_at')
    """
)

# What is sent by its digest: INSTALL runs once a process, and is sent as it is.
ALL: Final = (SAVE, OPEN, TOUCH, DROP_ALL, ERASE, RAISE, HIT, RECORD)
