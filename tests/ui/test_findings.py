"""The list of findings: worked through with mouse and keyboard, and never losing its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from tests.ui.conftest import FewWords

from maqala.core.article import Article, Mark, Run, Style, TextBlock
from maqala.core.issues import Family, Issue, Severity
from maqala.core.messages import message
from maqala.ui.editor.proofreading import Finding
from maqala.ui.editor.underlines import Underlines
from maqala.ui.panels.card import Card
from maqala.ui.studio import Studio

PARAGRAPHS = (
    "Біздің мектепп пен онда жсопар.",
    "Үлкен мектепп та бар , казак тілі Көкжалов.",
    "Бұл мектепп емес пе.",
)


class Strict(FewWords):
    """Also knows rules of the other families, with corrections of their own."""

    RULES = (
        (r"\bпе\b", "agreement-test", Severity.WARNING, ("бе",)),
        (r"м2", "power-test", Severity.HINT, ("м²",)),
        (r" ,", "space-test", Severity.HINT, (",",)),
        (r"Көкжалов", "unknown-name", Severity.NAME, ()),
    )

    def check(self, text: str, _style: Style | None = None, _tokens: object = None, /) -> list[Issue]:
        found = [
            Issue(
                m.start(), m.end(), m.group(), rule, message("spelling.unknown", word=m.group()), level, fixes
            )
            for pattern, rule, level, fixes in self.RULES
            for m in re.finditer(pattern, text)
            if not self.own.take(m.group())
        ]
        return sorted([*super().check(text), *found], key=lambda issue: issue.start)


@pytest.fixture
def speller(tmp_path: Path) -> Strict:
    return Strict(tmp_path / "home")


@pytest.fixture
def opened(studio: Studio, hands: Any) -> Studio:
    """Three paragraphs, and the list of what is wrong with them."""
    studio.window.resize(1280, 1300)
    studio.window.actions_["new"].trigger()
    studio.window.actions_["findings"].setChecked(True)
    hands.put_cursor(2)
    hands.type("\n".join(PARAGRAPHS))
    hands.put_cursor(0)
    hands.settle()
    hands.wait(lambda: len(studio.findings.list.keys) == 12)
    return studio


def test_a_raised_digit_is_read_as_one(studio: Studio, hands: Any) -> None:
    raised = (Run("5 м2, 7 м"), Run("2", Mark.SUPERSCRIPT))
    studio.desk.take_copy(Article((TextBlock(Style.PARAGRAPH, raised),)))
    hands.settle()
    assert [(found.start, found.issue.text) for found in studio.proofreader.findings()] == [(2, "м2")]


def rows(studio: Studio) -> list[str]:
    """What the list says: headings and the words of the cards."""
    found = []
    for widget in studio.findings.list.widgets():
        if isinstance(widget, Card):
            found.append(widget.finding.issue.text)
        else:
            found += [label.text() for label in widget.findChildren(QLabel) if label.text()]
    return found


def card(studio: Studio, word: str, number: int = 0) -> Card:
    return [c for c in studio.findings.cards if c.finding.issue.text == word][number]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def press(studio: Studio, hands: Any, word: str, what: str) -> None:
    """Choose a card and press one of its buttons, by its label or the correction on it."""
    click(card(studio, word))
    hands.wait(lambda: studio.findings.chosen is not None and studio.findings.chosen.fixes is not None)
    chosen = studio.findings.chosen
    assert chosen is not None
    click(next(b for b in chosen.buttons() if b.text() == what))


def text(studio: Studio) -> str:
    return "\n".join(line for line in studio.view.toPlainText().split("\n") if line)


def test_findings_stand_by_kind_in_the_order_of_the_text(opened: Studio) -> None:
    name = {family: opened.words.say(f"family.{family.value}") for family in Family}
    assert rows(opened) == [
        *(name[Family.SPELLING], "мектепп", "жсопар", "мектепп", "казак", "мектепп"),
        *(name[Family.AGREEMENT], "пе"),
        *(name[Family.STYLE], " ,"),
        *(name[Family.NAME], "Көкжалов"),
    ]


def test_a_card_says_the_word_in_its_sentence_and_why(opened: Studio) -> None:
    said = [label.text() for label in card(opened, "казак").findChildren(QLabel)]
    assert said[0] == "Үлкен мектепп та бар , <b>казак</b> тілі Көкжалов."
    assert said[1] == "казак"  # the message of the test's own speller


def test_a_space_that_is_the_mistake_can_be_seen(opened: Studio) -> None:
    assert "<b>␣,</b>" in card(opened, " ,").findChildren(QLabel)[0].text()


def test_a_click_on_a_card_shows_the_place(opened: Studio) -> None:
    click(card(opened, "казак"))
    assert opened.view.textCursor().selectedText() == "казак"
    assert opened.findings.chosen is card(opened, "казак")


def test_f7_chooses_the_card_and_goes_round(opened: Studio, hands: Any) -> None:
    seen = []
    for _ in range(9):
        hands.press(Qt.Key.Key_F7)
        chosen = opened.findings.chosen
        assert chosen is not None
        assert chosen.finding.issue.text == opened.view.textCursor().selectedText()
        seen.append(chosen.finding.issue.text)
    words = ["мектепп", "жсопар", "мектепп", " ,", "казак", "Көкжалов", "мектепп", "пе"]
    assert seen == [*words, words[0]]
    hands.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert opened.view.textCursor().selectedText() == "пе"


def test_a_fix_is_made_and_the_next_card_chosen(opened: Studio, hands: Any) -> None:
    press(opened, hands, "жсопар", "жоспар")
    assert "онда жоспар" in text(opened)
    hands.settle()
    hands.wait(lambda: "жсопар" not in rows(opened))
    assert opened.findings.chosen is not None
    assert opened.findings.chosen.finding.issue.text == "мектепп"
    assert opened.view.textCursor().selectedText() == "мектепп"


def test_a_rules_own_correction_is_offered(opened: Studio, hands: Any) -> None:
    press(opened, hands, " ,", ",")
    assert "та бар, казак" in text(opened)


def test_all_alike_are_fixed_as_one_step(opened: Studio, hands: Any) -> None:
    before = text(opened)
    press(opened, hands, "мектепп", opened.words.say("card.fix_all", number=3))
    assert text(opened) == before.replace("мектепп", "мектеп")
    opened.window.actions_["undo"].trigger()
    assert text(opened) == before


def test_ignoring_here_leaves_the_others(opened: Studio, hands: Any) -> None:
    press(opened, hands, "мектепп", opened.words.say("menu.ignore"))
    hands.wait(lambda: rows(opened).count("мектепп") == 2)
    assert hands.underlined().count("мектепп") == 2


def test_what_is_ignored_here_comes_back_beside_other_words(opened: Studio, hands: Any) -> None:
    press(opened, hands, "мектепп", opened.words.say("menu.ignore"))
    hands.wait(lambda: rows(opened).count("мектепп") == 2)
    hands.put_cursor(opened.view.toPlainText().index("Біздің") + len("Біздің"))
    hands.type("ше")
    hands.put_cursor(0)
    hands.wait(lambda: rows(opened).count("мектепп") == 3)


def test_ignoring_in_the_article_changes_no_file_and_can_be_taken_back(opened: Studio, hands: Any) -> None:
    press(opened, hands, "мектепп", opened.words.say("menu.ignore_all"))
    hands.wait(lambda: "мектепп" not in rows(opened))
    assert opened.desk.article().metadata == opened.desk.metadata
    opened.window.actions_["show_ignored"].trigger()
    hands.wait(lambda: rows(opened).count("мектепп") == 3)
    assert not opened.window.actions_["show_ignored"].isEnabled()


def test_a_saved_article_is_opened_with_what_was_ignored(opened: Studio, hands: Any, tmp_path: Path) -> None:
    opened.desk.path = tmp_path / "мақала.md"
    opened.window.actions_["save"].trigger()
    press(opened, hands, "мектепп", opened.words.say("menu.ignore_all"))
    opened.desk.new()
    assert opened.desk.ignored == frozenset()
    assert opened.desk.open(tmp_path / "мақала.md")
    hands.settle()
    hands.wait(lambda: "казак" in rows(opened) and "мектепп" not in rows(opened))


def test_adding_takes_the_word_out_everywhere(opened: Studio, hands: Any, speller: Strict) -> None:
    hands.answer("add_word.add")
    press(opened, hands, "мектепп", opened.words.say("menu.add"))
    hands.wait(lambda: "мектепп" not in rows(opened))
    assert speller.added == ["мектепп"]


def test_only_what_a_speller_can_learn_can_be_added(opened: Studio, hands: Any) -> None:
    click(card(opened, " ,"))
    chosen = opened.findings.chosen
    assert chosen is not None
    assert opened.words.say("menu.add") not in [b.text() for b in chosen.buttons()]
    assert opened.words.say("menu.ignore") in [b.text() for b in chosen.buttons()]


def test_a_filter_hides_a_kind_from_the_list_and_from_f7(opened: Studio, hands: Any) -> None:
    spelling = opened.findings.filters[Family.SPELLING]
    assert spelling.text() == "5"
    click(spelling)
    assert "казак" not in rows(opened)
    seen = []
    for _ in range(3):
        hands.press(Qt.Key.Key_F7)
        seen.append(opened.view.textCursor().selectedText())
    assert seen == [" ,", "Көкжалов", "пе"]
    for family in (Family.AGREEMENT, Family.STYLE, Family.NAME):
        click(opened.findings.filters[family])
    assert rows(opened) == []
    quiet = opened.findings.findChild(QLabel, "quiet_tick")
    assert quiet.isVisible()
    assert quiet.text() == opened.words.say("findings.all_hidden")


def test_arrows_walk_the_list_and_enter_takes_the_first_fix(opened: Studio, hands: Any) -> None:
    opened.findings.list.setFocus()
    for _ in range(2):
        QTest.keyClick(opened.findings.list, Qt.Key.Key_Down)
    chosen = opened.findings.chosen
    assert chosen is not None
    assert chosen.finding.issue.text == "жсопар"
    assert opened.view.textCursor().selectedText() == "жсопар"
    hands.wait(lambda: bool(chosen.fixes))
    QTest.keyClick(opened.findings.list, Qt.Key.Key_Return)
    assert "онда жоспар" in text(opened)
    assert opened.findings.list.hasFocus()


def test_tab_walks_through_the_chosen_cards_buttons(opened: Studio, hands: Any) -> None:
    click(card(opened, "мектепп"))
    hands.wait(lambda: bool(opened.findings.chosen and opened.findings.chosen.fixes))
    opened.findings.list.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QToolButton | QPushButton)
        seen.append(focused.text())
    assert seen == ["мектеп", "мектебі", opened.words.say("card.fix_all", number=3)]


def test_the_word_being_typed_is_neither_underlined_nor_listed(opened: Studio, hands: Any) -> None:
    hands.put_cursor(len(opened.view.toPlainText()))
    hands.type(" жсопар")
    hands.settle()
    QTest.qWait(200)
    assert rows(opened).count("жсопар") == 1
    hands.type(" ")
    hands.wait(lambda: rows(opened).count("жсопар") == 2)


def test_typing_elsewhere_keeps_every_card_and_the_chosen_one(opened: Studio, hands: Any) -> None:
    click(card(opened, "казак"))
    cards, chosen = opened.findings.cards, opened.findings.chosen
    hands.put_cursor(opened.view.toPlainText().index("Бұл мектепп"))
    hands.type("Иә, ")
    hands.settle()
    QTest.qWait(200)
    assert opened.findings.cards == cards
    assert opened.findings.chosen is chosen
    assert chosen is not None
    assert chosen.finding.paragraph == PARAGRAPHS[1]
    assert "Иә, Бұл" in card(opened, "мектепп", 2).findChildren(QLabel)[0].text()


def test_none_left_is_a_quiet_tick(studio: Studio, hands: Any) -> None:
    studio.window.actions_["new"].trigger()
    studio.window.actions_["findings"].setChecked(True)
    hands.type("Жақсы. ")
    quiet = studio.findings.findChild(QLabel, "quiet_tick")
    hands.wait(lambda: quiet.text() == studio.words.say("findings.none"))
    assert quiet.isVisible()


def test_the_menu_in_the_text_offers_the_same(opened: Studio, hands: Any) -> None:
    menus: list[Any] = []
    opened.checking.menu_opened.connect(menus.append)
    hands.right_click("мектепп")
    hands.wait(lambda: bool(menus))
    labels = [action.text() for action in menus[0].actions()]
    for key in ("menu.ignore", "menu.ignore_all", "menu.add"):
        assert opened.words.say(key) in labels
    every = next(a.menu() for a in menus[0].actions() if a.menu())
    every.actions()[0].trigger()
    assert "мектепп" not in text(opened)
    menus[0].close()


def test_the_menu_says_why_unless_a_word_is_only_misspelt(opened: Studio) -> None:
    def said(finding: Finding) -> list[str]:
        return [a.text() for a in opened.checking.menu(finding, ()).actions() if a.objectName() == "why"]

    findings = opened.proofreader.findings()
    ruled = next(f for f in findings if f.issue.rule != "spelling")
    assert said(ruled) == [opened.words.say(ruled.issue.message)]
    assert said(next(f for f in findings if f.issue.rule == "spelling")) == []


# --- thousands of findings


@pytest.fixture
def many(studio: Studio, hands: Any) -> Iterator[Studio]:
    studio.window.actions_["new"].trigger()
    studio.window.actions_["findings"].setChecked(True)
    cursor = studio.view.textCursor()
    cursor.insertText("\n".join(f"{n}-жолда мектепп пен жсопар бар." for n in range(500)))
    hands.put_cursor(0)
    hands.wait(lambda: len(studio.findings.list.keys) == 1001)
    yield studio


def test_of_thousands_only_those_on_screen_exist(many: Studio) -> None:
    assert len(many.findings.cards) < 15


def test_any_of_thousands_can_be_reached(many: Studio, hands: Any) -> None:
    hands.put_cursor(many.view.toPlainText().index("499-жолда"))
    hands.press(Qt.Key.Key_F7)
    chosen = many.findings.chosen
    assert chosen is not None
    assert chosen.finding.paragraph.startswith("499-")
    area = many.findings.list.viewport().rect()
    assert area.contains(chosen.geometry().center())
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_F7)
    assert many.findings.list.verticalScrollBar().value() < 200


def test_the_list_stays_where_it_is_when_findings_above_come_and_go(many: Studio, hands: Any) -> None:
    bar = many.findings.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = next(c for c in many.findings.cards if c.geometry().bottom() > 0)
    place = top.geometry().top()
    hands.put_cursor(0)
    hands.type("казак казак казак. ")
    hands.settle()
    hands.wait(lambda: len(many.findings.list.keys) == 1004)
    assert top in many.findings.cards
    assert top.geometry().top() == place
    many.window.actions_["undo"].trigger()
    hands.wait(lambda: len(many.findings.list.keys) < 1004)
    assert top.geometry().top() == place


@pytest.mark.parametrize("height", range(700, 830, 26))
def test_another_text_takes_the_place_of_a_long_list_with_a_chosen_card(
    many: Studio, hands: Any, height: int
) -> None:
    """Whatever part of a card is at the lower edge when the chosen one shrinks."""
    many.window.resize(1280, height)
    QApplication.processEvents()
    click(many.findings.cards[0])
    assert many.findings.chosen is not None
    many.view.selectAll()
    hands.press(Qt.Key.Key_Delete)
    hands.type("Бұл казак емес.")
    hands.settle()
    hands.wait(lambda: rows(many)[1:] == ["казак"])
    assert many.findings.chosen is None


def test_cards_do_not_overlap_wherever_one_scrolls(many: Studio) -> None:
    bar = many.findings.list.verticalScrollBar()
    for part in (0, 0.1, 0.5, 0.9, 1):
        bar.setValue(round(bar.maximum() * part))
        shown = [c.geometry() for c in many.findings.list.widgets()]
        assert all(a.bottom() < b.top() for a, b in pairwise(shown))
        assert shown[0].top() <= 0
        assert shown[-1].bottom() >= many.findings.list.viewport().height() - 2


def test_every_kind_of_finding_has_a_line_of_its_own_shape(opened: Studio) -> None:
    underlines = Underlines(opened.theme.palette)
    shapes = [
        underlines.tile(family, 1).toImage().convertToFormat(QImage.Format.Format_Alpha8) for family in Family
    ]
    assert all(one != other for one, other in combinations(shapes, 2))


def test_a_card_stands_clear_of_the_scroll_bar(opened: Studio) -> None:
    cards = opened.findings.list
    assert all(one.geometry().right() <= cards.width() - 1 - 1 - 12 for one in opened.findings.cards)
