"""What a rule for the whole article is, and the choice between ways to write one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import CONSISTENCY, Found
from maqala.core.values import dataclass


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
    any_language: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """One place where something is written: in which of its ways, and the letters that stand there."""

    paragraph: int
    start: int
    end: int
    way: str
    text: str


Rewrite = Callable[[Use, str], str]


def minority(
    uses: Sequence[Use],
    rewrite: Rewrite,
    prefer: Callable[[str], int] = len,
    is_sure: Callable[[str], int] = lambda _way: 0,
) -> Iterator[Placed]:
    """The uses that are not written the usual way, with the text that `rewrite` makes of each.

    Usual is what most are; of two ways that are equally frequent the one that `prefer` rates higher. A way that
    `is_sure` is the norm's, and counts as usual however seldom it is.
    """
    counts = Counter(use.way for use in uses)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda way: (is_sure(way), counts[way], prefer(way)))
    for use in uses:
        if use.way != usual:
            fix = rewrite(use, usual)
            values = {"word": use.text, "usual": usual}
            yield Placed(use.paragraph, Found(use.start, use.end, (fix,), values))
