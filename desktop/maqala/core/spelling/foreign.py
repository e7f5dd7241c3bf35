"""Stretches of Russian and English in a Kazakh article: recognised as such, and checked with their own dictionaries.

A stretch has at least three words in a row that may be of the language, and most of them are. A lone
Russian word in a Kazakh sentence is no stretch, and stays reported.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from maqala.core.issues import Issue, Severity
from maqala.core.messages import Message
from maqala.core.spelling import hunspell
from maqala.core.spelling.hunspell import ForeignDictionary
from maqala.core.text.sentences import begins_sentence
from maqala.core.text.words import Word, clean

SHORTEST = 3
"""Words of a stretch."""
_SHARE = 0.7
"""Of the words in a stretch so many are known to its language."""
_SURE = 2
"""Words, at least, that only this language knows."""
_STRANGE = 0.3
"""Of the words in a Russian stretch at least so many are not Kazakh, too; else two slips would look like one."""
_KEPT = 5_000
_SLICE = 0.0002
"""Seconds for which a thread that loads a dictionary holds the others up; Python's own are 25 times as long."""

_ITS_OWN = {
    "ru": frozenset(
        "в и на с к о от по за из до у не что это как для при или но если чтобы был была было были будет который "
        "которая которые я ты мы вы они он она его её их нас вас вам нам себя сам все этот эта эти так также уже еще "
        "ещё только можно надо через без под над со во бы же после перед между два никто ничего".split()
    ),
    "en": frozenset(
        "the of and to in is for with on at by from that this are was were has have be it as an or but not who "
        "will would can our we you he she they your his her their near when than more most very".split()
    ),
}
"""Small words by which a language is known where there is no dictionary of it."""

_RUSSIAN_ENDING = re.compile(
    r".{2,}(?:[оыи]е|ая|[ое]го|[ое]му|[ыи]ми|[ыи]х|[уюя]ю|ый|[аяие]ть|ть?ся|лся|лась|лись"
    r"|ени[еяй]|ост[ьи]|[аяу][юе]т|[ая]ми|ов)$"
)
"""How Russian words end; Kazakh ones end so in loans alone, which the dictionary knows."""

_SPELT = frozenset({"spelling", "unknown-name"})
_OF_KAZAKH = _SPELT | {"number-suffix"}
"""What the speller says of Kazakh words, and of no others."""
_RUSSIAN = re.compile(r"(?:\d[\d.,]*-)?[а-яё][-а-яё]*", re.IGNORECASE)
_ENGLISH = re.compile("[a-z][-a-z'’]*", re.IGNORECASE)
_DIGITS = re.compile(r"[\d.,]+")
_NEUTRAL = re.compile(rf"{_DIGITS.pattern}|[a-zа-яё]+", re.IGNORECASE)
"""Numbers, and words with a Latin look-alike in them, which are reported in any language."""

_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")

_ONE_LOAD = threading.Lock()


@contextmanager
def _giving_way() -> Iterator[None]:
    """Seconds of work in a thread, during which somebody who types is to wait for it no longer than needed."""
    with _ONE_LOAD:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_SLICE)
        try:
            yield
        finally:
            sys.setswitchinterval(usual)


