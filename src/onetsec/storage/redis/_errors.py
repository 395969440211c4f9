"""
What Redis says in an emergency, in our words.
"""

from __future__ import annotations

from typing import Any, NoReturn

from redis import exceptions

from ...errors import ConfigurationError, Unavailable

# What a driver raises if a server does not answer, or answers nonsense.
BROKEN = (exceptions.RedisError, OSError, EOFError)


def refuse(error: BaseException) -> NoReturn:
    """
    Raise what *error* means for a host.

    Raises:
        ConfigurationError: If no waiting helps: a wrong password, a right that is missing, keys of
            somebody else.
        Unavailable: Otherwise. What was asked for may have happened, or not.
    """
    if isinstance(error, exceptions.AuthenticationError | exceptions.AuthorizationError):
        raise ConfigurationError(
            f"storage: Redis lets us not in ({error}). Give the address with a user and a"
            " password: redis://user:password@host."
        ) from error
    if isinstance(error, exceptions.NoPermissionError):
        raise ConfigurationError(
            f"storage: Redis forbids what is needed ({error}). Let its user read and write the"
            " keys of the prefix, and use @read, @write, @scripting, @connection, TIME and WAIT."
        ) from error
    if str(error).startswith("WRONGTYPE"):
        raise ConfigurationError(
            "storage: another application has keys under this prefix. Give onetsec one of its own."
        ) from error

    raise Unavailable(f"storage: Redis: {error}") from error


def checked(reply: Any) -> Any:
    """
    Let *reply* pass if it is an answer, and :func:`refuse` it if it is an error.
    """
    if isinstance(reply, exceptions.RedisError):
        refuse(reply)
    return reply
