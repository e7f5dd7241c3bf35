"""An outlet's document or template as the design of ours: its styles, lists, pages, headers and footers.

What stands in its text stays there, and so do macros, comments, protection, and whatever it is attached to.
"""

from __future__ import annotations

from copy import deepcopy
from functools import partial

from lxml import etree

from maqala.core.errors import ReadError
from maqala.core.formats.docx import parts_out
from maqala.core.formats.docx.design import Design
from maqala.core.formats.docx.names import VAL, R, W
from maqala.core.formats.docx.package import Package, Part, parsed
from maqala.core.formats.docx.styles import number
from maqala.core.formats.docx.template_lists import TemplateLists
from maqala.core.formats.docx.template_parts import Taking, text_of
from maqala.core.formats.docx.template_styles import TemplateStyles
from maqala.core.formats.docx.xml_out import DECLARATION

_REFERENCES = (f"{W}headerReference", f"{W}footerReference")
_ALONG = ("theme", "fonttable", "websettings", "footnotes", "endnotes")
"""Parts that styles, headers and settings go back to."""

_NARROWEST = 1440
"""An inch, in twentieths of a point: a page that leaves less for its text is damaged."""

_OF_THEIRS = frozenset(
    f"{W}{name}"
    for name in (
        *("attachedTemplate", "linkStyles", "mailMerge", "documentProtection", "writeProtection", "docVars"),
        *("trackRevisions", "revisionView", "rsids", "attachedSchema", "schemaLibrary", "saveThroughXslt"),
    )
)
"""Settings that concern one document and its people, not what it looks like."""


def design_of(data: bytes, name: str) -> Design:
    """The design in a Word document or template; raises `ReadError`, its sentence naming `name`."""
    package = Package(data, name)
    design = _design(package)
    if package.is_damaged:
        raise ReadError("error.docx.damaged", name)
    return design


def _design(package: Package) -> Design:
    document, numbering = package.document, package.beside("numbering")
    sheet = TemplateStyles(package.beside("styles"))
    lists = TemplateLists(numbering, sheet)
    section = _section(package.body)
    taking = Taking(package)
    relations = _relations(taking, document, section)
    if numbering is not None:  # pictures for bullets
        taking.refer("word/numbering.xml", taking.relations(numbering.relations))
    return Design(
        styles=partial(_styles, sheet.root),
        settings=partial(_settings, package.beside("settings")),
        numbering=lists.xml,
        section=text_of(section),
        width=_width(section),
        ids=sheet.ids,
        bullets=lists.bullets,
        numbers=lists.numbers,
        first_list=lists.first_list,
        parts=taking.parts,
        types=taking.types,
        relations=relations,
    )


# --- pages


def _section(body: etree._Element) -> etree._Element:
    """The pages of the last section, without what belongs to one printer or one person's changes."""
    found = next(body.iterchildren(f"{W}sectPr"), None)
    if found is None:
        return _ours(parts_out.SECTION)
    section = deepcopy(found)
    for attribute in section.attrib:
        del section.attrib[attribute]  # the revisions that it was made in
    for child in list(section):
        if child.tag in (f"{W}sectPrChange", f"{W}printerSettings") or not str(child.tag).startswith(W):
            section.remove(child)
    return section


def _relations(taking: Taking, document: Part, section: etree._Element) -> tuple[str, ...]:
    """Take along what pages and styles refer to; the references of the main part to it."""
    references = [child for child in section if child.tag in _REFERENCES]
    named = {reference.get(f"{R}id", "") for reference in references}
    wanted = {
        f"house-{name}": relation
        for name, relation in document.relations.items()
        if name in named or (relation.kind in _ALONG and not relation.external)
    }
    for reference in references:
        name = f"house-{reference.get(f'{R}id', '')}"
        if name in wanted:
            reference.set(f"{R}id", name)
        else:
            section.remove(reference)
    return tuple(taking.relations(wanted))


def _width(section: etree._Element) -> int:
    """How wide a column of text is, in twentieths of a point."""
    size, margins, columns = (section.find(W + name) for name in ("pgSz", "pgMar", "cols"))
    if size is None or margins is None:
        return parts_out.TEXT_WIDTH
    width = number(size.get(f"{W}w")) - sum(
        number(margins.get(W + side)) for side in ("left", "right", "gutter")
    )
    count = 1 if columns is None else max(1, number(columns.get(f"{W}num", "1")))
    gap = 0 if columns is None else number(columns.get(f"{W}space", "720"))
    width = (width - (count - 1) * gap) // count
    return width if width >= _NARROWEST else parts_out.TEXT_WIDTH


# --- languages and settings


def _styles(root: etree._Element, language: str) -> str:
    """The styles, with `language` as that of all text that does not say otherwise."""
    root = deepcopy(root)
    for style in root.iterchildren(f"{W}style"):
        if style.get(f"{W}type", "paragraph") == "paragraph":
            for found in style.findall(f"{W}rPr/{W}lang"):
                found.getparent().remove(found)
    for found in root.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
        found.set(VAL, language)
    return DECLARATION + text_of(root)


def _settings(part: Part | None, language: str) -> str:
    if part is None:
        return parts_out.settings(language)
    root = deepcopy(part.root)
    for child in list(root):
        if child.tag in _OF_THEIRS or any(f"{R}id" in element.attrib for element in child.iter()):
            root.remove(child)
    return DECLARATION + text_of(root)


def _ours(xml: str) -> etree._Element:
    root = parsed(xml.replace(">", f' xmlns:w="{W[1:-1]}">', 1).encode())
    assert root is not None
    return root
