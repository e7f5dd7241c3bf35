"""What only the whole article shows: one name in two spellings, one thing written in two ways, figures that differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from maqala.core.article import Style
from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import CONSISTENCY, Found, Lexicon
from maqala.core.text.letters import LOST

_SHORTEST = 4
_FOLD = str.maketrans(LOST | {"ы": "и", "э": "е", "ё": "е", "й": "и", "ц": "с", "щ": "ш"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding of a rule that looks at the whole article. `paragraph` counts from 0."""

    paragraph: int
    found: Found


FindInAll = Callable[[Sequence[Paragraph]], Iterable[Placed]]


@dataclass(frozen=True, slots=True)
class ArticleRule:
    """A rule that needs all paragraphs at once; otherwise like `Rule`."""

    id: str
    find: FindInAll
    severity: Severity = Severity.HINT
    topic: str = CONSISTENCY
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where something is written, and how."""

    paragraph: int
    start: int
    end: int
    text: str
    ending: str = ""


def _minority(uses: Iterable[_Use], rewrite: Callable[[_Use, str], str]) -> Iterator[Placed]:
    """The uses that are not written as most are; where two ways are equally frequent the first one counts."""
    uses = list(uses)
    counts = Counter(use.text for use in uses)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    for use in uses:
        if use.text != usual:
            values = {"word": use.text, "usual": usual}
            yield Placed(use.paragraph, Found(use.start, use.end, (rewrite(use, usual),), values))


def _names(lexicon: Lexicon, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """Тоқаев and Токаев: one name with and without its Kazakh letters."""
    groups: dict[str, list[_Use]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        for word in paragraph.words:
            if word.text[0].isupper() and not word.text.isupper() and word.text.isalpha():
                stem = lexicon.stem(word.text)
                if len(stem) >= _SHORTEST:
                    use = _Use(number, word.start, word.end, stem, word.text[len(stem) :])
                    groups[stem.translate(_FOLD).lower().translate(_FOLD)].append(use)
    for uses in groups.values():
        yield from _minority(uses, lambda use, usual: usual + use.ending)


def _terms(paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """коронавирус, корона вирус and корона-вирус: one term in one, two or hyphenated words."""
    forms: dict[str, list[_Use]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        for start, end, text in _one_or_two_words(paragraph):
            joined = re.sub(r"[\s-]", "", text).lower()
            if len(joined) >= 2 * _SHORTEST:
                forms[joined].append(_Use(number, start, end, text.lower()))
    for uses in forms.values():
        if any(" " not in use.text for use in uses):
            yield from _minority(uses, lambda _, usual: usual)


def _one_or_two_words(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    words = paragraph.words
    for place, word in enumerate(words):
        if not word.text.replace("-", "").isalpha():
            continue
        yield word.start, word.end, word.text
        if place + 1 < len(words):
            behind = words[place + 1]
            if behind.text.isalpha() and paragraph.between(word, behind) == " ":
                yield word.start, behind.end, paragraph.text[word.start : behind.end]


def _ways(
    ways: Sequence[tuple[str, str]], rewrite: Callable[[str, str], str], paragraphs: Sequence[Paragraph]
) -> Iterator[Placed]:
    """One thing written in several `ways` (name, pattern): all but the usual one are reported."""
    uses = [
        (name, _Use(number, match.start(), match.end(), name), match[0])
        for number, paragraph in enumerate(paragraphs)
        for name, expression in ways
        for match in re.finditer(expression, paragraph.text)
    ]
    counts = Counter(name for name, _, _ in uses)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    for name, use, text in uses:
        if name != usual:
            yield Placed(use.paragraph, Found(use.start, use.end, (rewrite(text, usual),), {"word": text}))


_KAZAKH = "а-яёәіңғүұқөһ"
_YEARS = (("space", rf"(?<!\d)\d{{4}} жыл[{_KAZAKH}]*"), ("hyphen", rf"(?<!\d)\d{{4}}-жыл[{_KAZAKH}]*"))
_THOUSANDS = (
    ("space", r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])"),
    ("plain", r"(?<![\d.,№ \u00a0])\d{5,7}(?![\d.,-])"),
)
_QUOTES = (("«", r"«[^«»]*»"), ("“", r"(?<!«)[“„][^“”„«»]*[”“]"), ('"', r'"[^"\n]*"'))


def _year(text: str, usual: str) -> str:
    return re.sub(r"(?<=\d)[ -]", " " if usual == "space" else "-", text)


def _thousand(text: str, usual: str) -> str:
    digits = re.sub(r"\D", "", text)
    return f"{int(digits):,}".replace(",", "\u00a0") if usual == "space" else digits


def _quoted(text: str, usual: str) -> str:
    closing = {"«": "»", "“": "”", '"': '"'}[usual]
    return usual + text[1:-1] + closing


_FIGURE = re.compile(
    rf"(?<![\w.,-])(\d+(?:[ \u00a0]\d{{3}})*(?:,\d+)?)(?:[ \u00a0](млн|млрд|трлн|мың))?[ \u00a0]?(%|[{_KAZAKH}]{{3,}})"
)
_ABOVE = frozenset({Style.HEADLINE, Style.LEAD})


def _figures(lexicon: Lexicon, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """A figure of the headline or lead that the text gives otherwise: same thing, another number."""
    above = [(n, p) for n, p in enumerate(paragraphs) if p.style in _ABOVE]
    below = [m for p in paragraphs if p.style not in _ABOVE for m in _FIGURE.finditer(p.text)]
    by_thing: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for match in below:
        by_thing[_thing(lexicon, match[3])].add(_value(match))
    numbers = {value for values in by_thing.values() for value in values}
    for number, paragraph in above:
        for match in _FIGURE.finditer(paragraph.text):
            others = by_thing.get(_thing(lexicon, match[3]), set())
            if others and _value(match) not in numbers:
                yield Placed(
                    number, Found(*match.span(), (), {"word": match[0], "other": _shown(min(others))})
                )


def _thing(lexicon: Lexicon, word: str) -> str:
    return word if word == "%" else lexicon.stem(word)


def _value(match: re.Match[str]) -> tuple[str, str]:
    return re.sub(r"\s", "", match[1]), match[2] or ""


def _shown(value: tuple[str, str]) -> str:
    return " ".join(part for part in value if part)


def rules(lexicon: Lexicon) -> tuple[ArticleRule, ...]:
    """The rules of consistency."""
    return (
        ArticleRule("name-variants", partial(_names, lexicon)),
        ArticleRule("term-variants", _terms),
        ArticleRule("year-variants", partial(_ways, _YEARS, _year)),
        ArticleRule("thousand-variants", partial(_ways, _THOUSANDS, _thousand)),
        ArticleRule("quote-variants", partial(_ways, _QUOTES, _quoted)),
        ArticleRule("figures-differ", partial(_figures, lexicon), Severity.WARNING),
    )
