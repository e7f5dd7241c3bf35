"""An article as a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from maqala.core.article import LANGUAGE, Article, Block, Image, Mark, Runs, Table, TextBlock
from maqala.core.formats import inline, languages, pictures
from maqala.core.formats.docx import parts_out
from maqala.core.formats.docx.archive import zipped
from maqala.core.formats.docx.body_out import Body, media_type
from maqala.core.formats.docx.design import Design
from maqala.core.formats.docx.names import long_tag
from maqala.core.formats.docx.parts_out import Properties
from maqala.core.messages import Message, message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

_BOTH = Mark.SUBSCRIPT | Mark.SUPERSCRIPT


def write(article: Article, design: Design | None = None) -> bytes:
    """The whole document, in our design unless told otherwise. The same article makes the same bytes."""
    design = design or Design()
    language = languages.tag(article.metadata.language) or LANGUAGE
    body = Body(language, design)
    text = parts_out.document(body.xml(article.blocks), design.section)
    properties = _properties(article, long_tag(language))
    types = {name: media_type(name) for name in body.media}
    parts = {
        "[Content_Types].xml": parts_out.content_types(
            types, design.types, has_source=bool(properties.source)
        ),
        "_rels/.rels": parts_out.package_relations(has_source=bool(properties.source)),
        "docProps/core.xml": parts_out.core_properties(properties),
        "docProps/app.xml": parts_out.APPLICATION,
        "word/document.xml": text,
        "word/_rels/document.xml.rels": parts_out.document_relations(body.relations, design.relations),
        "word/styles.xml": design.styles(long_tag(language)),
        "word/numbering.xml": design.numbering(body.lists),
        "word/settings.xml": design.settings(long_tag(language)),
    }
    if properties.source:
        parts["docProps/custom.xml"] = parts_out.custom_properties(properties.source)
    encoded = {name: xml.encode() for name, xml in parts.items()}
    media = {f"word/{name}": data for name, data in body.media.items()}
    return zipped({**encoded, **design.parts, **media})


def losses(article: Article) -> tuple[Message, ...]:
    """What a Word document has no place for, one sentence for each kind."""
    keys = dict.fromkeys(key for block in article.blocks for key in _lost(block))
    return tuple(message(key) for key in keys)


def _lost(block: Block) -> Iterator[str]:
    if isinstance(block, Image) and not pictures.is_there(block):
        yield "loss.pictures"
    if any(run.marks & _BOTH == _BOTH for runs in _all_runs(block) for run in runs):
        yield "loss.docx.both"


def _all_runs(block: Block) -> Iterator[Runs]:
    if isinstance(block, TextBlock):
        yield block.runs
    elif isinstance(block, Image):
        yield block.caption
    elif isinstance(block, Table):
        yield from (cell.runs for row in block.rows for cell in row)


def _properties(article: Article, language: str) -> Properties:
    about = article.metadata
    return Properties(
        title=_one_line(article.headline),
        creator=_one_line(about.byline),
        source=_one_line(about.source),
        category=_one_line(about.section),
        identifier=_one_line(about.slug),
        keywords=_keywords(about.tags),
        description=inline.printable(about.notes).strip(),
        language=language,
        created=_moment(about.created),
        modified=_moment(about.changed),
    )


def _one_line(text: str) -> str:
    return " ".join(inline.printable(text).split())


def _keywords(tags: tuple[str, ...]) -> str:
    """Tags parted by commas; by semicolons where a tag has a comma of its own."""
    named = [clean for tag in tags if (clean := _one_line(tag.replace(";", ",")))]
    if any("," in tag for tag in named):
        return "".join(f"{tag}; " for tag in named).strip()
    return ", ".join(named)


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    from datetime import UTC

    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
