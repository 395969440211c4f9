"""
The flows as synchronous methods: the same names, arguments and documents.
"""

from __future__ import annotations

from .._lifting import Blocking, blocking
from ..flows.accounts import AccountsFlow
from ..flows.activity import ActivityFlow
from ..flows.address import AddressFlow
from ..flows.email_code import EmailCodeFlow
from ..flows.password import PasswordFlow
from ..flows.password_reset import PasswordResetFlow
from ..flows.posture import PostureFlow
from ..flows.recovery_codes import RecoveryCodesFlow
from ..flows.sessions import SessionsFlow
from ..flows.sign_in import SignInFlow
from ..flows.step_up import StepUpFlow
from ..flows.totp import TotpFlow
from ..flows.undo import UndoFlow


class SignInMethods(Blocking[SignInFlow]):
    """
    See :class:`onetsec.flows.sign_in.SignInFlow`.
    """

    password = blocking(SignInFlow.password)
    is_challenged = blocking(SignInFlow.is_challenged)
    factors = blocking(SignInFlow.factors)
    mailed = blocking(SignInFlow.mailed)
    send_code = blocking(SignInFlow.send_code)
    verify = blocking(SignInFlow.verify)
    trusted = blocking(SignInFlow.trusted)


class PasswordMethods(Blocking[PasswordFlow]):
    """
    See :class:`onetsec.flows.password.PasswordFlow`.
    """

    judge = blocking(PasswordFlow.judge)
    register = blocking(PasswordFlow.register)
    change = blocking(PasswordFlow.change)
    changed_elsewhere = blocking(PasswordFlow.changed_elsewhere)


class TotpMethods(Blocking[TotpFlow]):
    """
    See :class:`onetsec.flows.totp.TotpFlow`.
    """

    begin = blocking(TotpFlow.begin)
    confirm = blocking(TotpFlow.confirm)
    disable = blocking(TotpFlow.disable)


class AddressMethods(Blocking[AddressFlow]):
    """
    See :class:`onetsec.flows.address.AddressFlow`.
    """

    may_ask = blocking(AddressFlow.may_ask)
    pending = blocking(AddressFlow.pending)
    verify = blocking(AddressFlow.verify)
    change = blocking(AddressFlow.change)
    confirm = blocking(AddressFlow.confirm)
    vouch = blocking(AddressFlow.vouch)

    @property
    def is_changeable(self) -> bool:
        """
        Whether users may change their address here: the host can, and wants it.
        """
        return self._flow.is_changeable


class EmailCodeMethods(Blocking[EmailCodeFlow]):
    """
    See :class:`onetsec.flows.email_code.EmailCodeFlow`.
    """

    enable = blocking(EmailCodeFlow.enable)
    confirm = blocking(EmailCodeFlow.confirm)
    disable = blocking(EmailCodeFlow.disable)


class PasswordResetMethods(Blocking[PasswordResetFlow]):
    """
    See :class:`onetsec.flows.password_reset.PasswordResetFlow`.
    """

    request = blocking(PasswordResetFlow.request)
    is_valid = blocking(PasswordResetFlow.is_valid)
    start = blocking(PasswordResetFlow.start)
    complete = blocking(PasswordResetFlow.complete)


class UndoMethods(Blocking[UndoFlow]):
    """
    See :class:`onetsec.flows.undo.UndoFlow`.
    """

    told = blocking(UndoFlow.told)
    undo = blocking(UndoFlow.undo)


class RecoveryCodesMethods(Blocking[RecoveryCodesFlow]):
    """
    See :class:`onetsec.flows.recovery_codes.RecoveryCodesFlow`.
    """

    left = blocking(RecoveryCodesFlow.left)
    renew = blocking(RecoveryCodesFlow.renew)


class SessionsMethods(Blocking[SessionsFlow]):
    """
    See :class:`onetsec.flows.sessions.SessionsFlow`.
    """

    check = blocking(SessionsFlow.check)
    is_alive = blocking(SessionsFlow.is_alive)
    list = blocking(SessionsFlow.list)
    of_user = blocking(SessionsFlow.of_user)
    end = blocking(SessionsFlow.end)
    revoke = blocking(SessionsFlow.revoke)
    revoke_others = blocking(SessionsFlow.revoke_others)
    end_all = blocking(SessionsFlow.end_all)
    sign_out = blocking(SessionsFlow.sign_out)


class StepUpMethods(Blocking[StepUpFlow]):
    """
    See :class:`onetsec.flows.step_up.StepUpFlow`.
    """

    factors = blocking(StepUpFlow.factors)
    mailed = blocking(StepUpFlow.mailed)
    send_code = blocking(StepUpFlow.send_code)
    confirm = blocking(StepUpFlow.confirm)


class ActivityMethods(Blocking[ActivityFlow]):
    """
    See :class:`onetsec.flows.activity.ActivityFlow`.
    """

    list = blocking(ActivityFlow.list)
    of_user = blocking(ActivityFlow.of_user)
    sweep = blocking(ActivityFlow.sweep)


class PostureMethods(Blocking[PostureFlow]):
    """
    See :class:`onetsec.flows.posture.PostureFlow`.
    """

    report = blocking(PostureFlow.report)
    snooze = blocking(PostureFlow.snooze)
    wake = blocking(PostureFlow.wake)


class AccountsMethods(Blocking[AccountsFlow]):
    """
    See :class:`onetsec.flows.accounts.AccountsFlow`.
    """

    overview = blocking(AccountsFlow.overview)
    remove_second_factors = blocking(AccountsFlow.remove_second_factors)
    begin_removal = blocking(AccountsFlow.begin_removal)
    cancel_removal = blocking(AccountsFlow.cancel_removal)
    finish_removal = blocking(AccountsFlow.finish_removal)
    reseal = blocking(AccountsFlow.reseal)
    erase = blocking(AccountsFlow.erase)
