"""Open a file as an article, and write an article to a file."""

from __future__ import annotations

import errno
from pathlib import Path

from maqala.core.article import Article, Block, Image, Style, TextBlock, with_raised_digits
from maqala.core.errors import ReadError, WriteError
from maqala.core.formats import registry
from maqala.core.formats.coding import UNICODE, Coding
from maqala.core.formats.contract import Format, Options
from maqala.core.messages import Message, message
from maqala.core.storage import atomic, fingerprint
from maqala.core.storage.fingerprint import Fingerprint
from maqala.core.values import dataclass

_MEGABYTE = 1024 * 1024
_SHOWN = 12
"""Signs that are enough to see what an encoding lacks."""

_KEYS = {
    errno.ENOENT: "error.read.missing",
    errno.ENOTDIR: "error.read.missing",
    errno.EISDIR: "error.read.folder",
    errno.EACCES: "error.read.denied",
    errno.EPERM: "error.read.denied",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read.

    `notes` say what the article could not hold; `fingerprint` is of the very bytes that were
    read, for the look before a save. `lines` is what findings are counted in: the lines of a
    plain text file as they stand in it, blank ones too, and the text of each block of all else.
    `coding` is how a text lies in the file.
    """

    path: Path
    format: Format
    article: Article
    notes: tuple[Message, ...]
    fingerprint: Fingerprint
    lines: tuple[str, ...]
    coding: Coding | None = None

    @property
    def styles(self) -> tuple[Style | None, ...]:
        """What each of `lines` is, as far as that is known: the lines of plain text are no blocks."""
        blocks = self.article.blocks
        if len(blocks) != len(self.lines):
            return (None,) * len(self.lines)
        return tuple(block.style if isinstance(block, TextBlock) else None for block in blocks)


def load(path: Path) -> Opened:
    """Read `path` in the format its extension names; raises `ReadError`, changes nothing."""
    form = registry.by_path(path)
    try:
        _look(path, form)
        if form is None:
            raise _unknown(path)
        data, seen = fingerprint.read(path)
    except (OSError, ValueError) as error:
        raise _explained(error, path) from error
    try:
        found = form.read(data, str(path))
    except ReadError as error:
        # A reader knows the file by the name it was given; the path is ours.
        raise ReadError(error.message.key, path, **_further(error)) from error
    lines = found.lines or tuple(map(_line_of, found.article.blocks))
    return Opened(path, form, found.article, found.notes, seen, lines, found.coding)


def _line_of(block: Block) -> str:
    """What findings are looked for in."""
    return with_raised_digits(block.runs) if isinstance(block, TextBlock) else block.text


def load_template(path: Path) -> bytes:
    """The Word document or template at `path` that others are to look like; raises `ReadError`."""
    form = registry.by_id("docx")
    try:
        _look(path, form)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _explained(error, path) from error
    from maqala.core.formats import docx

    docx.check_template(data, str(path))
    return data


def store(path: Path, article: Article, options: Options, over: Fingerprint | None = None) -> Fingerprint:
    """Write `article` to `path` in the format its extension names, whole or not at all.

    Returns what the new file looks like. With `over` only a file that looks so is replaced.
    Raises `WriteError`; what stood at `path` before then still stands.
    """
    form = registry.by_path(path)
    if form is None or registry.written_as(path) != path:
        raise WriteError("error.write.unknown", path, known=known())
    if not (options.pictures_beside and form.may_part):
        return atomic.write(path, form.write(article, options), over)
    from maqala.core.formats import beside

    parted = beside.parted(article, path)
    return atomic.write_together(path, form.write(parted.article, options), parted.pictures, over)


def with_pictures(article: Article, folder: Path) -> Article:
    """`article` as it goes elsewhere: with the pictures in it that it only names and that lie in `folder`."""
    if not any(isinstance(block, Image) and not block.data for block in article.blocks):
        return article
    from maqala.core.formats import nearby

    return nearby.taken_in(article, folder)


def as_stored(path: Path, article: Article, options: Options) -> Fingerprint | None:
    """What the file at `path` looks like if it is what `store` makes of `article`; None if it is something else."""
    form = registry.by_path(path)
    try:
        data, seen = fingerprint.read(path)
    except (OSError, ValueError):
        return None
    return seen if form is not None and data == form.write(article, options) else None


def losses(path: Path, article: Article, options: Options) -> tuple[Message, ...]:
    """What `store` would leave out, or write otherwise than asked, a sentence for each kind; () for nothing."""
    form = registry.by_path(path)
    if form is None:
        return ()
    signs = ""
    if form.is_text and options.coding.encoding not in UNICODE:
        signs = options.coding.lacks(form.write(article, Options()).decode())
    lacking = message("loss.encoding", encoding=options.coding.encoding_name, signs=" ".join(signs[:_SHOWN]))
    return form.losses(article) + ((lacking,) if signs else ())


def known() -> str:
    """All extensions that can be opened, for a sentence: `.docx, .md, …`."""
    return ", ".join(extension for form in registry.FORMATS for extension in form.extensions)


def _look(path: Path, form: Format | None) -> None:
    """Refuse what is no ordinary file, or too large to be read, before reading any of it."""
    if path.is_dir():
        raise ReadError("error.read.folder", path)
    size = path.stat().st_size
    if not path.is_file():
        # A pipe or a device might never end.
        raise ReadError("error.read.not_a_file", path)
    if form and size > form.limit:
        raise ReadError(
            "error.read.too_large", path, size=-(-size // _MEGABYTE), limit=form.limit // _MEGABYTE
        )


def _unknown(path: Path) -> ReadError:
    """The error for a file whose name is of no format; it says what the content is if that is another's."""
    from maqala.core.formats import recognition

    with path.open("rb") as file:
        kind = recognition.kind_of(file.read(recognition.LOOKED_AT))
    return (
        ReadError("error.read.other", path, kind=kind)
        if kind
        else ReadError("error.read.unknown", path, known=known())
    )


def _explained(error: OSError | ValueError, path: Path) -> ReadError:
    if isinstance(error, OSError) and error.errno in _KEYS:
        return ReadError(_KEYS[error.errno], path)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ReadError("error.read.failed", path, reason=reason)


def _further(error: ReadError) -> dict[str, object]:
    return {name: value for name, value in error.message.values.items() if name not in ("path", "name")}
