"""What the eye does not see: invisible characters, digits for letters, Latin words in disguise, wrong apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import LETTER, MISSPELT, Paragraph
from maqala.core.proofing.rule import LETTERS, Found, Lexicon, Rule, pattern
from maqala.core.text.letters import LOOK_ALIKES

_KAZAKH = "а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ"
_HIDDEN = "".join(
    chr(code)
    for first, last in (
        (0xAD, 0xAD),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x2064),
        (0x2066, 0x2069),
        (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFC),
    )
    for code in range(first, last + 1)
)
_TO_LETTERS = str.maketrans("034610", "ОЗЧбіО")
_LIKE = {"0": "о", "3": "з", "4": "ч", "6": "б", "1": "і"}
_TO_DIGITS = str.maketrans("ОоOoЗзІіIl", "0000331111")
_AMONG_DIGITS = (
    r"(?<![\w-])(?:\d+[ОоЗзIlOo]+[\dОоЗзIlOo]*|[ОЗ][\dОоЗз]*\d{2,}|[lI]\d{3}(?= жыл)"
    r"|З[\dО](?= (?:адам|бала|жыл|жас|пайыз|млн|млрд|мың|теңге|км|метр|минут|сағат|рет|күн)))(?![\w-])"
)
_APOSTROPHE = rf"(?<=[{_KAZAKH}A-Za-z])['`´](?=[{_KAZAKH}A-Za-z])"
_ALIKE = re.compile(r"[aceopxyikhmt](?<![\w.@/&-].)[aceopxyikhmt]{2,}(?![\w.@/&-])")


def _hidden(match: re.Match[str]) -> str | None:
    """Joiners belong in emoji; a soft hyphen inside a word is somebody's wish, others are left-overs."""
    text, start, end = match.string, match.start(), match.end()
    if match[0] == "\u200d" and not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
        return None
    return (
        None
        if match[0] == "\u00ad" and text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()
        else ""
    )


def _digits(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """3аң, 0сы, қ0ғам: a digit that stands for a letter."""
    for match in re.finditer(
        rf"(?<![\w.,№#@/-])(?=\w*[{_KAZAKH}]{{2}})(?=\w*\d)(?:[{_KAZAKH}]|[03461])+(?![\w-])", paragraph.text
    ):
        word = match[0]
        mended = "".join(_LIKE.get(letter, letter) for letter in word)
        if word[0].isdigit():
            mended = mended.capitalize() if _begins(paragraph.text, match.start()) else mended
        is_number = lexicon.fits_number(word[0], False, word[1:])  # 1ші
        if sum(letter.isdigit() for letter in word) == 1 and not is_number and lexicon.knows(mended):
            yield Found(*match.span(), (mended,), {"word": word})
    for match in re.finditer(r"(?<![\w.,№-])0л(?![\w-])", paragraph.text):
        mended = "Ол" if _begins(paragraph.text, match.start()) else "ол"
        yield Found(*match.span(), (mended,), {"word": match[0]})


def _begins(text: str, place: int) -> bool:
    return not text[:place].strip(" «“—–-") or text[:place].rstrip(" «“")[-1:] in ".!?…"


def _letters_for_digits(match: re.Match[str]) -> str | None:
    return match[0].translate(_TO_DIGITS)


def _latin(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """A word of Latin letters alone that reads as Kazakh: oca, apa in Cyrillic text."""
    if not re.search(rf"[{_KAZAKH}]{{3}}", paragraph.text):
        return
    for match in _ALIKE.finditer(paragraph.text):
        mended = match[0].translate(LOOK_ALIKES)
        if lexicon.knows(mended) and _among_cyrillic(paragraph.text, match.start(), match.end()):
            yield Found(*match.span(), (mended,), {"word": match[0]})


def _among_cyrillic(text: str, start: int, end: int) -> bool:
    before = re.search(r"(\w)\W*$", text[max(0, start - 8) : start])
    behind = re.match(r"\W*(\w)", text[end : end + 8])
    return (
        all(side is None or side[1] > "\u0400" for side in (before, behind))
        and (before or behind) is not None
    )


_TO_LATIN = str.maketrans("асеорхуіһкАВСЕНІКМОРТХУһ", "aceopxyihkABCEHIKMOPTXYh")
_MOSTLY_LATIN = re.compile(
    r"(?=[A-Za-zА-Яа-яІіһ]*[A-Za-z]{2})[A-Za-zасеорхуіһкАВСЕНІКМОРТХУ]{4,}(?:-\d+)?(?![\w])"
)


def _foreign(paragraph: Paragraph) -> Iterator[Found]:
    """Gооgle: Cyrillic letters in a Latin name."""
    for word in paragraph.misspelt:
        match = _MOSTLY_LATIN.match(word.text)
        if not match or not re.search(r"[А-Яа-яІіһ][A-Za-z]", match[0]):  # what stands last may be a suffix
            continue
        latin = sum(letter.isascii() and letter.isalpha() for letter in match[0])
        if latin * 2 > sum(letter.isalpha() for letter in match[0]):
            fix = match[0].translate(_TO_LATIN) + word.text[match.end() :]
            yield Found(word.start, word.end, (fix,), {"word": word.text})


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of letters."""
    mixed = ("0a", "a0")
    return (
        Rule(
            "invisible",
            LETTERS,
            Severity.WARNING,
            pattern(f"[{_HIDDEN}]", _hidden),
            needs=_HIDDEN,
            any_language=True,
        ),
        Rule(
            "digit-for-letter",
            LETTERS,
            Severity.ERROR,
            partial(_digits, lexicon),
            needs=mixed,
            any_language=True,
        ),
        Rule(
            "letter-for-digit",
            LETTERS,
            Severity.ERROR,
            pattern(_AMONG_DIGITS, _letters_for_digits),
            needs=mixed,
            any_language=True,
        ),
        Rule("cyrillic-in-latin", LETTERS, Severity.ERROR, _foreign, needs=(MISSPELT,), any_language=True),
        Rule("latin-word", LETTERS, Severity.ERROR, partial(_latin, lexicon), needs=LETTER),
        Rule("apostrophe", LETTERS, Severity.HINT, pattern(_APOSTROPHE, "’"), needs="'`´", any_language=True),
    )
