"""
Work after the answer: the :class:`.ports.Later` of threads, of an event loop, of a queue, and none.

A job is run in an empty context: no context variable of the request goes with it. It may be run a
minute later, when that request is over and its transaction closed, or by a worker elsewhere, where
it never was. All that a job needs stands in it, so that every :class:`.ports.Later` is alike.
"""

from __future__ import annotations

from ._errands import PAUSES
from ._simple import InlineLater, QueueLater
from ._tasks import TaskLater
from ._threads import ThreadLater

__all__ = ["PAUSES", "InlineLater", "QueueLater", "TaskLater", "ThreadLater"]
