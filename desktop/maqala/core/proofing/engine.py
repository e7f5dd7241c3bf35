"""All that looks at a text, as one: the speller and the rules."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from maqala.core.article import Style
from maqala.core.issues import SPELLING_RULES, Issue, Severity
from maqala.core.messages import Message
from maqala.core.proofing.article import ArticleRule
from maqala.core.proofing.choice import OFF, SPELLER_RULES, Choice, Described
from maqala.core.proofing.house import House, HouseStyle
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.relevance import Relevance
from maqala.core.proofing.rule import Found, Rule
from maqala.core.spelling.checker import Speller
from maqala.core.spelling.own import OwnWords
from maqala.core.text.words import Word, words
from maqala.core.values import dataclass

if TYPE_CHECKING:
    from maqala.core.spelling.foreign import Languages
    from maqala.core.text.search import Inflections

_LETTERS_KEPT = 400_000
"""The length of all paragraphs that are remembered, for their words are needed again for the whole article.

They take some 65 bytes a letter; each key pressed in a paragraph makes another of it.
"""
_SUFFIX = 4

Line = tuple[str, Style | None]
"""A paragraph as it is checked: its text, and what it is."""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the paragraph it is in, counted from 0."""

    paragraph: int
    issue: Issue


class Proofreading:
    """A speller that also knows the rules. Safe to use from several threads."""

    def __init__(
        self,
        speller: Speller,
        rules: Sequence[Rule],
        article_rules: Sequence[ArticleRule],
        choice: Choice | None = None,
        house: Callable[[HouseStyle], House] | None = None,
    ) -> None:
        self._speller = speller
        self._make_house = house
        self._house = house(HouseStyle()) if house else None
        self.rules = (*((self._house.rule,) if self._house else ()), *rules)
        self.article_rules = tuple(article_rules)
        self._changes = 0
        self._seen: dict[Line, Paragraph] = {}
        self._letters = 0
        self.choose(choice or Choice())
        self.suggest = speller.suggest
        self.rejected = speller.rejected
        self.ignore = speller.ignore

    @property
    def own(self) -> OwnWords:
        """The words that people have added."""
        return self._speller.own

    @property
    def languages(self) -> Languages | None:
        """The dictionaries of other languages, if the speller goes by any."""
        return self._speller.languages

    @property
    def inflections(self) -> Inflections | None:
        """What knows the forms of words, if anything does."""
        return self._speller.inflections

    @property
    def all_rules(self) -> tuple[Described, ...]:
        """Every rule, the speller's own first."""
        return (*SPELLER_RULES, *self.rules, *self.article_rules)

    @property
    def ids(self) -> frozenset[str]:
        """The names of all rules, the speller's own too."""
        return frozenset(rule.id for rule in self.all_rules)

    def choose(self, choice: Choice) -> None:
        """Run the rules as somebody decided."""
        self._running = _Running(choice, self.rules, self.article_rules)
        self._changes += 1

    def follow(self, style: HouseStyle) -> None:
        """Prefer what this house style prefers from now on."""
        if self._make_house is not None:
            house = self._house = self._make_house(style)
            self.rules = (house.rule, *(rule for rule in self.rules if rule.id != house.rule.id))
            self.choose(self.choice)

    @property
    def choice(self) -> Choice:
        """What somebody decided about rules."""
        return self._running.choice

    @property
    def generation(self) -> int:
        """Grows whenever an answer given before may no longer hold."""
        return self._speller.generation + self._changes

    def check(
        self, text: str, style: Style | None = None, tokens: Iterable[Word] | None = None, /
    ) -> list[Issue]:
        """The findings of the speller and the rules in one paragraph, in order."""
        if not text or text.isspace():
            return []
        tokens = tuple(words(text) if tokens is None else tokens)
        spelt = self._speller.check(text, style, tokens)
        if spelt and (house := self._house):
            spelt = [issue for issue in spelt if not house.accepts(issue.text)]
        paragraph = Paragraph(text, style, tokens, {issue.start for issue in spelt})
        self._keep(paragraph)
        running = self._running
        kept = [issue for issue in spelt if issue.rule not in running.without]
        ruled = [
            _issue(text, rule.id, severity, found)
            for rule, severity in running.relevant(paragraph)
            for found in rule.find(paragraph)
            if rule.any_language or not self._is_foreign(text, found)
        ]
        return _merged(kept, ruled)

    def _is_foreign(self, text: str, found: Found) -> bool:
        """Whether a finding lies within a stretch of another language."""
        stretches = self.languages.stretches(text) if self.languages else ()
        return any(start <= found.start and found.end <= end for start, end, _ in stretches)

    def check_article(
        self, lines: Sequence[Line], still_wanted: Callable[[], bool] = lambda: True
    ) -> list[Located]:
        """The findings that only the whole article shows; some of them if it is `still_wanted` no longer."""
        seen = _Watched(self._again(lines), still_wanted)
        found: list[Located] = []
        with contextlib.suppress(_GivenUpError):
            for rule, severity in self._running.in_all:
                for placed in rule.find(seen):
                    text = seen[placed.paragraph].text
                    if rule.any_language or not self._is_foreign(text, placed.found):
                        found.append(Located(placed.paragraph, _issue(text, rule.id, severity, placed.found)))
        return found

    def check_all(self, lines: Sequence[Line]) -> list[Located]:
        """Everything that is found in an article, in the order of the text."""
        own = [self.check(*line) for line in lines]
        wide: dict[int, list[Issue]] = {}
        for one in self.check_article(lines):
            wide.setdefault(one.paragraph, []).append(one.issue)
        return [
            Located(place, issue)
            for place, found in enumerate(own)
            for issue in together(found, wide.get(place, []))
        ]

    def _keep(self, paragraph: Paragraph) -> None:
        """Remember what was found out about a paragraph until the whole article is looked at."""
        self._letters += len(paragraph.text)
        if self._letters > _LETTERS_KEPT:
            self._seen, self._letters = {}, len(paragraph.text)
        self._seen[paragraph.text, paragraph.style] = paragraph

    def _again(self, lines: Sequence[Line]) -> list[Paragraph]:
        """The paragraphs of an article. What they were before somebody went on writing is forgotten."""
        known = self._seen = {line: self._seen.get(line) or Paragraph(*line) for line in lines}
        self._letters = sum(len(text) for text, _ in known)
        return [known[line] for line in lines]


