"""Figures that differ between the headline or lead and the text below."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, pairwise

from maqala.core.article import Style
from maqala.core.issues import Severity
from maqala.core.proofing.article import ArticleRule, Placed
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import Found, Lexicon
from maqala.core.spelling.numerals import COLLECTIVES, DIGITS
from maqala.core.values import dataclass

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
_OF_GROUPS = {group: number for number, group in COLLECTIVES.items()}
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?P<digits>\d+(?:[ \u00a0]\d{{3}})*(?:,\d+)?)(?:[ \u00a0](?P<scale>{_SCALE}))?"
    rf"|(?P<words>(?i:{_SPOKEN})(?: (?:{_SPOKEN}))*)(?!\w)|(?P<group>(?i:{'|'.join(_OF_GROUPS)})))"
)
_ASIDE = re.compile(
    r"\b(?:былтыр(?!дан)|бұрын|алдыңғы|өткен (?:жыл|ай|апта|маусым|жолы)|(?:бұған|осыған|оған) дейін|кейін|алғаш"
    r"|о баста|жоспар|(?:он|сон|мұн|бұл|ол|сол|олар|солар)(?:ың|дың|арын|ардың) ішінде|(?:оның|соның|олардың) \d)",
    re.IGNORECASE,
)
"""What a sentence tells of another time, or of a part, with."""
_SIZED = re.compile(".{3,}(?:[лдт]ық|[лдт]ік)")
_ROUGHLY = frozenset(
    "астам артық аса жуық дейін шамалы кем таяу шамасында жуығы астамы ден дан тен тан нан".split()
)
_HEAD = 3
"""Letters by which words of two sentences are compared: жанды, жанып."""
_LARGE = 1000.0
_NEARLY = 1.25
_NEAR = 0.05
"""A headline may round: figures of a hundred and more that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """What is counted, by its stem and that of the word behind; how much; and where that stands.

    `text` is what is shown of it, `whole` has the word behind, too.
    """

    thing: tuple[str, str]
    value: float
    start: int
    end: int
    text: str
    whole: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The figures of a sentence, every number in it, how its words begin, and whether it tells of other times."""

    figures: tuple[_Figure, ...]
    values: tuple[float, ...]
    heads: frozenset[str]
    is_aside: bool

    def gives(self, value: float) -> bool:
        """Whether the sentence has the number `value`, or parts that make it up."""
        return any(_same(value, one) for one in self.values) or _same(value, sum(self.values))

    def rivals(self, figure: _Figure, among: Sequence[_Sentence]) -> list[_Figure]:
        """Figures of the same thing as one of this sentence, `among` others where most words around it stand again."""
        around = self.heads.difference(word[:_HEAD] for word in figure.whole.lower().split())
        telling = [
            other.figures
            for other in among
            if not other.is_aside and 2 * len(around & other.heads) > len(around)
        ]
        told = list(chain.from_iterable(telling))
        return [other for other in told if other.thing == figure.thing] or _near(figure, told)


def _differ(lexicon: Lexicon, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """A figure of the headline or lead that the text gives otherwise: same thing, one other number."""
    above = _above(paragraphs)
    told = (
        {place: _sentences(lexicon, paragraphs[place]) for place in range(above[0], len(paragraphs))}
        if above
        else {}
    )
    for number in above:
        below = [
            sentence
            for place in range(number + 1, len(paragraphs))
            if paragraphs[place].style not in _ABOVE
            for sentence in told[place]
        ]
        for sentence in told[number]:
            for figure in sentence.figures:
                others = sentence.rivals(figure, below)
                is_one = len({other.value for other in others}) == 1
                if is_one and not any(other.gives(figure.value) for other in below):
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


def _same(value: float, other: float) -> bool:
    return value == other or (value >= 100 and abs(value - other) <= _NEAR * value)


def _sentences(lexicon: Lexicon, paragraph: Paragraph) -> list[_Sentence]:
    """The sentences of a paragraph with what they count."""
    figures = list(_figures(lexicon, paragraph))
    numbers = list(_NUMBER.finditer(paragraph.text))
    starts = [word.start for word in paragraph.words]
    found = []
    for start, end in pairwise((0, *paragraph.ends)):
        words = paragraph.words[bisect_left(starts, start) : bisect_left(starts, end)]
        found.append(
            _Sentence(
                tuple(figure for figure in figures if start <= figure.start < end),
                tuple(_value(match) for match in numbers if start <= match.start() < end),
                frozenset(word.text[:_HEAD].lower() for word in words if word.text[0].isalpha()),
                bool(_ASIDE.search(paragraph.text, start, end)),
            )
        )
    return found


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
        yield _Figure(key, _value(match), match.start(), end, text, match[0])


def _value(match: re.Match[str]) -> float:
    if match.re is _NUMBER and match["group"]:
        return _NUMERALS[_OF_GROUPS[match["group"].lower()]]
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
