"""The article as a web page: semantic, for a site's own look; only a whole page has a plain one of ours.

What stands at the top of the article (headline, lead, byline, date) is its `header`. The
editor's own notes are not written: the page is for readers.
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from itertools import chain, groupby

from maqala.core.article import (
    Article,
    Block,
    Cell,
    Image,
    Mark,
    Metadata,
    Rule,
    Runs,
    Style,
    Table,
    TextBlock,
)
from maqala.core.formats import inline, languages, listing, pictures
from maqala.core.formats.contract import Options
from maqala.core.formats.html.ours import GENERATOR, LEVEL, SHEET
from maqala.core.messages import Message, message

_HEADINGS = (Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
"""By their level: written as `h1`, `h2` …, where none between is left out."""

_MARKS = (
    (Mark.BOLD, "strong"),
    (Mark.ITALIC, "em"),
    (Mark.UNDERLINE, "u"),
    (Mark.STRIKE, "s"),
    (Mark.SUBSCRIPT, "sub"),
    (Mark.SUPERSCRIPT, "sup"),
)
_HEADER = (Style.HEADLINE, Style.LEAD)

_LONGEST_TITLE = 80
"""Characters of its text that a page without a headline is called by."""


def write(article: Article, options: Options) -> bytes:
    """A whole page in UTF-8, or with `options.fragment` only its `article` element."""
    language = article.metadata.language
    body = "\n".join(
        ["<article>" if not options.fragment else _opened("article", language), *_parts(article)]
    )
    body += "\n</article>\n"
    if not options.fragment:
        body = "\n".join(
            [
                "<!DOCTYPE html>",
                _opened("html", language),
                *_head(article),
                "<body>",
                f"<main>\n{body}</main>",
                "</body>",
                "</html>\n",
            ]
        )
    return inline.printable(body).encode()


def fragment(blocks: tuple[Block, ...], language: str) -> str:
    """The blocks alone, with nothing around them: what the editor of a site takes.

    `language` (BCP 47) is that of the text around.
    """
    return inline.printable("\n".join(_blocks(blocks, language, [])))


def losses(article: Article) -> tuple[Message, ...]:
    """The notes on an article are its writer's own and are not published."""
    return lost_pictures(article) + ((message("loss.notes"),) if article.metadata.notes else ())


def lost_pictures(article: Article) -> tuple[Message, ...]:
    """The loss of pictures that no figure can show, if there are any."""
    lost = any(isinstance(block, Image) and not pictures.is_there(block) for block in article.blocks)
    return (message("loss.pictures"),) if lost else ()


def runs_to_html(runs: Runs, around: str) -> str:
    """Tidy `runs` as HTML on one line, in a text of the language `around`."""
    return "".join(
        _run(run.text, run.marks, run.link, inline.safe_language(run.language, around)) for run in runs
    )


def marked(html: str, marks: Mark) -> str:
    """`html` within the elements for `marks`."""
    for mark, tag in reversed(_MARKS):
        if mark in marks:
            html = f"<{tag}>{html}</{tag}>"
    return html


def figure(image: Image, around: str) -> str:
    """A picture with its caption, the picture's data within; without line breaks, "" if nothing is known of it."""
    picture = _picture(image)
    caption = runs_to_html(inline.tidy(image.caption), around)
    caption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{picture}{caption}</figure>" if picture or caption else ""


def table(block: Table, around: str) -> Iterator[str]:
    """The lines of a table, none for one without cells."""
    rows = [row for row in block.rows if row]
    if not rows:
        return
    yield "<table>"
    if block.header:
        yield f"<thead>{_row(rows.pop(0), 'th', around)}</thead>"
    if rows:
        yield "<tbody>"
        yield from (_row(row, "td", around) for row in rows)
        yield "</tbody>"
    yield "</table>"


def lead(block: TextBlock, around: str) -> str:
    """The paragraph that the reader knows as a lead."""
    return f'<p class="lead">{_inside(block, around)}</p>'


def _run(text: str, marks: Mark, link: str, language: str) -> str:
    html = marked(_escaped(text).replace("\n", "<br>"), marks)
    if language:
        html = f'<span lang="{_quoted(language)}">{html}</span>'
    if address := inline.safe_link(link):
        html = f'<a href="{_quoted(address)}">{html}</a>'
    return html


# --- the article


def _parts(article: Article) -> Iterator[str]:
    header, rest = _split(article.blocks)
    around = article.metadata.language
    above: list[int] = []
    top = [*_blocks(header, around, above), *_signature(article.metadata)]
    if top:
        yield from ["<header>", *top, "</header>"]
    yield from _blocks(rest, around, above)


