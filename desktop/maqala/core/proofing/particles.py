"""Particles and conjunctions: written apart or with a hyphen, and in the shape that the word before asks for.

Norm: «Қазақ тілінің орфографиялық ережелері»: шылаулар (ма ме ба бе па пе, да де та те, ғой қой, ғана қана, мен бен
пен) stand apart and agree with the word before; -ақ, -ау, -ай, -мыс, -міс take a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import MISSPELT, Paragraph
from maqala.core.proofing.rule import PARTICLES, Find, Found, Lexicon, Rule
from maqala.core.proofing.suffixes import is_verb, is_word
from maqala.core.proofing.suffixes import shapes as cases
from maqala.core.text.letters import VOWELS, is_back, last_sound
from maqala.core.text.words import Word

_SHAPES = {
    "ма": {"": "ма ме", "н": "ба бе", "з": "ба бе", "т": "па пе"},
    "да": {"": "да де", "т": "та те"},
    "ғой": {"": "ғой ғой", "т": "қой қой"},
    "ғана": {"": "ғана ғана", "т": "қана қана"},
    "мен": {"": "мен мен", "з": "бен бен", "т": "пен пен"},
}
"""Each particle by what the word before ends in (`last_sound`): its back and its front shape."""

_PARTICLE = {
    shape: name for name, shapes in _SHAPES.items() for pair in shapes.values() for shape in pair.split()
}
APART = frozenset(_PARTICLE)
"""Every shape of the particles that are words by themselves."""
_BEFORE_ONLY = frozenset("бір осы сол бұл ол мен сен біз сіз енді бүгін биыл кейін үшін жылы рет сәл".split())
"""Words behind which қана is the particle and not "to one's fill"."""

_CASES = {"да": ("да", "де", "та", "те")}
_GLUED = tuple(sorted(APART - {"мен", "бен", "пен", "қана"}, key=len, reverse=True))
_QUESTION = frozenset("ма ме ба бе па пе".split())
_ASKED_WORDS = (
    "бар|жоқ|емес|екен|керек|мүмкін|болар|рас|солай|осылай|дұрыс|жақсы|осы|сол|бұл|ол|мен|сен|сіз|аз|көп"
)
_ASKED = re.compile(
    r".*(?:[дт][ыі](?:[ңмқк]|ң[ыі]з)?|[ғқ]ан|[гк]ен|с[ыі][ңз]|[мбп][ыі]н|[мбпдт][ыі]қ|[мбп][ыі]з|[аеәы]й|м[ае][кқ]|ш[аеыі]|[ыі]п|[аеыі]р)"
    rf"|{_ASKED_WORDS}"
)
"""What a question is asked about: finite verbs, and what stands for one."""
_LOCATIVE = ("нда", "нде")
_NO_NOUN = re.compile(r".*(?:[ғқ]ан|[гк]ен|[аейы]т[ыі]н|[аеы]й?тын|[ыі]п|үшін|туралы|сияқты|секілді|емес)")
"""Participles and postpositions: behind them мен is "I", or they belong to it."""

_FIRST_PERSON = re.compile(r"(?:[мпб][ыі]н|[аәеыі]м|й[ыі]н|[пб]ын)(?![а-яёәіңғүұқөһ])")
_CYRILLIC = re.compile(r"[а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ-]+")
_CLOSING = frozenset('»”"')
_ENDS = frozenset('.!?,;:…»”)"–—')


def shapes_of(lexicon: Lexicon, particle: str, before: str) -> frozenset[str]:
    """The shapes that `particle` (any of its shapes) may take behind the word `before`."""
    back, front = _pair(particle, before)
    last = before.rpartition("-")[2] or before
    return frozenset(back if side else front for side in lexicon.sides(last))


def _pair(particle: str, before: str) -> list[str]:
    """The back and the front shape, after the last sound of `before`."""
    shapes = _SHAPES[_PARTICLE[particle]]
    return shapes.get(last_sound(before[-1].lower()), shapes[""]).split()


def _by_letters(particle: str, before: str) -> str:
    """The shape that the letters of `before` ask for: what is right by them needs no dictionary."""
    back, front = _pair(particle, before)
    return back if is_back(before.lower()) else front


def _shape(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """келді ма, адам ме, кітап да: apart, but in the wrong shape."""
    for place in paragraph.places(APART):
        right = paragraph.words[place]
        left = _attached(paragraph, place)
        if right.text == "қой":
            if left is not None and _is_said_again(lexicon, paragraph, place):
                yield Found(left.start, right.end, (f"{left.text} ғой",), {"fix": "ғой", "word": left.text})
            continue
        wanted = _wanted(lexicon, left.text, right.text) if left and right.text.islower() else None
        if left and wanted and not _means_else(lexicon, paragraph, place):
            head = paragraph.text[left.start : right.start]
            yield Found(left.start, right.end, (head + wanted,), {"fix": wanted, "word": left.text})


_TOLD = re.compile(
    r"(?P<stem>.{2,}?)(?:[аей]м[ыі]з|[аей]с[ыі]ң|[аей]с[ыі]з|[аей]м[ыі]н|[аей]?[дт][ыі](?:ң|ң[ыі]з|м)?)"
)
"""Finite verbs behind which қой can be neither a sheep nor "put": its shape is ғой there."""
_NO_TOLD = frozenset("енді қатты тәтті тіпті етті сәтті".split())
_THOUGHT = frozenset("деп деген деді дейді дейсің".split())


def _is_said_again(lexicon: Lexicon, paragraph: Paragraph, place: int) -> bool:
    """Whether қой at `place` is the particle behind a voiced sound: келді қой."""
    words, lowers = paragraph.words, paragraph.lowers
    told = _TOLD.fullmatch(lowers[place - 1])
    if not told or told[0] in _NO_TOLD or not is_verb(lexicon, told["stem"]):
        return False
    closes = paragraph.text[words[place].end : words[place].end + 1] in _ENDS
    return closes or place + 1 == len(words) or lowers[place + 1] in _THOUGHT


def _attached(paragraph: Paragraph, place: int) -> Word | None:
    """The word that the particle at `place` follows, be it in quotation marks."""
    if not place:
        return None
    left, right = paragraph.words[place - 1], paragraph.words[place]
    return left if paragraph.between(left, right) in (" ", "\u00a0", "» ") else None


def _wanted(lexicon: Lexicon, before: str, particle: str) -> str | None:
    """The one shape that is right, if `particle` is not."""
    if before.isdigit():
        return _behind_number(lexicon, before, particle)
    if particle == _by_letters(particle, before):
        return None
    if not _CYRILLIC.fullmatch(before) or before in APART or before[-1] in "ьъ-" or before.isupper():
        return None
    if not lexicon.knows(before):
        return None
    shapes = shapes_of(lexicon, particle, before)
    return next(iter(shapes)) if len(shapes) == 1 and particle not in shapes else None


def _behind_number(lexicon: Lexicon, digits: str, particle: str) -> str | None:
    """да, де, та and те agree with a number as the locative does."""
    shapes = _CASES.get(_PARTICLE[particle], ())
    fitting = [shape for shape in shapes if lexicon.fits_number(digits, False, shape)]
    return fitting[0] if len(fitting) == 1 and particle not in fitting else None


def _means_else(lexicon: Lexicon, paragraph: Paragraph, place: int) -> bool:
    """Whether what looks like a particle may be something else."""
    words = paragraph.words
    particle = words[place].text
    if particle == "қана":
        return words[place - 1].text.lower() not in _BEFORE_ONLY
    if particle == "мен":
        return not _joins(lexicon, paragraph, place)
    end = words[place].end
    if particle == "де" and (
        paragraph.text[end : end + 2].strip()[:1] in _ENDS | {""} or _quoted(paragraph, place)
    ):
        return True  # рақмет де, «Жоқ» де: say
    behind = words[place + 1].text if place + 1 < len(words) else ""
    between_names = words[place - 1].text[0].isupper() and behind[:1].isupper()
    return between_names and particle in ("де", "да", "бен", "та")  # де Голль, да Винчи, бен Ладен


def _quoted(paragraph: Paragraph, place: int) -> bool:
    """Whether a quotation ends before the word at `place`."""
    return paragraph.text[: paragraph.words[place].start].rstrip()[-1:] in _CLOSING


def _joins(lexicon: Lexicon, paragraph: Paragraph, place: int) -> bool:
    """Whether мен stands between two nouns and cannot be "I"."""
    words = paragraph.words
    if place + 1 >= len(words):
        return False
    left, behind = words[place - 1], words[place + 1]
    if paragraph.between(words[place], behind) not in (" ", " «"):
        return False
    if _NO_NOUN.fullmatch(behind.text.lower()) or _NO_NOUN.fullmatch(left.text.lower()):
        return False
    end = paragraph.end_of_sentence(left.start)
    if _FIRST_PERSON.search(paragraph.text, behind.end, end):
        return False
    return lexicon.is_noun(left.text) and lexicon.is_noun(behind.text)


def _glued(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """келдіме, жоқпа: no word as it stands, but one with its particle."""
    yield from _glued_question(lexicon, paragraph)
    for word in paragraph.misspelt:
        text = word.text
        if (
            "-" in text
            or not text.endswith(_GLUED)
            or not text[1:].islower()
            or not _CYRILLIC.fullmatch(text)
        ):
            continue
        for particle in _GLUED:
            left = text.removesuffix(particle)
            if left != text and (len(left) > 2 or left.lower() == "ол") and _takes(lexicon, left, particle):
                yield Found(word.start, word.end, (f"{left} {particle}",), {"fix": particle, "word": left})
                break


_GLUED_QUESTION = re.compile(rf"(?<![\w-])(?P<left>(?i:{_ASKED_WORDS}))(?P<particle>[мбп][ае])(?=\?)")


def _glued_question(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """Барма? A word as it stands, too, but nobody asks with it."""
    for match in _GLUED_QUESTION.finditer(paragraph.text):
        left, particle = match["left"], match["particle"]
        if lexicon.knows(match[0]) and particle in shapes_of(lexicon, particle, left):
            yield Found(*match.span(), (f"{left} {particle}",), {"fix": particle, "word": left})


def _takes(lexicon: Lexicon, left: str, particle: str) -> bool:
    """Whether it is sure that `left` is a word by itself and `particle` its particle."""
    if particle in _QUESTION and not _ASKED.fullmatch(left.lower()):
        return False
    if (left + particle).endswith(_LOCATIVE) or left[-1] == left[
        -2
    ]:  # бағымында; процессте has an с too many
        return False
    return particle in shapes_of(lexicon, particle, left) and lexicon.knows(left)


def _hyphened(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """келді-ме, ол-да, айт-шы: a hyphen where a space belongs, or nothing."""
    if not _ENDS_IN_PARTICLE.search(paragraph.text):
        return
    for word in paragraph.words:
        left, _, particle = word.text.rpartition("-")
        if not left[1:].islower() or "-" in left or not _CYRILLIC.fullmatch(left) or left in APART:
            continue
        if VOWELS.isdisjoint(left.lower()):
            continue  # кг-да: a short form's suffix
        fixes = _apart(lexicon, left, particle) if lexicon.knows(left) else ()
        if fixes:
            yield Found(word.start, word.end, fixes, {"fix": fixes[0], "word": left})


_POSTPOSITIONS = {
    "бері кейін гөрі": re.compile(".*[дтн][ае]н"),
    "дейін шейін қарай таман": re.compile(".*(?:[ғқ]а|[гк]е|н[ае])"),
    "үшін туралы сияқты секілді бойынша арқылы": re.compile(".{3,}"),
}
"""Postpositions, and what stands before them."""
_BEHIND = {word: before for words, before in _POSTPOSITIONS.items() for word in words.split()}
_ENDS_IN_PARTICLE = re.compile(rf"-(?:{'|'.join((*APART, *_BEHIND))}|шы|ші)(?![а-яәіңғүұқөһ])")


def _apart(lexicon: Lexicon, left: str, particle: str) -> tuple[str, ...]:
    joined = left + particle
    known = (joined,) if lexicon.knows(joined) else ()
    if particle in ("шы", "ші"):
        return known
    if particle in _BEHIND and _BEHIND[particle].fullmatch(left):
        return (f"{left} {particle}",)
    if particle not in APART:
        return ()
    wanted = tuple(f"{left} {shape}" for shape in sorted(shapes_of(lexicon, particle, left)))
    return wanted + (known if particle in ("мен", "бен", "пен") or _PARTICLE[particle] == "да" else ())


_ONLY = frozenset(
    "сондай осылай солай былай онсыз әлден баяғыда әлдеқашан қашан көптен ежелден бұрыннан қашаннан әуелден жастайынан"
    " жасынан баладан бүгіннен қазірден жаздан қыстан былтырдан кешеден қай-қайдан біразға көпке талайға онша соншама"
    " мұнша екеуі".split()
)
"""Words behind which ақ can only be the particle."""
_NOW = frozenset("бұрын бірден қазір бүгін ертең сонда осында кейде былтыр биыл кеше".split())
_SINCE = re.compile(
    r".*(?:[ғқ]андай|[гк]ендей|ғыдай|гідей|[мбп][ае]й)|(?:бас|күн|сәт|кез|жас|шағ|таң|сағат|апта|ай|жыл)[ыі]?[дтн][ае]н"
)
"""With those before it words behind which ақ is "white" only before a noun: көп ұзамай-ақ, басынан-ақ, бүгін-ақ."""
_LOOSE = re.compile(
    r"(?<![\w-])(?:[А-ЯӘІҢҒҮҰҚӨҺ]?[а-яәіңғүұқөһ]+(?:ған|ген|қан|кен|пты|пті|[дт][ыі]|[ае]р) (?:ау|мыс|міс)"
    r"|(?i:шіркін|әттеген|әттең|қап|япыр|апыр) ай)(?![\w-])"
)
_JOINED_AQ = re.compile(
    rf"(?i:({'|'.join(sorted(_ONLY | _NOW))})(ақ)|(\w+(?:[ғқ]ан|[гк]ен|пты|пті))(мыс|міс))"
)


def _loose_aq(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """сондай ақ, жыл басынан ақ: a space where a hyphen belongs, unless something white follows."""
    for place in paragraph.places(_AQ):
        before = paragraph.lowers[place - 1]
        if not paragraph.adjacent(place) or not paragraph.words[place].text.islower():
            continue
        may_be = before in _NOW or _SINCE.fullmatch(before)
        if before in _ONLY or (may_be and not _is_white(lexicon, paragraph, place)):
            left, right = paragraph.words[place - 1], paragraph.words[place]
            text = paragraph.text[left.start : right.end]
            yield Found(left.start, right.end, (f"{left.text}-{right.text}",), {"word": text})


def _is_white(lexicon: Lexicon, paragraph: Paragraph, place: int) -> bool:
    """Whether a noun follows the ақ at `place`, in whatever case."""
    if not paragraph.adjacent(place + 1):
        return False
    behind = paragraph.lowers[place + 1]
    stem = lexicon.stem(behind)
    if _NO_NOUN.fullmatch(behind):
        return False
    return lexicon.is_noun(behind) or (lexicon.is_noun(stem) and not is_verb(lexicon, stem))


_AQ = frozenset({"ақ"})


def _loose(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """сондай ақ, сондайақ, келіпті міс: a space or nothing where a hyphen belongs."""
    for word in paragraph.misspelt:
        if match := _JOINED_AQ.fullmatch(word.text):
            fix = "-".join(part for part in match.groups() if part)
            yield Found(word.start, word.end, (fix,), {"word": word.text})
    if paragraph.vocabulary.isdisjoint(_HYPHENED):
        return
    yield from _loose_aq(lexicon, paragraph)
    for match in _LOOSE.finditer(paragraph.text):
        left, _, particle = match[0].rpartition(" ")
        if particle in _THINGS and not _is_told(lexicon, paragraph, match):
            continue
        if particle in _REPORTED:
            particle = _REPORTED[not is_back(left.lower())]
        yield Found(*match.span(), (f"{left}-{particle}",), {"word": match[0]})


_THINGS = frozenset({"мыс", "ау"})
"""Particles that are things, too: copper and a net."""


def _is_told(lexicon: Lexicon, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether a clause ends behind мыс or ау, and a verb stands before it: өндірілген мыс көп, жергілікті мыс."""
    left = match[0].rpartition(" ")[0].lower()
    told = _TOLD.fullmatch(left)
    if told and not left.endswith(("пты", "пті")) and not is_verb(lexicon, told["stem"]):
        return False
    return paragraph.text[match.end() : match.end() + 1] in _ENDS | {""}


