"""Web pages (.html, .xhtml, .mht): the article found in them, and written for a site's own look.

Each half is loaded when it is first used: a page that is written needs no parser.
"""

from __future__ import annotations

from maqala.core.article import Article
from maqala.core.formats.contract import Import, Options
from maqala.core.messages import Message


def read(data: bytes, name: str) -> Import:
    """The article in a page, or the whole page if none stands out; raises `ReadError`, its sentence naming `name`."""
    from maqala.core.formats.html.reader import read as read_page

    return read_page(data, name)


def write(article: Article, options: Options) -> bytes:
    """A page of its own, or what stands in a site's page."""
    from maqala.core.formats.html.writer import write as write_page

    return write_page(article, options)


def losses(article: Article) -> tuple[Message, ...]:
    """What a page has no place for."""
    from maqala.core.formats.html.writer import losses as lost

    return lost(article)
