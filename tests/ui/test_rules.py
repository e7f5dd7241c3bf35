"""Rules in the window: switched off where they are met, and chosen in the preferences."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QMenu, QPushButton
from tests.ui.conftest import FewWords

from maqala.core import settings
from maqala.core.issues import Severity
from maqala.core.proofing.engine import Proofreading
from maqala.core.proofing.examples import Example
from maqala.core.proofing.rule import PUNCTUATION, REPETITION, Found, Rule
from maqala.ui.app import App
from maqala.ui.dialogs import rule_example
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.dialogs.rules_page import RulesPage
from maqala.ui.panels.card import Card
from maqala.ui.studio import Studio


def rule(name: str, topic: str, expression: str, *fixes: str, enabled: bool = True) -> Rule:
    return Rule(
        name,
        topic,
        Severity.HINT,
        lambda p: [Found(*m.span(), fixes) for m in re.finditer(expression, p.text)],
        enabled,
    )


@pytest.fixture
def proofreading(speller: FewWords) -> Proofreading:
    rules = (
        rule("ellipsis", PUNCTUATION, r"\.\.\.", "…"),
        rule("space-double", PUNCTUATION, "  ", " "),
        rule("stem-crowding", REPETITION, "бұл", enabled=False),
    )
    return Proofreading(speller, rules, ())


@pytest.fixture
def page(studio: Studio, hands: Any) -> Studio:
    """A text with three dots twice, a misspelt word, and a word that one rule does not like."""
    studio.settings.set(settings.TYPE_ELLIPSIS, False)
    studio.window.resize(1280, 1300)
    studio.window.actions_["new"].trigger()
    studio.window.actions_["findings"].setChecked(True)
    hands.put_cursor(2)
    hands.type("Ол кетті...\nСосын  бұл казак келді... \n")
    hands.rest()
    hands.wait(lambda: len(studio.findings.cards) == 4)
    return studio


def found(studio: Studio) -> list[tuple[str, str]]:
    return [(f.issue.rule, f.issue.severity.value) for f in studio.proofreader.findings()]


def dialog_of(app: App, studio: Studio) -> RulesPage:
    dialog = Preferences(studio.window, studio.words, studio.settings, [], app.rules)
    dialog.sections.setCurrentRow(settings.SECTIONS.index("rules"))
    dialog.show()
    QApplication.processEvents()
    shown = dialog.findChild(RulesPage, settings.RULES.name)
    assert isinstance(shown, RulesPage)
    return shown


def box(shown: RulesPage, name: str) -> QCheckBox:
    widget = shown.findChild(QCheckBox, name)
    assert isinstance(widget, QCheckBox)
    return widget


def click(widget: QCheckBox) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, widget.height() // 2))


def card(studio: Studio, rule: str) -> Card:
    return next(c for c in studio.findings.cards if c.finding.issue.rule == rule)


def test_a_card_switches_its_rule_off_at_once_and_for_good(page: Studio, hands: Any) -> None:
    QTest.mouseClick(card(page, "ellipsis"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    chosen = page.findings.chosen
    assert chosen is not None
    label = page.words.say("menu.rule_off")
    next(b for b in chosen.findChildren(QPushButton) if b.text() == label).click()
    hands.rest()
    assert found(page) == [("space-double", "hint"), ("spelling", "error")]
    assert page.settings.get(settings.RULES) == ("ellipsis=off",)


def test_it_says_what_was_switched_off_and_goes_on_to_another_rule(page: Studio, hands: Any) -> None:
    first = card(page, "ellipsis")
    first.acted.emit("rule_off", "")
    hands.rest()
    hands.wait(lambda: page.findings.chosen is not None)
    chosen = page.findings.chosen
    assert chosen is not None
    assert chosen.finding.issue.rule == "space-double"


def test_the_menu_switches_it_off_too(page: Studio, hands: Any) -> None:
    opened: list[QMenu] = []
    page.checking.menu_opened.connect(opened.append)
    hands.right_click("...")
    hands.wait(lambda: bool(opened))
    next(a for a in opened[0].actions() if a.objectName() == "menu.rule_off").trigger()
    opened[0].close()
    hands.rest()
    assert "ellipsis" not in dict(found(page))


def test_what_the_dictionary_does_not_know_is_not_switched_off_by_a_slip(page: Studio) -> None:
    finding = next(f for f in page.proofreader.findings() if f.issue.rule == "spelling")
    assert "menu.rule_off" not in [a.objectName() for a in page.checking.menu(finding, ()).actions()]


def test_the_chosen_card_says_what_its_rule_rests_on(page: Studio) -> None:
    chosen = card(page, "ellipsis")
    assert not chosen._norm.isVisible()
    QTest.mouseClick(chosen, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert chosen._norm.isVisible()
    assert chosen._norm.text() == page.words.say("rule.ellipsis.why")


def test_every_rule_has_a_box_with_its_name_and_explanation(app: App, page: Studio) -> None:
    shown = dialog_of(app, page)
    for each in app.rules.all:
        assert box(shown, f"rule.{each.id}").text() == page.words.say(f"rule.{each.id}")
        assert box(shown, f"rule.{each.id}").isChecked() == each.enabled
    assert [row.why.text() for row in shown.rows if row.rule.id == "ellipsis"] == [
        page.words.say("rule.ellipsis.why")
    ]


def test_a_box_switches_a_rule_on_and_off_in_the_open_article(app: App, page: Studio, hands: Any) -> None:
    shown = dialog_of(app, page)
    click(box(shown, "rule.ellipsis"))
    click(box(shown, "rule.stem-crowding"))
    hands.rest()
    assert found(page) == [("space-double", "hint"), ("stem-crowding", "hint"), ("spelling", "error")]
    click(box(shown, "rule.ellipsis"))
    click(box(shown, "rule.stem-crowding"))
    assert page.settings.get(settings.RULES) == ()


def test_the_speller_is_switched_off_here_only(app: App, page: Studio, hands: Any) -> None:
    shown = dialog_of(app, page)
    click(box(shown, "rule.spelling"))
    hands.rest()
    assert "spelling" not in dict(found(page))
    assert shown.findChild(QComboBox, "rule.spelling.severity") is None


def test_another_severity_makes_another_mark(app: App, page: Studio, hands: Any) -> None:
    level = dialog_of(app, page).findChild(QComboBox, "rule.space-double.severity")
    assert isinstance(level, QComboBox)
    level.setFocus()
    level.setCurrentIndex(0)
    level.activated.emit(0)
    hands.rest()
    assert ("space-double", "error") in found(page)
    assert "  " in hands.underlined()


def test_the_wheel_scrolls_past_the_severities(app: App, page: Studio) -> None:
    level = dialog_of(app, page).findChild(QComboBox, "rule.space-double.severity")
    assert isinstance(level, QComboBox)
    before = level.currentIndex()
    down = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(level, down)
    assert level.currentIndex() == before


def test_a_topic_switches_all_its_rules_and_shows_when_some_are_off(app: App, page: Studio) -> None:
    shown = dialog_of(app, page)
    topic = box(shown, "topic.punctuation")
    click(box(shown, "rule.ellipsis"))
    assert topic.checkState() == Qt.CheckState.PartiallyChecked
    click(topic)
    assert topic.checkState() == Qt.CheckState.Checked
    click(topic)
    assert page.settings.get(settings.RULES) == ("ellipsis=off", "space-double=off")


def test_a_rule_is_found_by_its_name_or_explanation(app: App, page: Studio) -> None:
    shown = dialog_of(app, page)
    search = shown.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    search.setText("көп НҮКТЕ")
    found = [row for row in shown.rows if row.box.isVisible()]
    assert [row.rule.id for row in found] == ["ellipsis"]
    QApplication.processEvents()
    assert found[0].box.y() < 3 * found[0].box.height()  # nothing but its topic's name stands above it
    search.setText("мұндай жоқ")
    assert not any(row.box.isVisible() for row in shown.rows)
    assert shown._nothing.isVisible()


def test_the_rules_go_back_to_how_they_came(app: App, page: Studio) -> None:
    page.settings.set(settings.RULES, ("ellipsis=off", "from-tomorrow=off"))
    shown = dialog_of(app, page)
    assert not box(shown, "rule.ellipsis").isChecked()
    shown._reset.click()
    assert page.settings.get(settings.RULES) == ()
    assert box(shown, "rule.ellipsis").isChecked()
    assert not shown._reset.isEnabled()


def test_before_the_dictionary_is_there_a_sentence_says_so(studio: Studio) -> None:
    dialog = Preferences(studio.window, studio.words, studio.settings, [])
    assert dialog._rules._nothing.text() == studio.words.say("rules.waiting")


def test_the_preferences_show_beside_each_rule_how_it_must_not_be_written_and_how_it_should_be(
    app: App, page: Studio
) -> None:
    shown = dialog_of(app, page)
    rows = {row.rule.id: row for row in shown.rows}
    assert rows["ellipsis"].example.text() == "✗ Ол <b>кетті...</b><br>✓ Ол <b>кетті…</b>"
    assert rows["ellipsis"].example.isVisible()
    assert not rows["spelling"].example.isVisible()  # every word is its example
    shown.findChild(QLineEdit).setText("кетті…")
    assert rows["ellipsis"].box.isVisible()
    assert not rows["space-double"].box.isVisible()


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (
            "# {Жаңа мектеп ашылды.→Жаңа мектеп ашылды}",
            "✗ <b>Жаңа мектеп ашылды.</b><br>✓ <b>Жаңа мектеп ашылды</b>",
        ),
        ("Бұл{  →  }сөз.".replace("  }", " }"), "✗ Бұл<b>␣␣</b>сөз.<br>✓ Бұл<b>␣</b>сөз."),
        ("{Aстана→Астана} қаласы.", "✗ <b><u>A</u>стана</b> қаласы.<br>✓ <b><u>А</u>стана</b> қаласы."),
        ("{a<b→a > b}.", "✗ <b>a&lt;b</b>.<br>✓ <b>a &gt; b</b>."),
    ],
)
def test_an_example_shows_what_is_not_seen(written: str, lines: str) -> None:
    assert rule_example.shown(Example(written)) == lines
