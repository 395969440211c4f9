"""
How many guesses a password would survive, by zxcvbn's matchers and scoring under a counted bound.

Pure: the same text and words give the same score on every machine, in any thread and year.

``zxcvbn.zxcvbn()`` itself is never called. It keeps the words of the user in a table of its module,
where another thread replaces them half-way; it takes seconds for 72 well-chosen characters; it
raises for the empty text and for long ones. Here all that it consults is passed in, and what it
may cost is counted, never timed:

* 72 code points are looked at, the rest is ignored: a longer text has at least their strength;
* at most 8 substitution tables (``4`` is an ``a``, ``$`` is an ``s``) are undone;
* what repeats is estimated once, under the same bounds.

For a text within the bounds the guesses are zxcvbn's own. No year moves them either: dates are
compared with ``zxcvbn.scoring.REFERENCE_YEAR``, a constant in the releases that we allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from functools import cache
from itertools import islice
from typing import Any

MOST_CODE_POINTS = 72
MOST_TABLES = 8
MOST_WORDS = 100

# How many guesses the scores 0 to 4 stand for. zxcvbn.time_estimates.guesses_to_score asks for five
# more, so that brute force over 3, 6, 8 and 10 characters stays just below.
FLOORS = (1, 10**3, 10**6, 10**8, 10**10)
_MORE = 5

# zxcvbn computes under the context of the calling thread, which belongs to the host and may round
# or trap as it likes; this one is Python's default, spelled out.
_ARITHMETIC = Context(
    prec=28,
    rounding=ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    traps=[DivisionByZero, InvalidOperation, Overflow],
)

# Both find the same first place where something repeats; either may then reach further:
# "aabaab" is "aab" twice and not "a" twice, "aaaaa" is "a" five times and not "aa" twice.
_LONG = re.compile(r"(.+)\1+")
_SHORT = re.compile(r"(.+?)\1+")

_Dictionaries = dict[str, dict[str, int]]


def score(text: str, *, words: Iterable[str] = ()) -> int:
    """
    Score *text* from 0, guessed at once, to 4, out of reach.

    From 3 on (10**8 guesses) a slow hash still protects it after a leak.

    Args:
        text: The password; the first 72 code points count.

        words: What an attacker knows about this user, the most telling first; of more than 100 the
            rest is ignored.
    """
    return rated(guesses(text, words=words))


def rated(estimate: Decimal) -> int:
    """
    Score an *estimate* of :func:`guesses`.
    """
    return sum(estimate >= floor + _MORE for floor in FLOORS[1:])


def guesses(text: str, *, words: Iterable[str] = ()) -> Decimal:
    """
    Estimate how many guesses find *text*, for somebody who tries the likely ones first.

    Args:
        text: As for :func:`score`.

        words: As for :func:`score`.
    """
    # zxcvbn's patterns of dates let a line feed through at the end and then read it as a number.
    # To all of its other patterns a carriage return is the same.
    head = text[:MOST_CODE_POINTS].replace("\n", "\r")
    if not head:
        return Decimal(1)

    with localcontext(_ARITHMETIC):
        return _fewest(head, _dictionaries(words))


def _fewest(text: str, dictionaries: _Dictionaries) -> Decimal:
    """
    Find the cheapest way to put *text* together from what was found in it.

    Most tables of substitutions read the same words. What costs the same on the same stretch can
    not change the sum, so it is weighed once; hostile texts cost half.
    """
    from zxcvbn import scoring  # only when a password is judged: the import takes 40 ms

    found: dict[tuple[int, int, Decimal], Any] = {}
    for match in _matches(text, dictionaries):
        found[match["i"], match["j"], scoring.estimate_guesses(match, text)] = match

    sequence = scoring.most_guessable_match_sequence(text, list(found.values()))
    return Decimal(sequence["guesses"])


def _matches(text: str, dictionaries: _Dictionaries) -> list[Any]:
    from zxcvbn import matching

    return [
        *matching.dictionary_match(text, dictionaries),
        *matching.reverse_dictionary_match(text, dictionaries),
        *matching.l33t_match(text, dictionaries, _substitutions(text)),
        *matching.spatial_match(text),
        *_repeats(text, dictionaries),
        *matching.sequence_match(text),
        *matching.regex_match(text),
        *matching.date_match(text),
    ]


def _dictionaries(words: Iterable[str]) -> _Dictionaries:
    """
    Rank what is known to all attackers, and *words* apart from it.

    A word beyond the bound can match nothing; it keeps its rank, so the others keep theirs.
    """
    ranked = {
        word.lower(): rank
        for rank, word in enumerate(islice(words, MOST_WORDS), 1)
        if len(word) <= MOST_CODE_POINTS
    }
    return {"known": _known(), "words": ranked} if ranked else {"known": _known()}


@cache
def _known() -> dict[str, int]:
    """
    Join zxcvbn's six lists into one, each word with the best of its ranks.

    A guess is as cheap as its best rank, so the estimate stays what it was, for a sixth of the
    look-ups. Our own copy: ``matching.RANKED_DICTIONARIES`` is open to everybody in the process.
    """
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    best: dict[str, int] = {}
    for ranked in FREQUENCY_LISTS.values():
        for rank, word in enumerate(ranked, 1):
            best[word] = min(rank, best.get(word, rank))

    return best


def _substitutions(text: str) -> dict[str, list[str]]:
    """
    Choose which signs of *text* may stand for letters.

    The number of tables grows as a product: 20 different signs make 736. Signs are taken in the
    order of the text, and one that would make more than 8 tables stays what it is. Fewer signs
    never make more tables, so where all of them fit, none is lost.
    """
    from zxcvbn import matching

    signs = ""
    for sign in dict.fromkeys(text):
        wider = matching.relevant_l33t_subtable(signs + sign, matching.L33T_TABLE)
        if len(matching.enumerate_l33t_subs(wider)) <= MOST_TABLES:
            signs += sign

    return matching.relevant_l33t_subtable(signs, matching.L33T_TABLE)


def _repeats(text: str, dictionaries: _Dictionaries) -> list[Any]:
    """
    Find what is written several times in a row; it costs its first writing, times their number.

    In place of ``zxcvbn.matching.repeat_match``, which estimates the first writing without our
    bounds and with the dictionaries of the module. The work ends by itself: first writings do not
    overlap and are half as long as *text* at most, altogether.
    """
    found = []
    at = 0
    while pair := next(
        zip(_LONG.finditer(text, at), _SHORT.finditer(text, at), strict=False), None
    ):
        repeat = max(pair, key=lambda match: len(match[0]))
        base = _once(repeat[0])
        found.append(
            {
                "pattern": "repeat",
                "i": repeat.start(),
                "j": repeat.end() - 1,
                "token": repeat[0],
                "base_guesses": _fewest(base, dictionaries),
                "repeat_count": len(repeat[0]) // len(base),
            }
        )
        at = repeat.end()

    return found


def _once(repeated: str) -> str:
    """
    Cut *repeated* down to the shortest text that it is a repetition of.
    """
    return repeated[: (repeated * 2).index(repeated, 1)]
