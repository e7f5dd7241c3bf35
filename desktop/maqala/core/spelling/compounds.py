"""Words of two parts that no list holds: where two right words make a right one, and where only by accident."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from maqala.core.text.letters import HARMONIC, MISTAKEN, VOWELS

PARTICLES = frozenset({"ақ", "ау", "ай", "әй", "ей", "мыс", "міс"})
"""What stands behind a hyphen after any word: келді-ау, сол-ақ."""

FIRST_ELEMENTS = (
    "әуе", "бейне", "кино", "теле", "радио", "видео", "аудио", "фото", "медиа", "авто", "мото", "вело", "агро", "био",
    "гео", "гидро", "термо", "электр", "этно", "психо", "кибер", "нано", "микро", "макро", "мега", "супер", "мульти",
    "анти", "квази", "контр", "нейро", "онко", "кардио", "эко", "энерго", "спорт", "нарко", "евро", "еуро", "крипто",
    "псевдо", "ультра", "гипер", "физио", "фито", "метео", "лингво", "палео", "сейсмо", "гастро", "зоо",
)  # fmt: skip
"""What new compounds begin with, more than any list could follow."""

SHORTEST_SECOND = 4
SURE_SECOND = 6
"""Letters that the stem of such a compound's second part has at least, and those that put it beyond doubt."""

_SHORT = 3
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")
_CONDITIONS = ("са", "се")
_OF_NAMES = frozenset({"де", "да", "ди", "ла", "ле"})
"""Parts of foreign names: Рио-де-Жанейро."""
_INTENSIFIED = "пмс"
_COMPARATIVES = ("рақ", "рек", "ырақ", "ірек")
_PLURALS = ("лар", "лер")
_OWN = ("ы", "і")
_DATIVES_OF_OWNED, _LOCALS_OF_OWNED = ("на", "не"), ("нда", "нде")
_CASES_OF_OWNED = ("", "н", "ның", "нің", "на", "не", "нда", "нде", "ндағы", "ндегі", "нан", "нен", "мен")
_OF_TWO_KINDS = (
    "у", "ған", "ген", "қан", "кен", "шы", "ші", "гер", "кер", "лог", "ист", "тор", "ер", "мен", "лым", "қын",
    "интернет", "онлайн", "офлайн", "веб", "топ", "поп", "рок", "шоу", "тест", "блог", "кэш", "бизнес", "фитнес",
    "пресс", "арт", "пиар", "смс", "допинг", "стартап", "имам", "экс", "вице", "мини", "супер", "ультра", "пилот",
    "блок", "мектеп", "лицей", "колледж", "музей", "мұражай", "қорық", "театр", "клуб", "көрме", "семинар", "форум",
    "тренинг", "кеңес", "концерт", "байқау", "фестиваль", "марафон", "ралли", "акция", "роман", "ескерткіш", "салтанат",
)  # fmt: skip
"""How the first of two nouns ends where the second tells more of the same: of what happens, who somebody is, a kind."""
_OTHER_HARMONY = str.maketrans(HARMONIC)
_ECHOED = "мп"

Knows = Callable[[str], bool]
"""Whether the dictionary holds a word as it stands."""


def second_part(lower: str) -> str:
    """What stands behind the first element of a compound, or ""."""
    if not lower.startswith(FIRST_ELEMENTS):
        return ""
    first = next(first for first in FIRST_ELEMENTS if lower.startswith(first))
    rest = lower[len(first) :]
    return rest if len(rest) >= SHORTEST_SECOND else ""


def is_short(part: str) -> bool:
    """Whether `part`, of two around a hyphen, is as likely a slip as a word: ек, ұш; a letter alone is neither."""
    return 1 < len(part) <= _SHORT


def accidental(left: str, right: str, knows: Knows) -> bool:
    """Whether one of two words around a hyphen can only be a slip: сондай-ек, екі-ұш."""
    if left.lower() == right.lower() or _intensifies(left, right):
        return False
    if any(is_short(part) and _bare_verb(part, knows) for part in (left, right)):
        return True
    pairs = [(left, variant) for variant in _variants(right)] if is_short(right) else []
    if is_short(left):
        pairs += [(variant, right) for variant in _variants(left)]
    return any(other in PARTICLES or knows(f"{one}-{other}") for one, other in pairs)


def is_izafet(left: str, right: str, knows: Knows) -> bool:
    """Whether two nouns around a hyphen want a space, for the second is the first one's: қоғам-қайраткері.

    Not so what names one thing twice (аты-жөні), what happens (сату-алуы), what is like something (жақсы-жаманы),
    a person or work of two kinds (дәрігер-маманы, семинар-тренингі); all other pairs are for the lexicon.
    """
    left = left.lower()
    owned = [right.removesuffix(case) for case in _CASES_OF_OWNED if right.endswith(case)]
    if not any(word.endswith(_OWN) for word in owned) or right != right.lower():
        return False
    if len(left) < _SHORT or right.startswith(left[:-1]) or left.endswith(_OF_TWO_KINDS):
        return False
    if not any(_is_owned(word, knows) for word in owned) or _is_owned(left, knows):
        return False
    return is_nominal(left, knows) and not any(knows(left + more) for more in _COMPARATIVES)


def _is_owned(word: str, knows: Knows) -> bool:
    """Whether `word` is a noun with the possessive of the third person, and none that merely ends like one."""
    if not word.endswith(_OWN) or len(word) < _SHORT or not knows(word):
        return False
    declined = all(
        any(knows(word + case) for case in cases) for cases in (_DATIVES_OF_OWNED, _LOCALS_OF_OWNED)
    )
    return declined and not any(knows(word + plural) for plural in _PLURALS)


def _intensifies(left: str, right: str) -> bool:
    """жап-жалпақ, өп-өтірік, үлп-үлкен: the beginning of a word and п, before the word."""
    return left[-1] in _INTENSIFIED and right.startswith(left[:-1])


def echoed(left: str, right: str) -> str:
    """What `right` says with м or п for its head, if that is `left` again, or "": шайын behind шай-пайын."""
    left = left.lower()
    head = "" if left[0] in VOWELS else left[0]
    again = head + right[1:]
    if right[0] not in _ECHOED or right[0] == head or not again.startswith(left[:-1]):
        return ""
    return again


def _bare_verb(part: str, knows: Knows) -> bool:
    """Whether `part` is nothing but the stem of a verb: ек, бұр."""
    if part in _OF_NAMES or part[0].isupper() or is_nominal(part, knows):
        return False
    return any(knows(part + condition) for condition in _CONDITIONS)


def is_nominal(word: str, knows: Knows) -> bool:
    """Whether `word` is a noun, or used as one."""
    return any(knows(word + genitive) for genitive in _GENITIVES)


def _variants(part: str) -> Iterator[str]:
    """What may have been meant by a short part: one letter confused, or all in the other harmony."""
    yield part.translate(_OTHER_HARMONY)
    for place, letter in enumerate(part):
        for meant in MISTAKEN.get(letter, ""):
            yield part[:place] + meant + part[place + 1 :]
