"""
The order of steps. Flows are asynchronous, and await nothing but ports.
"""

from __future__ import annotations

from attrs import frozen

from ..ports import Locator
from ..records import Site
from ..settings import Settings
from ._engine import Engine
from .accounts import AccountsFlow
from .password import PasswordFlow
from .recovery_codes import RecoveryCodesFlow
from .sessions import SessionsFlow
from .sign_in import SignInFlow
from .step_up import StepUpFlow
from .totp import TotpFlow


@frozen(kw_only=True)
class Flows:
    """
    One flow a feature, and what they stand on: what the facade offers, and what the pages are made
    of.
    """

    engine: Engine
    site: Site
    settings: Settings
    locator: Locator
    sign_in: SignInFlow
    password: PasswordFlow
    totp: TotpFlow
    recovery_codes: RecoveryCodesFlow
    sessions: SessionsFlow
    step_up: StepUpFlow
    accounts: AccountsFlow
