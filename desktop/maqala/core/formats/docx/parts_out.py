"""The parts of a document around its text: what it is made of, its styles, lists and properties.

The order of elements is the schema's; Word asks to repair a document that has them in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from maqala.core.formats.docx import names
from maqala.core.formats.docx.names import DRAWING, PICTURE, PLACEMENT, RELATIONS, SOURCE, WORD
from maqala.core.formats.docx.style_sheet import STYLES
from maqala.core.formats.docx.xml_out import DECLARATION, escaped, quoted
from maqala.core.values import dataclass

_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN = 11906, 16838, 1418
"""A4 with margins of 2.5 cm, in twentieths of a point as all lengths here."""

TEXT_WIDTH = _PAGE_WIDTH - 2 * _MARGIN

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"

_LEVELS = range(9)
_INDENT = 360
_BULLETS = "•–▪"
_NUMBERS = ("decimal", "lowerLetter", "lowerRoman")


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list that counts its items at `depth` from 1, in the way of the abstract list `kind`."""

    number: int
    depth: int
    kind: int = 1


@dataclass(frozen=True, slots=True)
class Properties:
    """The core properties, and the source, which is a custom one; "" for what is not known."""

    title: str
    creator: str
    source: str
    category: str
    identifier: str
    keywords: str
    description: str
    language: str
    created: str
    modified: str


SECTION = (
    f'<w:sectPr><w:pgSz w:w="{_PAGE_WIDTH}" w:h="{_PAGE_HEIGHT}"/><w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}"'
    f' w:bottom="{_MARGIN}" w:left="{_MARGIN}" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
"""What the pages are like."""


def document(body: str, section: str = SECTION) -> str:
    """The main part."""
    return (
        f'{DECLARATION}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:wp="{PLACEMENT}"'
        f' xmlns:a="{DRAWING}" xmlns:pic="{PICTURE}"><w:body>{body}{section}</w:body></w:document>'
    )


def styles(language: str) -> str:
    """The styles, with `language` as that of all text that does not say otherwise."""
    return DECLARATION + STYLES.replace("{language}", quoted(language))


def settings(language: str) -> str:
    """The settings: as Word of today, not as one that it has to be compatible with."""
    named = "http://schemas.microsoft.com/office/word"
    return (
        f'{DECLARATION}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{named}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{quoted(language)}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def numbering(lists: Iterable[NumberedList]) -> str:
    """List 1 is all bullets, 2 the numbering that the style names, then those of the text."""
    return (
        f'{DECLARATION}<w:numbering xmlns:w="{WORD}">{abstract_list(0, "ListBullet", bullets=True)}'
        f"{abstract_list(1, 'ListNumber', bullets=False)}{plain_list(1, 0)}{plain_list(2, 1)}"
        f"{''.join(map(counted_list, lists))}</w:numbering>"
    )


def abstract_list(number: int, style: str, *, bullets: bool) -> str:
    """A kind of list; `style` is the paragraph style that belongs to it, or ""."""
    levels = "".join([_level(depth, style if depth == 0 else "", bullets=bullets) for depth in _LEVELS])
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(depth: int, style: str, *, bullets: bool) -> str:
    form = "bullet" if bullets else _NUMBERS[depth % 3]
    text = _BULLETS[depth % 3] if bullets else f"%{depth + 1}."
    owner = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{owner}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_INDENT * (depth + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
    )


def plain_list(number: int, kind: int) -> str:
    """A list of the abstract kind that goes on wherever it is used."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/></w:num>'


def counted_list(counted: NumberedList) -> str:
    """A list that begins anew."""
    return (
        f'<w:num w:numId="{counted.number}"><w:abstractNumId w:val="{counted.kind}"/>'
        f'<w:lvlOverride w:ilvl="{counted.depth}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


# --- properties


def core_properties(about: Properties) -> str:
    """Who, what and when; only what is known, and never the moment of the export."""
    values = (
        ("dc:title", about.title),
        ("dc:creator", about.creator),
        ("cp:category", about.category),
        ("dc:identifier", about.identifier),
        ("cp:keywords", about.keywords),
        ("dc:description", about.description),
        ("dc:language", about.language),
    )
    moments = (("dcterms:created", about.created), ("dcterms:modified", about.modified))
    known = [f"<{tag}>{escaped(value)}</{tag}>" for tag, value in values if value]
    known += [f'<{tag} xsi:type="dcterms:W3CDTF">{when}</{tag}>' for tag, when in moments if when]
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(known)}</cp:coreProperties>'
    )


def custom_properties(source: str) -> str:
    """Where the article comes from: among the properties that Word offers, but not a core one."""
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2"'
        f' name="{SOURCE}">'
        f"<vt:lpwstr>{escaped(source)}</vt:lpwstr></property></Properties>"
    )


APPLICATION = (
    f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
    f"<Application>{names.APPLICATION}</Application></Properties>"
)
"""What made the file."""


# --- what refers to what


def content_types(media: Mapping[str, str], others: Mapping[str, str], *, has_source: bool) -> str:
    """What each part is; `media` and `others` have the media types of pictures and of further parts."""
    endings = {name.rpartition(".")[2]: kind for name, kind in media.items()}
    endings |= {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    named = {f"/word/{name}.xml": f"{_WORD_TYPE}.{name}+xml" for name in ("styles", "numbering", "settings")}
    named["/word/document.xml"] = f"{_WORD_TYPE}.document.main+xml"
    named["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    named["/docProps/app.xml"] = f"{_OFFICE_TYPE}.extended-properties+xml"
    named |= {f"/{name}": kind for name, kind in others.items()}
    if has_source:
        named["/docProps/custom.xml"] = f"{_OFFICE_TYPE}.custom-properties+xml"
    defaults = (f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in sorted(endings.items()))
    parts = (f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in sorted(named.items()))
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{"".join(defaults)}{"".join(parts)}</Types>'


def package_relations(*, has_source: bool) -> str:
    """Where the document and its properties are."""
    found = [
        relation("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        relation("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        relation("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    ]
    if has_source:
        found.append(relation("rId4", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"))
    return relations(found)


def document_relations(of_text: Mapping[tuple[str, str], str], others: Iterable[str] = ()) -> str:
    """What the text refers to: identifiers by (kind, target); `others` are further relations as they stand."""
    found = [
        relation(f"rId{number}", f"{_OFFICE}/relationships/{name}", f"{name}.xml")
        for number, name in enumerate(("styles", "numbering", "settings"), 1)
    ]
    for (kind, target), name in of_text.items():
        outside = not target.startswith("media/image")
        found.append(relation(name, f"{_OFFICE}/relationships/{kind}", target, outside=outside))
    return relations([*found, *others])


def relation(name: str, kind: str, target: str, *, outside: bool = False) -> str:
    """One reference: `target` is a part, or an address if it is `outside`."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{quoted(target)}"{mode}/>'


def relations(found: Iterable[str]) -> str:
    """All references of a part."""
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'
