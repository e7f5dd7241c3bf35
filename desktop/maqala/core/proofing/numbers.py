"""Numbers with what they count: dates, ordinals, amounts, and nouns behind them.

Norm: «Қазақ тілінің орфографиялық ережелері»: a noun behind a number has no plural, an ordinal in digits takes a bare
hyphen, an amount takes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import AGREEMENT, Found, Lexicon, Rule, pattern
from maqala.core.proofing.suffixes import CASES, shapes

_KAZAKH = "а-яёәіңғүұқөһ"
_MONTHS = "қаңтар|ақпан|наурыз|сәуір|мамыр|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
MONEY = "теңге|тг|доллар|еуро|рубль|юань|фунт|лира|сом"

_COUNTED = "сынып|орын|бап|курс|қабат|тоқсан|тур|кезең|маусым"
"""Things that are counted by ordinals, and seldom by anything else."""

_GLUED = re.compile(rf"(?P<number>\d+(?:,\d+)?)(?P<word>[{_KAZAKH}]{{3,}})")


def _glued(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """5сынып, 2021жылы, 100адам: neither hyphen nor space."""
    for word in paragraph.misspelt:
        match = _GLUED.fullmatch(word.text)
        if not match or lexicon.is_ending(match["word"]) or not lexicon.knows(match["word"]):
            continue
        gap = "-" if re.match(_COUNTED, match["word"]) and len(match["number"]) < 4 else " "
        yield Found(word.start, word.end, (f"{match['number']}{gap}{match['word']}",))


def _day(match: re.Match[str]) -> str | None:
    return match["day"] if int(match["day"]) <= 31 else None


_NUMERALS = frozenset(
    "екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен мың бірнеше".split()
)
"""With бірнеше; without бір, which is also "some", тоқсан, also a quarter, and жүз, also a people."""

_PLURAL = re.compile(rf"([{_KAZAKH}]{{2,}})[лдт][ае]р({'|'.join(sorted(CASES))})?")
_VERB = re.compile(r".+(?:[дт][ыі]|[ғқ]ан|[гк]ен|йд[ыі])|бар|жоқ|керек|тұр|отыр|жатыр|жүр|екен|емес")
_NAMED = re.compile("жыл|ғасыр|сынып|бап|орын|нөмір|қабат|топ|жас|ай|бағыт|тарау|бөлім|курс")
"""What digits name rather than count, ordinals without their hyphen: 90 жылдары, 5 сыныптар."""
_SERVICES = frozenset({"101", "102", "103", "104", "112"})
_NAMES_NUMBERS = frozenset("сағат код индекс мектеп лицей гимназия балабақша".split())
_BEGUN = (". ", "! ", "? ", "… ", "– ")
_FIGURE = re.compile(r"\d{1,7}(?:-\d{1,7})?")


def _plurals(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """бес адамдар: a noun behind a number takes no plural."""
    words = paragraph.words
    numbers = [
        place for place, lower in enumerate(paragraph.lowers) if lower in _NUMERALS or lower[0].isdigit()
    ]
    for place in [number + 1 for number in numbers if number + 1 < len(words)]:
        match = _PLURAL.fullmatch(words[place].text)
        if match and _counts(paragraph, place - 1) and _is_counted(lexicon, paragraph, place, match[1]):
            fixes = [match[1] + case for case in _cases(lexicon, match[1], match[2] or "")]
            fix = fixes[0] if match[2] and len(fixes) == 1 else match[1]
            if fixes or not match[2]:
                yield Found(words[place].start, words[place].end, (fix,))


def _cases(lexicon: Lexicon, stem: str, case: str) -> list[str]:
    """The shapes of `case` behind `stem`; of two (қалада, қалата) that with the plain one's sound."""
    known = [shape for shape in shapes(case) if lexicon.lists(stem + shape)]
    plain = [shape for shape in known if shape[0] in "дмн" or stem[-1] in "пткқсшфхцчщ"]
    return plain if len(known) > 1 and len(plain) == 1 else known


def _counts(paragraph: Paragraph, place: int) -> bool:
    """Whether the word at `place` is a number that counts what follows: no year, code, or part of a name."""
    text = paragraph.words[place].text.lower()
    if not paragraph.adjacent(place + 1):
        return False
    if text in _NUMERALS:
        return True
    if (
        not _FIGURE.fullmatch(text)
        or text in _SERVICES
        or text in ("0", "1")
        or 1900 <= int(text.split("-")[0]) <= 2100
    ):
        return False
    if not place:
        return True
    before = paragraph.words[place - 1]
    begins = not paragraph.text[: before.start] or paragraph.text[before.start - 2 : before.start] in _BEGUN
    return (begins or not before.text[:1].isupper()) and before.text.lower() not in _NAMES_NUMBERS


