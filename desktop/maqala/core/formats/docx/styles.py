"""What the styles of a document mean: headings, quotes and bold text under whatever name."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from lxml import etree

from maqala.core.article import MAX_DEPTH, Mark, Style
from maqala.core.formats.docx.names import VAL, W
from maqala.core.values import dataclass


class Role(Enum):
    """What a paragraph may be besides a block with a style of its own."""

    CAPTION = "caption"
    RULE = "rule"


Kind = Style | Role

_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_HEADING = re.compile(
    r"(?:heading|заголовок|тақырып|тақырыпша|überschrift|titre|título|titolo|título|nagłówek|başlık"
    r"|sarlavha|kop|rubrik|otsikko|nadpis|标题|見出し|제목)\s*([1-9])"
)
_LIST = re.compile(
    r"(list bullet|list number|маркированный список|нумерованный список|таңбаланған тізім|нөмірленген тізім)"
    r"\s*([2-5])?"
)
_NAMES: dict[str, Kind] = {
    **dict.fromkeys(("title", "название", "заголовок", "тақырып", "атауы", "titel"), Style.HEADLINE),
    **dict.fromkeys(("subtitle", "подзаголовок", "кіші тақырып", "ішкі тақырып"), Style.LEAD),
    **dict.fromkeys(("untertitel", "sous-titre", "lead", "лид"), Style.LEAD),
    **dict.fromkeys(("quote", "intense quote", "quotations", "block text"), Style.QUOTE),
    **dict.fromkeys(("block quote", "block quotation", "blockquote"), Style.QUOTE),
    **dict.fromkeys(("цитата", "выделенная цитата", "дәйексөз", "zitat", "citation"), Style.QUOTE),
    **dict.fromkeys(("caption", "название объекта", "подпись", "image caption", "сурет атауы"), Role.CAPTION),
    "horizontal line": Role.RULE,
}
_BODY = 9
"""The outline level of text that is no heading."""

_ANCESTORS = 10
"""Styles above one that are asked for the level of its list; Word allows no more."""

_OFF = ("0", "false", "off", "none")
_SWITCHES = {
    f"{W}b": Mark.BOLD,
    f"{W}i": Mark.ITALIC,
    f"{W}strike": Mark.STRIKE,
    f"{W}dstrike": Mark.STRIKE,
    f"{W}u": Mark.UNDERLINE,
}
_ALIGNMENTS = {"subscript": Mark.SUBSCRIPT, "superscript": Mark.SUPERSCRIPT}
_RAISED = Mark.SUBSCRIPT | Mark.SUPERSCRIPT
_TELLING = frozenset(_SWITCHES) | {W + name for name in ("vertAlign", "position", "sz", "lang", "vanish")}
"""The run properties that a look is made of."""


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say: marks that are on, marks that they say anything about, language, hidden."""

    on: Mark = Mark.NONE
    said: Mark = Mark.NONE
    language: str = ""
    hidden: bool = False

    def over(self, base: Look) -> Look:
        """This look where it says something, else `base`."""
        on = self.on | (base.on & ~self.said)
        return Look(on, self.said | base.said, self.language or base.language, self.hidden or base.hidden)


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list that paragraph properties name; None for what they leave open."""

    list_id: str | None = None
    level: int | None = None

    def over(self, base: Numbering) -> Numbering:
        """This where it says something, else `base`."""
        return Numbering(
            base.list_id if self.list_id is None else self.list_id,
            base.level if self.level is None else self.level,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One style, with what it is based on already counted in."""

    kind: Kind | None = None
    look: Look = PLAIN
    numbering: Numbering = Numbering()
    list_depth: int = 0
    is_link: bool = False
    lineage: tuple[str, ...] = ()
    """The identifiers of the style and of those it is based on, as far as the one that names its list."""


