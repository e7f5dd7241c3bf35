"""Paragraphs that nobody has touched are not read again, and what is read is never out of date."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from maqala.core.article import Article, Cell, Image, Mark, Metadata, Rule, Run, Style, Table, TextBlock
from maqala.ui.editor import bridge, editing, inserting, styles
from maqala.ui.editor.block_state import blocks, state_of
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
    for block in blocks(studio.view.document()):
        if state := state_of(block):
            state.forget()
    return bridge.article_of(studio.view.document(), studio.desk.metadata)


def test_what_is_remembered_is_what_stands_there(page: Studio) -> None:
    remembered = [s.read for b in blocks(page.view.document()) if (s := state_of(b)) and s.read]
    assert remembered == [b for b in BLOCKS if isinstance(b, TextBlock)]
    assert page.desk.article().blocks == BLOCKS


def test_a_key_makes_one_paragraph_be_read_again(page: Studio, hands: Any) -> None:
    hands.put_cursor(3)
    hands.type("ш")
    texts = [b for b in blocks(page.view.document()) if styles.style_of(b) and b.text()]
    assert [b.text() for b in texts if (s := state_of(b)) and not s.read] == ["Тақшырып"]
    assert page.desk.article().headline == "Тақшырып"


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
        lambda: page.page.zoom(1),
        view.undo,
        view.redo,
    )
    for _ in range(60):
        cursor()
        chosen.choice(edits)()
        assert page.desk.article() == read_anew(page)
    assert page.desk.article().metadata == Metadata()
