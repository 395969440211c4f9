"""
What a password needs, as a list to show.
"""

from __future__ import annotations

from ..policy import PasswordPolicy, PasswordReport, PasswordRule
from ..texts import Texts
from .pages import Rule

_KINDS = {
    PasswordRule.NO_UPPERCASE_LETTER: "upper",
    PasswordRule.NO_LOWERCASE_LETTER: "lower",
    PasswordRule.NO_DIGIT: "digit",
}
_SPOKEN = {"met": "rule_met", "unmet": "rule_unmet"}


def text(rule: PasswordRule, policy: PasswordPolicy, texts: Texts) -> str:
    """
    Return *rule* in words.
    """
    id = f"rule_{rule.value}".replace("-", "_")
    limit = {PasswordRule.TOO_SHORT: policy.min_length, PasswordRule.TOO_LONG: policy.max_length}
    return texts.count(id, limit[rule]) if rule in limit else texts[id]


def for_managers(policy: PasswordPolicy) -> str:
    """
    Return what *policy* asks for in the words of ``passwordrules``, which password managers read.

    See https://developer.apple.com/password-rules/.
    """
    required = "".join(f" required: {_KINDS[rule]};" for rule in policy.rules if rule in _KINDS)
    return f"minlength: {policy.min_length};{required}"


def listed(policy: PasswordPolicy, report: PasswordReport | None, texts: Texts) -> tuple[Rule, ...]:
    """
    Return what *policy* asks for, marked with what *report* says; with everything else that was
    not met, all at once.
    """
    unmet = () if report is None else report.unmet
    shown = {*policy.rules, *unmet}
    return tuple(
        _line(rule, _state(rule, report), policy, texts) for rule in PasswordRule if rule in shown
    )


def _line(rule: PasswordRule, state: str, policy: PasswordPolicy, texts: Texts) -> Rule:
    return Rule(
        name=rule.value,
        text=text(rule, policy, texts),
        state=state,
        spoken=texts[_SPOKEN[state]] if state else "",
        least=policy.min_length if rule is PasswordRule.TOO_SHORT else 0,
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
