"""The formats the program knows: one entry each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maqala.core.article import Article
from maqala.core.messages import Message


@dataclass(frozen=True, slots=True)
class Import:
    """What a reader made of a file. `notes` say what the article could not hold."""

    article: Article
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How to write. `fragment`: HTML without a page around it."""

    fragment: bool = False


Reader = Callable[[bytes, str], Import]
Writer = Callable[[Article, Options], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format. `extensions` are lower case with the dot, the usual one first."""

    id: str
    extensions: tuple[str, ...]
    media_type: str
    read: Reader
    write: Writer
