"""Pictures that a file only names, and that lie in its folder: to be seen, and taken along into copies.

What lies elsewhere is left alone: a stranger's page could name anybody's file, or anybody's site.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from maqala.core.article import Article, Image
from maqala.core.formats import pictures
from maqala.core.values import replace

LARGEST = 50_000_000
"""Bytes of a picture that is still read."""


def picture(folder: Path, address: str) -> bytes:
    """The picture at a relative address, in `folder` or below it; b"" if none of ours is there."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or ":" in path or path.startswith(("/", "\\")):
        return b""
    try:
        file = (folder / path).resolve(strict=True)
        lies_here = file.is_relative_to(folder.resolve()) and file.is_file()
        data = file.read_bytes() if lies_here and file.stat().st_size <= LARGEST else b""
    except (OSError, ValueError):  # it is not there, or its name cannot be one
        return b""
    return data if pictures.kind_of(data) else b""


def taken_in(article: Article, folder: Path) -> Article:
    """`article` with the pictures in it that lie in `folder`, for a copy that goes elsewhere."""
    return replace(
        article, blocks=tuple(full(b, folder) if isinstance(b, Image) else b for b in article.blocks)
    )


def full(image: Image, folder: Path) -> Image:
    """`image` itself where it is only named and lies in `folder`; else `image` as it is."""
    if image.data or not (data := picture(folder, image.source)):
        return image
    name = image.name or unquote(image.source.rpartition("/")[2])
    return replace(image, data=data, name=name, source="")
