"""
All policies of an application, in one place.
"""

from __future__ import annotations

from attrs import field, frozen

from .policy import ONETSOLUTIONS, PasswordPolicy
from .recovery_codes import RecoveryPolicy
from .sessions import SessionPolicy
from .step_up import StepUpPolicy
from .throttling import AttemptPolicy, Throttles
from .totp import TotpPolicy


@frozen(kw_only=True)
class Settings:
    """
    How strict the application is. Every part checks itself when it is built.
    """

    password: PasswordPolicy = field(default=ONETSOLUTIONS)
    totp: TotpPolicy = field(factory=TotpPolicy)
    recovery_codes: RecoveryPolicy = field(factory=RecoveryPolicy)
    sessions: SessionPolicy = field(factory=SessionPolicy)
    step_up: StepUpPolicy = field(factory=StepUpPolicy)
    attempts: AttemptPolicy = field(factory=AttemptPolicy)
    throttles: Throttles = field(factory=Throttles)
