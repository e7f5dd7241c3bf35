"""A newsroom's house style: which spelling it prefers, in a plain-text file that anybody there can edit.

    # Егемен Қазақстан, 2026
    офлайн <- оффлайн, off-line
    Нұр-Сұлтан ← Астана
    интернет <- Интернет

The preferred spelling stands first, behind the arrow what it replaces. `=>` and `→` read the other way round.
Suffixes are kept and made to fit. Capitals count where the replaced spelling has any. What stands behind `#` is
a remark. A line that says none of this, or the opposite of a line before it, is reported and skipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import HOUSE, Found, Rule
from maqala.core.storage import text_file
from maqala.core.storage.text_file import BrokenLine
from maqala.core.text.search import Inflections, WordForms
from maqala.core.text.words import Word, in_case_of
from maqala.core.values import dataclass

_COMMENT = re.compile(r"(?:^|\s)#.*")
_TO_LEFT = re.compile(r"\s*(?:<-+|←|<=)\s*")
_TO_RIGHT = re.compile(r"\s*(?:-+>|→|=>)\s*")


@dataclass(frozen=True, slots=True)
class Preference:
    """A spelling, of one word or several, that an outlet prefers to another. Both as they are typed in the file."""

    preferred: str
    other: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a style file says, and which of its lines could not be used."""

    preferences: tuple[Preference, ...] = ()
    broken: tuple[BrokenLine, ...] = ()


def read(path: Path) -> str:
    """The text of the style file at `path`; ReadError if it cannot be read."""
    return text_file.read(path, "house")


def parse(text: str) -> HouseStyle:
    """The house style that `text` spells out. Of two lines that contradict each other the first counts."""
    found: dict[str, Preference] = {}
    broken: list[BrokenLine] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = _COMMENT.sub("", raw).strip()
        if not line:
            continue
        said = _preferences(line)
        new = [one for one in said if one.other not in found]
        preferred_before = {one.preferred for one in found.values()}
        if not new or any(one.other in preferred_before for one in said):
            broken.append(BrokenLine(number, raw.strip()))
        else:
            found |= {one.other: one for one in new}
    return HouseStyle(tuple(found.values()), tuple(broken))


def _preferences(line: str) -> list[Preference]:
    if len(sides := _TO_LEFT.split(line)) == 2:
        preferred, others = sides
    elif len(sides := _TO_RIGHT.split(line)) == 2:
        others, preferred = sides
    else:
        return []
    preferred = " ".join(preferred.split())
    listed = [" ".join(part.split()) for part in others.split(",")]
    if not re.search(r"\w", preferred) or not all(re.search(r"\w", part) for part in listed):
        return []
    return [Preference(preferred, part) for part in listed if part != preferred]


@dataclass(frozen=True, slots=True)
class House:
    """A house style at work: its rule, and which words it makes right whatever the dictionary says."""

    rule: Rule
    accepts: Callable[[str], bool]


def house(inflections: Inflections, style: HouseStyle) -> House:
    """Put a house style to work."""
    finds = _Preferred(inflections, style.preferences)
    return House(
        Rule("house-style", HOUSE, Severity.WARNING, finds, any_language=True),
        _Accepted(inflections, style.preferences),
    )


