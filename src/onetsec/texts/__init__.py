"""
Every text that a person reads, by a stable id, in the languages that an application speaks.

Pure: what stands in files is read elsewhere, in :mod:`onetsec.translations`, and before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import field, frozen
from attrs.validators import min_len

from .english import COUNTED, FIXED

_PLACE = re.compile(r"\{(\w+)\}", re.ASCII)
_RIGHT_SCRIPTS = frozenset(["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])
_RIGHT_LANGUAGES = frozenset(
    (
        *("ar", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn"),
        *("nqo", "ps", "sd", "syr", "ug", "ur", "yi"),
    )
)
_LONGEST_TAG = 64
_LONGEST_HEADER = 256


def _not_counted(id: str, number: int) -> str:
    return id


@frozen(kw_only=True)
class Texts:
    """
    The texts of one language. What it lacks is said in English.

    A template looks an id up as it does in a mapping: ``{{ page.t.sign_in }}``.

    Args:
        language: Its tag, as HTML writes it (:rfc:`5646`): ``"en"``, ``"de"``, ``"pt-BR"``.

        fixed: Texts by their ids. ``{name}`` stands for what is put in.

        counting: Gives the text for an id and a number, in the right plural form; or the id.
    """

    language: str = "en"
    _fixed: Mapping[str, str] = field(factory=dict, repr=False)
    _counting: Callable[[str, int], str] = field(default=_not_counted, repr=False)

    @property
    def direction(self) -> str:
        """
        ``"rtl"`` for what is written from the right to the left, else ``"ltr"``.
        """
        language, *others = self.language.lower().split("-")
        script = next((one for one in others if len(one) == 4 and one.isalpha()), "")
        if script:
            return "rtl" if script in _RIGHT_SCRIPTS else "ltr"

        return "rtl" if language in _RIGHT_LANGUAGES else "ltr"

    def __getitem__(self, id: str) -> str:
        """
        Return the text with this id, as it stands.

        Raises:
            KeyError: If there is none: an id is never guessed.
        """
        return self._fixed.get(id) or FIXED[id]

    def say(self, id: str, /, **parts: object) -> str:
        """
        Return the text with this id, with *parts* in their places.
        """
        return filled(self[id], parts)

    def count(self, id: str, number: int, /, **parts: object) -> str:
        """
        Return the text with this id in the form for *number*, which is its part ``count``.
        """
        text = self._counting(id, number)
        if text == id:
            text = COUNTED[id][number != 1]
        return filled(text, {"count": number, **parts})


def filled(text: str, parts: Mapping[str, object]) -> str:
    """
    Put *parts* into the places of *text* that have their names; no other place is touched.
    """
    return _PLACE.sub(lambda place: str(parts.get(place[1], place[0])), text)


def places(text: str) -> frozenset[str]:
    """
    Return the names of the places in *text*.
    """
    return frozenset(_PLACE.findall(text))


ENGLISH = Texts()


@frozen
class Languages:
    """
    The languages that an application speaks; the first of them is spoken to strangers.

    One that is not in the list is never used: a page of ours stands among pages of the host.
    """

    spoken: tuple[Texts, ...] = field(default=(ENGLISH,), validator=min_len(1))

    def find(self, tag: str | None) -> Texts | None:
        """
        Return the texts for *tag*, such as ``de`` for ``"de-AT"`` or ``"de_AT"``; None if that
        language is not spoken (:rfc:`4647`, section 3.4).
        """
        wanted = (tag or "")[:_LONGEST_TAG].replace("_", "-").lower()
        while wanted:
            for texts in self.spoken:
                if texts.language.lower() == wanted:
                    return texts
            wanted = wanted.rpartition("-")[0]

        return None

    def named(self, tag: str | None) -> Texts:
        """
        Return the texts for *tag*, or those of the first language.
        """
        return self.find(tag) or self.spoken[0]

    def preferred(self, header: str | None) -> Texts:
        """
        Return the texts that suit an ``Accept-Language`` *header* best (:rfc:`9110`, section
        12.5.4), or those of the first language.
        """
        if header is None or len(self.spoken) == 1:
            return self.spoken[0]

        wanted = [_weighed(one) for one in header[:_LONGEST_HEADER].split(",")]
        for weight, tag in sorted(wanted, key=lambda one: -one[0]):
            found = self.find(tag) if weight > 0 else None
            if found is not None:
                return found

        return self.spoken[0]


def _weighed(one: str) -> tuple[float, str]:
    tag, _, weight = one.partition(";")
    found = re.fullmatch(r"\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*", weight, re.ASCII)
    if found is not None:
        return float(found[1]), tag.strip()

    return (0.0 if weight.strip() else 1.0), tag.strip()