def _is_counted(lexicon: Lexicon, paragraph: Paragraph, place: int, stem: str) -> bool:
    """Whether the plural is what the number counts, and not what it belongs to: бес балалар үйі."""
    word = paragraph.words[place]
    if _NAMED.match(stem) or not lexicon.is_noun(stem) or len(lexicon.stem(word.text)) > len(stem):
        return False
    if word.text[len(stem) + 3 :]:
        return True
    if not paragraph.adjacent(place + 1):
        return place + 1 < len(paragraph.words) or paragraph.text[word.end :].strip() != ""
    return bool(_VERB.fullmatch(paragraph.words[place + 1].text))


_AMOUNT = (
    rf"(?<![\w.,-])(?P<number>\d+(?:,\d+)?)-(?=(?:{MONEY}|пайыз|процент|мың|млн|млрд|трлн|миллиард|триллион|жасар|жастағы"
    rf"|гектар|тонна|(?:жыл|ай|апта|күн|сағат) (?:бойы|бұрын|ішінде|ішін))[{_KAZAKH}]*(?![\w-]))"
)
"""What is never counted by ordinals: 20-пайыз."""

_TENS = frozenset("он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split())
_HYPHENED = re.compile(
    rf"(?P<left>[{_KAZAKH}]+)-(?:(?P<unit>(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз)[{_KAZAKH}]*)"
    rf"|(?P<noun>(?:{_COUNTED}|ғасыр|топ)[{_KAZAKH}]*))(?![\w-])",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(".{2,}(?:[ыі]нш[ыі]|нш[ыі])")


def _numerals(paragraph: Paragraph) -> Iterator[Found]:
    """он-екі адам, бірінші-сынып: what is written in words takes no hyphen; бес-алты is an estimate."""
    for word in paragraph.words:
        match = _HYPHENED.fullmatch(word.text) if "-" in word.text else None
        if not match:
            continue
        left = match["left"].lower()
        if left in _TENS if match["unit"] else _IN_WORDS.fullmatch(left):
            yield Found(word.start, word.end, (word.text.replace("-", " "),))


_ORDERED = (
    r"(?<![\w.,/№-])(?<!№ )(?P<number>\d{1,3}) (?=орын(?:ды иелен|ға (?:көтеріл|тұрақта|жайғас|табан)|да тұр\b)"
    r"|(?:сынып|курс)(?:тың|тағы|та)? (?:оқи|оқып|оқыған|оқушы|студент|түлег)|қабатта тұра|қабаттан (?:құла|секір)"
    r"|топ(?:тағы)? мүгеде|тоқсан(?:да|ның|дағы)(?! ішінде)\b|(?<=\d\d )баб?п(?:қа сәйкес|пен айып| бойынша)"
    r"|бабы(?:на сәйкес|ның \d|ның \w+ тармағы)|ғасырдың (?:бас|соң|аяғ|орта))"
)
"""What is counted by ordinals in such a company: 3 орынды иеленді."""

_ORDINAL = r"-(?:с?[ыі])?н?ш[ыі]"
_AHEAD = rf"(?![{_KAZAKH}])"


def _bare(match: re.Match[str]) -> str:
    """5-ші сынып → 5-сынып, 12-нші мамыр → 12 мамыр, 2020-сыншы жыл → 2020 жыл."""
    is_date = re.match(f"жыл|{_MONTHS}", match.string[match.end() :])
    return f"{match['number']} " if is_date else f"{match['number']}-"


_DATE = rf"(?<![\w.,-])(?P<day>\d{{1,2}})-ш[ыі](?= (?:{_MONTHS})[{_KAZAKH}]*{_AHEAD})"
_SUFFIXED = rf"(?<![\w.,-])(?P<number>\d+){_ORDINAL} (?=[{_KAZAKH}]{{3}})"


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of numbers and what they count."""
    hint, warning = Severity.HINT, Severity.WARNING
    behind = ("0-",)
    return (
        Rule("number-glued", AGREEMENT, warning, partial(_glued, lexicon), needs=("0a",)),
        Rule(
            "plural-after-number",
            AGREEMENT,
            warning,
            partial(_plurals, lexicon),
            needs=("0 ",),
            words=_NUMERALS,
        ),
        Rule("numeral-hyphen", AGREEMENT, warning, _numerals, needs=("a-",)),
        *(
            Rule(name, AGREEMENT, severity, pattern(where, mend, at_numbers=True), is_on, needs)
            for name, needs, severity, is_on, where, mend in (
                ("amount-hyphen", behind, warning, True, _AMOUNT, lambda m: f"{m['number']} "),
                ("ordinal-hyphen", ("0 ",), warning, True, _ORDERED, lambda m: f"{m['number']}-"),
                ("date-ordinal", behind, hint, True, _DATE, _day),
                ("ordinal-suffix", behind, hint, False, _SUFFIXED, _bare),
            )
        ),
    )
