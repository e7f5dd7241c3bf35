"""Whatever an article holds comes back from the Word document that was made of it."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
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
from maqala.core.formats import docx, inline
from maqala.core.formats.contract import Options
from maqala.core.values import replace

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\2\0\0\0"
GIF = b"GIF89a\x40\1\xf0\0"
LINKS = (
    "",
    "https://example.kz/жаңалық?a=1&b=2#үзінді",
    "mailto:a@example.kz",
    "../мақала.html",
    "https://a.kz/[1]",
    "tel:+77",
)
ALPHABET = "абәғқңөұүһіАІ aZ09.,:;!?-–—«»\"<>&'%{}\u00a0\n\u0301\U0001f600"

_words = st.text(ALPHABET, min_size=1, max_size=30)
_marks = st.lists(st.sampled_from(list(Mark)), max_size=3).map(
    lambda chosen: Mark(sum(mark.value for mark in set(chosen)))
)


@st.composite
def runs(draw: st.DrawFn) -> Runs:
    """Runs in their normal form."""
    made = []
    for text in draw(st.lists(_words, min_size=1, max_size=4)):
        marks = draw(_marks)
        if Mark.SUPERSCRIPT in marks:
            marks &= ~Mark.SUBSCRIPT
        link = inline.safe_link(draw(st.sampled_from(LINKS)))
        made.append(Run(text, marks, link, draw(st.sampled_from(("", "", "ru", "en", "en-GB", "de")))))
    return inline.tidy(made)


_filled = runs().filter(bool)
_items = st.builds(
    TextBlock, st.sampled_from((Style.BULLET, Style.NUMBER)), _filled, st.integers(0, MAX_DEPTH)
)
_texts = st.builds(TextBlock, st.sampled_from([s for s in Style if not s.is_list]), _filled)
_alts = st.text(ALPHABET, max_size=20).map(lambda text: " ".join(text.split()))
_images = st.builds(
    Image,
    st.sampled_from((PNG, GIF, PNG + b"1")),
    st.sampled_from(("", "сурет 1.png", "a.gif")),
    st.sampled_from(("", "https://example.kz/a.png", "a.png")).map(inline.safe_link),
    _alts,
    st.one_of(st.just(()), _filled),
)
_linked = st.builds(Image, source=st.sampled_from(("https://example.kz/a.png", "a.png")), alt=_alts)
_cells = st.builds(Cell, runs().map(lambda cell: cell[:1] if any("\n" in run.text for run in cell) else cell))
"""A break between two paragraphs of a cell has no formatting of its own."""

_tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(
            st.lists(_cells, min_size=width, max_size=width).map(tuple),
            min_size=1,
            max_size=3,
        ).map(tuple),
        st.booleans(),
    )
)
_blocks = st.one_of(_texts, _texts, _items, _items, _images, _linked, _tables, st.just(Rule()))
_names = st.text('абәғқ aZ09.-«»"<>&', max_size=20).map(lambda text: " ".join(text.split()))
_moments = st.one_of(
    st.none(),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(lambda when: when.replace(microsecond=0)),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(
        lambda when: when.replace(microsecond=0)
    ),
)
_metadata = st.builds(
    Metadata,
    _names,
    _names,
    _names,
    _names,
    st.lists(st.one_of(_names, st.just("бір, екі")).filter(bool), max_size=3).map(tuple),
    _names,
    st.sampled_from(("kk", "ru", "en", "en-GB", "ky")),
    _moments,
    _moments,
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles in their normal form: no run is marked with the article's own language."""
    about = draw(_metadata)
    blocks = draw(st.lists(_blocks, max_size=8))
    return Article(tuple(_within(block, about.language) for block in blocks), about)


def _within(block: Block, language: str) -> Block:
    def own(runs: Runs) -> Runs:
        return inline.tidy(
            replace(run, language=inline.safe_language(run.language, language)) for run in runs
        )

    if isinstance(block, TextBlock):
        return replace(block, runs=own(block.runs))
    if isinstance(block, Image):
        return replace(block, caption=own(block.caption))
    if isinstance(block, Table):
        rows = tuple(tuple(Cell(own(cell.runs)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return block


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_it_gives_back_every_article_it_was_given(article: Article) -> None:
    found = docx.read(docx.write(article, Options()), "a.docx")

    assert found.article == article
    assert found.notes == ()


def test_it_writes_the_same_bytes_for_the_same_article() -> None:
    article = Article((TextBlock(Style.HEADLINE, (Run("Тақырып"),)), Image(PNG, "a.png")))

    assert docx.write(article, Options()) == docx.write(article, Options())


def test_it_leaves_out_blocks_without_words() -> None:
    article = Article((TextBlock(Style.PARAGRAPH), TextBlock(Style.QUOTE, (Run(" \n "),)), Table(())))

    assert docx.read(docx.write(article, Options()), "a.docx").article == Article()


def test_it_says_beforehand_what_it_would_lose() -> None:
    both = Run("х", Mark.SUBSCRIPT | Mark.SUPERSCRIPT)
    article = Article((TextBlock(Style.PARAGRAPH, (both,)), Image(alt="Сурет"), Image(b"<svg/>")))

    assert [loss.key for loss in docx.losses(article)] == ["loss.docx.both", "loss.pictures"]
    assert docx.losses(Article((Image(PNG), Rule()))) == ()


def test_it_keeps_blank_lines_in_a_cell() -> None:
    article = Article((Table(((Cell((Run("а\n\nб"),)), Cell()),), header=True),))

    assert docx.read(docx.write(article, Options()), "a.docx").article == article


def test_an_empty_line_between_bold_lines_of_a_cell_is_bold() -> None:
    cell = Cell((Run("Бірінші\n\nүшінші", Mark.BOLD), Run("\nтөртінші")))
    article = Article((Table(((cell,),)),))
    assert docx.read(docx.write(article, Options()), "a.docx").article == article
