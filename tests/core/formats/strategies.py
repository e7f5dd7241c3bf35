"""Articles of every kind in their normal form, for tests that write them and read them back.

Normal form: tidy runs, no empty paragraphs, no list level skipped, addresses as they are kept,
pictures either carried along or pointed to.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from maqala.core.article import (
    MAX_DEPTH,
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
from maqala.core.formats import inline

PNG = b"\x89PNG\r\n\x1a\n"

_PIECES = st.sampled_from(
    [
        *(
            "мақала",
            "Қазақстан",
            "сөз",
            " ",
            " ",
            "  ",
            "\n",
            "«тырнақ»",
            " – ",
            ".",
            ", ",
            "5",
            "Kaspi.kz",
            "\u00a0",
        ),
        *(
            "*",
            "**",
            "_",
            "`",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "&",
            "&amp;",
            "#",
            "+",
            "-",
            "=",
            "|",
            "!",
            "~~",
            "\\",
        ),
        *(
            "1. ",
            "- ",
            "# ",
            "> ",
            "---",
            "===",
            "```",
            "~~~",
            "[a](b)",
            "![",
            "<b>",
            "</p>",
            "<!--",
            "{: .x }",
            ":",
        ),
        *(
            "http://a.kz",
            "[^1]",
            "[^1]: ",
            "[a]: b",
            "    ",
            "\t",
            "1) ",
            "😀",
            "é",
            '"',
            "'",
            "%",
            "$",
            "\u2003",
            "́",
        ),
    ]
)
_TEXT = st.lists(_PIECES, min_size=1, max_size=8).map("".join) | st.text(max_size=12)
_MARKS = st.sampled_from(
    [Mark.NONE] * 4 + [Mark.BOLD, Mark.ITALIC, Mark.BOLD | Mark.ITALIC, *Mark]
) | st.sets(st.sampled_from(list(Mark))).map(lambda marks: sum_of(marks))
_ADDRESSES = (
    "https://kk.wikipedia.org/wiki/Қазақстан",
    "http://a.kz/?a=1&b=2&copy;",
    "a/b_c_d.html",
    "mailto:a@b.kz",
)
_LINKS = st.sampled_from(["", "", "", *_ADDRESSES, "http://a.kz/(x)*y*", "tel:+77", "//a.kz/[x]'!"]).map(
    inline.safe_link
)
_LANGUAGES = st.sampled_from(["", "", "", "ru", "en", "en-US"])
_WORDS = _TEXT.map(lambda text: " ".join(inline.printable(text).split()))


def sum_of(marks: set[Mark]) -> Mark:
    """One value for several marks."""
    total = Mark.NONE
    for mark in marks:
        total |= mark
    return total


def shown(runs: Runs) -> bool:
    """Whether there is anything to see."""
    return any(run.text.strip() for run in runs)


runs = st.lists(st.builds(Run, _TEXT, _MARKS, _LINKS, _LANGUAGES), max_size=5).map(inline.tidy)
some_runs = runs.filter(shown)
cells = runs.map(lambda r: Cell(r if shown(r) else ()))
_paragraphs = st.builds(TextBlock, st.sampled_from([s for s in Style if not s.is_list]), some_runs)
_items = st.builds(
    TextBlock,
    st.sampled_from([Style.BULLET, Style.NUMBER]),
    some_runs,
    st.integers(0, MAX_DEPTH),
)
_captions = runs.map(lambda r: r if shown(r) else ())
_images = st.builds(Image, st.just(PNG), _WORDS, st.just(""), _WORDS, _captions) | st.builds(
    Image, st.just(b""), _WORDS, st.sampled_from(_ADDRESSES), _WORDS, _captions
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to three columns and rows."""
    width = draw(st.integers(1, 3))
    rows = draw(st.lists(st.tuples(*[cells] * width), min_size=1, max_size=3))
    return Table(tuple(rows), draw(st.booleans()))


_blocks: st.SearchStrategy[Block] = st.one_of(
    _paragraphs, _paragraphs, _items, _items, _images, tables(), st.just(Rule())
)

metadata = st.builds(
    Metadata,
    byline=_WORDS,
    source=_WORDS,
    section=_WORDS,
    slug=_WORDS,
    tags=st.lists(_WORDS.filter(bool), max_size=3).map(tuple),
    notes=_WORDS,
    language=st.sampled_from(["kk", "kk-KZ", "ru", "en"]),
    created=st.none() | st.datetimes(timezones=st.sampled_from([None, UTC])),
    changed=st.none() | st.just(datetime(2021, 2, 5, 10, 30, tzinfo=UTC)),
)


def normal(article: Article) -> Article:
    """`article` without skipped list levels and without marking its own language as foreign."""
    around = article.metadata.language
    blocks: list[Block] = []
    for block in article.blocks:
        blocks.append(_levelled(_native(block, around), blocks[-1] if blocks else None))
    return Article(tuple(blocks), article.metadata)


def _levelled(block: Block, before: Block | None) -> Block:
    if not isinstance(block, TextBlock) or not block.style.is_list:
        return block
    deepest = before.depth + 1 if isinstance(before, TextBlock) and before.style.is_list else 0
    return TextBlock(block.style, block.runs, min(block.depth, deepest))


def _native(block: Block, around: str) -> Block:
    if isinstance(block, TextBlock):
        return TextBlock(block.style, _runs(block.runs, around), block.depth)
    if isinstance(block, Image):
        return Image(block.data, block.name, block.source, block.alt, _runs(block.caption, around))
    if isinstance(block, Table):
        return Table(
            tuple(tuple(Cell(_runs(c.runs, around)) for c in row) for row in block.rows), block.header
        )
    return block


def _runs(some: Runs, around: str) -> Runs:
    return inline.tidy([Run(r.text, r.marks, r.link, inline.safe_language(r.language, around)) for r in some])


articles = st.builds(Article, st.lists(_blocks, max_size=6).map(tuple), metadata).map(normal)
"""Articles as readers make them."""
