"""Commas: behind what comments on a sentence, before бірақ and not behind it, and around direct speech.

Norm: «Қазақ тілінің пунктуациялық ережелері», the chapters on parenthetic words, on compound sentences and on
direct speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import PUNCTUATION, Found, Lexicon, Rule
from maqala.core.proofing.suffixes import is_verb

_LETTER = "а-яёәіңғүұқөһ"
_ANY = "А-ЯЁӘІҢҒҮҰҚӨҺ" + _LETTER

OPENERS = (
    "Мысалы|Демек|Әрине|Біріншіден|Екіншіден|Үшіншіден|Төртіншіден|Бесіншіден|Меніңше|Біздіңше|Сірә|Өкінішке қарай|"
    "Өкінішке орай|Бақытқа орай|Бақытымызға орай|Қысқасы|Қорыта айтқанда|Қысқаша айтқанда|Жалпы алғанда|Айтпақшы|"
    "Бір сөзбен айтқанда|Басқаша айтқанда|Менің ойымша|Біздің ойымызша|Бәлкім|Иә"
)
"""Words with which a writer comments on the sentence that follows: a comma parts them from it."""

_NO_COMMENT = (
    "да|де|та|те|ғой|қой|бұл|осы|сол|ма|ме|ба|бе|па|пе|емес|болса|болды|болар|болсын|айтқанда|айтсақ|солай|"
    "ретінде|үшін|де[пгйдс][а-яәіңғүұқөһ]*|[а-яәіңғүұқөһ]+нш[ыі][а-яәіңғүұқөһ]*"
)
"""What makes a plain word of a comment, or belongs to it."""

_SURE = "Біріншіден|Екіншіден|Үшіншіден|Төртіншіден|Бесіншіден|Меніңше|Біздіңше|Демек|Әрине|Айтпақшы|Иә"
"""Of them those that are nothing else, whatever follows."""
_OPENING = re.compile(
    rf"(?:^|(?<=[.!?…] ))(?:(?:{_SURE})(?= (?:бұл|осы|сол)(?![{_ANY}]))|"
    rf"(?:{OPENERS})(?= [{_ANY}])(?! (?:{_NO_COMMENT})(?![{_ANY}])))"
)
_FIRST = frozenset(comment.split(" ")[0].lower() for comment in OPENERS.split("|"))


def _openings(paragraph: Paragraph) -> Iterator[Found]:
    """Мысалы біз барамыз."""
    for place in paragraph.places(_FIRST):
        word = paragraph.words[place]
        if word.text[0].isupper() and (match := _OPENING.match(paragraph.text, word.start)):
            yield Found(*match.span(), (f"{match[0]},",))


_SOURCES = frozenset(
    "айтуынша пікірінше сөзінше хабарлауынша мәліметінше ойынша болжамынша деректерінше есебінше".split()
)
_SOURCE = re.compile(
    rf"(?:^|[.!?…] )(?!(?:Ол|Олар|Мен|Сен|Сіз|Біз|Бәрі) )(?P<whose>[{_ANY}«»“” .-]{{1,80}}?[нтд][ыі]ң) "
    rf"(?P<how>{'|'.join(sorted(_SOURCES))})(?= [{_ANY}])"
    rf"(?! (?:ғана|қана|да|де|та|те|емес|ғой|болса|ал|және|мен|бен|пен)(?![{_ANY}]))"
)


def _sources(paragraph: Paragraph) -> Iterator[Found]:
    """Министрдің айтуынша жұмыс басталды: whose words they are, at the beginning of a sentence."""
    for match in _SOURCE.finditer(paragraph.text):
        yield Found(*match.span("how"), (f"{match['how']},",))


_FINITE = re.compile(
    r".{2,}(?:[дт][ыі]|[ғқ]ан|[гк]ен|[ае]ды|[ае]ді|йді|[мбп][ыі]н|[мбп][ыі]з|[дт][ыі][қңмк]|с[ыі][ңз])"
    r"|жоқ|бар|емес|керек|тиіс|мүмкін|болар|шығар|еді|екен|көп|аз"
)
"""What a clause ends with."""
_PAST = re.compile(r".{2,}[дт][ыі][мңқк]?")
_PLAIN = re.compile(r".{2,}(?:[мбп][ае]д[ыі]|йд[ыі]|[дт][ыі][мңқк])")
_BUTS = {
    "бірақ": _FINITE, "өйткені": _FINITE, "алайда": _FINITE, "әйтпесе": _FINITE, "сондықтан": _PAST, "себебі": _PLAIN,
}  # fmt: skip
"""Conjunctions, and the verbs behind which they can be nothing else: басты себебі is the chief reason."""

_CONJUNCTIONS = frozenset(_BUTS)


_OBJECT = re.compile(r"(?P<stem>.{2,})[дт][ыі]")


def _is_object(lexicon: Lexicon, word: str) -> bool:
    """Whether what looks like a past may be a noun's accusative: Ол елді бірақ ұмытпады."""
    match = _OBJECT.fullmatch(word)
    return match is not None and lexicon.is_noun(match["stem"]) and not is_verb(lexicon, match["stem"])