def _split(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The headline and lead that the article begins with, and all after them."""
    count = 0
    while count < len(blocks) and isinstance(block := blocks[count], TextBlock) and block.style in _HEADER:
        count += 1
    return blocks[:count], blocks[count:]


def _signature(metadata: Metadata) -> Iterator[str]:
    parts = []
    if metadata.byline:
        parts.append(f'<span class="author">{_escaped(metadata.byline)}</span>')
    if metadata.created:
        day = metadata.created.date().isoformat()
        parts.append(f'<time datetime="{day}">{day}</time>')
    if parts:
        yield f'<p class="byline">{" ".join(parts)}</p>'


def _blocks(blocks: tuple[Block, ...], around: str, above: list[int]) -> Iterator[str]:
    """The lines of `blocks`; `above` are the levels of the headings that they stand under, which it changes."""
    for kind, group in groupby(blocks, _grouping):
        if kind == "list":
            yield from _list([b for b in group if isinstance(b, TextBlock)], around)
        elif kind == "quote":
            inside = [
                f"<p>{html}</p>" for b in group if isinstance(b, TextBlock) and (html := _inside(b, around))
            ]
            yield from ["<blockquote>", *inside, "</blockquote>"] if inside else []
        else:
            for block in group:
                yield from _block(block, around, above)


def _grouping(block: Block) -> str:
    if not isinstance(block, TextBlock):
        return ""
    return "list" if block.style.is_list else "quote" if block.style is Style.QUOTE else ""


def _block(block: Block, around: str, above: list[int]) -> Iterator[str]:
    if isinstance(block, Rule):
        yield "<hr>"
    elif isinstance(block, Image):
        yield from filter(None, [figure(block, around)])
    elif isinstance(block, Table):
        yield from table(block, around)
    elif html := _inside(block, around):
        if block.style in _HEADINGS:
            yield _heading(html, _HEADINGS.index(block.style), above)
        else:
            yield lead(block, around) if block.style is Style.LEAD else f"<p>{html}</p>"


def _heading(html: str, level: int, above: list[int]) -> str:
    """A heading of the level after that it stands under, for pages skip none; which it is is said beside."""
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    number = len(above) + (above[0] != 0)
    own = f' {LEVEL}="{level}"' if number <= level else ""
    return f"<h{number}{own}>{html}</h{number}>"


def _inside(block: TextBlock | Cell, around: str) -> str:
    return runs_to_html(inline.tidy(block.runs), around)


def _list(items: list[TextBlock], around: str) -> Iterator[str]:
    open_lists: list[str] = []
    for item in listing.levelled(items):
        tag = "ul" if item.style is Style.BULLET else "ol"
        while len(open_lists) > item.depth + 1:
            yield f"</li></{open_lists.pop()}>"
        if len(open_lists) == item.depth + 1:
            yield "</li>"
            if open_lists[-1] != tag:
                yield f"</{open_lists.pop()}>"
        if len(open_lists) <= item.depth:
            open_lists.append(tag)
            yield f"<{tag}>"
        yield f"<li>{_inside(item, around)}"
    while open_lists:
        yield f"</li></{open_lists.pop()}>"


def _row(cells: tuple[Cell, ...], tag: str, around: str) -> str:
    return "<tr>" + "".join(_cell(_inside(cell, around), tag) for cell in cells) + "</tr>"


def _cell(html: str, tag: str) -> str:
    if not html:
        return "<td></td>"  # an empty heading would be read out as one
    return f"<{tag}>{html}</{tag}>"


def _picture(image: Image) -> str:
    kind = pictures.kind_of(image.data)
    address = f"data:{kind};base64,{binascii.b2a_base64(image.data, newline=False).decode()}" if kind else ""
    source = address or inline.safe_link(image.source)
    if not source:
        return ""
    name = f' data-name="{_quoted(image.name)}"' if image.name else ""
    return f'<img src="{_quoted(source)}" alt="{_quoted(image.alt)}"{name}>'


# --- the page


def _head(article: Article) -> Iterator[str]:
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f"<title>{_escaped(_title(article))}</title>"
    for attribute, name, value in _metadata(article.metadata):
        yield f'<meta {attribute}="{name}" content="{_quoted(value)}">'
    yield f'<meta name="generator" content="{GENERATOR}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>\n{SHEET}</style>"
    yield "</head>"


def _title(article: Article) -> str:
    """What the page is called, on one line: its headline, its lead, its slug, or as its text begins."""
    begins = (_beginning(block.text) for block in article.blocks if isinstance(block, TextBlock))
    named = chain((article.headline, article.lead, article.metadata.slug), begins)
    return next(filter(None, (" ".join(inline.printable(text).split()) for text in named)), "…")


def _beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rpartition(" ")[0]


def _metadata(metadata: Metadata) -> Iterator[tuple[str, str, str]]:
    single = (
        ("name", "author", metadata.byline),
        ("name", "dcterms.source", metadata.source),
        ("property", "article:section", metadata.section),
        ("property", "maqala:slug", metadata.slug),
        ("property", "article:published_time", metadata.created.isoformat() if metadata.created else ""),
        ("property", "article:modified_time", metadata.changed.isoformat() if metadata.changed else ""),
    )
    yield from (entry for entry in single if entry[2])
    yield from (("property", "article:tag", tag) for tag in metadata.tags)


def _opened(tag: str, language: str) -> str:
    return f'<{tag} lang="{known}">' if (known := languages.tag(language)) else f"<{tag}>"


# --- signs of HTML within text; `html` has them too, and a table of 2,000 names that takes time to load


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(value: str) -> str:
    return _escaped(value).replace('"', "&quot;").replace("'", "&#x27;")
