"""What is wrong with a Word document for which Word would complain, or quietly show something else.

The Open XML SDK's validator misses half of it: cells without a paragraph, names of styles and lists
that nobody defined, parts without a type. Faults are sentences; a sound document has none.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from maqala.core.formats.docx.names import PLACEMENT, VAL, R, W

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/%s}"
_TYPES = _PACKAGE % "content-types"
_RELATION = _PACKAGE % "relationships" + "Relationship"

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    " tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "body": "p sectPr",
}
"""The children of an element as the schema has them in a row."""

_ORDER["body"] = _ORDER["body"].replace("p ", "")  # its blocks stand in any order, before the section
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def faults(data: bytes) -> list[str]:
    """All that is wrong with the document in `data`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    found = [f"{name}: twice in the zip" for name, count in Counter(names).items() if count > 1]
    try:
        trees = {
            name: etree.fromstring(xml) for name, xml in parts.items() if name.endswith((".xml", ".rels"))
        }
    except etree.XMLSyntaxError as error:
        return [*found, f"not well formed: {error}"]
    found += _types(trees["[Content_Types].xml"], names)
    found += _relations(trees, set(names))
    found += _names(trees)
    for name, root in trees.items():
        found += (f"{name}: {fault}" for fault in _within(root))
    return found


def _types(root: etree._Element, names: list[str]) -> Iterator[str]:
    """Every part has a type, and every type a part."""
    endings = {default.get("Extension") for default in root.iter(f"{_TYPES}Default")}
    named = [override.get("PartName", "").lstrip("/") for override in root.iter(f"{_TYPES}Override")]
    for name in names:
        if name not in named and name.rpartition(".")[2] not in endings and name != "[Content_Types].xml":
            yield f"{name}: no content type"
    yield from (f"{name}: a content type without a part" for name in set(named) - set(names))
    yield from (f"{name}: two content types" for name, count in Counter(named).items() if count > 1)


def _relations(trees: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    """Every reference leads to a relation, and every relation to a part."""
    for name, root in trees.items():
        folder, base = posixpath.split(name)
        known = trees.get(posixpath.join(folder, "_rels", f"{base}.rels"))
        ids = [] if known is None else [relation.get("Id") for relation in known]
        used = {
            value for element in root.iter() for key, value in element.attrib.items() if key.startswith(R)
        }
        yield from (f"{name}: {missing} is no relation" for missing in used - set(ids))
        yield from (f"{name}: two relations {twice}" for twice, count in Counter(ids).items() if count > 1)
        if name.endswith(".rels"):
            around = posixpath.dirname(folder)
            for relation in root.iter(_RELATION):
                target = posixpath.normpath(posixpath.join(around, relation.get("Target", "")))
                if relation.get("TargetMode") != "External" and target.lstrip("/") not in names:
                    yield f"{name}: {target} is not there"


def _names(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Every style and list that is named is defined, and defined once."""
    styles, lists = trees["word/styles.xml"], trees["word/numbering.xml"]
    texts = [trees["word/document.xml"], styles, lists]
    style_ids = [style.get(f"{W}styleId", "") for style in styles.iter(f"{W}style")]
    list_ids = [num.get(f"{W}numId", "") for num in lists.iter(f"{W}num")]
    abstract = [num.get(f"{W}abstractNumId", "") for num in lists.iter(f"{W}abstractNum")]
    for kind, defined, tags in (
        ("style", style_ids, ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")),
        ("list", [*list_ids, "0"], ("numId",)),
        ("abstract list", abstract, ("abstractNumId",)),
    ):
        yield from (f"two {kind}s {name}" for name, count in Counter(defined).items() if count > 1)
        used = {element.get(VAL, "") for root in texts for element in root.iter(*(W + tag for tag in tags))}
        yield from (f"no {kind} {name!r}" for name in used - set(defined))


def _within(root: etree._Element) -> Iterator[str]:
    """What can be seen in one part alone."""
    yield from _disorder(root)
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            yield "a cell that does not end with a paragraph"
    for table in root.iter(f"{W}tbl"):
        after = table.getnext()
        if after is None or after.tag != f"{W}p":
            yield "a table with no paragraph behind it"
        yield from _uneven(table)
    drawings = [drawing.get("id") for drawing in root.iter(f"{{{PLACEMENT}}}docPr")]
    marks = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    for kind, ids in (("drawings", drawings), ("bookmarks", marks)):
        yield from (f"two {kind} {twice}" for twice, count in Counter(ids).items() if count > 1)
    for language in root.iter(f"{W}lang"):
        if not _LANGUAGE.fullmatch(language.get(VAL, "")):
            yield f"no language {language.get(VAL)!r}"
    for text in root.iter(f"{W}t"):
        keeps = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        if not keeps and (text.text or "") != (text.text or "").strip(" \t\r\n"):
            yield f"spaces that Word drops in {text.text!r}"


def _uneven(table: etree._Element) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    if any(len(row.findall(f"{W}tc")) != columns for row in table.iterchildren(f"{W}tr")):
        yield "a row that does not fill its table"


def _disorder(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*(W + tag for tag in _ORDER)):
        order = _ORDER[element.tag.removeprefix(W)].split()
        names = [child.tag.removeprefix(W) for child in element if child.tag.startswith(W)]
        if element.tag == f"{W}body":
            names = names[-1:]
        yield from (f"{element.tag.removeprefix(W)} has {name}" for name in names if name not in order)
        yield from _backwards(element.tag.removeprefix(W), [n for n in names if n in order], order)


def _backwards(tag: str, names: Iterable[str], order: list[str]) -> Iterator[str]:
    for before, after in pairwise(names):
        if order.index(before) > order.index(after):
            yield f"{tag} has {after} behind {before}"
