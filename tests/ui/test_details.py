"""The article's details: headline and lead beside their limits, the address, the dates, the notes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maqala.core import settings
from maqala.core.article import Metadata, Style
from maqala.core.values import replace
from maqala.ui.panels.glance import Glance
from maqala.ui.studio import Studio

HEADLINE = "Ауылға жаңа кітапхана келді"


def begin(studio: Studio, hands: Any) -> tuple[Glance, Glance]:
    """A new article with a headline, and the panel open: what shows headline and lead."""
    studio.window.actions_["new"].trigger()
    studio.window.actions_["details"].setChecked(True)
    hands.put_cursor(0)
    hands.type(HEADLINE)
    studio.counting.count()
    return studio.details.glances[Style.HEADLINE], studio.details.glances[Style.LEAD]


def test_headline_and_lead_are_shown_as_they_are_typed(studio: Studio, hands: Any) -> None:
    headline, lead = begin(studio, hands)
    assert headline.text() == HEADLINE
    assert headline.counter.text() == f"{len(HEADLINE)} / 70"
    assert lead.text() == studio.words.say("details.no_lead")
    assert lead.counter.text() == "0 / 200"


def test_the_counter_stands_out_beyond_the_limit_only(studio: Studio, hands: Any) -> None:
    headline, _ = begin(studio, hands)
    studio.settings.set(settings.HEADLINE_LIMIT, len(HEADLINE))
    assert not headline.is_beyond
    studio.settings.set(settings.HEADLINE_LIMIT, len(HEADLINE) - 1)
    assert headline.is_beyond
    colour = headline.counter.palette().windowText().color()
    assert colour == studio.theme.colour("warning")
    assert str(len(HEADLINE) - 1) in headline.accessibleDescription()


def test_without_a_limit_only_the_length_is_said(studio: Studio, hands: Any) -> None:
    headline, _ = begin(studio, hands)
    studio.settings.set(settings.HEADLINE_LIMIT, 0)
    assert headline.counter.text() == str(len(HEADLINE))
    assert not headline.is_beyond


def test_a_click_or_enter_goes_to_the_block(studio: Studio, hands: Any) -> None:
    headline, lead = begin(studio, hands)
    QTest.mouseClick(lead, Qt.MouseButton.LeftButton)
    assert studio.view.textCursor().block().blockNumber() == 1
    QTest.keyClick(headline, Qt.Key.Key_Return)
    assert studio.view.textCursor().position() == len(HEADLINE)


def test_the_address_is_made_from_the_headline_and_kept(studio: Studio, hands: Any) -> None:
    begin(studio, hands)
    studio.view.document().setModified(False)
    QTest.mouseClick(studio.details.generate, Qt.MouseButton.LeftButton)
    assert studio.details.lines["slug"].text() == "auylga-jana-kitaphana-keldi"
    assert studio.desk.metadata.slug == "auylga-jana-kitaphana-keldi"
    assert studio.view.document().isModified()


def test_an_address_that_was_there_comes_back_with_undo(studio: Studio, hands: Any) -> None:
    begin(studio, hands)
    line = studio.details.lines["slug"]
    line.setText("old")
    QTest.mouseClick(studio.details.generate, Qt.MouseButton.LeftButton)
    line.undo()
    assert line.text() == "old"


def test_without_a_headline_no_address_can_be_made(studio: Studio) -> None:
    studio.window.actions_["new"].trigger()
    studio.window.actions_["details"].setChecked(True)
    assert not studio.details.generate.isEnabled()


def test_dates_are_shown_where_they_are_known(studio: Studio, hands: Any) -> None:
    begin(studio, hands)
    assert not any(label.isVisible() for label in studio.details.dates.values())
    known = replace(Metadata(), created=datetime(2026, 3, 9, 12, tzinfo=UTC))
    studio.details.show_metadata(known)
    assert studio.details.dates["created"].isVisible()
    assert "26" in studio.details.dates["created"].text()
    assert not studio.details.dates["changed"].isVisible()
    assert studio.details.metadata().created == known.created


def test_notes_are_kept_with_the_article(studio: Studio, hands: Any) -> None:
    begin(studio, hands)
    studio.details.notes.setPlainText("дереккөзді тексеру")
    assert studio.desk.metadata.notes == "дереккөзді тексеру"
