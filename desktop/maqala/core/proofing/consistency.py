"""What only the whole article shows: one name in two spellings, one thing written in two ways."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise

from maqala.core.proofing import figures
from maqala.core.proofing.article import ArticleRule, Placed, Use, minority
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.particles import APART
from maqala.core.proofing.quotes import outer
from maqala.core.proofing.rule import Lexicon
from maqala.core.spelling.numerals import DIGITS, POWERS
from maqala.core.text.letters import LOST
from maqala.core.text.words import Word, in_case_of

_SHORTEST = 4
_LONG = 2 * _SHORTEST
_HEAD = 3
"""Letters of the shortest name, of the shortest term of two words, and of its second word that are compared first."""

_ALIKE = LOST | {"ы": "и", "э": "е", "ё": "е", "й": "и", "ц": "с", "щ": "ш"}
_FOLD = str.maketrans({letter: _ALIKE.get(like, like) for letter, like in _ALIKE.items()})
_KAZAKH = "а-яёәіңғүұқөһ"
_WITHIN = re.compile(r"[\w,»”)] $")
"""What stands before a word that does not begin a sentence."""


def _names(lexicon: Lexicon, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """Тоқаев and Токаев: one name with and without its Kazakh letters."""
    written: dict[str, list[tuple[int, Word]]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        for word, lower in zip(paragraph.words, paragraph.lowers, strict=True):
            if word.text != lower:
                written[word.text].append((number, word))
    alike: dict[str, list[str]] = defaultdict(list)
    for text in written:
        if text[0].isupper() and text[1:].islower():
            alike[_folded(text[:_SHORTEST])].append(text)
    for texts in alike.values():
        if _differ(texts):
            places = sorted(chain.from_iterable(map(written.__getitem__, texts)), key=_in_order)
            names = [(n, word) for n, word in places if _is_name(lexicon, paragraphs[n], word)]
            for uses in _by_stem(lexicon, names).values():
                same = _of_the_same(lexicon, paragraphs, uses)
                yield from minority(
                    same, lambda use, usual: usual + use.text[len(use.way) :], _kazakh_letters
                )


def _of_the_same(lexicon: Lexicon, paragraphs: Sequence[Paragraph], uses: Sequence[Use]) -> list[Use]:
    """The `uses` of a name but those that another name parts from all others: Ильхам Алиев, Мұхтар Әлиев."""
    if len({use.way for use in uses}) < 2:
        return []
    besides = [_names_beside(lexicon, paragraphs[use.paragraph], use) for use in uses]
    of_way: dict[str, list[frozenset[str]]] = defaultdict(list)
    for use, beside in zip(uses, besides, strict=True):
        of_way[use.way].append(beside)
    known = {way: (not all(found), frozenset().union(*found)) for way, found in of_way.items()}
    return [
        use
        for use, beside in zip(uses, besides, strict=True)
        if not beside
        or any(alone or others & beside for way, (alone, others) in known.items() if way != use.way)
    ]


def _names_beside(lexicon: Lexicon, paragraph: Paragraph, use: Use) -> frozenset[str]:
    """How the names begin that stand directly before and behind a name."""
    place = bisect_left(paragraph.words, use.start, key=_start)
    near = [other for other in (place - 1, place + 1) if paragraph.adjacent(max(place, other))]
    words = [paragraph.words[other].text for other in near]
    return frozenset(
        _folded(word[:_SHORTEST])
        for word in words
        if len(word) > 1 and word[0].isupper() and not lexicon.knows(word.lower())
    )


def _start(word: Word) -> int:
    return word.start


def _in_order(place: tuple[int, Word]) -> tuple[int, int]:
    return place[0], place[1].start


def _differ(texts: Collection[str]) -> bool:
    """Whether two of `texts` begin alike but for their Kazakh letters: Тоқаевтың and Токаевқа, not Тоқаевқа."""
    folded = sorted((_folded(text), text) for text in texts) if len(texts) > 1 else []
    for (one, text), (other, another) in pairwise(folded):
        for sign, same, written, otherwise in zip(one, other, text, another, strict=False):
            if sign != same:
                break
            if written != otherwise:
                return True
    return False


def _by_stem(lexicon: Lexicon, members: Sequence[tuple[int, Word]]) -> dict[str, list[Use]]:
    """The uses of names whose stems are the same but for their Kazakh letters. `members`: paragraph and word."""
    groups: dict[str, list[Use]] = defaultdict(list)
    for number, word in members:
        stem = lexicon.stem(word.text)
        if len(stem) >= _SHORTEST:
            groups[_folded(stem)].append(Use(number, word.start, word.end, stem, word.text))
    return groups


def _is_name(lexicon: Lexicon, paragraph: Paragraph, word: Word) -> bool:
    """Whether a capital is a name's: not that of a sentence, or of a word that is nothing else."""
    return _within(paragraph, word.start) or not lexicon.knows(word.text.lower())