class Languages:
    """The dictionaries of other languages, each loaded when it is first needed. Safe to use from several threads."""

    def __init__(self, added: Iterable[Path] = (), *, waiting: bool = False) -> None:
        """`waiting`: a check waits for its dictionary, as on the command line; else it is loaded beside."""
        self._lock = threading.Lock()
        self._waiting = waiting
        self._added = tuple(added)
        self._replaced = _has_kazakh(self._added)
        self._loaded: dict[str, ForeignDictionary | None] = {}
        self._reported: dict[str, str] = {}
        self._stretches: dict[str, list[tuple[int, int, str]]] = {}
        self.generation = 0
        self.news: tuple[Message, ...] = ()
        """Dictionaries that could not be read."""
        self.loaded: Callable[[], None] = lambda: None
        """Called, in some thread, when a dictionary has come: what was checked before is to be checked again."""
        self.told: Callable[[Message], None] = lambda _news: None
        """Called, in some thread, with what is added to `news`."""

    def use(self, added: Iterable[Path]) -> None:
        """Take these dictionaries before all others."""
        wanted = tuple(added)
        with self._lock:
            if wanted != self._added:
                self._added, self._loaded, self.news = wanted, {}, ()
                self._replaced = _has_kazakh(wanted)
                self.generation += 1

    def get(self, language: str) -> ForeignDictionary | None:
        """The dictionary of a language; None where there is none, or as long as it is being loaded."""
        with self._lock:
            if language in self._loaded:
                return self._loaded[language]
            self._loaded[language] = None
        if self._waiting:
            self._load(language)
            return self._loaded[language]
        threading.Thread(target=self._load, args=(language,), name=f"load {language}", daemon=True).start()
        return None

    def _load(self, language: str) -> None:
        added = self._added
        found = hunspell.find(added)
        if language not in found:
            return
        try:
            with _giving_way():
                dictionary = ForeignDictionary(language, found[language].load())
        except hunspell.BROKEN:
            broken = Message("foreign.broken", {"path": str(found[language].path)})
            self.news = (*self.news, broken)
            self.told(broken)
            return
        with self._lock:
            if added == self._added:
                self._loaded[language] = dictionary
                self.generation += 1
        self.loaded()

    @property
    def kazakh(self) -> ForeignDictionary | None:
        """The Kazakh dictionary that is to take the place of ours, if somebody has added one and it has come."""
        return self.get(hunspell.KAZAKH) if self._replaced else None

    # Checking

    def judge(
        self, text: str, tokens: Sequence[Word], found: list[Issue], knows: Callable[[str], bool]
    ) -> list[Issue]:
        """`found` in a paragraph, with what its foreign stretches deserve in place of what Kazakh says of them.

        `knows` tells whether a word is right in Kazakh.
        """
        seen: list[tuple[int, int, str]] = []
        wrong = {issue.start for issue in found if issue.rule in _SPELT}
        for language, run in runs(tokens, wrong):
            if language == "ru" and not _signs(language, run, wrong):
                continue  # two unknown names: a dictionary takes long to load, and much memory
            dictionary = self.get(language)
            run = run if language == "en" else _quoted(text, run, wrong)
            if dictionary is None:
                if _sounds(language, run, wrong):
                    found = _without(found, run)
                    seen.append((run[0].start, run[-1].end, language))
            elif stretch := _stretch(run, dictionary, wrong):
                mended = self._misspelt(text, stretch, dictionary, knows)
                found = sorted([*_without(found, stretch), *mended], key=lambda issue: issue.start)
                seen.append((stretch[0].start, stretch[-1].end, language))
        self._keep(text, seen)
        return found

    def _keep(self, text: str, seen: list[tuple[int, int, str]]) -> None:
        if len(self._stretches) > _KEPT:
            self._stretches = {}
        if seen:
            self._stretches[text] = seen
        else:
            self._stretches.pop(text, None)

    def stretches(self, text: str) -> Sequence[tuple[int, int, str]]:
        """Where the stretches of a paragraph that has been checked begin and end, and their languages."""
        return self._stretches.get(text, ())

    def at(self, text: str, place: int) -> str:
        """The language at a place in a paragraph that has been checked, "" if it is not one of these."""
        return next((language for start, end, language in self.stretches(text) if start <= place <= end), "")

    def _misspelt(
        self, text: str, stretch: Sequence[Word], dictionary: ForeignDictionary, knows: Callable[[str], bool]
    ) -> Iterator[Issue]:
        for word in stretch:
            plain = clean(word.text)
            if _known(word, dictionary) or (dictionary.language == "ru" and knows(word.text)):
                continue
            if plain[:1].isupper() and not begins_sentence(text, word.start):
                if dictionary.language == "ru":  # Kazakh takes every Latin name
                    said = Message("issue.unknown-name", {"word": word.text})
                    yield Issue(word.start, word.end, word.text, "unknown-name", said, Severity.NAME)
                continue
            if len(self._reported) > _KEPT:
                self._reported = {}
            self._reported[plain] = dictionary.language
            said = Message(f"issue.spelling.{dictionary.language}", {"word": word.text})
            yield Issue(word.start, word.end, word.text, "spelling", said)

    def suggest(self, word: str, limit: int) -> tuple[str, ...]:
        """The likeliest right spellings of a word that was found wrong in a foreign stretch; of others none."""
        language = self._reported.get(word)
        dictionary = self.get(language) if language else None
        return dictionary.suggest(word, limit) if dictionary else ()