class _Preferred:
    """Finds what an outlet writes otherwise, in any form, and puts its own spelling in the same form."""

    def __init__(self, inflections: Inflections, preferences: Iterable[Preference]) -> None:
        self._inflections = inflections
        self._by_letter: dict[str, list[_Other]] = {}
        for preference in preferences:
            other = _Other(preference, inflections)
            self._by_letter.setdefault(other.lowers[0][0], []).append(other)

    def __call__(self, paragraph: Paragraph) -> Iterator[Found]:
        """The places where the outlet writes otherwise."""
        for place, lower in enumerate(paragraph.lowers) if self._by_letter else ():
            for other in self._by_letter.get(lower[0], ()):
                words = other.at(paragraph, place)
                if words and (found := self._mended(paragraph, place, words, other)):
                    yield found
                    break

    def _mended(self, paragraph: Paragraph, place: int, words: list[Word], other: _Other) -> Found | None:
        start, end = words[0].start, words[-1].end
        written = paragraph.text[start:end]
        fix = self._carried(words[-1].text, other)
        if fix is None:  # nobody knows its form
            return Found(start, end, (), {"fix": other.preferred})
        if written == written.upper() != other.as_typed:
            fix = fix.upper()
        elif len(words) > 1 and other.as_typed == other.as_typed.lower():
            fix = in_case_of(words[0].text, fix)
        if written[0].isupper() and other.is_name and _begins_sentence(paragraph, place):
            fix = fix[0].upper() + fix[1:]
        return Found(start, end, (fix,), {"fix": fix}) if fix != written else None

    def _carried(self, last: str, other: _Other) -> str | None:
        """The preferred spelling in the form of `last`."""
        if other.preferred.endswith(f" {other.words[-1]}"):  # the same word, and its suffixes fit it
            return other.preferred.removesuffix(other.words[-1]) + last
        return self._inflections.carried(last, other.words[-1], other.preferred)


class _Accepted:
    """Knows the words of the preferred spellings in all their forms."""

    def __init__(self, inflections: Inflections, preferences: Iterable[Preference]) -> None:
        self._forms: dict[str, list[WordForms]] = {}
        for word in {word for one in preferences for word in one.preferred.split()}:
            self._forms.setdefault(word[0].lower(), []).append(inflections.forms_of(word))

    def __call__(self, word: str) -> bool:
        return any(is_form(word) for is_form in self._forms.get(word[0].lower(), ()))


class _Other:
    """A spelling that an outlet does not want."""

    def __init__(self, preference: Preference, inflections: Inflections) -> None:
        self.preferred = preference.preferred
        self.as_typed = preference.other
        self.words = preference.other.split()
        self.lowers = [word.lower() for word in self.words]
        self.is_name = preference.other[0].isupper() and not self.preferred[0].isupper()
        self._only_case = preference.other.lower() == self.preferred.lower()
        self._begins = self.lowers[-1][: max(1, len(self.lowers[-1]) - 2)]
        self._is_form = inflections.forms_of(self.words[-1])
        self._within = self.preferred.lower().find(preference.other.lower())

    def at(self, paragraph: Paragraph, place: int) -> list[Word] | None:
        """The words at `place`, if they are this spelling in some form."""
        size = len(self.words)
        words = list(paragraph.words[place : place + size])
        lowers = paragraph.lowers[place : place + size]
        if lowers[:-1] != self.lowers[:-1] or len(words) < size or not lowers[-1].startswith(self._begins):
            return None
        if not all(paragraph.adjacent(place + step) for step in range(1, size)):
            return None
        if not self._is_form(words[-1].text) or not self._is_written_so(paragraph, place, words):
            return None
        return words

    def _is_written_so(self, paragraph: Paragraph, place: int, words: list[Word]) -> bool:
        """Whether the capitals are those of this spelling, and it is no part of the preferred one."""
        if self._only_case:
            raised = self.words[0][0].isupper() and not self.preferred[0].isupper()
            exact = all(word.text.startswith(own) for word, own in zip(words, self.words, strict=True))
            return exact and not (raised and _begins_sentence(paragraph, place))
        for word, own in zip(words, self.words, strict=True):
            if any(o.isupper() and not w.isupper() for w, o in zip(word.text, own, strict=False)):
                return False
        start = words[0].start - self._within
        behind = paragraph.text[max(0, start) :].lower()
        return self._within < 0 or not behind.startswith(self.preferred.lower()) or start < 0


def _begins_sentence(paragraph: Paragraph, place: int) -> bool:
    """Whether the word at `place` is the first of a sentence or a quotation: then its capital says nothing."""
    start = paragraph.words[place].start
    before = paragraph.words[place - 1].end if place else 0
    between = paragraph.text[before:start]
    return (
        not place
        or any(before <= end <= start for end in paragraph.ends)
        or bool(set(between) & set('«“"–—'))
    )