_HYPHENED = frozenset("ақ ау ай мыс міс".split())
_REPORTED = ("мыс", "міс")


_LOOSE_SUFFIXES = frozenset("шы ші ға ге қа ке ның нің дың тің ны ні нен ден тен".split())
"""Suffixes that are no words, as нан (bread) and тың (fresh) are."""


_WITH = frozenset("мен бен пен".split())


def _with(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """достары мен кездесті: no noun follows that мен could join, and the verb is not what "I" do."""
    words, lowers = paragraph.words, paragraph.lowers
    for place in paragraph.places(_WITH):
        if (
            not (paragraph.adjacent(place) and paragraph.adjacent(place + 1))
            or lowers[place - 1] in _BEFORE_ONLY
        ):
            continue
        left, right = words[place - 1], words[place]
        if not _is_done(lexicon, words[place + 1].text):
            continue
        joined = left.text + right.text
        if right.text.islower() and lexicon.lists(joined) and lexicon.is_noun(lexicon.stem(left.text)):
            yield Found(left.start, right.end, (joined,), {"fix": joined})


def _is_done(lexicon: Lexicon, word: str) -> bool:
    """Whether `word` is what somebody did and nothing else: кездесті, but not алты or елді."""
    match = _DONE.fullmatch(word)
    if not match or len(lexicon.stem(word)) > len(match["stem"]):
        return False
    return is_verb(lexicon, match["stem"]) and not lexicon.is_noun(match["stem"])


_DONE = re.compile(r"(?P<stem>.{2,})[дт][ыі]")


def _suffixes(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """айт шы, мектеп ке: a suffix that stands apart from its word."""
    yield from _with(lexicon, paragraph)
    for place in paragraph.places(_LOOSE_SUFFIXES):
        left, right = paragraph.words[place - 1], paragraph.words[place]
        if not paragraph.adjacent(place) or not _CYRILLIC.fullmatch(left.text) or not right.text.islower():
            continue
        if is_word(right.text, paragraph.text[right.end :]):
            continue
        shapes = [right.text, *(shape for shape in cases(right.text) if shape != right.text)]
        joined = next((left.text + shape for shape in shapes if lexicon.lists(left.text + shape)), None)
        if joined and not left.text.isupper():
            yield Found(left.start, right.end, (joined,), {"fix": joined})


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of particles."""
    finds: tuple[tuple[str, Find, Iterable[str], Iterable[str]], ...] = (
        ("particle-shape", partial(_shape, lexicon), (), APART),
        ("particle-apart", partial(_glued, lexicon), (MISSPELT, "?"), ()),
        ("particle-no-hyphen", partial(_hyphened, lexicon), "-", ()),
        ("particle-hyphen", partial(_loose, lexicon), (MISSPELT,), _HYPHENED),
        ("suffix-apart", partial(_suffixes, lexicon), (), _LOOSE_SUFFIXES | _WITH),
    )
    return tuple(
        Rule(name, PARTICLES, Severity.WARNING, find, needs=needs, words=words)
        for name, find, needs, words in finds
    )
