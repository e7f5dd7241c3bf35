"""What a report says, before it takes a form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count, groupby

from maqala.core.issues import Family, Issue, family_of
from maqala.core.text import sentences
from maqala.core.text.statistics import Statistics, of_paragraph
from maqala.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it comes: its paragraph, counted from 1, the whole text of that, and corrections, best first."""

    line: int
    paragraph: str
    issue: Issue
    fixes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its number, which counts from 1 through one article."""

    number: int
    issue: Issue
    fixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with everything that was found in it; `line` counts from 1."""

    line: int
    text: str
    remarks: tuple[Remark, ...]

    def around(self, issue: Issue) -> tuple[str, str]:
        """What stands before and behind a finding in its sentence or sentences."""
        ends = [0, *sentences.ends(self.text), len(self.text)]
        start = max(end for end in ends if end <= issue.start)
        stop = min(end for end in ends if end >= issue.end)
        return self.text[start : issue.start].lstrip(), self.text[issue.end : stop].rstrip()


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """What was found in one article. `name` is that of its file; `by_lines` tells that it has lines, not paragraphs."""

    name: str
    headline: str
    counted: Statistics
    passages: tuple[Passage, ...]
    by_lines: bool = False

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All of them, in the order of the text."""
        return tuple(remark for passage in self.passages for remark in passage.remarks)

    @property
    def by_rule(self) -> dict[str, int]:
        """How many findings each rule has, by family and then the most frequent first."""
        order = list(Family)
        families = {remark.issue.rule: order.index(family_of(remark.issue)) for remark in self.remarks}
        counted = Counter(remark.issue.rule for remark in self.remarks)
        return {rule: counted[rule] for rule in sorted(counted, key=lambda r: (families[r], -counted[r], r))}


@dataclass(frozen=True, slots=True)
class Report:
    """The articles that were looked at, and when."""

    articles: tuple[ArticleReport, ...]
    made: datetime


def article_report(
    name: str, headline: str, lines: Iterable[str], found: Iterable[Found], *, by_lines: bool = False
) -> ArticleReport:
    """The report on one article: all its `lines`, and what was `found` in them, in the order of the text."""
    numbers = count(1)
    passages = []
    for (line, text), group in groupby(found, key=lambda one: (one.line, one.paragraph)):
        remarks = tuple(Remark(next(numbers), one.issue, tuple(one.fixes)) for one in group)
        passages.append(Passage(line, text, remarks))
    counted = sum((of_paragraph(text) for text in lines), Statistics())
    return ArticleReport(name, headline, counted, tuple(passages), by_lines)
