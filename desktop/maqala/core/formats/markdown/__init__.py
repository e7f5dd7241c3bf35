"""Markdown (.md) with front matter: read through Python-Markdown, written as every Markdown program reads it.

Each half is loaded when it is first used.
"""

from __future__ import annotations

from maqala.core.article import Article
from maqala.core.formats.contract import Import, Options
from maqala.core.messages import Message


def read(data: bytes, name: str) -> Import:
    """The article in a Markdown file; raises `ReadError`, its sentence naming `name`, for what is no text."""
    from maqala.core.formats.markdown.reader import read as read_markdown

    return read_markdown(data, name)


def write(article: Article, options: Options) -> bytes:
    """CommonMark and tables, behind front matter."""
    from maqala.core.formats.markdown.writer import write as write_markdown

    return write_markdown(article, options)


def losses(article: Article) -> tuple[Message, ...]:
    """What Markdown has no place for."""
    from maqala.core.formats.markdown.writer import losses as lost

    return lost(article)
