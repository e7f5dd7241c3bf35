"""Web pages in: the article found in them, and nothing that could run, spy or mislead.

Scripts, styles, comments and event handlers have no place in an article and so do not
survive; of addresses only those that `inline.safe_link` knows do. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from lxml import html as pages

from maqala.core.article import Article, Block, Run, Style, TextBlock
from maqala.core.errors import ReadError
from maqala.core.formats import inline, picture_size
from maqala.core.formats.contract import Import
from maqala.core.formats.decoding import decode
from maqala.core.formats.html import about, calm, docs, linked_data, saved, web_archive, word
from maqala.core.formats.html.part import PROGRAMS, article_in
from maqala.core.formats.html.walk import Walk
from maqala.core.messages import Message, message
from maqala.core.values import dataclass, replace

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,200}encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|h1|p|div|span|table|ul|a|b)[\s>]", re.IGNORECASE
)
_DROPPED = bytes(sorted({*range(0x20)} - {*b"\t\n\f\r\v\x1b"}))
_LOOKED_AT = 4096
"""Bytes in which a page has to name its encoding."""

_SAMPLE, _SAMPLES = 30, 7
"""Letters that are looked for in a page to see whether it holds a text, and in how many places."""

_TITLE_PARTS = re.compile(r"\s+[|—–·•«»:-]\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of some HTML; `byline` and `day` (ISO 8601) are those that stand in the text."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Message, ...] = ()
    byline: str = ""
    day: str = ""

    @property
    def texts(self) -> Iterator[str]:
        """All words of it."""
        yield from (block.text for block in self.blocks)
        yield from (self.byline, self.day)


def read(data: bytes, name: str) -> Import:
    """The article in a page or fragment; broken markup is read as browsers do.

    Raises `ReadError` only for what is no text, or too much.
    """
    data = _page(data, name)
    charset = _CHARSET.search(data[:_LOOKED_AT])
    decoded = decode(data, name, charset[1].decode("ascii") if charset else "")
    if calm.is_too_long(decoded.text):
        raise ReadError("error.read.too_long", name)
    text = word.without_conditions(decoded.text)
    root = _parse(text)
    if root is None:
        return Import(Article(), decoded.notes)
    comments = (message("note.comments"),) if _understand_program(root, text) else ()
    chosen = article_in(root)
    told = linked_data.told_in(root)
    metadata = about.metadata(root, chosen, told)
    found = _read_in(chosen, metadata.language)
    metadata = replace(
        metadata,
        byline=metadata.byline or found.byline,
        created=metadata.created or about.moment(found.day),
    )
    is_outside = chosen is not root and _has_text_outside(root, chosen)
    if unseen := _unseen(told, found, metadata.language):
        found, is_outside = unseen, any(found.texts)
    left = (message("note.outside"),) if is_outside else ()
    blocks = _headed(found.blocks, root, chosen, metadata.slug)
    return Import(Article(blocks, metadata), decoded.notes + left + comments + found.notes)


def _unseen(told: linked_data.Told, found: Part, language: str) -> Part | None:
    """The article that a page only says as data, for its programs to show; None where it stands in the page."""
    body = linked_data.as_html(told.body)
    part = Part() if calm.is_too_long(body) else read_part(body, language)
    text, seen = _solid("".join(part.texts)), _solid("".join(found.texts))
    samples = [text[place : place + _SAMPLE] for place in range(0, len(text), len(text) // _SAMPLES + 1)]
    if len(text) < _SAMPLE * _SAMPLES or 2 * sum(sample in seen for sample in samples) >= len(samples):
        return None
    headline = (TextBlock(Style.HEADLINE, (Run(told.headline),)),) if told.headline else ()
    return replace(part, blocks=headline + part.blocks)


def _understand_program(root: Any, text: str) -> bool:
    """Let what Word or Google Docs made be what it means; whether it had comments, which are left out."""
    if docs.is_document(text):
        return docs.tidy(root)
    if word.is_document(text):
        word.lower_headings(root)
    elif not word.has_paragraphs(text):
        return False
    return word.tidy(root)


def _page(data: bytes, name: str) -> bytes:
    """The page itself, also of a web archive, without the control characters that browsers drop."""
    if not web_archive.is_archive(data):
        return data.translate(None, _DROPPED) if _BEGINNING.search(data[:_LOOKED_AT]) else data
    try:
        return web_archive.page_in(data) or data
    except RecursionError as error:
        raise ReadError("error.read.too_deep", name) from error


def read_part(text: str, language: str, prepare: Callable[[Any], None] | None = None) -> Part:
    """All blocks of some HTML that has no page around it, in an article of the language given.

    `prepare` may change the parsed page before it is read.
    """
    root = _parse(text)
    if root is None:
        return Part()
    if prepare is not None:
        prepare(root)
    return _walked(root, language)


def _walked(element: Any, language: str, *, thoroughly: bool = False) -> Part:
    walk = Walk(language, thoroughly=thoroughly)
    walk.walk(element)
    notes = walk.notes + picture_size.notes_on(walk.blocks)
    return Part(tuple(walk.blocks), notes, walk.byline, walk.day)


def _parse(text: str) -> Any:
    root = _tree(text)
    if root is not None:
        saved.show_frames(root, _tree)
        saved.unfold(root)
        calm.calm_tables(root)
    return root


def _tree(text: str) -> Any:
    text = calm.calmed(_ENDS.sub("\n", inline.printable(text)))
    root, is_too_deep = _parsed(text)
    return _parsed(calm.flattened(text))[0] if is_too_deep else root


_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Browsers show what stands behind these, and our parser drops it."""


