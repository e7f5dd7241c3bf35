"""Word documents (.docx, .docm, .dotx, .rtf): read as they come, written so that a desk can restyle them.

The package underneath is a zip of XML parts. It is read with lxml alone: a document from a
stranger may be Strict, a template, or break the rules that a stricter library insists on. It is
written as text: an export must not wait for an XML library to load.
"""

from __future__ import annotations

from maqala.core.article import Article
from maqala.core.formats import recognition
from maqala.core.formats.contract import Import, Options
from maqala.core.messages import Message

RICH_TEXT = b"{\\rtf"
"""How rich text begins."""


def read(data: bytes, name: str) -> Import:
    """The article in a Word document or rich text; raises `ReadError`, its sentence naming `name`.

    A page that is called `.doc`, as servers call what they make for Word, is read as a page.
    """
    if name.lower().endswith(".doc") and recognition.kind_of(data) in recognition.PAGES:
        from maqala.core.formats import registry

        return registry.by_id("html").read(data, name)
    if data.startswith(RICH_TEXT):
        from maqala.core.formats.docx.rtf import read as read_rich_text

        return read_rich_text(data, name)
    from maqala.core.formats.docx.reader import read as read_document

    return read_document(data, name)


def write(article: Article, options: Options) -> bytes:
    """A Word document of real styles. The same article makes the same bytes."""
    from maqala.core.formats.docx.writer import write as write_document

    if not options.template:
        return write_document(article)
    from maqala.core.formats.docx.template import design_of

    return write_document(article, design_of(options.template, "template.docx"))


def check_template(data: bytes, name: str) -> None:
    """Raise `ReadError`, its sentence naming `name`, for what is no document or template that can be used."""
    from maqala.core.formats.docx.template import design_of

    design_of(data, name)


def losses(article: Article) -> tuple[Message, ...]:
    """What a Word document has no place for."""
    from maqala.core.formats.docx.writer import losses as lost

    return lost(article)
