"""What goes into the editor comes out of it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from maqala.core.article import (
    MAX_DEPTH,
    Article,
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
    merged,
)
from maqala.ui.editor import bridge
from maqala.ui.editor.reading import article_of
from maqala.ui.editor.styles import Measure

# What no reader lets in: surrogates, controls, and the characters that Qt builds documents with.
_QT_ONLY = "\u2028\u2029\ufffc\ufdd0\ufdd1\ufeff"
letters = st.text(
    st.one_of(
        st.sampled_from("қазақ әңғүұөһі 😀\u00a0\u00ad\n«»–"),
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=_QT_ONLY),
    ),
    max_size=12,
)
marks = st.integers(0, 63).map(Mark)
links = st.sampled_from(["", "https://egemen.kz/article?a=1&b=қ", "mailto:a@b.kz"])
runs: st.SearchStrategy[Runs] = st.lists(
    st.builds(Run, letters, marks, links, st.sampled_from(["", "ru", "en"])), max_size=4
).map(lambda found: merged(found))


@st.composite
def text_blocks(draw: st.DrawFn) -> TextBlock:
    style = draw(st.sampled_from(Style))
    return TextBlock(style, draw(runs), draw(st.integers(0, MAX_DEPTH)) if style.is_list else 0)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    row = st.lists(st.builds(Cell, runs), min_size=columns, max_size=columns).map(tuple)
    return Table(tuple(draw(st.lists(row, min_size=1, max_size=3))), draw(st.booleans()))


images = st.builds(Image, st.binary(max_size=8), letters, links, letters, runs)
blocks = st.one_of(text_blocks(), text_blocks(), images, tables(), st.builds(Rule))
articles = st.builds(Article, st.lists(blocks, max_size=6).map(tuple))

once = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def round_trip(article: Article) -> Article:
    document = QTextDocument()
    bridge.fill(document, article, Measure())
    return article_of(document, article.metadata)


@once
@given(article=articles)
def test_an_article_comes_back_as_it_went_in(article: Article) -> None:
    assert round_trip(article) == article


@once
@given(article=articles, second=articles)
def test_a_document_keeps_nothing_of_the_article_before(article: Article, second: Article) -> None:
    document = QTextDocument()
    bridge.fill(document, article, Measure())
    bridge.fill(document, second, Measure())
    assert article_of(document, Metadata()) == second
    assert not document.isUndoAvailable()
    assert not document.isModified()


@once
@given(article=articles, second=articles)
def test_an_article_put_in_place_of_another_can_be_undone(article: Article, second: Article) -> None:
    document = QTextDocument()
    bridge.fill(document, article, Measure())
    bridge.replace(document, second, Measure())
    assert article_of(document, Metadata()) == second
    document.undo()
    assert article_of(document, Metadata()) == article
    assert not document.isModified()
    document.redo()
    assert article_of(document, Metadata()) == second
