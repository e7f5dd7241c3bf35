"""Figures that differ between the headline or lead and the text below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from maqala.core.article import Style
from maqala.core.issues import Severity
from maqala.core.proofing.article import ArticleRule, Placed
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import Found, Lexicon
from maqala.core.spelling.numerals import DIGITS

_KAZAKH = "а-яёәіңғүұқөһ"
_ABOVE = frozenset({Style.HEADLINE, Style.LEAD})
_SCALES = {
    "жүз": 100.0,
    "мың": 1e3,
    "млн": 1e6,
    "миллион": 1e6,
    "млрд": 1e9,
    "миллиард": 1e9,
    "трлн": 1e12,
    "триллион": 1e12,
}
_NUMERALS = {word: float(number) for number, word in DIGITS.items()} | _SCALES
_SCALE = "мың|млн|миллион|млрд|миллиард|трлн|триллион"
_SPOKEN = "|".join(sorted(_NUMERALS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\w.,-])(?:(?P<digits>\d+(?:[ \u00a0]\d{{3}})*(?:,\d+)?)(?:[ \u00a0](?P<scale>{_SCALE}))?"
    rf"|(?P<words>(?i:{_SPOKEN})(?: (?:{_SPOKEN}))*))"
    rf"(?:[ \u00a0]?(?P<percent>%)[{_KAZAKH}-]*|[ \u00a0](?P<thing>[{_KAZAKH}]{{2,}}))(?: (?P<behind>[{_KAZAKH}]+))?"
)
_SIZED = re.compile(".{3,}(?:[лдт]ық|[лдт]ік)")
_ROUGHLY = frozenset(
    "астам артық аса жуық дейін шамалы кем таяу шамасында жуығы астамы ден дан тен тан нан".split()
)
_LARGE = 1000.0
_NEARLY = 1.25
_NEAR = 0.05
"""A headline may round: figures of a hundred and more that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """What is counted, by its stem and that of the word behind; how much; and where that stands."""

    thing: tuple[str, str]
    value: float
    start: int
    end: int
    text: str


def _differ(lexicon: Lexicon, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """A figure of the headline or lead that the text gives otherwise: same thing, one other number."""
    above = _above(paragraphs)
    if not above:
        return
    figures = [list(_figures(lexicon, paragraph)) for paragraph in paragraphs]
    for number in above:
        below = [
            figure
            for place in range(number + 1, len(paragraphs))
            if paragraphs[place].style not in _ABOVE
            for figure in figures[place]
        ]
        for figure in figures[number]:
            others = [other for other in below if other.thing == figure.thing] or _near(figure, below)
            if len({other.value for other in others}) == 1 and not _found(figure.value, below):
                shown = {"word": figure.text, "other": others[0].text}
                yield Placed(number, Found(figure.start, figure.end, (), shown))


def _above(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where the headline and the lead stand; what follows a headline is a lead, whatever its style."""
    return [
        number
        for number, paragraph in enumerate(paragraphs)
        if paragraph.style in _ABOVE
        or (paragraph.style is Style.PARAGRAPH and number and paragraphs[number - 1].style is Style.HEADLINE)
    ]


def _near(figure: _Figure, among: Sequence[_Figure]) -> list[_Figure]:
    """Large figures of the same thing that are nearly as much, whatever is said of it: 1,6 and 1,5 млн адам."""
    return [
        other
        for other in among
        if figure.value >= _LARGE
        and other.thing[0] == figure.thing[0]
        and 1 / _NEARLY < other.value / figure.value < _NEARLY
    ]


def _found(value: float, among: Sequence[_Figure]) -> bool:
    return any(
        value == other.value or (value >= 100 and abs(value - other.value) <= _NEAR * value)
        for other in among
    )


def _figures(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[_Figure]:
    """The numbers of things in a paragraph, whatever way they are written."""
    for match in _FIGURE.finditer(paragraph.text):
        thing = match["percent"] or match["thing"]
        behind = match["behind"] or ""
        if thing in _ROUGHLY or behind in _ROUGHLY or thing.startswith("жыл"):
            continue
        of_itself = not behind or bool(
            _SIZED.fullmatch(thing)
        )  # 250 орындық: whatever it is that has so many
        key = (thing if thing == "%" else lexicon.stem(thing), "" if of_itself else lexicon.stem(behind))
        end = match.start("behind") - 1 if behind else match.end()
        text = paragraph.text[match.start() : end]
        yield _Figure(key, _value(match), match.start(), end, text)


def _value(match: re.Match[str]) -> float:
    if match["words"]:
        return _spoken(match["words"].lower().split())
    digits = float(re.sub(r"\s", "", match["digits"]).replace(",", "."))
    return digits * _SCALES.get(match["scale"] or "", 1.0)


def _spoken(words: Sequence[str]) -> float:
    """The number that `words` name: екі жүз он бес → 215."""
    total = part = 0.0
    for word in words:
        value = _NUMERALS[word]
        if value >= 1000:
            total, part = total + (part or 1) * value, 0.0
        elif value == 100:
            part = (part or 1) * value
        else:
            part += value
    return total + part


def rule(lexicon: Lexicon) -> ArticleRule:
    """The rule of figures."""
    return ArticleRule("figures-differ", partial(_differ, lexicon), Severity.WARNING)