class _Running:
    """The rules that run by one choice. Another choice makes another of these: a worker may still be at the old."""

    def __init__(self, choice: Choice, rules: Sequence[Rule], article_rules: Sequence[ArticleRule]) -> None:
        self.choice = choice
        self.in_all = [(rule, s) for rule in article_rules if (s := choice.severity(rule))]
        self.without = frozenset(name for name, value in choice.by_rule.items() if value == OFF)
        self.relevant = Relevance([(rule, s) for rule in rules if (s := choice.severity(rule))]).relevant


class _GivenUpError(Exception):
    """Nobody wants to know any more."""


class _Watched(list[Paragraph]):
    """The paragraphs of an article; going through them ends as soon as nobody wants to know any more.

    A key pressed meanwhile waits for the interpreter, so that a long article must be let go of at once.
    """

    def __init__(self, paragraphs: Iterable[Paragraph], still_wanted: Callable[[], bool]) -> None:
        super().__init__(paragraphs)
        self._still_wanted = still_wanted

    def __iter__(self) -> Iterator[Paragraph]:
        for paragraph in super().__iter__():
            if not self._still_wanted():
                raise _GivenUpError
            yield paragraph


def together(own: Sequence[Issue], wide: Sequence[Issue]) -> list[Issue]:
    """What a paragraph shows by itself, and what the whole article shows in it, as one list in order."""
    if not wide:
        return list(own)
    spelt = [issue for issue in own if issue.rule in SPELLING_RULES]
    return _merged(spelt, [*(issue for issue in own if issue.rule not in SPELLING_RULES), *wide])


def _merged(spelt: Iterable[Issue], ruled: Iterable[Issue]) -> list[Issue]:
    """Both in order. Where two overlap the rule's stays, for it knows more; of two rules' the first listed."""
    every = [*ruled, *spelt]
    in_order = sorted(every, key=_span)
    if not any(one.end > other.start for one, other in pairwise(in_order)):
        return in_order
    place = {id(issue): number for number, issue in enumerate(every)}
    kept: list[Issue] = []
    for heap in _heaps(in_order):
        kept += sorted(_undisputed(sorted(heap, key=lambda issue: place[id(issue)])), key=_span)
    return kept


def _heaps(in_order: Iterable[Issue]) -> Iterator[list[Issue]]:
    """Findings in order, as many together as hang together by overlapping: of thousands, few do."""
    heap: list[Issue] = []
    end = 0
    for issue in in_order:
        if heap and issue.start >= end:
            yield heap
            heap = []
        heap.append(issue)
        end = max(end, issue.end)
    yield heap


def _undisputed(issues: Iterable[Issue]) -> list[Issue]:
    """Those that do not compete with one before them."""
    kept: list[Issue] = []
    for issue in issues:
        if not any(_overlap(issue, other) and _compete(issue, other) for other in kept):
            kept.append(issue)
    return kept


def _span(issue: Issue) -> tuple[int, int]:
    return issue.start, issue.end


def _overlap(one: Issue, other: Issue) -> bool:
    return one.start < other.end and other.start < one.end


def _compete(one: Issue, other: Issue) -> bool:
    """Whether two findings speak of the same thing: a misspelt word inside a quotation is another matter."""
    if one.rule not in SPELLING_RULES:
        return True
    if one.end == other.end and len(one.text) <= _SUFFIX:
        return True  # a suffix that stands alone: 5% ға
    return other.end - other.start <= 2 * (one.end - one.start) and bool(other.fixes)


def _issue(text: str, rule: str, severity: Severity, found: Found) -> Issue:
    here = text[found.start : found.end]
    fix = found.fixes[0] if found.fixes else ""
    values = {"word": here, "fix": fix, **found.values}
    return Issue(found.start, found.end, here, rule, Message(f"issue.{rule}", values), severity, found.fixes)
