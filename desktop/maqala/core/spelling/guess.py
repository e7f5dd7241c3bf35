"""Which word somebody means who adds one as it stands in a text: its stem, and how that is inflected.

гуглдегішімен is a form of гуглдегіш, Шульценвальдтың of Шульценвальд. Nobody can be sure of it: the likeliest
comes first, and the word as it stands is always among the guesses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from maqala.core.spelling.added import AddedForms, by_letters
from maqala.core.spelling.dictionary import Dictionary
from maqala.core.spelling.stems import Entry
from maqala.core.text.letters import OPEN, VOICED_BY, VOICELESS, is_back

MOST = 6
"""Guesses that are offered."""
_SHORTEST = 3
"""Letters of a stem at least."""
_LONGEST_ENDING = 14

_VERBAL = ("ла", "ле", "да", "де", "та", "те", "лан", "лен", "дан", "ден", "тан", "тен")
"""How the verbs end that are made every day: лайкта, гуглде."""

_SURE = frozenset("да де те ға ге қа ке ды ді ты ті ны ні сы сі ың ің".split())
"""Short endings that are more often a suffix than the end of a word; of others no shorter than three letters are."""
_DOUBTFUL = frozenset("лық лік дық дік тық тік стан тай дай".split())
"""Longer ones that are more often the end of a word itself, with the letter before them if that matters."""

_WHOLE = 3.0
_ENDING = 1.0
"""Doubts, higher for the less likely: that the word stands as it is, that it has an ending."""
_UNSURE = 4.0
_CHANGED = 2.0
_SHORT = {3: 3.5, 4: 0.5}
_IMPOSSIBLE = 20.0
"""More of them: an ending that is no sure one, facts against the letters, few letters, a stem without a vowel."""
_LETTER = 0.3
_SEEN = 2.5
"""What takes doubt away: each letter of the ending, each other form of the stem in the same text."""


def guesses(dictionary: Dictionary, word: str, seen: Collection[str] = ()) -> tuple[Entry, ...]:
    """The likeliest stems of `word`, best first. `seen` are unknown words that stand in the same text."""
    best: dict[str, tuple[float, Entry]] = {}
    for entry, doubt in _candidates(dictionary, word):
        if seen:
            forms = AddedForms(dictionary, [entry])
            doubt -= _SEEN * min(3, sum(other != word and forms.take(other) for other in seen))
        key = entry.word
        if key not in best or doubt < best[key][0]:
            best[key] = (doubt, entry)
    ranked = sorted(best.values(), key=lambda guess: (guess[0], len(guess[1].word)))
    likely = [entry for _, entry in ranked[:MOST]]
    whole = best[word][1]
    return tuple(likely if whole in likely else [*likely[:-1], whole])


def _candidates(dictionary: Dictionary, word: str) -> Iterator[tuple[Entry, float]]:
    """What `word` can be a form of, with the doubt in each."""
    yield by_letters(Entry(word, "")), _WHOLE
    if word.isupper():
        return
    for size in range(max(_SHORTEST, len(word) - _LONGEST_ENDING), len(word)):
        for stem in _stems(word, size):
            for entry, doubt in _classed(stem, word):
                forms = AddedForms(dictionary, [entry])
                price = min((price for _, price in forms.readings(word.lower())), default=None)
                if price is not None and forms.take(word):
                    yield entry, doubt + price + _doubt(entry, word[size:])
                    break


def _stems(word: str, size: int) -> Iterator[str]:
    """The stems that the first letters of `word` may belong to."""
    begin, ending = word[:size], word[size:]
    if ending[0] in OPEN and begin[-1] in VOICELESS:
        yield begin[:-1] + VOICELESS[begin[-1]]
    yield begin
    if begin.endswith("ск") and begin != begin.lower() and ending.startswith("а"):
        yield f"{begin}ий"


def _classed(stem: str, word: str) -> Iterator[tuple[Entry, float]]:
    """The ways in which `stem` may be inflected, those that its letters tell first, with the doubt in each."""
    if stem == stem.lower() and stem.endswith(_VERBAL) and stem != word:
        yield Entry(stem, "v"), 0
    plain = by_letters(Entry(stem, ""))
    yield plain, 0
    if stem[-1] in VOICED_BY:
        yield Entry(stem, plain.pos, frozenset({"hard"})), 0.5
        yield Entry(stem, plain.pos, frozenset({"soft"})), _CHANGED
    other = "front" if is_back(stem.lower()) else "back"
    yield Entry(stem, plain.pos, frozenset({other})), _CHANGED


def _doubt(entry: Entry, ending: str) -> float:
    stem = entry.word.lower()
    doubt = _ENDING + _SHORT.get(len(stem), 0.0) - _LETTER * len(ending)
    if not _is_sure(entry, stem, ending):
        doubt += _UNSURE
    if not any(letter in OPEN or letter in "уию" for letter in stem):
        doubt += _IMPOSSIBLE
    return doubt


def _is_sure(entry: Entry, stem: str, ending: str) -> bool:
    """Whether `ending` is more likely a suffix than the end of the word itself."""
    if entry.pos == "v":
        return ending == "у" or (len(ending) > 1 and ending[0] != "р")
    if entry.pos == "family" and ending[0] == "а":
        return False  # Украина is no woman's surname
    if len(ending) < _SHORTEST:
        return ending in _SURE
    return not {ending, stem[-1] + ending} & _DOUBTFUL
