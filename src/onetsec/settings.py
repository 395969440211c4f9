"""
All policies of an application, in one place.
"""

from __future__ import annotations

from attrs import field, frozen

from .activity import ActivityPolicy
from .address import AddressPolicy
from .breached import BreachPolicy
from .email_code import EmailCodePolicy
from .errors import ConfigurationError
from .events import NOTICES, EventKind
from .password_reset import ResetPolicy
from .policy import ONETSOLUTIONS, PasswordPolicy
from .recovery_codes import RecoveryPolicy
from .removals import RemovalPolicy
from .sessions import SessionPolicy
from .step_up import StepUpPolicy
from .throttling import AttemptPolicy, Throttles
from .totp import TotpPolicy
from .undo import UndoPolicy
from .vocabulary import LogPolicy


@frozen(kw_only=True)
class Settings:
    """
    How strict the application is. Every part checks itself when it is built.

    Attributes:
        notices: What a user is mailed of; with none, nothing.

        sweep_every: After so many sign-ins of a process it deletes up to a thousand rows of each
            kind that are over. A sign-in leaves three counters: with more than 330, sweeps fall
            behind. 0: never, for a host that calls ``auth.sweep()`` by a timer of its own.

        deliver_every: At a request, but not again for so many seconds, a process mails what others
            have left that have died; 10 to 3600. 0: never, for a host that calls ``auth.deliver()``
            by a timer of its own.
    """

    password: PasswordPolicy = field(default=ONETSOLUTIONS)
    totp: TotpPolicy = field(factory=TotpPolicy)
    recovery_codes: RecoveryPolicy = field(factory=RecoveryPolicy)
    email_code: EmailCodePolicy = field(factory=EmailCodePolicy)
    address: AddressPolicy = field(factory=AddressPolicy)
    password_reset: ResetPolicy = field(factory=ResetPolicy)
    sessions: SessionPolicy = field(factory=SessionPolicy)
    step_up: StepUpPolicy = field(factory=StepUpPolicy)
    attempts: AttemptPolicy = field(factory=AttemptPolicy)
    throttles: Throttles = field(factory=Throttles)
    breaches: BreachPolicy = field(factory=BreachPolicy)
    activity: ActivityPolicy = field(factory=ActivityPolicy)
    logs: LogPolicy = field(factory=LogPolicy)
    undo: UndoPolicy = field(factory=UndoPolicy)
    removals: RemovalPolicy = field(factory=RemovalPolicy)
    notices: frozenset[EventKind] = field(default=NOTICES)
    sweep_every: int = field(default=250)
    deliver_every: int = field(default=60)

    def __attrs_post_init__(self) -> None:
        if self.sweep_every < 0:
            raise ConfigurationError(f"sweep_every: {self.sweep_every} is less than 0.")
        if self.deliver_every and not 10 <= self.deliver_every <= 3600:
            raise ConfigurationError(
                f"deliver_every: {self.deliver_every} is neither 0 nor between 10 and 3600."
            )
