"""
What clients send.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ....records import Transport
from ._fields import DEVICE, PENDING, RESET, UNDO, about


class Factor(Enum):
    """
    What a code can be of.
    """

    APP = "app"
    MAIL = "mail"
    RECOVERY = "recovery"


class Proof(Enum):
    """
    What somebody who is signed in can prove once more.
    """

    PASSWORD = "password"
    APP = "app"
    MAIL = "mail"
    RECOVERY = "recovery"


@frozen(kw_only=True)
class SignInRequest:
    """
    The first step of a sign-in.
    """

    login: str = about("What the application knows the user by.", "ada@example.com")
    password: str = about("As typed; nothing is trimmed.", "Correct-Horse-7", secret=True)
    transport: Transport = about(
        "How the session will come along with requests: in a cookie, or in the header"
        " `Authorization`. It can not be changed afterwards.",
        "bearer",
        default=Transport.COOKIE,
    )
    device_name: str = about(
        "What the owner of the device calls it, shown in the list of sessions.",
        "Ada's phone",
        default="",
    )
    device: str = about(
        "With `bearer`: the `device` that an earlier sign-in on this device has answered.",
        DEVICE,
        default="",
        secret=True,
    )
    recovery_code: str = about(
        "With it both steps are one, also where the password has stopped.",
        "7K3M-9QPX-2HTVD",
        default="",
        secret=True,
    )
    challenge: str = about(
        "After `challenge-required`: the answer to the challenge of the application.",
        "0.f3Ka81",
        default="",
    )


@frozen(kw_only=True)
class CodeRequest:
    """
    The second step of a sign-in.
    """

    factor: Factor = about("What the code is of.", "app")
    code: str = about("As typed; spaces and dashes are ignored.", "123456", secret=True)
    pending: str = about(
        "With `bearer`: what the first step has answered. A browser has it in a cookie.",
        PENDING,
        default="",
        secret=True,
    )
    device_name: str = about("As in the first step.", "Ada's phone", default="")
    device: str = about("As in the first step.", DEVICE, default="", secret=True)

    @property
    def transport(self) -> Transport:
        """
        How the session will come along.
        """
        return Transport.BEARER if self.pending else Transport.COOKIE


@frozen(kw_only=True)
class SendRequest:
    """
    The wish for a mailed code.
    """

    pending: str = about("As in the second step.", PENDING, default="", secret=True)
    device: str = about("As in the first step.", DEVICE, default="", secret=True)

    @property
    def transport(self) -> Transport:
        """
        How the session will come along.
        """
        return Transport.BEARER if self.pending else Transport.COOKIE


@frozen(kw_only=True)
class Nothing:
    """
    An object without a field.
    """


@frozen(kw_only=True)
class PasswordChange:
    """
    A new password in the place of the present one.
    """

    current: str = about("The present password.", "Correct-Horse-7", secret=True)
    new: str = about("The new one.", "Stapled-Battery-8", secret=True)


@frozen(kw_only=True)
class AddressRequest:
    """
    Another address.
    """

    email: str = about("As typed.", "ada@example.org")


@frozen(kw_only=True)
class Code:
    """
    A code.
    """

    code: str = about("As typed; spaces and dashes are ignored.", "123456", secret=True)


@frozen(kw_only=True)
class Removal:
    """
    The wish to turn a factor off.
    """

    sure: bool = about(
        "Go on even if no second factor is left; without it that is `last-method`.",
        True,
        default=False,
    )


@frozen(kw_only=True)
class Snooze:
    """
    Advice that can wait.
    """

    code: str = about("Of the advice.", "review-sessions")
    snoozed: bool = about("`false` says it again.", True, default=True)


@frozen(kw_only=True)
class Switch:
    """
    Mailed codes, on or off.
    """

    enabled: bool = about("Whether they are to be on.", True)
    sure: bool = about("As for the authenticator app.", False, default=False)


@frozen(kw_only=True)
class ProofRequest:
    """
    A proof by somebody who is signed in.
    """

    factor: Proof = about("What is proven.", "password")
    code: str = about("The code; or the password, as typed.", "Correct-Horse-7", secret=True)


@frozen(kw_only=True)
class ResetRequest:
    """
    The wish for a link to a new password.
    """

    login: str = about("What the application knows the user by.", "ada@example.com")
    device: str = about(
        "Without cookies: the `device` that an earlier sign-in on this device has answered.",
        DEVICE,
        default="",
        secret=True,
    )


@frozen(kw_only=True)
class NewPassword:
    """
    A new password, with the token of a mailed link.
    """

    token: str = about("Of the link.", RESET, secret=True)
    new: str = about("The new password.", "Stapled-Battery-8", secret=True)
    transport: Transport = about(
        "How the next sign-in will come along: with `bearer` the answer has its `device`, without"
        " it is a cookie.",
        "bearer",
        default=Transport.COOKIE,
    )


@frozen(kw_only=True)
class Undoing:
    """
    The wish to take changes back, with the token of a notice.
    """

    token: str = about("Of the link.", UNDO, secret=True)
