"""
Fields of forms: a label, what a browser has to know, and what was wrong.
"""

from __future__ import annotations

from attrs import evolve, frozen

from ..texts import Texts

_LONGEST_SHOWN = 320  # no address is longer (RFC 3696, erratum 1690)


@frozen(kw_only=True)
class Field:
    """
    One input.

    Attributes:
        name: In the form that is sent; also makes the id of the element.

        kind: The ``type`` of the input.

        autocomplete: What a password manager or a phone may fill in.

        mode: Which keyboard a phone shows; "" for the one of the kind.

        pattern: What can be typed, as a hint for older phones; forms check nothing themselves.

        rules: What a password manager has to mind when it makes one up.

        shown: What stands in it.

        hint: More about it, read out with the label.

        about: The id of another element that describes it; "" for none.

        problem: What was wrong with it, told beside it.

        is_wrong: Something was wrong with it, told there or in the notice of the page.

        starts: The cursor stands here when the page opens.
    """

    name: str
    label: str
    kind: str = "text"
    autocomplete: str
    mode: str = ""
    pattern: str = ""
    rules: str = ""
    shown: str = ""
    hint: str = ""
    about: str = ""
    problem: str = ""
    is_wrong: bool = False
    starts: bool = False

    @property
    def id(self) -> str:
        """
        Return the id of the element.
        """
        return f"os-{self.name}"

    @property
    def is_code(self) -> bool:
        """
        Whether it is a number to copy from a phone.
        """
        return self.mode == "numeric"

    @property
    def is_secret(self) -> bool:
        """
        Whether what is typed is hidden.
        """
        return self.kind == "password"

    @property
    def described_by(self) -> str:
        """
        Return the ids of everything that says more about it, the problem first.
        """
        problem = f"{self.id}-problem" if self.problem else "os-notice" if self.is_wrong else ""
        ids = (problem, self.about, f"{self.id}-hint" if self.hint else "")
        return " ".join(id for id in ids if id)

    def refused(self, problem: str) -> Field:
        """
        Return the same field with a *problem* beside it, and the cursor in it.
        """
        return evolve(self, problem=problem, is_wrong=True, starts=True)

    def blamed(self) -> Field:
        """
        Return the same field, wrong in the way that the notice of the page tells.
        """
        return evolve(self, is_wrong=True)


def email(texts: Texts, shown: str = "") -> Field:
    """
    Return the field for the login, with what was typed before.
    """
    return Field(
        name="login",
        label=texts["email"],
        kind="email",
        autocomplete="username",
        shown=shown[:_LONGEST_SHOWN],
        starts=not shown,
    )


def new_email(texts: Texts, shown: str, *, starts: bool) -> Field:
    """
    Return the field for another address, with what was typed before.
    """
    return Field(
        name="new",
        label=texts["new_email"],
        kind="email",
        autocomplete="email",
        shown=shown[:_LONGEST_SHOWN],
        starts=starts,
    )


def password(texts: Texts, *, starts: bool = False) -> Field:
    """
    Return the field for the password of a sign-in.
    """
    return Field(
        name="password",
        label=texts["password"],
        kind="password",
        autocomplete="current-password",
        starts=starts,
    )


def current_password(texts: Texts) -> Field:
    """
    Return the field for the password that is about to be replaced.
    """
    return Field(
        name="current",
        label=texts["current_password"],
        kind="password",
        autocomplete="current-password",
    )


def new_password(texts: Texts, rules: str = "") -> Field:
    """
    Return the field for a new password, which the list of rules describes; *rules* tell a password
    manager.
    """
    return Field(
        name="new",
        label=texts["new_password"],
        kind="password",
        autocomplete="new-password",
        rules=rules,
        about="os-rules",
    )


def confirmed_password(texts: Texts) -> Field:
    """
    Return the field for the new password once more.
    """
    return Field(
        name="confirm",
        label=texts["confirm_new_password"],
        kind="password",
        autocomplete="new-password",
    )


def code(texts: Texts, *, starts: bool = True) -> Field:
    """
    Return the field for a code of an app: one input, no limit that would cut a pasted code.
    """
    return Field(
        name="code",
        label=texts["verification_code"],
        autocomplete="one-time-code",
        mode="numeric",
        pattern="[0-9 \\-]*",
        starts=starts,
    )


def recovery_code(texts: Texts) -> Field:
    """
    Return the field for a recovery code.
    """
    return Field(
        name="code",
        label=texts["recovery_code"],
        autocomplete="off",
        hint=texts["recovery_code_hint"],
        starts=True,
    )