EMPTY = Sheet()


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not switched off."""
    return element is not None and _means_on(element.get(VAL))


def _means_on(value: str | None) -> bool:
    return value is None or value.lower() not in _OFF


def look_of(properties: etree._Element | None) -> Look:
    """What a `w:rPr` says."""
    if properties is None:
        return PLAIN
    told = tuple([(child.tag, child.get(VAL)) for child in properties if child.tag in _TELLING])
    return _look(told) if told else PLAIN


@lru_cache(maxsize=1000)  # most runs of a document look like others
def _look(told: tuple[tuple[str, str | None], ...]) -> Look:
    values = dict(reversed(told))  # of two alike the first counts
    on = said = Mark.NONE
    for tag, mark in _SWITCHES.items():
        if tag in values:
            said |= mark
            on |= mark if _means_on(values[tag]) else Mark.NONE
    alignment = _alignment(values)
    if alignment is not None:
        said, on = said | _RAISED, on | alignment
    hidden = f"{W}vanish" in values and _means_on(values[f"{W}vanish"])
    return Look(on, said, values.get(f"{W}lang") or "", hidden)


def _alignment(values: dict[str, str | None]) -> Mark | None:
    """Sub- or superscript, which LibreOffice writes as small text that is moved; None where nothing is said of it."""
    if f"{W}vertAlign" in values:
        return _ALIGNMENTS.get(values[f"{W}vertAlign"] or "", Mark.NONE)
    height = number(values.get(f"{W}position")) if f"{W}sz" in values else 0
    return (Mark.SUPERSCRIPT if height > 0 else Mark.SUBSCRIPT) if height else None


def numbering_of(properties: etree._Element | None) -> Numbering:
    """What the `w:numPr` of paragraph properties says."""
    element = None if properties is None else properties.find(f"{W}numPr")
    if element is None:
        return Numbering()
    list_id, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    return Numbering(
        None if list_id is None else list_id.get(VAL, ""), None if level is None else number(level.get(VAL))
    )


def number(text: str | None) -> int:
    """A whole number out of an attribute, 0 for what is none."""
    try:
        return int(text or 0)
    except ValueError:
        return 0


def kind_named(name: str) -> Kind | None:
    """What a paragraph style of this name is, in the languages that our readers' Word speaks."""
    name = " ".join(name.lower().replace("_20_", " ").replace("_", " ").split(",")[0].split())
    heading = _HEADING.fullmatch(name)
    if heading:
        return heading_at(int(heading[1]) - 1)
    listed = _LIST.fullmatch(name)
    if listed:
        return Style.BULLET if listed[1].startswith(("list b", "марк", "таңба")) else Style.NUMBER
    return _NAMES.get(name)


def heading_at(level: int) -> Style:
    """The heading of an outline level, counted from 0."""
    return _HEADINGS[min(level, 2)]


def outline_of(properties: etree._Element | None) -> Style | None:
    """The heading that the outline level in paragraph properties makes, or None."""
    element = None if properties is None else properties.find(f"{W}outlineLvl")
    if element is None:
        return None
    level = number(element.get(VAL, str(_BODY)))
    return heading_at(level) if 0 <= level < _BODY else None


class StyleSheet:
    """All styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style")
        self._elements = {style.get(f"{W}styleId", ""): style for style in styles}
        self._known: dict[str, Sheet] = {}
        default = [s for s in styles if s.get(f"{W}type") == "paragraph" and is_default(s)]
        self._default = default[0].get(f"{W}styleId", "") if default else ""
        base = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.language = self.sheet("").look.language or look_of(base).language
        """What `w:lang` of the document's defaults says, or ""."""

    def sheet(self, style_id: str) -> Sheet:
        """The style called `style_id`, the default paragraph style for ""; `EMPTY` if there is none."""
        style_id = style_id or self._default
        chain: dict[str, etree._Element] = {}
        while style_id not in self._known and style_id not in chain and style_id in self._elements:
            style = chain[style_id] = self._elements[style_id]
            base = style.find(f"{W}basedOn")
            style_id = "" if base is None else base.get(VAL, "")
        found = self._known.get(style_id, EMPTY)
        for name, style in reversed(chain.items()):
            found = self._known[name] = _over(style, found)
        return found

    def of_runs(self, style_id: str) -> Sheet:
        """The character style called `style_id`."""
        return self.sheet(style_id) if style_id else EMPTY


def is_default(style: etree._Element) -> bool:
    """Whether paragraphs, runs or tables without a style have this one."""
    return style.get(f"{W}default", "0").lower() not in _OFF


def _over(style: etree._Element, base: Sheet) -> Sheet:
    """`style` on top of what it is based on."""
    name = style.find(f"{W}name")
    called = "" if name is None else name.get(VAL, "")
    properties = style.find(f"{W}pPr")
    kind = kind_named(called) or outline_of(properties) or _built_in(style) or base.kind
    numbering = numbering_of(properties)
    above = base.lineage if numbering.list_id is None else ()
    return Sheet(
        kind,
        look_of(style.find(f"{W}rPr")).over(base.look),
        numbering.over(base.numbering),
        list_depth(called) or base.list_depth,
        base.is_link or "hyperlink" in called.lower() or "internet link" in called.lower(),
        (style.get(f"{W}styleId", ""), *above[:_ANCESTORS]),
    )


def _built_in(style: etree._Element) -> Kind | None:
    """What the identifier says when the name does not: programs keep English ones under translated names."""
    if style.get(f"{W}type", "paragraph") != "paragraph":
        return None
    return kind_named(re.sub(r"(?<=[a-z])(?=[A-Z1-9])", " ", style.get(f"{W}styleId", "")))


def list_depth(name: str) -> int:
    """The depth of a list style by its name: 1 for List Bullet 2, else 0."""
    found = _LIST.fullmatch(name.lower())
    return min(int(found[2]) - 1, MAX_DEPTH) if found and found[2] else 0