def _has_kazakh(added: Iterable[Path]) -> bool:
    return any(hunspell.language_of(path) == hunspell.KAZAKH for path in added)


def runs(tokens: Sequence[Word], wrong: set[int]) -> Iterator[tuple[str, list[Word]]]:
    """Words in a row that may be of another language, where enough of them are strange to Kazakh."""
    if len(wrong) >= _SURE:
        for run in _in_a_row(tokens, _RUSSIAN, _NEUTRAL):
            strange = sum(word.start in wrong for word in run)
            if strange >= _SURE and strange >= _STRANGE * len(run):
                yield "ru", run
    if any(word.text.isascii() for word in tokens):
        for run in _in_a_row(tokens, _ENGLISH, _DIGITS):
            if sum(word.text.islower() for word in run) >= _SURE:  # else they are names
                yield "en", run


def _in_a_row(
    tokens: Iterable[Word], its_own: re.Pattern[str], neutral: re.Pattern[str]
) -> Iterator[list[Word]]:
    """Stretches of words that look like `its_own`; those that look `neutral` end none, and are not in them."""
    run: list[Word] = []
    for word in tokens:
        if its_own.fullmatch(word.text):
            run.append(word)
        elif run and not neutral.fullmatch(word.text):
            if len(run) >= SHORTEST:
                yield run
            run = []
    if len(run) >= SHORTEST:
        yield run


def _quoted(text: str, run: list[Word], wrong: set[int]) -> list[Word]:
    """`run` without Kazakh words around a quotation: those before its opening mark, and behind its closing one."""
    gaps = [text[left.end : right.start] for left, right in pairwise(run)]
    strange = [place for place, word in enumerate(run) if word.start in wrong]
    openings = [place + 1 for place, gap in enumerate(gaps) if _OPENING & set(gap) and place < strange[0]]
    closings = [place + 1 for place, gap in enumerate(gaps) if _CLOSING & set(gap) and place >= strange[-1]]
    return run[max(openings, default=0) : min(closings, default=len(run))]


def _signs(language: str, run: Sequence[Word], wrong: set[int]) -> int:
    """How many words of a run sound like a language."""
    own = {word.text.lower() for word in run} & _ITS_OWN[language]
    if language == "ru":
        strange = (word.text.lower() for word in run if word.start in wrong)
        own |= {word for word in strange if _RUSSIAN_ENDING.match(word)}
    return len(own)


def _sounds(language: str, run: Sequence[Word], wrong: set[int]) -> bool:
    """Whether words are of a language that there is no dictionary of."""
    return len(run) > SHORTEST and _signs(language, run, wrong) >= _SURE


def _stretch(run: list[Word], dictionary: ForeignDictionary, wrong: set[int]) -> list[Word]:
    """The part of `run` that is of the dictionary's language; nothing if that is no stretch."""
    known = [_known(word, dictionary) for word in run]
    keep = [k or word.start in wrong for k, word in zip(known, run, strict=True)]
    while run and not keep[0]:
        run, known, keep = run[1:], known[1:], keep[1:]
    while run and not keep[-1]:
        run, known, keep = run[:-1], known[:-1], keep[:-1]
    if len(run) < SHORTEST or sum(known) < _SHARE * len(run):
        return []
    if dictionary.language == "en":
        sure = sum(k and word.text.islower() for k, word in zip(known, run, strict=True))
    else:
        sure = sum(k and word.start in wrong for k, word in zip(known, run, strict=True))
    return run if sure >= _SURE else []


def _known(word: Word, dictionary: ForeignDictionary) -> bool:
    """Whether a word is rightly written; of numbers with suffixes, 20-летний, no dictionary tells."""
    return word.text[0].isdigit() or dictionary.knows(clean(word.text))


def _without(found: Iterable[Issue], stretch: Iterable[Word]) -> list[Issue]:
    """`found` without what the speller of Kazakh says of a stretch."""
    there = {word.start for word in stretch}
    return [issue for issue in found if issue.start not in there or issue.rule not in _OF_KAZAKH]
