"""Markdown in, through Python-Markdown and the same safe reader as every page.

A lead is `<p class="lead">…</p>`, which every Markdown program passes through to the page. Metadata
is front matter.
"""

from __future__ import annotations

from maqala.core.article import Article, Block, Run, Style, TextBlock, plain
from maqala.core.errors import ReadError
from maqala.core.formats import inline
from maqala.core.formats.contract import Import
from maqala.core.formats.decoding import decode
from maqala.core.formats.html.reader import read_part
from maqala.core.formats.markdown import calm, dialect, embedded, front_matter, source
from maqala.core.formats.markdown.front_matter import Head
from maqala.core.messages import message
from maqala.core.values import replace


def read(data: bytes, name: str) -> Import:
    """The article in a Markdown file; raises `ReadError` for what is no text."""
    decoded = decode(data, name)
    text = inline.printable(decoded.text).replace("\r\n", "\n").replace("\r", "\n")
    head, body = front_matter.split(text)
    prepared, aside = _prepared(body, name)
    try:
        page = embedded.put_back(dialect.converter(prepared).convert(prepared), aside)
    except RecursionError as error:
        # Python-Markdown calls itself for every quote within a quote.
        raise ReadError("error.read.too_deep", name) from error
    part = read_part(page, head.metadata.language)
    article, dropped = _headed(Article(part.blocks, head.metadata), head)
    fields = (message("note.front_matter", names=", ".join(dropped)),) if dropped else ()
    comments = (message("note.comments"),) if "<!--" in page else ()
    return Import(article, decoded.damage + fields + comments + part.notes, coding=decoded.coding)


def _prepared(body: str, name: str) -> tuple[str, tuple[str, ...]]:
    """What Python-Markdown reads of `body`, and what is set aside; raises `ReadError` for what would take too long."""
    if not calm.is_too_long(body):
        text, aside = source.prepared(body)
        text = calm.calmed(text)
        if not calm.is_too_long(text):
            return text, aside
    raise ReadError("error.read.too_long", name)


def _headed(article: Article, head: Head) -> tuple[Article, tuple[str, ...]]:
    """`article` with the headline and lead that only its front matter has, and the fields that are left over.

    Where its text begins with another headline, that is a heading: so do the programs that make pages of it.
    """
    blocks, dropped = article.blocks, list(head.dropped)
    title, lead = (inline.tidy([Run(text)]) for text in (head.title, head.lead))
    if title and plain(title) != article.headline:
        blocks = (TextBlock(Style.HEADLINE, title), *map(_lowered, blocks))
    if lead and not article.lead:
        place = next((n + 1 for n, b in enumerate(blocks) if _is_headline(b)), 0)
        blocks = (*blocks[:place], TextBlock(Style.LEAD, lead), *blocks[place:])
    elif lead and plain(lead) != article.lead:
        dropped.append("lead")
    return replace(article, blocks=blocks), tuple(dropped)


def _lowered(block: Block) -> Block:
    if isinstance(block, TextBlock) and block.style is Style.HEADLINE:
        return TextBlock(Style.HEADING_1, block.runs)
    return block


def _is_headline(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.style is Style.HEADLINE