def _within(paragraph: Paragraph, place: int) -> bool:
    """Whether a word at `place` does not begin a sentence, so that a capital is a name's."""
    return bool(_WITHIN.search(paragraph.text, max(0, place - 2), place))


def _folded(stem: str) -> str:
    return stem.lower().translate(_FOLD)


def _kazakh_letters(word: str) -> int:
    return sum(letter in LOST for letter in word.lower())


def _terms(lexicon: Lexicon, norm: frozenset[str], paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """коронавирус, корона вирус and корона-вирус: one term in one, two or hyphenated words."""
    shared = _Shared(paragraphs)
    forms: dict[tuple[str, bool, bool], list[Use]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs if shared.heads else ()):
        for start, end in shared.candidates(paragraph):
            text = paragraph.text[start:end]
            if text[1:] != text[1:].lower() or (text[0].isupper() and _within(paragraph, start)):
                continue  # a name: Нұрсұлтан is not Нұр-Сұлтан
            stem = _stem_of_last(lexicon, text.lower())
            joined = stem.translate(_JOINED)
            if len(joined) >= _LONG and not _PHRASE.fullmatch(text) and not _in_title(paragraph.text, start):
                forms[joined, *_kind(text[len(stem) :])].append(Use(number, start, end, stem, text))
    for uses in forms.values():
        ways = {use.way for use in uses}
        if len(ways) > 1 and any(" " not in way for way in ways):
            yield from minority(uses, _in_another_way, _whole, partial(_is_norm, lexicon, norm))


_PHRASE = re.compile(
    rf"[{_KAZAKH}]+(?:и|[лдт]ық|[лдт]ік)[ \u00a0-](?!.*(?:и|[лдт]ық|[лдт]ік)$).*", re.IGNORECASE
)
"""An adjective and its noun: ғылыми зерттеу is done by a ғылыми-зерттеу институты."""
_TAIL = re.compile(
    r"(?P<derived>[лдт]ық|[лдт]ік|сыз|сіз|шы|ші)?(?:[лдт][ае]р)?"
    r"(?P<owned>с?[ыі](?:н[аеыі]?|нда(?:ғы)?|нде(?:гі)?|н[ае]н|м[ае]н|н[ыі]ң)?$)?"
)
_TITLE = 40
"""Letters of a quotation that is a name rather than somebody's words."""


def _kind(tail: str) -> tuple[bool, bool]:
    """What makes another word of a term: орта ғасыр has its ортағасырлық, мұнай-химия its мұнай химиясы."""
    match = _TAIL.match(tail)
    return bool(match and match["derived"]), bool(match and match["owned"])


def _in_title(text: str, place: int) -> bool:
    """Whether a short quotation stands around `place`: «Қазақстан темір жолы»."""
    begun = text.rfind("«", max(0, place - _TITLE), place)
    return begun >= 0 and place < text.find("»", begun, begun + _TITLE)


def _whole(way: str) -> int:
    return " " not in way


def _is_norm(lexicon: Lexicon, norm: frozenset[str], way: str) -> int:
    """How sure it is that a term is written so: the norm says it, or the dictionary has it as one word."""
    return 2 if way in norm else " " not in way and lexicon.lists(way)


def _in_another_way(use: Use, usual: str) -> str:
    return in_case_of(use.text.split(" ")[0], usual + use.text[len(use.way) :])


_LAST = "\U0010ffff"
_NUMERALS = frozenset((*DIGITS.values(), *(name for _, name in POWERS)))
_JOINED = str.maketrans("", "", " \u00a0-")


class _Shared:
    """How words begin in an article that are written in another way elsewhere, as two or with a hyphen: коронавир."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        vocabulary: frozenset[str] = frozenset().union(*[paragraph.vocabulary for paragraph in paragraphs])
        whole = {lower: lower.replace("-", "") for lower in vocabulary if len(lower) >= _LONG}
        order = [*sorted(whole.values()), _LAST]
        lefts = frozenset([one for one in vocabulary if order[bisect_right(order, one)].startswith(one)])
        apart = {_head_of(*lower.split("-", 1)) for lower in whole if "-" in lower}
        for paragraph in paragraphs:
            pairs = [paragraph.lowers[place : place + 2] for place in paragraph.places(lefts)]
            apart.update([_head_of(*pair) for pair in pairs if len(pair) == 2])
        begun = {head: _begun(order, head) for head in apart if len(head) > _HEAD + 1}
        self.heads = frozenset(head for head, words in begun.items() if words)
        alike = frozenset(chain.from_iterable(begun.values()))
        self._whole = frozenset(lower for lower, joined in whole.items() if joined in alike)
        self._lefts = frozenset(head[:-size] for head in self.heads for size in range(1, _HEAD + 1))

    def candidates(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        """Words and pairs of words that begin, written together, like those."""
        words, lowers = paragraph.words, paragraph.lowers
        for place in paragraph.places(self._whole):
            yield words[place].start, words[place].end
        for place in paragraph.places(self._lefts):
            right = lowers[place + 1] if paragraph.adjacent(place + 1) else ""
            if lowers[place] in _NUMERALS or right in APART:
                continue  # бес жылдық оқу, the term бесжылдық; өзіміз де is not өзімізде
            if right.isalpha() and lowers[place].isalpha() and _head_of(lowers[place], right) in self.heads:
                yield words[place].start, words[place + 1].end


def _head_of(left: str, right: str) -> str:
    return left + right[:_HEAD]


def _begun(order: Sequence[str], head: str) -> Sequence[str]:
    """Those of the words in `order` that begin with `head`."""
    return order[bisect_left(order, head) : bisect_left(order, head + _LAST)]


def _stem_of_last(lexicon: Lexicon, text: str) -> str:
    """`text` without the suffixes of its last word."""
    head = max(text.rfind(" "), text.rfind("-")) + 1
    return text[:head] + lexicon.stem(text[head:])


Way = tuple[str, re.Pattern[str]]


def _ways(
    ways: Sequence[Way], rewrite: Callable[[Use, str], str], paragraphs: Sequence[Paragraph]
) -> Iterator[Placed]:
    """A number written in several `ways`: all but the usual one are reported."""
    uses = [
        Use(number, match.start(), match.end(), name, match[0])
        for number, paragraph in enumerate(paragraphs)
        for name, expression in ways
        for match in paragraph.at_numbers(expression)
    ]
    yield from minority(uses, rewrite)


_YEARS = (
    (" ", re.compile(rf"(?<!\d)\d{{4}} жыл(?!дар)[{_KAZAKH}]*")),
    ("-", re.compile(rf"(?<!\d)\d{{4}}-жыл(?!дар)[{_KAZAKH}]*")),
)
_BEHIND_NUMBER = rf"(?![\d.,])(?=[ \u00a0][{_KAZAKH}]{{3}})"
_THOUSANDS = (
    ("10 000", re.compile(rf"(?<![\d.,№])\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+{_BEHIND_NUMBER}")),
    ("10000", re.compile(rf"(?<![\d.,№-])(?<![\d№][ \u00a0])[1-9]\d{{4,11}}{_BEHIND_NUMBER}")),
)
_HOUR, _MINUTE, _AT = r"(?<![\d.,:])(?:[01]?\d|2[0-3])", r"[0-5]\d(?![\d.:])", "(?=-[тдқкғг])"
_TIMES = tuple(
    (
        f"12{mark}30",
        re.compile(rf"{_HOUR}{re.escape(mark)}{_MINUTE}{_AT}|(?<=ағат ){_HOUR}{re.escape(mark)}{_MINUTE}"),
    )
    for mark in ":."
)
_DASH = re.compile(r"(?P<way>[–—])(?:(?<=^[–—])|(?<=[,!?…»] [–—])) ")
"""The dash of direct speech: between names and numbers some put another."""
_QUOTES = '«“„"'


def _year(use: Use, usual: str) -> str:
    return re.sub(r"(?<=\d)[ -]", usual, use.text)


def _thousand(use: Use, usual: str) -> str:
    digits = re.sub(r"\D", "", use.text)
    return f"{int(digits):,}".replace(",", "\u00a0") if " " in usual else digits


def _time(use: Use, usual: str) -> str:
    return use.text.replace(use.way[2], usual[2])


def _dashes(paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """– деді here, — деді there."""
    uses = [
        Use(number, start, match.end(), match["way"], paragraph.text[start : match.end()])
        for number, paragraph in enumerate(paragraphs)
        for match in _DASH.finditer(paragraph.text)
        for start in [max(0, match.start() - 1)]
    ]
    yield from minority(uses, lambda use, usual: use.text.replace(use.way, usual))


def _quotes(paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """« » here, “ ” there."""
    uses = [
        Use(number, start, end, paragraph.text[start] + paragraph.text[end - 1], paragraph.text[start:end])
        for number, paragraph in enumerate(paragraphs)
        if any(mark in paragraph.text for mark in _QUOTES)
        for start, end in outer(paragraph.text)
    ]
    kazakh_first = {"«»": 1}
    yield from minority(
        uses,
        lambda use, usual: usual[0] + use.text[1:-1] + usual[1],
        lambda way: kazakh_first.get(way, 0),
    )


def rules(lexicon: Lexicon, norm: Iterable[str]) -> tuple[ArticleRule, ...]:
    """The rules of consistency. `norm`: spellings that are right whatever most of the article does."""
    return (
        ArticleRule("name-variants", partial(_names, lexicon)),
        ArticleRule("term-variants", partial(_terms, lexicon, frozenset(norm))),
        ArticleRule("year-variants", partial(_ways, _YEARS, _year)),
        ArticleRule("thousand-variants", partial(_ways, _THOUSANDS, _thousand)),
        ArticleRule("time-variants", partial(_ways, _TIMES, _time)),
        ArticleRule("dash-variants", _dashes, any_language=True),
        ArticleRule("quote-variants", _quotes, any_language=True),
        figures.rule(lexicon),
    )
