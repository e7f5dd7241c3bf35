"""A look at a file that was just written: does a reader find in it what was to be written?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote

from maqala.core.article import Article, Block, Image, Metadata, Run, Runs, Table, TextBlock, plain
from maqala.core.formats import files, inline
from maqala.core.formats.contract import Options
from maqala.core.formats.inline import tidy
from maqala.core.messages import Message, message
from maqala.core.values import replace

_NAMED = {
    "loss.styles": "check.styles",
    "loss.marks": "check.marks",
    "loss.docx.both": "check.marks",
    "loss.links": "check.links",
    "loss.images": "check.pictures",
    "loss.pictures": "check.pictures",
    "loss.tables": "check.tables",
    "loss.metadata": "check.details",
    "loss.notes": "check.details",
}
"""What is no news where the format has said before that it cannot hold it."""

_LONGEST = 60
"""Letters of a paragraph that are enough to find it."""


def differences(path: Path, article: Article, options: Options) -> tuple[Message, ...]:
    """What is in `path` otherwise than in the `article` written to it, a sentence for each kind; () for nothing.

    What the format said it would leave out does not count. Raises `ReadError` if the file cannot be read at all.
    """
    opened = files.load(path)
    if opened.format.id == "text":  # which says what is a heading or a list only by its looks
        return _of_words(_words_of(article), _words_of(opened.article))
    named = {_NAMED.get(loss.key) for loss in opened.format.losses(article)}
    if options.template:
        named.add("check.details")  # headers and footers of the template are read as notes
    found = _found(_shown(article, path), _shown(opened.article, path))
    return tuple(each for each in found if each.key not in named)


def _found(ours: Article, theirs: Article) -> Iterator[Message]:
    words = _of_words([block.text for block in ours.blocks], [block.text for block in theirs.blocks])
    yield from words
    for key, of in _ASPECTS.items():
        # Where the words differ already, nothing stands in its place any more.
        if not words and [of(block) for block in ours.blocks] != [of(block) for block in theirs.blocks]:
            yield message(key)
    if ours.metadata != theirs.metadata:
        yield message("check.details")


def _of_words(ours: list[str], theirs: list[str]) -> tuple[Message, ...]:
    """Where the words begin to differ."""
    pairs = zip_longest(ours, theirs, fillvalue="")
    first = next((number for number, (one, other) in enumerate(pairs) if one != other), None)
    if first is None:
        return ()
    text = " ".join((ours[first] if first < len(ours) else theirs[first]).split())
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return (message("check.words", text=shown),)


def _words_of(article: Article) -> list[str]:
    """All words one by one, no figures, which may be raised; of pictures their caption or else their description."""
    texts = (block.text or (block.alt if isinstance(block, Image) else "") for block in article.blocks)
    return re.findall(r"[^\W\d_¹²³⁰-⁹]+", "\n".join(texts))


# --- in the form in which both can be compared


def _shown(article: Article, path: Path) -> Article:
    """The article with tidy runs, without blocks that show nothing, its pictures where they are."""
    blocks = (_tidied(block, path) for block in article.blocks)
    return Article(tuple(block for block in blocks if _shows(block)), _known(article.metadata))


def _known(about: Metadata) -> Metadata:
    """Details as far as every format tells them apart: to the second, and kk-KZ is kk."""
    created, changed = (when and when.replace(microsecond=0) for when in (about.created, about.changed))
    return replace(about, language=about.language.split("-")[0], created=created, changed=changed)


def _tidied(block: Block, path: Path) -> Block:
    if isinstance(block, TextBlock):
        return TextBlock(block.style, tidy(block.runs), block.depth)
    if isinstance(block, Image):
        return Image(_data(block, path), "", "", " ".join(block.alt.split()), tidy(block.caption))
    return block


def _data(image: Image, path: Path) -> bytes:
    """The picture itself, or the one in the folder beside the file, or its address."""
    if image.data or not image.source:
        return image.data
    beside = path.with_name(unquote(image.source.partition("/")[0])) / image.source.rpartition("/")[2]
    is_ours = beside.parent.name.startswith(f"{path.stem}_files") and image.source.count("/") == 1
    return beside.read_bytes() if is_ours and beside.is_file() else inline.safe_link(image.source).encode()


def _shows(block: Block) -> bool:
    if isinstance(block, Image):
        return bool(block.data or block.caption)
    if isinstance(block, Table):
        return any(block.rows)
    return not isinstance(block, TextBlock) or bool(block.runs)


def _runs(block: Block) -> list[Runs]:
    if isinstance(block, TextBlock):
        return [block.runs]
    if isinstance(block, Image):
        return [block.caption]
    return [tidy(cell.runs) for row in block.rows for cell in row] if isinstance(block, Table) else []


def _by(look: Callable[[Run], object]) -> Callable[[Block], list[list[tuple[str, object]]]]:
    """Which stretches of a block have the same `look`; a blank or a new line has none that anybody sees."""

    def stretches(block: Block) -> list[list[tuple[str, object]]]:
        return [
            _joined([("".join(run.text.split()), look(run)) for run in runs if run.text.strip()])
            for runs in _runs(block)
        ]

    return stretches


def _joined(stretches: list[tuple[str, object]]) -> list[tuple[str, object]]:
    joined: list[tuple[str, object]] = []
    for text, look in stretches:
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + text, look)
        else:
            joined.append((text, look))
    return joined


_ASPECTS: dict[str, Callable[[Block], object]] = {
    "check.styles": lambda block: (block.style, block.depth) if isinstance(block, TextBlock) else type(block),
    "check.marks": _by(lambda run: run.marks),
    "check.links": _by(lambda run: inline.safe_link(run.link)),
    "check.languages": _by(lambda run: run.language.split("-")[0]),
    "check.pictures": lambda block: (block.data, block.alt) if isinstance(block, Image) else None,
    "check.tables": lambda block: (
        (block.header, [[plain(tidy(cell.runs)) for cell in row] for row in block.rows])
        if isinstance(block, Table)
        else None
    ),
}
"""What is compared besides the words, each by the sentence that tells of it."""
