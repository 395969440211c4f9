"""
What the tests of passwords begin with.
"""

from __future__ import annotations

from hypothesis import strategies as st

from onetsec.policy import ONETSOLUTIONS, POLICIES, PasswordPolicy, judge

STRONG = "kT7vXq9wZm"

any_text = st.text(st.characters(), max_size=200)
"""
Surrogates and control characters are among them.
"""

policies = st.sampled_from(list(POLICIES.values()))


def unmet(text: str, policy: PasswordPolicy = ONETSOLUTIONS, *words: str) -> list[str]:
    """
    The codes of what *text* does not meet.
    """
    return [rule.value for rule in judge(text, words=words, policy=policy).unmet]
