"""
Which hosts an engine leads to, and whether they are talked to over TLS.
"""

from __future__ import annotations

from attrs import field, frozen
from sqlalchemy import Engine

from .._transport import Transport, remote, transport


@frozen(kw_only=True)
class Hosts:
    """
    Hosts, as :class:`.wiring.Wiring` asks for them; those of this machine too.

    Attributes:
        in_the_clear: They may be talked to without TLS.

        unknown: Nobody can tell.
    """

    in_the_clear: tuple[str, ...] = field(default=())
    unknown: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, engine: Engine, *, is_own: bool) -> Hosts:
        """
        Read what the URL of *engine* says to the driver. The host may have said more to its own, in
        ``connect_args`` say, which an engine does not tell.
        """
        if engine.dialect.name == "sqlite":
            return cls()

        options = engine.dialect.create_connect_args(engine.url)[1]
        found = () if "unix_socket" in options else remote(options.get("host"))
        how = transport(engine.dialect.driver, options)
        if how is Transport.TLS:
            return cls()
        if how is Transport.CLEAR and is_own:
            return cls(in_the_clear=found)

        return cls(unknown=found)
