"""
Where things lie: the names of keys, and the slot of a cluster that a key belongs to.
"""

from __future__ import annotations

import re
from binascii import crc_hqx

from ...errors import ConfigurationError

EPOCH = b"e"
SLOTS = 16_384

_PREFIX = re.compile(r"[A-Za-z0-9_.:/-]{1,64}")


class Keys:
    """
    The names of all keys that begin with *prefix*.

    All keys of a user have the same text in braces: so they lie in one slot of a cluster, and one
    script may touch them together.

    Raises:
        ConfigurationError: If *prefix* can not be one.
    """

    def __init__(self, prefix: str) -> None:
        if not _PREFIX.fullmatch(prefix):
            raise ConfigurationError(
                f"storage: the prefix {prefix!r} is not 1 to 64 letters, digits or any of '_.:/-'."
            )

        self._prefix = prefix.encode()
        self.installation = self._prefix + b":installation"
        # Of all users, in a slot of its own; the braces let a mark lie beside it.
        self.waiting = self._prefix + b":waiting:{w}"

    def user(self, user_id: str) -> bytes:
        """
        The hash of a user: sessions and the minimum epoch.

        A closing brace would end the common text too early.
        """
        name = user_id.encode().replace(b"%", b"%25").replace(b"}", b"%7D")
        return b"%b:{%b}" % (self._prefix, name)

    def account(self, user_id: str) -> bytes:
        """
        The account of a user.
        """
        return self.user(user_id) + b":account"

    def events(self, user_id: str) -> bytes:
        """
        The events of a user, a sorted set.
        """
        return self.user(user_id) + b":events"

    def throttle(self, key: str) -> bytes:
        """
        The arrivals of one throttle key.
        """
        return b"%b:throttle:%b" % (self._prefix, key.encode())


class NotedKeys(Keys):
    """
    Keys that are noted when they are named: so they can be deleted, and no others.

    Attributes:
        noted: All that may have been written.
    """

    def __init__(self, prefix: str) -> None:
        super().__init__(prefix)
        self.noted = {self.installation, self.waiting, self.waiting + b":mark"}

    def user(self, user_id: str) -> bytes:
        """
        See :meth:`Keys.user`. The mark of a confirmed write lies beside it.
        """
        name = super().user(user_id)
        self.noted |= {name, name + b":mark"}
        return name

    def account(self, user_id: str) -> bytes:
        """
        See :meth:`Keys.account`.
        """
        return self._noted(super().account(user_id))

    def events(self, user_id: str) -> bytes:
        """
        See :meth:`Keys.events`.
        """
        return self._noted(super().events(user_id))

    def throttle(self, key: str) -> bytes:
        """
        See :meth:`Keys.throttle`.
        """
        return self._noted(super().throttle(key))

    def _noted(self, name: bytes) -> bytes:
        self.noted.add(name)
        return name


def of_session(session_id: str) -> bytes:
    """
    The field of a session in the hash of its user.
    """
    return b"s" + session_id.encode()


def slot(key: bytes) -> int:
    """
    The slot of *key*: of what stands in its first braces, if anything does.
    """
    _, opened, rest = key.partition(b"{")
    inside, closed, _ = rest.partition(b"}")
    # The checksum of the Redis Cluster specification: CRC-16, as XMODEM has it.
    return crc_hqx(inside if opened and closed and inside else key, 0) % SLOTS
