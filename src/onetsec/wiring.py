"""
What an application is built of, in facts that a rule can judge.
"""

from __future__ import annotations

from attrs import field, frozen

from .errors import ConfigurationError


@frozen(kw_only=True)
class Wiring:
    """
    What stands around the settings.

    Attributes:
        url: Of the site.

        keys: How many there are: the first signs, the others are still read.

        weak_keys: How many of them were not drawn at random, by their looks.

        mails: There is a mailer.

        breaches: Passwords are looked up among those that were leaked.

        challenge: Strangers are asked for more than a password, while many wait for a hash.

        second_factor_required: The host lets nobody in without one.

        workers: Processes that serve the application.

        in_process: Which of accounts, sessions and throttle are in the memory of one process.

        in_the_clear: Servers on other machines that are, or may be, talked to without TLS.

        tls_unknown: Those of which nobody can tell, for the host connects to them by itself.
    """

    url: str
    keys: int = 1
    weak_keys: int = 0
    mails: bool = True
    breaches: bool = False
    challenge: bool = False
    second_factor_required: bool = False
    workers: int = 1
    in_process: frozenset[str] = field(default=frozenset())
    in_the_clear: tuple[str, ...] = ()
    tls_unknown: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.workers < 1:
            raise ConfigurationError(f"workers: {self.workers} is not 1 or more.")
