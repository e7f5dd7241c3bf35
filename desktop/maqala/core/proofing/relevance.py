"""Which rules can find something in a paragraph: most have nothing to look for in most paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph, signs_within
from maqala.core.proofing.rule import Rule

Active = Sequence[tuple[Rule, Severity]]
"""Rules that run, and how grave what they find is."""

_KEPT = 5_000


class Relevance:
    """Knows by its signs and words which rules a paragraph is for. Sets of rules are numbers with a bit for each."""

    def __init__(self, active: Active) -> None:
        self._active = active
        self._always = 0
        self._by_sign: dict[str, int] = defaultdict(int)
        self._by_word: dict[str, int] = defaultdict(int)
        for place, (rule, _) in enumerate(active):
            for sign in rule.needs:
                self._by_sign[sign] |= 1 << place
            for word in rule.words:
                self._by_word[word] |= 1 << place
            if not rule.needs and not rule.words:
                self._always |= 1 << place
        self._words = frozenset(self._by_word)
        self._by_gap = lru_cache(_KEPT)(self._find_by_gap)
        self._listed = lru_cache(_KEPT)(self._list)

    def relevant(self, paragraph: Paragraph) -> Active:
        """The rules that can find something in `paragraph`, in order."""
        rules = self._always
        for gap in paragraph.gaps:
            rules |= self._by_gap(gap)
        for trait in paragraph.traits():
            rules |= self._by_sign.get(trait, 0)
        for word in paragraph.vocabulary & self._words:
            rules |= self._by_word[word]
        return self._listed(rules)

    def _find_by_gap(self, gap: str) -> int:
        rules = 0
        for sign in signs_within(gap):
            rules |= self._by_sign.get(sign, 0)
        return rules

    def _list(self, rules: int) -> Active:
        return [one for place, one in enumerate(self._active) if rules >> place & 1]
