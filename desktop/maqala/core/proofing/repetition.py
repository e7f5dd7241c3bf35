"""The same word twice, and the same stem too often in one sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import CROWDED, REPEATED, Paragraph
from maqala.core.proofing.rule import REPETITION, Found, Lexicon, Rule
from maqala.core.spelling.numerals import DIGITS
from maqala.core.text.words import Word

_CROWD = 3
"""A stem that stands so often in a sentence is worth a look."""
_SHORTEST_STEM = 4
_MAY_DOUBLE = frozenset(
    "иә жоқ ой ох ха хи ей әй па бай ура тс ия қош кел бар жүр тұр қой тоқта күт қара міне мә алло алақай да де та те"
    " жүз мың ля на ша ал that had".split()
) | frozenset(DIGITS.values())
"""Calls, counts and sounds that are said twice on purpose."""
_THESE = frozenset("ол бұл осы сол күні".split())
_PERSONS = frozenset("сен сіз ол біз олар сендер сіздер".split())
_AGAIN_AND_AGAIN = ["тағы", "да"]
"""A phrase that is said twice on purpose."""
_OF_ITSELF = re.compile("емес|болып|болғалы|болғанда|болмай|болса")
_OF_ITS_KIND = re.compile("бол(?:сын|уы?|мақ|ады|ар)|боп|ғой|қой|деп$|деген$|[мбп][ае]$|бойы$")
"""What is said of a thing by its own name: су су емес, тіл тіл болғалы; of a noun also: адам адам ғой, ол ол ма."""
_SELDOM_PAIRED = frozenset(
    "осы сол бұл ол туралы үшін бойынша және кеше бүгін ертең қазір деп болып екен емес мен сен біз сіз олар".split()
)
"""Words that stand twice by accident rather than as a pair."""


def _twice(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """бұл бұл: one too many; тез тез: a pair that lacks its hyphen."""
    words, lowers = paragraph.words, paragraph.lowers
    for place in [place for place, (one, other) in enumerate(pairwise(lowers)) if one == other]:
        left, right, lower = words[place], words[place + 1], lowers[place]
        if not _is_plain(left) or lower in _MAY_DOUBLE or (lower == "мен" and _is_both(paragraph, place)):
            continue
        if place + 2 < len(lowers) and _is_of_itself(lexicon, lower, lowers[place + 2]):
            continue
        if paragraph.between(left, right).strip(" \u00a0\n") or _are_names(lexicon, left, right):
            continue
        pair = f"{left.text}-{right.text.lower()}"
        paired = lower not in _SELDOM_PAIRED and "-" not in lower and lexicon.lists(f"{lower}-{lower}")
        yield Found(left.start, right.end, (pair, left.text) if paired else (left.text,), {"word": left.text})


def _is_of_itself(lexicon: Lexicon, lower: str, behind: str) -> bool:
    """Whether a word is said of itself: адам адам ғой."""
    if _OF_ITSELF.match(behind):
        return True
    is_name = lower in _THESE or (lexicon.is_noun(lower) and lexicon.stem(lower) == lower)
    return is_name and bool(_OF_ITS_KIND.match(behind))


def _is_both(paragraph: Paragraph, place: int) -> bool:
    """Whether of мен мен one is "I" and the other "and": Асан мен мен, мен мен сен."""
    behind = paragraph.lowers[place + 2] if place + 2 < len(paragraph.words) else ""
    return paragraph.adjacent(place) or behind in _PERSONS


def _are_names(lexicon: Lexicon, left: Word, right: Word) -> bool:
    """Whether two capitals may be a name that doubles, as Дюран Дюран does."""
    return right.text[0].isupper() and left.text[0].isupper() and not lexicon.is_noun(left.text.lower())


def _phrases(paragraph: Paragraph) -> Iterator[Found]:
    """атап өтті атап өтті: two or three words, and at once the same again."""
    lowers = paragraph.lowers
    for size in (2, 3):
        if len(lowers) - len(paragraph.vocabulary) < size:
            return
        pairs = enumerate(zip(lowers, lowers[size:], strict=False))
        for place in [place for place, (one, other) in pairs if one == other]:
            yield from _again(paragraph, place, size)


def _again(paragraph: Paragraph, place: int, size: int) -> Iterator[Found]:
    words, lowers = paragraph.words, paragraph.lowers
    first, second = lowers[place : place + size], lowers[place + size : place + 2 * size]
    if first != second or first == _AGAIN_AND_AGAIN or len(frozenset(first)) == 1:
        return
    if any(not lower.isalpha() for lower in first):
        return
    text = paragraph.text[words[place].start : words[place + 2 * size - 1].end]
    if len(text) > 2 * sum(map(len, first)) + 2 * size - 1:
        return  # a mark between them: келе жатыр, келе жатыр
    fix = paragraph.text[words[place].start : words[place + size - 1].end]
    yield Found(words[place].start, words[place + 2 * size - 1].end, (fix,), {"word": fix})


def _is_plain(word: Word) -> bool:
    return len(word.text) > 1 and word.text.replace("-", "").isalpha()


def _crowding(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """One stem three times in a sentence."""
    heads = Counter(paragraph.heads)
    by_stem: dict[tuple[int, str], list[Word]] = defaultdict(list)
    for word, lower, head in zip(paragraph.words, paragraph.lowers, paragraph.heads, strict=True):
        if heads[head] >= _CROWD and lower.isalpha():
            by_stem[paragraph.end_of_sentence(word.start), lexicon.stem(lower)].append(word)
    for (_, stem), members in by_stem.items():
        if len(members) >= _CROWD and len(stem) >= _SHORTEST_STEM:
            yield from (Found(w.start, w.end, (), {"word": stem}) for w in members[1:])


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of repetition."""
    return (
        Rule(
            "word-twice",
            REPETITION,
            Severity.WARNING,
            partial(_twice, lexicon),
            needs=(REPEATED,),
            any_language=True,
        ),
        Rule("phrase-twice", REPETITION, Severity.WARNING, _phrases, needs=(REPEATED,), any_language=True),
        Rule("stem-crowding", REPETITION, Severity.HINT, partial(_crowding, lexicon), False, (CROWDED,)),
    )
