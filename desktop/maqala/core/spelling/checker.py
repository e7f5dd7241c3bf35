"""Text in, findings out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from maqala.core.article import Style
from maqala.core.issues import Issue, Severity
from maqala.core.messages import Message
from maqala.core.spelling.kazakh import Kazakh, mixed_alphabets, repaired
from maqala.core.spelling.numerals import numbered
from maqala.core.spelling.own import OwnWords
from maqala.core.spelling.spaces import fitting_particle
from maqala.core.spelling.suggest import Suggester
from maqala.core.text.letters import plainly_cased
from maqala.core.text.sentences import begins_sentence
from maqala.core.text.words import Word, clean, in_case_of, words

if TYPE_CHECKING:
    from maqala.core.spelling.foreign import Languages
    from maqala.core.text.search import Inflections

SPELLING = "spelling"
MIXED = "mixed-alphabet"
NUMBER = "number-suffix"
NAME = "unknown-name"

_CLOSING = frozenset('»”"')

_MOST_PARTS = 5
"""Parts of a hyphenated word of which each is mended by itself."""
_VERDICTS_KEPT = 100_000


class Speller(Protocol):
    """What the window and the command line need of spelling. Safe to call from any thread."""

    @property
    def generation(self) -> int:
        """Grows whenever an answer given before may no longer hold (a word was added)."""

    def check(
        self, text: str, style: Style | None = None, tokens: Iterable[Word] | None = None, /
    ) -> Sequence[Issue]:
        """What is wrong in a paragraph of that style. A misspelt word has no `fixes` yet: `suggest` knows them.

        `tokens` are its words, from somebody who has found them already.
        """

    def suggest(self, word: str, limit: int = 5) -> Sequence[str]:
        """The likeliest correct spellings of `word`, best first, in its case."""

    def rejected(self, given: list[str]) -> list[str]:
        """Those of `given` that are misspelt, as they were given."""

    def ignore(self, word: str) -> None:
        """Accept `word` until the program ends."""

    @property
    def inflections(self) -> Inflections | None:
        """What knows the forms of words, if anything does."""

    @property
    def own(self) -> OwnWords:
        """The words that people have added."""

    @property
    def languages(self) -> Languages | None:
        """The dictionaries of other languages, if it goes by any."""


class KazakhSpeller:
    """The speller for Kazakh: the dictionary, the user's words, and one memory of verdicts for both."""

    def __init__(
        self, kazakh: Kazakh, suggester: Suggester, own: OwnWords, languages: Languages | None = None
    ) -> None:
        self._kazakh = kazakh
        self._suggester = suggester
        self._own = own
        self.languages = languages
        self._verdicts: dict[str, bool] = {}
        self._unknown_names: dict[str, bool] = {}
        self._verdicts_of = -1

    @property
    def own(self) -> OwnWords:
        """The words that people have added."""
        return self._own

    @property
    def language(self) -> Kazakh:
        """What knows the single words."""
        return self._kazakh

    @property
    def generation(self) -> int:
        """Grows with every word added or ignored."""
        return self._own.generation + (self.languages.generation if self.languages else 0)

    @cached_property
    def inflections(self) -> Inflections:
        """What knows the forms of Kazakh words."""
        from maqala.core.spelling.endings import KazakhInflections  # not before somebody looks for them

        return KazakhInflections(self._kazakh)

    def check(
        self, text: str, _style: Style | None = None, tokens: Iterable[Word] | None = None, /
    ) -> list[Issue]:
        """The misspelt words of one paragraph, and the names that nobody knows."""
        found: list[Issue] = []
        tokens = list(words(text) if tokens is None else tokens)
        for word in tokens:
            if not self.knows(word.text) and not self._is_suffix(text, word):
                unknown = self._is_name(word.text) and not begins_sentence(text, word.start)
                found.append(_issue(word, NAME if unknown else self._rule(word.text)))
        return self.languages.judge(text, tokens, found, self.knows) if self.languages else found

    def _is_suffix(self, text: str, word: Word) -> bool:
        """Whether `word` is the suffix of a quotation, «Қазақстан»-ға, or stands by a bracket: оқушы(лар)дың."""
        before = text[max(0, word.start - 2) : word.start]
        behind_quotation = before[:1] in _CLOSING and before[1:] == "-"
        in_brackets = before[:1].isalpha() and before[1:] in ("(", ")")
        return (behind_quotation or in_brackets) and self._kazakh.is_ending(word.text)

    def rejected(self, given: list[str]) -> list[str]:
        """Those of `given` that are misspelt, as they were given."""
        if self.languages and self.languages.kazakh:
            return [word for word in given if not self.knows(word)]
        return self._kazakh.rejected(given)

    def suggest(self, word: str, limit: int = 5) -> tuple[str, ...]:
        """The likeliest right spellings of `word`, best first, in its case; none that would be flagged itself."""
        if self.languages and (foreign := self.languages.suggest(clean(word), limit)):
            return foreign
        if self.languages and (other := self.languages.kazakh):
            return other.suggest(clean(word), limit)
        found: list[str] = []
        for one in self._likely(clean(word)):
            if one != word and one not in found and all(self._kazakh.knows(part) for part in one.split(" ")):
                found.append(one)
                if len(found) == limit:
                    break
        return tuple(found)

    def _likely(self, word: str) -> list[str]:
        if mixed_alphabets(word):
            mended = repaired(word)
            return [mended] if self._kazakh.knows(mended) else self._likely(mended) if mended != word else []
        if "--" in word:
            mended = word.replace("--", "-")
            return [mended] if self._kazakh.knows(mended) else self._likely(mended)
        if "-" in word:
            raised = self._kazakh.in_capitals(word)
            if raised != word and self._kazakh.knows(raised):
                return [raised]
            return self._kazakh.suffix_fixes(raised) or self._part_by_part(raised)
        lower = word.lower()
        if lower in self._kazakh.dictionary.strict:
            return [self._kazakh.dictionary.cased[lower], *self._near(word, lower)]
        if not plainly_cased(word):
            return self._cased(lower.capitalize() if word[0].isupper() else lower)
        return self._near(word, lower)

    def _near(self, word: str, lower: str) -> list[str]:
        near = self._suggester.near(lower, proper=lower != word)
        if lower == word:
            near = self._with_names(lower, near)
        cased = {} if word.isupper() else self._kazakh.dictionary.cased
        return [cased.get(form) or in_case_of(word, form) for _, form in near]

    def _cased(self, word: str) -> list[str]:
        """What a word with capitals in its middle was meant for; `word` is in the usual case: жүрек, Астана."""
        right = next((form for form in (word, word.capitalize()) if self._kazakh.knows(form)), "")
        return [right] if right else self._likely(word)

    def _with_names(self, lower: str, near: list[tuple[float, str]]) -> list[tuple[float, str]]:
        """The likeliest words, and names begun with a small letter: this very one, or others that are likelier."""
        likeliest = near[0][0] if near else math.inf
        names = [
            (cost, form.capitalize())
            for cost, form in self._suggester.uncapitalised(lower, likeliest)
            if (form == lower or cost < likeliest) and not self._kazakh.knows(form)
        ]
        return sorted([*near, *names], key=itemgetter(0))

    def _part_by_part(self, word: str) -> list[str]:
        """A hyphenated word: as a whole, or with its wrong parts mended one by one."""
        lower = word.lower()
        whole = [in_case_of(word, form) for _, form in self._suggester.near(lower, proper=lower != word)]
        parts = word.split("-")
        if len(parts) > _MOST_PARTS:
            return whole
        if all(part and self._kazakh.knows(part) for part in parts):
            spaced = " ".join([*parts[:-1], fitting_particle(parts[-2].lower(), parts[-1]) or parts[-1]])
            return [spaced, *whole] if self._kazakh.wants_space(parts[0], parts[1]) else [*whole, spaced]
        mended = [self._likely(part) if part and not self._kazakh.knows(part) else [part] for part in parts]
        if not all(mended):
            return whole
        best = [likely[0] for likely in mended]
        for place, likely in enumerate(mended):
            whole += ["-".join([*best[:place], one, *best[place + 1 :]]) for one in likely]
        return whole

    def _rule(self, word: str) -> str:
        """What is wrong with a wrong word: of 3-фосфоглицерин not what stands before its hyphen."""
        if mixed_alphabets(word):
            return MIXED
        number = numbered(clean(word)) and self._kazakh.suffix_fixes(clean(word))
        return NUMBER if number else SPELLING

    def ignore(self, word: str) -> None:
        """Accept `word` until the program ends."""
        self._own.ignore(clean(word))

    def _is_name(self, word: str) -> bool:
        """Whether a word that is not known looks like a name, and not like a slip in a known word."""
        if (
            len(word) < 2
            or not word[0].isupper()
            or word[1:] != word[1:].lower()
            or self._rule(word) != SPELLING
        ):
            return False
        if self._kazakh.in_capitals(word) != word:
            return False
        known = self._unknown_names.get(word)
        if known is None:
            known = self._unknown_names[word] = not self._suggester.is_near(word.lower(), proper=True)
        return known

    def knows(self, word: str) -> bool:
        """Whether `word` is rightly written; the verdict is remembered."""
        if self._verdicts_of != self.generation or len(self._verdicts) > _VERDICTS_KEPT:
            self._verdicts, self._verdicts_of = {}, self.generation
        verdicts = self._verdicts
        known = verdicts.get(word)
        if known is None:
            known = verdicts[word] = self._judged(word)
        return known

    def _judged(self, word: str) -> bool:
        other = self.languages.kazakh if self.languages else None
        if other is None or not word.isalpha():
            return self._kazakh.knows(word)  # what is no plain word Hunspell's tables say little of
        return other.knows(word) or self._own.take(word)


def _issue(word: Word, rule: str) -> Issue:
    severity = Severity.NAME if rule == NAME else Severity.ERROR
    return Issue(
        word.start, word.end, word.text, rule, Message(f"issue.{rule}", {"word": word.text}), severity
    )
