"""
How a storage is laid out: what an engine says of its tables or keys.
"""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Layout:
    """
    What an engine says of itself. Whose storage it is, :meth:`.Onetsec.ping` tells.

    Attributes:
        id: Random; a copy of the data has the same.

        version: Of the tables, or of how values are packed.

        made_at: Unix seconds.
    """

    id: str
    version: int
    made_at: int
