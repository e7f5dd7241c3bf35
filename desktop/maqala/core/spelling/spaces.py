"""Forgotten spaces: олүшін is ол үшін, келдіме is келді ме."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from maqala.core.text.letters import VOWELS, is_back, last_sound

RARE_HALVES = 20
"""Two words whose rarities add up to more are hardly what was meant to stand side by side."""

SHORT = 4
COMMON = 4
"""Words of less than SHORT letters are words by accident, unless they are as common as COMMON."""

QUESTION, _ALSO = "мбп", "дт"
"""First letters of the particles that ask, and of да."""

PARTICLES = frozenset(first + vowel for first in QUESTION + _ALSO for vowel in "ае")
"""ма, ме, ба, бе, па, пе, да, де, та, те."""

LEANING, CONTRACTED = 7, 9
"""What a forgotten space costs beside a word that hardly ever stands alone, and what if a vowel went with it."""
SPLIT = 12
"""What it costs between any others."""
HALF_RARITY, LONG_RARITY = 1.5, 0.9
"""How much a step of two halves' rarity weighs against a slip, and of two that are too long to be words by accident."""

_FOLLOWERS = frozenset(
    "үшін сияқты секілді сайын туралы жайлы бойынша бойы дейін кейін бұрын қарай қарсы арқылы қатар бірге қоса бері "
    "гөрі тыс басқа емес екен еді керек қажет мүмкін шығар келген айтқанда таңда кезде жағдайда ретінде ғана ғой "
    "қана ішінде арасында".split()
)
"""Words that lean on the one before them: postpositions, particles, what ends a phrase."""
_PAIRED = frozenset("қарсы басқа бойы бері тыс жайлы".split())
"""Those of them that are nouns and adverbs, too, and stand in pairs: әрі-бері."""
NEVER_BEHIND = _FOLLOWERS - _PAIRED
_AUXILIARIES = tuple("ал бол тұр жатыр отыр жүр қал кет кел бер қой сал шық көр таб баста".split())
"""Verbs that follow the converb of another."""
_ASPECTS = tuple(
    "қал тұр жат отыр жүр кет бер қой таста жібер алу алып алға алды алса алма алат алар".split()
)
_DONE = ("беру", "ету", "көрсету")
_IN_PAIRS = tuple("кел бар кет қайт жүр тұр отыр жат ал бер кір шық қал".split())
"""Verbs that tell how another goes (of ал whole forms: алдап), that make one of a noun, and that are paired."""
_CONVERBS = "аейп"
_CLIPPED = frozenset({"кен", "мес"})
"""екен and емес, as they sound behind a vowel."""
_SPOKEN = frozenset({"ғо", "қо"})
"""ғой and қой, as they sound."""
_LIKELIEST = 2
"""Words tried for each half that may hold a slip."""
_LEADERS = frozenset(
    "бұл осы сол ол бір әр кез көп аса өте ең бүгінгі келесі барлық бүкіл мына қай неше әрбір кейбір сонымен".split()
)
"""Words that lean on the one behind them."""

NEVER_PAIRED = frozenset(
    "кез сонымен соның оның осыған осы сол бүгінгі қазіргі келесі негізгі соңғы бүкіл кейбір әр "
    "тұрғын қоршаған төтенше тікелей өте".split()
)
"""Those that stand in no pair."""
_OF_A_ROW = (
    *"ішкі сыртқы тысқы жоғарғы төменгі артқы алдыңғы кейінгі бұрынғы алғашқы кешегі ертеңгі".split(),
    *"бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы".split(),
)
"""Those that are paired with one another alone: ішкі-сыртқы, екінші-үшінші, but ішкі істер, екінші рет."""
_BESIDE_A_ROW = (*_OF_A_ROW, *sorted(NEVER_PAIRED))
_TERMS = {
    "жоғары": ("оқу",),
    "орта": ("мектеп", "мектеб", "білім"),
    "жаңа": ("жыл",),
    "жеке": ("кәсіпкер", "тұлға"),
    "заңды": ("тұлға",),
    "мемлекеттік": ("тіл", "қызмет"),
    "денсаулық": ("сақтау",),
    "дене": ("шынықтыру", "тәрбие"),
    "шет": ("тіл", "мемлекет"),
    "балалар": ("үй", "бақша"),
    "қазақ": ("тіл", "ел"),
    "орыс": ("тіл",),
    "ағылшын": ("тіл",),
    "бас": tuple("директор дәрігер прокурор редактор хатшы бухгалтер инженер бапкер қала штаб".split()),
}
"""Terms of two words, by the first, which may well be paired with others: жоғары оқу, but жоғары-төмен."""

