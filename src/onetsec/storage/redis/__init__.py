"""
A storage in Redis or Valkey, for threads and for event loops. It needs the extra ``redis``.
"""

from __future__ import annotations

from ...errors import ConfigurationError

try:
    import redis as _driver  # noqa: F401
except ModuleNotFoundError as error:
    raise ConfigurationError(
        "storage: the package redis is needed. Install onetsec[redis]."
    ) from error

from .._advice import Advice
from .._layout import Layout
from .awaited import AsyncRedisStorage
from .blocking import RedisStorage

__all__ = ["Advice", "AsyncRedisStorage", "Layout", "RedisStorage"]