def _but(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """Ол келді бірақ кетті."""
    for place in paragraph.places(_CONJUNCTIONS):
        if paragraph.adjacent(place) and paragraph.words[place].text.islower():
            before = paragraph.words[place - 1]
            if _BUTS[paragraph.lowers[place]].fullmatch(before.text) and not _is_object(lexicon, before.text):
                yield Found(before.start, before.end, (f"{before.text},",))


_BEGINNING = re.compile(rf"(?:^|(?<=[.!?…] ))(?P<word>Бірақ|Өйткені|Себебі|Және)(?P<comma>,)(?= [{_ANY}])")
_ADDRESS = 2
"""Words behind a conjunction's comma that may be somebody who is addressed: Бірақ, апа!"""
_BEGINNINGS = frozenset("бірақ өйткені себебі және".split())


def _behind_conjunction(paragraph: Paragraph) -> Iterator[Found]:
    """Бірақ, ол келмеді: no comma behind a conjunction, but one may belong to what is put in there."""
    for match in _BEGINNING.finditer(paragraph.text):
        rest = paragraph.text[match.end() : paragraph.end_of_sentence(match.start())]
        if rest.count(" ") > _ADDRESS and not re.search(r"[,–—:;(]", rest):
            yield Found(*match.span(), (match["word"],))


_CONDITION = re.compile(r"(?P<stem>.{2,})(?P<back>с[ае])(?:[мңқк]|ң[ыі]з)?")
_NO_CONDITION = frozenset(
    "да де та те ғана қана екен игі керек еді болды болады болар ше ма ме деп деген дейді және немесе не"
    " әрі мен бен пен бірақ ғой қой шы ші".split()
)
"""What carries on with a condition rather than beginning what follows from it."""
_SHORT_VERBS = frozenset("ал ет өт".split())


def _if(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """Егер ол келсе біз кетеміз."""
    words, lowers = paragraph.words, paragraph.lowers
    for start in paragraph.places(_IF):
        if paragraph.adjacent(start) and lowers[start - 1] not in _BEFORE_IF:
            continue
        for place in range(start + 1, len(words) - 1):
            if not paragraph.adjacent(place):
                break
            if _is_condition(lexicon, lowers[place]):
                behind = lowers[place + 1]
                if (
                    paragraph.adjacent(place + 1)
                    and behind not in _NO_CONDITION
                    and not _CONDITION.fullmatch(behind)
                    and not behind.startswith(_bare(lowers[place]))
                ):
                    yield Found(words[place].start, words[place].end, (f"{words[place].text},",))
                break


def _bare(condition: str) -> str:
    """A condition's verb: келсе келсін, келсе келе берсін are one."""
    match = _CONDITION.fullmatch(condition)
    return match["stem"] if match else condition


_IF = frozenset({"егер"})
_BEFORE_IF = frozenset("ал бірақ алайда себебі өйткені және яғни демек онда сондықтан ендеше әйтсе".split())
"""What a condition may begin behind without a mark."""


def _is_condition(lexicon: Lexicon, lower: str) -> bool:
    """Whether a word is a verb's condition: келсе, болмаса, but not баса."""
    match = _CONDITION.fullmatch(lower)
    if not match or (len(match["stem"]) < 3 and match["stem"] not in _SHORT_VERBS):
        return False
    return is_verb(lexicon, match["stem"])


_SAID = "деді|дейді|десті"
_SAYS = frozenset(_SAID.split("|"))
_TOLD = f"(?:{_SAID})(?![{_ANY}])"
_DASH_LACKS = re.compile(rf",(?<=[»”\"],)[ \u00a0]+(?={_TOLD})")
_COMMA_LACKS = re.compile(rf"(?P<close>[»”\"])(?<=[{_ANY}\d)].) (?P<dash>[–—-]) (?=(?:{_SAID})(?![{_ANY}]))")


_BOTH_LACK = re.compile(rf"^«[А-ЯЁӘІҢҒҮҰҚӨҺ][^«»]{{12,}}[{_LETTER}](?P<gap>» )(?=(?:деді|десті)(?![{_ANY}]))")
_STOP_WITHIN = re.compile(rf"[.,](?<=[{_LETTER})].)»(?:,? ?|(?<=,») ?,? ?)(?=[–—-] ?{_TOLD})")
_COMMA_TOO_MANY = re.compile(rf"(?P<close>[»”\"])(?<=[?!…].),(?= ?[–—-] ?{_TOLD})")
_TALK = re.compile(
    rf"^[–—] (?=[^–—]*$)[^–—?!…]*?[{_LETTER}](?P<gap>, )(?={_TOLD})"
    rf"|^[–—] [^–—?!…]*[{_LETTER}](?P<dash> [–—] )(?={_TOLD})"
)


def _quoted_speech(text: str) -> Iterator[Found]:
    """«…» деді lacks both marks, «….» – деді has another's."""
    if match := _BOTH_LACK.match(text):
        yield Found(*match.span("gap"), ("», – ",))
    for match in _STOP_WITHIN.finditer(text):
        yield Found(*match.span(), ("», ",))
    for match in _COMMA_TOO_MANY.finditer(text):
        yield Found(*match.span(), (match["close"],))


def _dialogue(text: str) -> Iterator[Found]:
    """– Келемін – деді lacks its comma, – Келемін, деді its dash."""
    match = _TALK.match(text)
    if match and match["gap"]:
        yield Found(*match.span("gap"), (", – ",))
    elif match:
        yield Found(*match.span("dash"), (f",{match['dash']}",))


def _speech(paragraph: Paragraph) -> Iterator[Found]:
    """«…» – деді lacks its comma, «…», деді its dash."""
    for match in _DASH_LACKS.finditer(paragraph.text):
        yield Found(*match.span(), (", – ",))
    for match in _COMMA_LACKS.finditer(paragraph.text):
        yield Found(*match.span(), (f"{match['close']}, – ",))
    yield from _quoted_speech(paragraph.text)
    yield from _dialogue(paragraph.text)


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of commas."""
    warning = Severity.WARNING
    return (
        Rule("comma-opening", PUNCTUATION, warning, _openings, words=_FIRST),
        Rule("comma-source", PUNCTUATION, warning, _sources, words=_SOURCES),
        Rule("comma-but", PUNCTUATION, warning, partial(_but, lexicon), words=_CONJUNCTIONS),
        Rule("comma-conjunction", PUNCTUATION, warning, _behind_conjunction, words=_BEGINNINGS),
        Rule("comma-if", PUNCTUATION, warning, partial(_if, lexicon), words=_IF),
        Rule("speech-marks", PUNCTUATION, warning, _speech, words=_SAYS),
    )