Rarity = Callable[[str], "float | None"]
"""How rare a word is, suffixes and all; None if it is none."""
Meant = Callable[[str], Iterable[tuple[float, str]]]
"""What a word may have been meant for, with what that costs: itself, if it is right."""


def halves(word: str, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """The ways to read `word` as two words, each with what it costs to have forgotten the space."""
    for left, right, cost in _cut(word):
        one = rarity(left)
        other = None if one is None or is_particle(right) else rarity(right)
        if one is None or other is None:
            continue
        if cost:
            yield f"{left} {right}", cost + one
            continue
        if leans(left, right):
            own = HALF_RARITY * other if left in _LEADERS else 0  # бірақта is no бір ақта
            yield f"{left} {right}", LEANING + one + own
        if one + other <= RARE_HALVES and not any(
            len(half) < SHORT and rare > COMMON for half, rare in ((left, one), (right, other))
        ):
            weight = LONG_RARITY if min(len(left), len(right)) >= SHORT else HALF_RARITY
            yield f"{left} {right}", SPLIT + weight * (one + other)


def mistaken_halves(word: str, meant: Meant) -> Iterator[tuple[str, float]]:
    """The same where a slip stands in one of the words or in both, too: жауапбермеди, кенесберемін."""
    for left, right, contracted in _cut(word):
        if min(len(left), len(right)) < SHORT - 1:
            continue
        firsts = sorted(meant(left))[:_LIKELIEST]
        seconds = sorted(meant(right))[:_LIKELIEST] if firsts else []
        for (one, form), (other, follower) in product(firsts, seconds):
            if contracted or leans(form, follower):
                yield f"{form} {follower}", (contracted or LEANING) + one + other
            elif min(len(left), len(right)) >= SHORT and one + other <= RARE_HALVES:
                yield f"{form} {follower}", SPLIT + one + other


def _cut(word: str) -> Iterator[tuple[str, str, int]]:
    """`word` in two, wherever a space may be missing; with what it costs to have left a letter out with it, or 0."""
    for place in range(2, len(word) - 1):
        left, right = word[:place], word[place:]
        yield left, right, 0
        if right.startswith("ал"):
            yield left + ("а" if is_back(left) else "е"), right, CONTRACTED  # баралмайды: бара алмайды
        if right in _CLIPPED and left[-1] in VOWELS:
            yield left, "е" + right, CONTRACTED  # жақсыкен: жақсы екен
        if right in _SPOKEN:
            yield left, right + "й", CONTRACTED  # барамынғо: барамын ғой


def stands_apart(left: str, right: str) -> bool:
    """Whether two words are never paired with a hyphen, for one of them only leans on the other: жыл-сайын."""
    if left == right:
        return False
    return right in NEVER_BEHIND or left in NEVER_PAIRED or _is_one_verb(left, right) or _is_term(left, right)


def _is_term(left: str, right: str) -> bool:
    """Whether the first of two words only tells which the second is: ішкі істер, жоғары оқу."""
    if left in _OF_A_ROW:
        return not right.startswith(_BESIDE_A_ROW)
    return right.startswith(_TERMS.get(left, ()))


def _is_one_verb(left: str, right: str) -> bool:
    """Whether two words are one verb of two parts: қатып қалады, білім беру; but not жүріп-тұрады, алу-беру."""
    if left.endswith(("ып", "іп")):
        return not left.startswith(_IN_PAIRS) and len(left) >= SHORT and right.startswith(_ASPECTS)
    return not left.endswith(("у", "ю", "п")) and right.startswith(_DONE)


def leans(left: str, right: str) -> bool:
    """Whether one of two words seldom stands without the other: жыл сайын, келіп тұр, кез келген."""
    if right in _FOLLOWERS or (left in _LEADERS and len(right) >= SHORT):
        return True
    return left[-1] in _CONVERBS and len(left) > 2 and right.startswith(_AUXILIARIES)


def particle_after(left: str, typed: str) -> str:
    """The particle `typed` as it sounds after `left`, "" if it is none.

    Of a question any shape is taken (келедіма: келеді ме); да and та are also endings, and have to fit.
    """
    fitting = fitting_particle(left, typed)
    return fitting if fitting == typed or typed[0] in QUESTION else ""


def fitting_particle(left: str, typed: str) -> str:
    """The particle `typed` in the shape that it has after `left`, "" if it is none."""
    if not is_particle(typed):
        return ""
    vowel = "а" if is_back(left) else "е"
    sound = last_sound(left)
    if typed[0] in QUESTION:
        return ("п" if sound == "т" else "б" if sound in "нз" else "м") + vowel
    return ("т" if sound == "т" else "д") + vowel


def is_particle(letters: str) -> bool:
    """Whether `letters` are ма, ме, ба, бе, па, пе, да, де, та or те."""
    return letters in PARTICLES
