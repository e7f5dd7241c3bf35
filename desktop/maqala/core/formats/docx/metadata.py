"""What a document's properties say of the article."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from maqala.core.article import Metadata
from maqala.core.formats import inline
from maqala.core.formats.docx.names import APPLICATION, SOURCE
from maqala.core.formats.docx.package import Package

_FIRST_YEAR, _LAST_YEAR = 1601, 9998


def metadata_of(package: Package, language: str, comments: tuple[str, ...]) -> Metadata:
    """The metadata of an article in `language`; editors' `comments` join the notes on it."""
    core = package.of_whole("core-properties")
    notes = "\n".join(filter(None, [_text(core, "description"), *comments]))
    return Metadata(
        byline=_text(core, "creator"),
        source=_custom(package, SOURCE),
        section=_text(core, "category"),
        slug=_text(core, "identifier"),
        tags=_tags(_text(core, "keywords")),
        notes=notes,
        language=language,
        created=_moment(_text(core, "created")),
        changed=_moment(_text(core, "modified")),
    )


def is_ours(package: Package) -> bool:
    """Whether this program wrote the document, and nobody else since."""
    return _text(package.of_whole("extended-properties"), "Application") == APPLICATION


def _text(root: etree._Element | None, name: str) -> str:
    found = None if root is None else next((e for e in root.iterchildren(f"{{*}}{name}")), None)
    return "" if found is None else inline.printable("".join(found.itertext())).strip()


def _custom(package: Package, name: str) -> str:
    root = package.of_whole("custom-properties")
    properties = [] if root is None else [p for p in root if p.get("name") == name]
    return inline.printable("".join(properties[0].itertext())).strip() if properties else ""


def _tags(keywords: str) -> tuple[str, ...]:
    pieces = keywords.split(";" if ";" in keywords else ",")
    return tuple(tag for piece in pieces if (tag := " ".join(piece.split())))


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    # At either end of the calendar a moment has no counterpart in another time zone.
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
