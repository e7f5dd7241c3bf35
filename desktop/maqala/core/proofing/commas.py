"""Commas: behind what comments on a sentence, before бірақ, and around direct speech.

Norm: «Қазақ тілінің пунктуациялық ережелері», the chapters on parenthetic words, on compound sentences and on
direct speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import PUNCTUATION, Found, Rule

_LETTER = "а-яёәіңғүұқөһ"
_ANY = "А-ЯЁӘІҢҒҮҰҚӨҺ" + _LETTER

OPENERS = (
    "Мысалы|Демек|Әрине|Біріншіден|Екіншіден|Үшіншіден|Төртіншіден|Бесіншіден|Меніңше|Біздіңше|Сірә|Өкінішке қарай|"
    "Өкінішке орай|Бақытқа орай|Бақытымызға орай|Қысқасы|Қорыта айтқанда|Қысқаша айтқанда|Жалпы алғанда|Айтпақшы|"
    "Бір сөзбен айтқанда|Басқаша айтқанда|Менің ойымша|Біздің ойымызша|Бәлкім|Иә|Рас"
)
"""Words with which a writer comments on the sentence that follows: a comma parts them from it."""

_NO_COMMENT = (
    "да|де|та|те|ғой|қой|бұл|осы|сол|ма|ме|ба|бе|па|пе|емес|болса|болды|болар|болсын|айтқанда|айтсақ|солай"
)
"""What makes a plain word of a comment, or belongs to it."""

_OPENING = re.compile(rf"(?:^|(?<=[.!?…] ))(?:{OPENERS})(?= [{_ANY}])(?! (?:{_NO_COMMENT})(?![{_ANY}]))")
_FIRST = frozenset(comment.split(" ")[0].lower() for comment in OPENERS.split("|"))


def _openings(paragraph: Paragraph) -> Iterator[Found]:
    """Мысалы біз барамыз."""
    if paragraph.vocabulary.isdisjoint(_FIRST):
        return
    for match in _OPENING.finditer(paragraph.text):
        yield Found(*match.span(), (f"{match[0]},",))


_SOURCES = frozenset(
    "айтуынша пікірінше сөзінше хабарлауынша мәліметінше ойынша болжамынша деректерінше есебінше".split()
)
_SOURCE = re.compile(
    rf"(?:^|[.!?…] )(?P<whose>[{_ANY}«»“” .-]{{2,80}}?[нтд][ыі]ң) (?P<how>{'|'.join(sorted(_SOURCES))})(?= [{_ANY}])"
)


def _sources(paragraph: Paragraph) -> Iterator[Found]:
    """Министрдің айтуынша жұмыс басталды: whose words they are, at the beginning of a sentence."""
    if paragraph.vocabulary.isdisjoint(_SOURCES):
        return
    for match in _SOURCE.finditer(paragraph.text):
        yield Found(*match.span("how"), (f"{match['how']},",))


_FINITE = re.compile(
    r".{2,}(?:[дт][ыі]|[ғқ]ан|[гк]ен|[ае]ды|[ае]ді|йді|[мбп][ыі]н|[мбп][ыі]з|[дт][ыі][қңмк]|с[ыі][ңз])"
    r"|жоқ|бар|емес|керек|тиіс|мүмкін|болар|шығар|еді|екен|көп|аз"
)
"""What a clause ends with."""
_BUTS = frozenset("бірақ өйткені алайда".split())


def _but(paragraph: Paragraph) -> Iterator[Found]:
    """Ол келді бірақ кетті."""
    for place in paragraph.places(_BUTS):
        if paragraph.adjacent(place) and paragraph.words[place].text.islower():
            before = paragraph.words[place - 1]
            if _FINITE.fullmatch(before.text):
                yield Found(before.start, before.end, (f"{before.text},",))


_SAID = "деді|дейді|десті"
_DASH_LACKS = re.compile(rf"(?<=[»”\"]), (?=(?:{_SAID})(?![{_ANY}]))")
_COMMA_LACKS = re.compile(rf"(?<=[{_ANY}\d)])(?P<close>[»”\"]) (?P<dash>[–—-]) (?=(?:{_SAID})(?![{_ANY}]))")


def _speech(paragraph: Paragraph) -> Iterator[Found]:
    """«…» – деді lacks its comma, «…», деді its dash."""
    for match in _DASH_LACKS.finditer(paragraph.text):
        yield Found(*match.span(), (", – ",))
    for match in _COMMA_LACKS.finditer(paragraph.text):
        yield Found(*match.span(), (f"{match['close']}, – ",))


def rules() -> tuple[Rule, ...]:
    """The rules of commas."""
    warning = Severity.WARNING
    return (
        Rule("comma-opening", PUNCTUATION, warning, _openings),
        Rule("comma-source", PUNCTUATION, warning, _sources),
        Rule("comma-but", PUNCTUATION, warning, _but),
        Rule("speech-marks", PUNCTUATION, warning, _speech, needs='»”"'),
    )
