"""Pictures out of an article into a folder beside the file that shows them, as browsers save pages.

The folder of `мақала.html` is `мақала_files`. Nothing that lies there already is replaced: it may be
somebody else's, or shown by another page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import quote

from maqala.core.article import Article, Image
from maqala.core.formats import pictures
from maqala.core.text.slug import slug
from maqala.core.values import dataclass, replace

_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}

_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""What Windows takes for a device, whatever follows after a dot."""


@dataclass(frozen=True, slots=True)
class Parted:
    """An article that only says where its pictures lie, and the pictures by the files they belong in."""

    article: Article
    pictures: Mapping[Path, bytes]


def parted(article: Article, path: Path) -> Parted:
    """`article` for the file `path`; a picture that stands in it twice lies in the folder once."""
    folder = _folder(path)
    lying: dict[Path, bytes] = {}
    blocks = list(article.blocks)
    for place, block in enumerate(blocks):
        if isinstance(block, Image) and (kind := pictures.kind_of(block.data)):
            file = next(f for f in _names(folder, block, _ENDINGS[kind]) if _may_hold(f, block.data, lying))
            lying[file] = block.data
            blocks[place] = replace(block, data=b"", source=_address(file))
    return Parted(replace(article, blocks=tuple(blocks)), lying)


def _folder(path: Path) -> Path:
    """The first of `name_files`, `name_files-2` … that is a folder or nothing yet."""
    first = path.with_name(f"{path.stem}_files")
    others = (first.with_name(f"{first.name}-{number}") for number in count(2))
    taken = os.path.lexists(first) and not first.is_dir()
    return next(f for f in others if not os.path.lexists(f) or f.is_dir()) if taken else first


def _names(folder: Path, image: Image, ending: str) -> Iterator[Path]:
    """Files for a picture, the one wanted most first: called as it was, in letters that every server takes."""
    # The name may have come from any system.
    stem = PurePosixPath(PureWindowsPath(image.name).name).stem
    called = slug(stem) or "picture"
    if _RESERVED.fullmatch(called):
        called = f"picture-{called}"
    yield folder / f"{called}{ending}"
    yield from (folder / f"{called}-{number}{ending}" for number in count(2))


def _may_hold(file: Path, data: bytes, lying: Mapping[Path, bytes]) -> bool:
    """Whether `file` is free for a picture, or holds it already."""
    if file in lying:
        return lying[file] == data
    if not os.path.lexists(file):
        return True
    try:
        return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _address(file: Path) -> str:
    """Where `file` lies for a page beside its folder, percent-encoded."""
    return f"{quote(os.fsencode(file.parent.name))}/{file.name}"
