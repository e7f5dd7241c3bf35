"""Quotation marks and brackets: « » outside, “ ” inside, each closed.

Norm: the Kazakh punctuation rules name « » the quotation mark; “ ” is the second level in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maqala.core.issues import Severity
from maqala.core.proofing.article import ArticleRule, Placed
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import PUNCTUATION, Found, Rule

_OPENING = {"»": "«", "”": "“", ")": "(", "]": "["}
_CLOSING = {opening: closing for closing, opening in _OPENING.items()}
_MARK = re.compile(r"[«»“”()\[\]]")
_SECOND_LEVEL = str.maketrans("«»", "“”")
_NUMBERED = re.compile(r"(?:^|[\s;:,.(])(?:\d{1,3}(?:[.-]\d{1,2})*|[IVXІХ]{1,5}|[а-яәіңғүұқөһa-z])$")
_FACE = re.compile(r"[:;=]-?$|\)$")
_QUOTATION = re.compile(r'[«»]|[“„][^“”„«»]{1,300}[”“]|"[^"\n]{1,300}"')
_SPEECH = re.compile(r"\s*[,.!?]?\s*[–—-]")
"""What follows direct speech, which may have begun a paragraph before."""
_COMPANY = re.compile(r"» [А-ЯӘІҢҒҮҰҚӨҺ]{2,6}$")
"""The inner name of a company, whose two opening marks are written as one: «Қазақстан темір жолы» ҰК» АҚ."""
_SAID = re.compile(r"[,!?…] ?(?:[–—-] ?)?де(?:ді|йді|ген|п)(?!\w)[^–—«»]*$")
"""The end of direct speech that is over: «Келемін, – деді ол."""


def _straight(paragraph: Paragraph) -> Iterator[Found]:
    """Straight quotes that come in pairs, each with the printed mark that it stands for."""
    text = paragraph.text
    level = 0
    found: list[Found] = []
    for match in re.finditer('"', text):
        place = match.start()
        opens = _opens(text, place, begun=level > 0)
        if not opens and not level:
            if text[place - 1 : place].isdigit():  # inches: 55"
                continue
            return  # one is missing: which, nobody can say
        level += opens
        outside = text.count("«", 0, place) - text.count("»", 0, place)
        pair = "“”" if level + outside > 1 else "«»"
        found.append(Found(place, place + 1, (pair[not opens],)))
        level -= not opens
    if not level:
        yield from found


def _opens(text: str, place: int, *, begun: bool) -> bool:
    """Whether a straight quote opens a quotation; where its neighbours do not tell, it closes what is `begun`."""
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    spaced_before = not before or before.isspace() or before in "([{—–-/"
    spaced_behind = not behind or behind.isspace() or behind in ")]}.,!?;:…—–-"
    return not begun if spaced_before == spaced_behind else spaced_before


def outer(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations of the first level begin and end, whatever their marks; straight ones only in pairs."""
    level, begun = 0, -1
    for match in _QUOTATION.finditer(text):
        if match[0] == "«":
            level += 1
            begun = match.start() if level == 1 else begun
        elif match[0] == "»":
            level = max(0, level - 1)
            if not level and begun >= 0:
                yield begun, match.end()
                begun = -1
        elif not level:
            yield match.span()


def _foreign(paragraph: Paragraph) -> Iterator[Found]:
    """“ ” and „ “ in the first level, where « » belong."""
    for start, end in outer(paragraph.text):
        if paragraph.text[start] in "“„":
            yield Found(start, end, (f"«{paragraph.text[start + 1 : end - 1]}»",))


def _nested(paragraph: Paragraph) -> Iterator[Found]:
    """« » within « »: the second level is “ ”. Where some are not closed, nobody can say which is within which."""
    text = paragraph.text
    begun: list[int] = []
    found: list[Found] = []
    for match in re.finditer("[«»]", text):
        if match[0] == "«":
            begun.append(match.start())
        elif not begun:
            return
        else:
            start = begun.pop()
            if len(begun) != 1:
                continue
            inner = text[start + 1 : match.start()].translate(_SECOND_LEVEL)
            found.append(Found(start, match.end(), (f"“{inner}”",)))
    if not begun:
        yield from found


_MAKESHIFT = re.compile(
    r"<<(?P<a>[^<>\n]{1,300})>>|(?<!\w)(?:''|``|,,)(?P<b>[^'`\n]{1,300}?)(?:''|``|“)"
    r"|(?<!\w)‘(?P<c>(?=[^’]*[а-яәіңғүұқөһ])[^‘’\n]{1,300})’(?!\w)"
)


