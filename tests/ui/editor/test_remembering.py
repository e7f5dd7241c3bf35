"""Paragraphs that nobody has touched are not read again, and what is read is never out of date."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from maqala.core.article import Article, Cell, Image, Mark, Metadata, Rule, Run, Style, Table, TextBlock
from maqala.ui.editor import editing, inserting, styles
from maqala.ui.editor.reading import article_of
from maqala.ui.studio import Studio

BLOCKS = (
    TextBlock(Style.HEADLINE, (Run("Тақырып"),)),
    TextBlock(Style.PARAGRAPH, (Run("бір "), Run("екі", Mark.BOLD))),
    TextBlock(Style.BULLET, (Run("үш"),), 1),
    Image(name="а.png", caption=(Run("сурет"),)),
    Table(((Cell((Run("а"),)), Cell((Run("б"),))),)),
    Rule(),
    TextBlock(Style.QUOTE, (Run("төрт", link="https://a.kz"),)),
    TextBlock(Style.PARAGRAPH, (Run("бес"),)),
)


@pytest.fixture
def page(studio: Studio) -> Studio:
    studio.desk._lay(Article(BLOCKS), None)
    studio.desk.article()
    return studio


def read_anew(studio: Studio) -> Article:
    """The article as it is read when nothing is remembered."""
    return article_of(studio.view.document(), studio.desk.metadata)


def test_it_is_what_stands_there(page: Studio) -> None:
    assert page.desk.article().blocks == BLOCKS


def test_after_a_key_only_its_paragraph_and_the_next_are_read_again(page: Studio, hands: Any) -> None:
    before = page.desk.article().blocks
    hands.put_cursor(3)
    hands.type("ш")
    after = page.desk.article()
    assert after.headline == "Тақшырып"
    assert [a is b for a, b in zip(after.blocks, before, strict=True)] == [False, False] + [True] * 6


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_it_reads_the_same_as_anew(page: Studio, hands: Any, seed: int) -> None:
    chosen = random.Random(seed)
    view, measure = page.view, page.view.measure

    def cursor() -> QTextCursor:
        at = view.textCursor()
        last = view.document().characterCount() - 1
        at.setPosition(chosen.randint(0, last))
        at.setPosition(
            min(last, at.position() + chosen.choice((0, 0, 1, 5))), QTextCursor.MoveMode.KeepAnchor
        )
        view.setTextCursor(at)
        return at

    edits = (
        lambda: hands.type("ә"),
        lambda: hands.press(Qt.Key.Key_Return),
        lambda: hands.press(Qt.Key.Key_Backspace),
        lambda: hands.press(Qt.Key.Key_Delete),
        lambda: editing.set_kind(cursor(), chosen.choice(list(styles.STYLES)), measure),
        lambda: editing.set_link(cursor(), "https://b.kz"),
        lambda: cursor().mergeCharFormat(editing.mark_change(Mark.ITALIC, on=True)),
        lambda: inserting.paste(cursor(), BLOCKS[1:4], measure),
        lambda: inserting.paste(cursor(), BLOCKS[3:6], measure),
        lambda: page.page.zoom(1),
        view.undo,
        view.redo,
    )
    for _ in range(60):
        cursor()
        chosen.choice(edits)()
        assert page.desk.article() == read_anew(page)
    assert page.desk.article().metadata == Metadata()
