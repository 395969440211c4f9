"""
The order of steps. Flows are asynchronous, and await nothing but ports.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from ..jobs import Job, JobKind
from ..ports import Locator
from ..records import Channel, Site
from ..sessions import Session
from ..settings import Settings
from ..texts import Languages
from ._challenge import Gate
from ._engine import Engine
from ._mails import Mails
from ._outbox import Outbox
from ._screening import Screening
from .accounts import AccountsFlow
from .activity import ActivityFlow
from .address import AddressFlow
from .email_code import EmailCodeFlow
from .password import PasswordFlow
from .password_reset import PasswordResetFlow
from .posture import PostureFlow
from .recovery_codes import RecoveryCodesFlow
from .sessions import Opened, SessionsFlow
from .sign_in import SignInFlow
from .step_up import StepUpFlow
from .totp import TotpFlow
from .undo import UndoFlow


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
    undo: UndoFlow
    sessions: SessionsFlow
    step_up: StepUpFlow
    accounts: AccountsFlow
    posture: PostureFlow
    activity: ActivityFlow
    mails: Mails
    outbox: Outbox
    screening: Screening
    gate: Gate

    async def run(self, job: Job) -> None:
        """
        Do *job*, unless its time is over. Twice has the effect of once.

        Raises:
            DeliveryError: If a mail was not taken.

            Unavailable: If a port does not answer.
        """
        if job.kind is not JobKind.MAIL_WAITING:
            await self.mails.run(job)
        elif self.engine.clock.seconds() < job.expires_at:
            await self.outbox.deliver()

    async def restamp(self, session: Session, *, proofs: Mapping[Channel, int]) -> Opened:
        """
        Give *session* a new token, as if it had proven *proofs*: for tests. Nobody is asked, so no
        facade has it.

        Args:
            proofs: Channels with the Unix seconds of when.
        """
        return await self.sessions._restamp(session, epoch=session.epoch, proofs=proofs)