def _makeshift(paragraph: Paragraph) -> Iterator[Found]:
    """<<сөз>>, ''сөз'', ,,сөз'': quotation marks put together from other signs; ‘сөз’ is of a third level."""
    text = paragraph.text
    for match in _MAKESHIFT.finditer(text):
        if not match["c"] or _level(text, match.start()) == 0:
            yield Found(*match.span(), (f"«{match['a'] or match['b'] or match['c']}»",))


def _level(text: str, place: int) -> int:
    """How many quotations are open at `place`."""
    return sum(text.count(mark, 0, place) for mark in "«“") - sum(text.count(mark, 0, place) for mark in "»”")


_UNLIKE = re.compile(r"«(?P<a>[^«»“”„\"\n]{1,200})[\"”“](?!\w)|(?<!\w)[\"”“„](?P<b>[^«»“”„\"\n]{1,200})»")


def _unlike(paragraph: Paragraph) -> Iterator[Found]:
    """«сөз", "сөз»: two marks of different kinds around one quotation."""
    text = paragraph.text
    if text.count("«") != text.count("»"):
        for match in _UNLIKE.finditer(text):
            yield Found(*match.span(), (f"«{match['a'] or match['b']}»",))


def _unclosed(paragraph: Paragraph) -> Iterator[Found]:
    """Marks and brackets without their other half in the paragraph.

    A quotation of several paragraphs opens each of them and closes the last, so what opens or
    closes a whole paragraph is left alone, unless its end tells who said it.
    """
    for place in _alone(paragraph.text):
        if not _spans_paragraphs(paragraph.text, place):
            yield Found(place, place + 1)


def _alone(text: str) -> list[int]:
    """Where marks and brackets stand that have no other half in `text`."""
    waiting: list[int] = []
    alone: list[int] = []
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if mark in _CLOSING:
            waiting.append(place)
        elif waiting and text[waiting[-1]] == _OPENING[mark]:
            waiting.pop()
        elif not _is_list_number(text, place):
            alone.append(place)
    return sorted(waiting + alone)


def _is_list_number(text: str, place: int) -> bool:
    """Whether a closing bracket belongs to a list number, 1) or а), or to a smiley, :) or ))."""
    head, behind = text[max(0, place - 12) : place], text[place + 1 : place + 2]
    return text[place] == ")" and bool(_NUMBERED.search(head) or _FACE.search(head) or behind == ")")


def _spans_paragraphs(text: str, place: int) -> bool:
    if text[place] in "«“":
        return not text[:place].strip(" –—-•") and not _SAID.search(text, place)
    if text[place] not in "»”":
        return False
    if _COMPANY.search(text, max(0, place - 8), place):
        return True
    return not ("«" in text or "“" in text) or bool(_SPEECH.match(text, place + 1))


_OPENED = re.compile(r"[ –—•-]*«")


def _across(paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """A quotation that begins with a paragraph and ends in none below, or that ends and never began."""
    begun: Placed | None = None
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if "«" not in text and "»" not in text:
            continue
        if begun and _OPENED.match(text):
            begun = None  # «… ¶ «… ¶ «…»: what is not closed here counts again
        for place in _alone(text):
            if text[place] not in "«»" or not _spans_paragraphs(text, place):
                continue
            here = Placed(number, Found(place, place + 1))
            if text[place] == "«":
                begun = begun or here
            elif begun or "«" in text[:place]:
                begun = None  # two opening marks side by side may be written as one
            else:
                yield here
    if begun:
        yield begun


ACROSS = ArticleRule("unclosed-quotation", _across, Severity.WARNING, PUNCTUATION, any_language=True)
RULES = (
    Rule("quote-makeshift", PUNCTUATION, Severity.HINT, _makeshift, needs=(*"<'`‘", ",,"), any_language=True),
    Rule("quote-unlike", PUNCTUATION, Severity.WARNING, _unlike, needs='"”“„', any_language=True),
    Rule("quote-straight", PUNCTUATION, Severity.HINT, _straight, needs='"', any_language=True),
    Rule("quote-foreign", PUNCTUATION, Severity.HINT, _foreign, needs="“„"),
    Rule("quote-nested", PUNCTUATION, Severity.HINT, _nested, needs="«", any_language=True),
    Rule("unclosed", PUNCTUATION, Severity.WARNING, _unclosed, needs="«»“”()[]", any_language=True),
)
