"""The same word twice, and the same stem too often in one sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import REPETITION, Found, Lexicon, Rule
from maqala.core.text.words import Word

_CROWD = 3
"""A stem that stands so often in a sentence is worth a look."""
_SHORTEST_STEM = 4
_MAY_DOUBLE = frozenset(
    "иә жоқ ой ох ха хи ей әй па бай ура тс ия қош кел бар жүр тұр қой тоқта күт қара міне мә алло алақай да де та те"
    " бір екі үш төрт бес алты жеті сегіз тоғыз он жүз мың ля на ша".split()
)
"""Calls, counts and sounds that are said twice on purpose."""


def _twice(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """бұл бұл: one too many; тез тез: a pair that lacks its hyphen."""
    words, lowers = paragraph.words, paragraph.lowers
    for place in [place for place, (one, other) in enumerate(pairwise(lowers)) if one == other]:
        left, right, lower = words[place], words[place + 1], lowers[place]
        if not _is_plain(left) or lower in _MAY_DOUBLE:
            continue
        if paragraph.between(left, right).strip(" \u00a0\n") or (
            right.text[0].isupper() and left.text[0].isupper()
        ):
            continue
        pair = f"{left.text}-{right.text.lower()}"
        paired = lexicon.lists(f"{lower}-{lower}")
        yield Found(left.start, right.end, (pair, left.text) if paired else (left.text,), {"word": left.text})


def _is_plain(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isalpha()


def _crowding(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """One stem three times in a sentence."""
    all_heads = [lower[:_SHORTEST_STEM] for lower in paragraph.lowers]
    if len(frozenset(all_heads)) > len(all_heads) - _CROWD + 1:
        return
    heads = Counter(all_heads)
    by_stem: dict[tuple[int, str], list[Word]] = defaultdict(list)
    for word, lower in zip(paragraph.words, paragraph.lowers, strict=True):
        if heads[lower[:_SHORTEST_STEM]] >= _CROWD and lower.isalpha():
            by_stem[paragraph.end_of_sentence(word.start), lexicon.stem(lower)].append(word)
    for (_, stem), members in by_stem.items():
        if len(members) >= _CROWD and len(stem) >= _SHORTEST_STEM:
            yield from (Found(w.start, w.end, (), {"word": stem}) for w in members[1:])


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of repetition."""
    return (
        Rule("word-twice", REPETITION, Severity.WARNING, partial(_twice, lexicon)),
        Rule("stem-crowding", REPETITION, Severity.HINT, partial(_crowding, lexicon), enabled=False),
    )