def _parsed(text: str) -> tuple[Any, bool]:
    parser = pages.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = pages.document_fromstring(text.encode(), parser=parser)
    except etree.LxmlError:
        return None, False  # nothing but white space and comments
    return root, any("depth" in entry.message for entry in parser.error_log)


# --- all of it, and its headline


def _read_in(chosen: Any, language: str) -> Part:
    """What is in the part that was chosen; when that is little of its text, menus and hidden text as well."""
    found = _walked(chosen, language)
    if 2 * sum(map(_letters, found.texts)) >= _all_letters(chosen):
        return found
    return _walked(chosen, language, thoroughly=True)


def _letters(text: str) -> int:
    return len(text) - sum(map(text.count, " \t\n\r\u00a0"))


def _all_letters(element: Any) -> int:
    """Characters without white space in all of `element` but programs."""
    programs = (p for p in element.iter(*PROGRAMS) if next(p.iterancestors(*PROGRAMS), None) is None)
    return _letters(_text_of(element)) - sum(_letters(_text_of(program)) for program in programs)


def _text_of(element: Any) -> str:
    return "".join(element.itertext())


def _headed(blocks: tuple[Block, ...], root: Any, article: Any, slug: str) -> tuple[Block, ...]:
    """`blocks` with the headline that stands outside of them: in a heading of the page, or only in its title.

    A page of ours whose article has neither headline nor lead is called by its `slug`.
    """
    title = about.title(root)
    has_headline = any(isinstance(b, TextBlock) and b.style is Style.HEADLINE for b in blocks)
    if has_headline or (slug and title == slug):
        return blocks
    outside = (h for h in root.iter("h1") if all(around is not article for around in h.iterancestors()))
    headings = [words for h in outside if (words := _on_one_line(_text_of(h)))]
    chosen = next((h for h in headings if h in title or title in h), title)
    text = _solid("".join(block.text for block in blocks))
    main = max(_TITLE_PARTS.split(chosen), key=len)
    if _solid(main) in text or not any(map(str.isalnum, main)):
        return blocks
    return (TextBlock(Style.HEADLINE, (Run(chosen),)), *blocks)


def _solid(text: str) -> str:
    """`text` without white space: a heading may have been parted."""
    return "".join(inline.printable(text).split())


def _on_one_line(text: str) -> str:
    return " ".join(inline.printable(text).split())


def _has_text_outside(root: Any, chosen: Any) -> bool:
    return _all_letters(root) > _all_letters(chosen)
