"""A word shown by its forms: a dozen of those that it takes, and a well-known word that goes the same way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from maqala.core.spelling.added import by_letters, stems_of
from maqala.core.spelling.dictionary import ENCODING, NO_END, Dictionary
from maqala.core.spelling.stems import Entry
from maqala.core.text.letters import HARMONIC, OPEN

MOST = 12
"""AddedForms that are shown of a word."""

_NOMINAL = ("лар", "ның", "ға", "ны", "да", "дан", "мен", "ы сы", "ымыз мыз", "ларға", "лармен", "ында сында")
_SUFFIXES = {
    "n": _NOMINAL,
    "adj": ("рақ ырақ", *_NOMINAL),
    "np": ("лық", *_NOMINAL),
    "given": ("ұлы", "қызы", "ов ев", *_NOMINAL),
    "family": ("а ая", "аның аяның", *_NOMINAL),
    "v": (
        "у ю",
        "ды",
        "ған",
        "йды ады яды иды",
        "п ып",
        "са",
        "мады",
        "мақ",
        "йтын атын",
        "уы юы",
        "сын",
        "май",
    ),
    "x": (),
}
"""By part of speech: suffixes as they sound after a back vowel, each with what it is after other sounds."""

_NARROW = frozenset("ыіу")
_FIRST = ("лдт", "ндт", "дтн", "ғгқк", "мбп")
"""Consonants with which the shapes of one suffix begin."""

_WORDS = {
    "n": "бала кеме қала кітап мектеп қазақ жүрек парк банк клуб блог завод сайт тест контраст экономист сурет тас "
    "іс үй ай қар жер жол көл гүл адам фильм күн телефон таң өлең қыз сөз факт процесс класс орын:elide ерін:elide "
    "халық:elide көрік:elide роль автомобиль ту меню такси басшы кісі",
    "adj": "жаңа әдемі жақсы үлкен кең қызыл көк ақ терең дұрыс жылы тәтті бай әлсіз тар ескі арсыз жасыл семіз дөрекі",
    "np": "Алматы Астана Әлия Семей Ташкент Париж Лондон Берлин Ақтау Қытай Көкшетау Шымкент Түркістан Сеул Тараз "
    "Мадрид Меркі Қызылорда Жезқазған Байқоңыр Атырау Египет Ақтөбе Алжир Дубай Нидерланд Түрксіб Атбасар "
    "Құрық Қамыстыбас Екібастұз Іле Орал Ембі Бішкек Ақтоғай Минск Брюссель Сочи Баку",
    "given": "Серік Асқар Нұрлан Бақыт Қанат Ерлан Абай Әли Мұрат Болат Мұхтар Сәкен Ілияс Айдос Жүсіп Талғат "
    "Ахмет Мұса Мәди Сәуле",
    "family": "Назарбаев Есенберлин Чайковский Шевченко Петросян Шиллер Гоголь Бальзак Гюго Шекспир Мицкевич",
    "v": "жаз айт бер кел ал бар кет оқы ойна сөйле баста ізде тазала қара тап теп шық төк ек қой сүй тұр жүр бол "
    "көр бас піш кес қаш қон жең тіке сал салын бүлін тарат орнат сезін мін қал күл "
    "басқар көтер күзет жайыл егіл тоғыс кірес келтір оңал бекіт",
}
"""Words that everybody can inflect, the likeliest to be thought of first; behind a colon what letters do not tell."""


def sample_forms(dictionary: Dictionary, entry: Entry) -> tuple[str, ...]:
    """At most `MOST` forms of `entry`, beginning with the word itself, in the order of the paradigm."""
    entry = entry if entry.pos else by_letters(entry)
    found = [entry.word]
    for suffix in _SUFFIXES[entry.pos]:
        forms = sorted(_forms(dictionary, entry, suffix.split()))
        if forms:
            cheapest = forms[0][0]
            found += [form for price, form in forms if price == cheapest]
    return tuple(dict.fromkeys(found))[:MOST]


def _forms(dictionary: Dictionary, entry: Entry, suffixes: list[str]) -> Iterator[tuple[int, str]]:
    """The price and the letters of every form with one of `suffixes`, in whatever shape it takes."""
    for stem in stems_of(entry):
        state = dictionary.classes.get(str(stem.klass.bare()))
        if state is None:
            continue
        start = "ий" if stem.klass.slot == "family_y" and "а" not in suffixes[0] else ""
        for shape in sorted({shape for suffix in suffixes for shape in _shapes(suffix)}):
            price = dictionary.ending(state, (start + shape).encode(ENCODING))
            if price != NO_END:
                yield price, _cased(stem.text, entry.word) + start + shape


def _shapes(suffix: str) -> Iterator[str]:
    """Every shape of a suffix: of either harmony, with any first consonant."""
    firsts = {suffix[0], *(first for group in _FIRST if suffix[0] in group for first in group)}
    for first, front in product(sorted(firsts), (False, True)):
        shape = first + suffix[1:]
        yield "".join(HARMONIC.get(letter, letter) for letter in shape) if front else shape


def _cased(stem: str, word: str) -> str:
    return "".join(
        letter.upper() if place < len(word) and word[place].isupper() else letter
        for place, letter in enumerate(stem)
    )


def inflects_like(entry: Entry) -> str:
    """A well-known word that takes the same suffixes, "" if none does."""
    entry = entry if entry.pos else by_letters(entry)
    pattern, last = _pattern(entry), entry.word[-1:]
    known = [word.split(":") for word in _WORDS.get(entry.pos, "").split()]
    alike = [word for word, *facts in known if _pattern(Entry(word, entry.pos, frozenset(facts))) == pattern]
    return next((word for word in alike if word[-1] == last), alike[0] if alike else "")


def ways(word: str) -> tuple[Entry, ...]:
    """The different ways in which `word` may be inflected, by part of speech; what its letters suggest comes first."""
    plain = by_letters(Entry(word, ""))
    kinds = ("n", "adj", "v") if word == word.lower() else ("np", "given", "family", "n")
    ordered = dict.fromkeys((plain.pos, *kinds))
    entries = [Entry(word, kind, facts) for kind in ordered for facts in _variants(word, kind)]
    different: dict[object, Entry] = {}
    for entry in [*entries, Entry(word, "x")]:
        different.setdefault(_pattern(entry), entry)
    return tuple(different.values())


def _variants(word: str, kind: str) -> Iterator[frozenset[str]]:
    """The facts that a word of these letters may have."""
    lower = word.lower()
    yield frozenset()
    if kind != "x":
        yield from (frozenset({fact}) for fact in ("front", "back", "soft", "hard"))
    if kind in ("n", "np") and lower[-2:-1] in _NARROW and lower[-1:] not in OPEN:
        yield frozenset({"elide"})
    if kind in ("n", "np") and len(lower) > 2 and not OPEN.intersection(lower[-2:]):
        yield frozenset({"epen"})


def same_way(one: Entry, other: Entry) -> bool:
    """Whether both are inflected alike, whatever their letters."""
    kinds = {(each.pos or by_letters(each).pos, each.facts) for each in (one, other)}
    return len(kinds) == 1 or (one.word == other.word and _pattern(one) == _pattern(other))


def _pattern(entry: Entry) -> frozenset[tuple[int, str]]:
    """The stems of a word without its letters: how many letters each has more, and its class."""
    return frozenset((len(s.text) - len(entry.word), str(s.klass.bare())) for s in stems_of(entry))
