"""
What a password needs, as a list to show.
"""

from __future__ import annotations

from ..policy import PasswordPolicy, PasswordReport, PasswordRule
from .pages import Rule

TEXTS: dict[PasswordRule, str] = {
    PasswordRule.NOT_TEXT: "Only characters that can be typed",
    PasswordRule.TOO_SHORT: "At least {least} characters",
    PasswordRule.TOO_LONG: "At most {most} characters",
    PasswordRule.NO_UPPERCASE_LETTER: "An uppercase letter",
    PasswordRule.NO_LOWERCASE_LETTER: "A lowercase letter",
    PasswordRule.NO_DIGIT: "A number",
    PasswordRule.TOO_COMMON: "Not a common password",
    PasswordRule.TOO_WEAK: "Hard to guess: no names, dates or patterns",
    PasswordRule.UNCHANGED: "Not the current password",
}


def text(rule: PasswordRule, policy: PasswordPolicy) -> str:
    """
    Return *rule* in words.
    """
    return TEXTS[rule].format(least=policy.min_length, most=policy.max_length)


def listed(policy: PasswordPolicy, report: PasswordReport | None) -> tuple[Rule, ...]:
    """
    Return what *policy* asks for, marked with what *report* says; with everything else that was
    not met, all at once.
    """
    unmet = () if report is None else report.unmet
    shown = {*policy.rules, *unmet}
    return tuple(
        Rule(
            name=rule.value,
            text=text(rule, policy),
            state=_state(rule, report),
            least=policy.min_length if rule is PasswordRule.TOO_SHORT else 0,
        )
        for rule in PasswordRule
        if rule in shown
    )


def _state(rule: PasswordRule, report: PasswordReport | None) -> str:
    """
    Whether *rule* is met; "" if nobody has looked.
    """
    if report is None:
        return ""
    if rule in report.unmet:
        return "unmet"
    if report.score is None:
        return ""
    if rule is PasswordRule.TOO_WEAK and PasswordRule.TOO_SHORT in report.unmet:
        return ""

    return "met"
