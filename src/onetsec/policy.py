"""
Passwords: which ones an application takes.

Pure, and total: any text gets a report, and no text an exception. A report names every rule that is
not met, so nobody has to find them one after the other.

See NIST SP 800-63B-4, section 3.1.1, OWASP ASVS 5.0, section 6.2, and :rfc:`8265` (OpaqueString).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import islice
from types import MappingProxyType

from attrs import evolve, field, frozen

from . import strength
from .common_passwords import is_common
from .errors import ConfigurationError

_MOST_CODE_POINTS = 1024
_MOST_BYTES = 4 * _MOST_CODE_POINTS

# No code point is composed of more than four. So a text of more than four times as many code points
# as are allowed is too long in every form, and its length is all that has to be looked at.
_COMPOSED = 4

_LONGEST_WORD = _COMPOSED * strength.MOST_CODE_POINTS
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARTS = re.compile(r"[^\W_]{3,}")

_UPPERCASE = frozenset({"Lu", "Lt"})
_LOWERCASE = frozenset({"Ll"})
_DIGIT = frozenset({"Nd"})
_NO_TEXT = frozenset({"Cc", "Cs"})


class PasswordRule(Enum):
    """
    What a password must keep to. The value is stable: the API's code, and the key of the message.
    """

    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    NO_UPPERCASE_LETTER = "no-uppercase-letter"
    NO_LOWERCASE_LETTER = "no-lowercase-letter"
    NO_DIGIT = "no-digit"
    TOO_COMMON = "too-common"  #: Is on the list of common passwords, as a whole.
    TOO_WEAK = "too-weak"  #: Is guessed too soon by somebody who knows the user.
    NOT_TEXT = "not-text"  #: Has a control character or half of a surrogate pair in it.
    UNCHANGED = "unchanged"  #: Is the present password; only a flow can tell.
    BREACHED = "breached"  #: Is known from a breach; only a flow can tell.


@frozen(kw_only=True)
class PasswordPolicy:
    """
    What an application asks of a new password.

    Lengths are code points in normal form C. Categories are Unicode's: ``Lu`` and ``Lt`` are upper
    case, ``Ll`` is lower case, ``Nd`` is a digit.

    Attributes:
        name: Kebab case.

        min_length: 8 to 64.

        max_length: 64 to 1024.

        max_bytes: Of UTF-8; *max_length* to 4096.

        uppercase, lowercase, digit: Whether one is asked for.

        min_score: The least strength, 1 to 4, for 10**3, 10**6, 10**8 and 10**10 guesses; with 0
            the score is advice and refuses nothing. zxcvbn begins each score five guesses later,
            and so gives 2 to the best of eight characters; a policy of 8 and 3 takes that.

        refuse_common: Whether the list of common passwords is looked at.

    Raises:
        ConfigurationError: If a value is out of its range.
    """

    name: str
    min_length: int = field(default=8)
    max_length: int = field(default=_MOST_CODE_POINTS)
    max_bytes: int = field(default=_MOST_BYTES)
    uppercase: bool = field(default=False)
    lowercase: bool = field(default=False)
    digit: bool = field(default=False)
    min_score: int = field(default=3)
    refuse_common: bool = field(default=True)

    def __attrs_post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ConfigurationError(
                f"password.name: {self.name!r} is not in kebab case, such as 'house-1'."
            )
        for name, value, low, high in (
            ("min_length", self.min_length, 8, 64),
            ("max_length", self.max_length, 64, _MOST_CODE_POINTS),
            ("max_bytes", self.max_bytes, self.max_length, _MOST_BYTES),
            ("min_score", self.min_score, 0, 4),
        ):
            if not low <= value <= high:
                raise ConfigurationError(
                    f"password.{name}: {value} is not between {low} and {high}."
                )

    @property
    def rules(self) -> tuple[PasswordRule, ...]:
        """
        List what a page should ask for before anything is typed.

        The limits that nobody meets by chance (too long, not text) and *unchanged* go without
        saying; they are named only when they are not met.
        """
        asked = {
            PasswordRule.TOO_SHORT: True,
            PasswordRule.NO_UPPERCASE_LETTER: self.uppercase,
            PasswordRule.NO_LOWERCASE_LETTER: self.lowercase,
            PasswordRule.NO_DIGIT: self.digit,
            PasswordRule.TOO_COMMON: self.refuse_common,
            PasswordRule.TOO_WEAK: self.min_score > 0,
        }
        return tuple(rule for rule, wanted in asked.items() if wanted)


ONETSOLUTIONS = PasswordPolicy(name="onetsolutions", uppercase=True, lowercase=True, digit=True)

NIST_800_63B_4 = PasswordPolicy(name="nist-800-63b-4", min_length=15, min_score=0)

ASVS_5 = PasswordPolicy(name="asvs-5")

POLICIES: Mapping[str, PasswordPolicy] = MappingProxyType(
    {policy.name: policy for policy in (ONETSOLUTIONS, NIST_800_63B_4, ASVS_5)}
)


@frozen(kw_only=True)
class PasswordReport:
    """
    What there is to say about a password, without the password.

    Attributes:
        unmet: Every rule that is not met, each once, in the order of :class:`PasswordRule`.

        score: The strength, 0 to 4; None if the text was too long to be looked at.
    """

    unmet: tuple[PasswordRule, ...]
    score: int | None

    @property
    def ok(self) -> bool:
        """
        Tell whether the password may be taken.
        """
        return not self.unmet

    def also(self, rule: PasswordRule) -> PasswordReport:
        """
        Add a *rule* that the caller has found unmet, such as ``UNCHANGED``.
        """
        unmet = {*self.unmet, rule}
        return evolve(self, unmet=tuple(known for known in PasswordRule if known in unmet))


def canonical(text: str) -> str:
    """
    Write *text* the way in which it is judged, hashed and compared: in normal form C.

    Two keyboards may send one letter as different code points. Nothing else changes: no space is
    trimmed, no case folded, no character replaced. A text of more than 4096 code points, which no
    policy lets become a password, stays as it is: it could cost seconds.
    """
    if len(text) > _COMPOSED * _MOST_CODE_POINTS:
        return text

    return unicodedata.normalize("NFC", text)


def judge(text: str, *, words: Iterable[str] = (), policy: PasswordPolicy) -> PasswordReport:
    """
    Report every rule of *policy* that *text* does not meet.

    A text whose length alone shows that it can not be composed to *max_length* is not looked at:
    its report says too long, and nothing about the rest. A text that is too short is not called
    weak besides, since more characters are the answer to both; it can be called common, and its
    score is given.

    Args:
        text: As typed, in any form; not trimmed.

        words: What an attacker knows about the user, as from :func:`context_words`. They count as
            the ``user_inputs`` of zxcvbn do: the earlier, the cheaper.

        policy: What is asked for.
    """
    if len(text) > _COMPOSED * policy.max_length:
        return PasswordReport(unmet=(PasswordRule.TOO_LONG,), score=None)

    text = canonical(text)
    estimate = strength.guesses(text, words=map(_word, words))
    categories = {unicodedata.category(character) for character in text}
    short = len(text) < policy.min_length
    unmet = {
        PasswordRule.TOO_SHORT: short,
        PasswordRule.TOO_LONG: _too_long(text, policy),
        PasswordRule.NO_UPPERCASE_LETTER: policy.uppercase and not categories & _UPPERCASE,
        PasswordRule.NO_LOWERCASE_LETTER: policy.lowercase and not categories & _LOWERCASE,
        PasswordRule.NO_DIGIT: policy.digit and not categories & _DIGIT,
        PasswordRule.TOO_COMMON: policy.refuse_common and is_common(text),
        PasswordRule.TOO_WEAK: estimate < strength.FLOORS[policy.min_score] and not short,
        PasswordRule.NOT_TEXT: bool(categories & _NO_TEXT),
    }
    return PasswordReport(
        unmet=tuple(rule for rule, is_so in unmet.items() if is_so),
        score=strength.rated(estimate),
    )


def context_words(*facts: str) -> tuple[str, ...]:
    """
    List what a password of this user must not be made of: *facts*, and the parts of each.

    Args:
        facts: The address, the name and the site, the most telling first; empty ones are left out.
            A part is three letters or digits and more: of ``ada.king@example.org`` it is ``ada``,
            ``king``, ``example`` and ``org``.
    """
    known = [fact[:_LONGEST_WORD] for fact in islice(facts, strength.MOST_WORDS) if fact]
    parts = [part for fact in known for part in _PARTS.findall(canonical(fact))]
    return tuple(dict.fromkeys((*known, *parts)))


def _word(word: str) -> str:
    return canonical(word[:_LONGEST_WORD])


def _too_long(text: str, policy: PasswordPolicy) -> bool:
    size = len(text.encode("utf-8", errors="surrogatepass"))
    return len(text) > policy.max_length or size > policy.max_bytes
