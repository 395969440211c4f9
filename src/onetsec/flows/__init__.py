"""
The order of steps. Flows are asynchronous, and await nothing but ports.
"""

from __future__ import annotations

from attrs import frozen

from ..ports import Locator
from ..records import Site
from ..settings import Settings
from ..texts import Languages
from ._engine import Engine
from ._mails import Mails
from .accounts import AccountsFlow
from .activity import ActivityFlow
from .address import AddressFlow
from .email_code import EmailCodeFlow
from .password import PasswordFlow
from .password_reset import PasswordResetFlow
from .posture import PostureFlow
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
    languages: Languages
    sign_in: SignInFlow
    password: PasswordFlow
    totp: TotpFlow
    address: AddressFlow
    email_code: EmailCodeFlow
    recovery_codes: RecoveryCodesFlow
    password_reset: PasswordResetFlow
    sessions: SessionsFlow
    step_up: StepUpFlow
    accounts: AccountsFlow
    posture: PostureFlow
    activity: ActivityFlow
    mails: Mails
