"""Article → bytes and back, without loss: compact JSON, with the pictures beside it.

A picture is named in the JSON by the SHA-256 of its bytes, so that whoever keeps an article
again and again need not write its pictures again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from maqala.core.article import (
    Article,
    Block,
    Cell,
    Image,
    Mark,
    Metadata,
    Rule,
    Run,
    Runs,
    Style,
    Table,
    TextBlock,
)
from maqala.core.issues import Ignored
from maqala.core.values import dataclass

_VERSION = 1
_TEXTS = ("byline", "source", "section", "slug", "notes", "language")


@dataclass(frozen=True, slots=True)
class Encoded:
    """An article as bytes, and the bytes of its pictures by their names."""

    text: bytes
    pictures: Mapping[str, bytes]


def encode(article: Article) -> Encoded:
    """The article as bytes; equal articles give equal bytes."""
    return Encoder().encode(article)


class Encoder:
    """Encodes one article again and again, remembering the blocks that it has seen last time.

    Blocks are known by what they are, not by what they equal: an article that is written changes in one place,
    and the rest are the same objects.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Block, Encoded]] = {}

    def encode(self, article: Article) -> Encoded:
        """The article as bytes; equal articles give equal bytes."""
        seen: dict[int, tuple[Block, Encoded]] = {}
        for block in article.blocks:
            seen[id(block)] = self._known.get(id(block)) or (block, _encoded(block))
        self._known = seen
        parts = [seen[id(block)][1] for block in article.blocks]
        pictures = {name: data for part in parts for name, data in part.pictures.items()}
        blocks, known = b",".join(part.text for part in parts), to_bytes(_from_metadata(article.metadata))
        return Encoded(b'{"v":%d,"b":[%b],"m":%b}' % (_VERSION, blocks, known), pictures)


def _encoded(block: Block) -> Encoded:
    pictures: dict[str, bytes] = {}
    return Encoded(to_bytes(_from_block(block, pictures)), pictures)


def decode(text: bytes, pictures: Mapping[str, bytes]) -> Article:
    """What `encode` was given; raises `ValueError` for anything else.

    A picture that is not in `pictures` comes without its bytes: the words are worth having alone.
    """
    try:
        whole = from_bytes(text)
        if whole["v"] != _VERSION:
            raise ValueError(f"version {whole['v']!r}")
        blocks = tuple(_to_block(kept, pictures) for kept in whole["b"])
        return Article(blocks, _to_metadata(whole["m"]))
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not an article") from error


def picture_name(data: bytes) -> str:
    """What a picture with these bytes is called."""
    return hashlib.sha256(data).hexdigest()


def to_bytes(value: object) -> bytes:
    """Compact JSON in UTF-8. Half a surrogate pair, as a file's name may hold one, goes through as it is."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> Any:
    """What `to_bytes` was given."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def from_ignored(ignored: Iterable[Ignored]) -> list[list[str]]:
    """Findings that were let pass, as JSON knows them, in one order."""
    return sorted([one.rule, one.text, *(one.around or ())] for one in ignored)


def to_ignored(kept: Any) -> frozenset[Ignored]:
    """What `from_ignored` was given; what is no such thing is left out."""
    rows = [row for row in kept if _is_ignored(row)] if isinstance(kept, list) else []
    return frozenset(Ignored(row[0], row[1], (row[2], row[3]) if len(row) == 4 else None) for row in rows)


def _is_ignored(row: Any) -> bool:
    return isinstance(row, list) and len(row) in (2, 4) and all(isinstance(part, str) for part in row)


# Blocks: a list that begins with a word for what it is


def _from_block(block: Block, pictures: dict[str, bytes]) -> list[object]:
    match block:
        case TextBlock():
            return ["p", block.style.value, block.depth, _from_runs(block.runs)]
        case Image():
            name = picture_name(block.data) if block.data else ""
            if name:
                pictures[name] = block.data
            return ["image", name, block.name, block.source, block.alt, _from_runs(block.caption)]
        case Table():
            rows = [[_from_runs(cell.runs) for cell in row] for row in block.rows]
            return ["table", block.header, rows]
        case Rule():
            return ["rule"]


def _to_block(kept: list[Any], pictures: Mapping[str, bytes]) -> Block:
    match kept:
        case ["p", style, depth, runs]:
            return TextBlock(Style(style), _to_runs(runs), depth)
        case ["image", picture, name, source, alt, caption]:
            return Image(pictures.get(picture, b""), name, source, alt, _to_runs(caption))
        case ["table", header, rows]:
            return Table(tuple(tuple(Cell(_to_runs(cell)) for cell in row) for row in rows), header)
        case ["rule"]:
            return Rule()
    raise ValueError("not a block")


# Runs: the bare text, or a list where there is more to say


def _from_runs(runs: Runs) -> list[object]:
    return [
        [run.text, run.marks.value, run.link, run.language]
        if run.marks or run.link or run.language
        else run.text
        for run in runs
    ]


def _to_runs(kept: list[Any]) -> Runs:
    return tuple(_to_run(run) for run in kept)


def _to_run(kept: Any) -> Run:
    if isinstance(kept, str):
        return Run(kept)
    text, marks, link, language = kept
    return Run(text, Mark(marks), link, language)


# Metadata: only what differs from an article that nothing is known of


def _from_metadata(known: Metadata) -> dict[str, object]:
    unknown = Metadata()
    kept: dict[str, object] = {
        name: getattr(known, name) for name in _TEXTS if getattr(known, name) != getattr(unknown, name)
    }
    if known.tags:
        kept["tags"] = list(known.tags)
    for name, time in (("created", known.created), ("changed", known.changed)):
        if time is not None:
            kept[name] = time.isoformat()
    return kept


def _to_metadata(kept: dict[str, Any]) -> Metadata:
    texts = {name: str(kept[name]) for name in _TEXTS if name in kept}
    return Metadata(
        **texts,
        tags=tuple(kept.get("tags", ())),
        created=_to_time(kept.get("created")),
        changed=_to_time(kept.get("changed")),
    )


def _to_time(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept)
