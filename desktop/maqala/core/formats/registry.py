"""The formats the program knows: one entry each.

Each reader and writer is loaded when it is first used: whoever opens plain text must not wait for Word.
"""

from __future__ import annotations

from pathlib import Path

from maqala.core.article import Article
from maqala.core.formats.contract import Format, Import, Options
from maqala.core.messages import Message


def by_path(path: Path | str) -> Format | None:
    """The format that the extension of `path` names, in capitals or not; None for all others.

    It may be one that is only read under this name.
    """
    extension = Path(path).suffix.lower()
    return next((form for form in FORMATS if extension in form.extensions + form.only_read), None)


def written_as(path: Path) -> Path:
    """Where an article read from `path` can be written: there, or beside it if such files are only read."""
    form = by_path(path)
    only_read = form is not None and path.suffix.lower() in form.only_read
    return path.with_suffix(form.extensions[0]) if form and only_read else path


def by_id(name: str) -> Format:
    """The format called `name`; raises `KeyError`."""
    return {form.id: form for form in FORMATS}[name]


# --- loaded at first use


def _read_docx(data: bytes, name: str) -> Import:
    from maqala.core.formats import docx

    return docx.read(data, name)


def _write_docx(article: Article, options: Options) -> bytes:
    from maqala.core.formats import docx

    return docx.write(article, options)


def _docx_losses(article: Article) -> tuple[Message, ...]:
    from maqala.core.formats import docx

    return docx.losses(article)


def _read_markdown(data: bytes, name: str) -> Import:
    from maqala.core.formats import markdown

    return markdown.read(data, name)


def _write_markdown(article: Article, options: Options) -> bytes:
    from maqala.core.formats import markdown

    return markdown.write(article, options)


def _markdown_losses(article: Article) -> tuple[Message, ...]:
    from maqala.core.formats import markdown

    return markdown.losses(article)


def _read_html(data: bytes, name: str) -> Import:
    from maqala.core.formats import html

    return html.read(data, name)


def _write_html(article: Article, options: Options) -> bytes:
    from maqala.core.formats import html

    return html.write(article, options)


def _html_losses(article: Article) -> tuple[Message, ...]:
    from maqala.core.formats import html

    return html.losses(article)


def _read_text(data: bytes, name: str) -> Import:
    from maqala.core.formats import plain

    return plain.read(data, name)


def _write_text(article: Article, options: Options) -> bytes:
    from maqala.core.formats import plain

    return plain.write(article, options)


def _text_losses(article: Article) -> tuple[Message, ...]:
    from maqala.core.formats import plain

    return plain.losses(article)


FORMATS = (
    Format(
        "docx",
        (".docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _read_docx,
        _write_docx,
        _docx_losses,
        only_read=(".docm", ".dotx", ".dotm", ".xml", ".doc", ".rtf"),
        limit=200 * 1024 * 1024,
    ),
    Format(
        "markdown",
        (".md", ".markdown"),
        "text/markdown",
        _read_markdown,
        _write_markdown,
        _markdown_losses,
        may_part=True,
        is_text=True,
    ),
    Format(
        "html",
        (".html", ".htm"),
        "text/html",
        _read_html,
        _write_html,
        _html_losses,
        only_read=(".xhtml", ".mht", ".mhtml"),
        may_part=True,
    ),
    Format("text", (".txt",), "text/plain", _read_text, _write_text, _text_losses, is_text=True),
)
"""In the order in which they are offered."""
