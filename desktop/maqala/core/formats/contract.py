"""What every format is: what its reader makes, what its writer is told, and its entry in the registry."""

from __future__ import annotations

from collections.abc import Callable

from maqala.core.article import Article
from maqala.core.formats.coding import UTF_8, Coding
from maqala.core.messages import Message
from maqala.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Import:
    """What a reader made of a file. `notes` say what the article could not hold.

    `lines` are the lines of the file as they stand in it, for a format that is made of lines
    and nothing else, so that a finding can be told by its line and column; () for all others.
    `coding` is how a file lies on the disk that is written back in the same way, None for all others.
    """

    article: Article
    notes: tuple[Message, ...] = ()
    lines: tuple[str, ...] = ()
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How to write.

    `fragment`: HTML without a page around it. `pictures_beside`: pictures in a folder beside the
    file instead of within it, where the format `may_part` with them. `template`: a Word document or
    template whose styles and pages a Word document takes on; b"" for ours. `coding`: the encoding and
    line ends of text and Markdown.
    """

    fragment: bool = False
    pictures_beside: bool = False
    template: bytes = b""
    coding: Coding = UTF_8


Reader = Callable[[bytes, str], Import]
"""Takes the content of a file and its name, which only serves the sentence of a `ReadError`."""

Writer = Callable[[Article, Options], bytes]

Losses = Callable[[Article], tuple[Message, ...]]
"""What of an article a writer would leave out, one sentence for each kind; () when nothing."""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format. `extensions` are lower case with the dot, the usual one first.

    `only_read` are extensions that are opened but not written. `limit` is the largest file that
    is read, in bytes. `may_part`: whether a file can show pictures that lie beside it. `is_text`:
    whether its encoding and line ends are whatever somebody likes.
    """

    id: str
    extensions: tuple[str, ...]
    media_type: str
    read: Reader
    write: Writer
    losses: Losses
    only_read: tuple[str, ...] = ()
    limit: int = 50 * 1024 * 1024
    may_part: bool = False
    is_text: bool = False
