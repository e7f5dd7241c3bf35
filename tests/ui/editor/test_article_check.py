"""Rules for the whole article in the window: when the text rests, beside what each paragraph shows by itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.ui.conftest import FewWords

from maqala.core.article import Style
from maqala.core.issues import Ignored
from maqala.core.proofing.consistency import ArticleRule, Placed
from maqala.core.proofing.engine import Proofreading
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import Found
from maqala.ui.studio import Studio


class OneSpelling:
    """«казак» and «Токаев» are unusual where another paragraph has «қазақ» and «Тоқаев»; counts how often it looked."""

    PAIRS = (("Токаев", "Тоқаев"), ("казак", "қазақ"))

    def __init__(self) -> None:
        self.looked = 0
        self.seen: list[tuple[str, Style | None]] = []
        self.hold = threading.Event()
        self.hold.set()

    def __call__(self, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
        self.looked += 1
        self.seen = [(p.text, p.style) for p in paragraphs]
        assert self.hold.wait(5)
        for number, paragraph in enumerate(paragraphs):
            for unusual, usual in self.PAIRS:
                at = paragraph.text.find(unusual)
                if at >= 0 and any(usual in p.text for p in paragraphs):
                    found = Found(at, at + len(unusual), (usual,), {"word": unusual, "usual": usual})
                    yield Placed(number, found)


@pytest.fixture
def rule() -> OneSpelling:
    return OneSpelling()


@pytest.fixture
def proofreading(speller: FewWords, rule: OneSpelling) -> Proofreading:
    return Proofreading(speller, (), (ArticleRule("name-variants", rule),))


@pytest.fixture
def page(studio: Studio, hands: Any) -> Iterator[Studio]:
    """Headline and two paragraphs that do not agree about a name."""
    studio.window.actions_["new"].trigger()
    hands.type("Жаңа заң\n\nБүгін Тоқаев келді.\nКеше Токаев айтты.")
    hands.rest()
    yield studio


def found(studio: Studio) -> list[tuple[str, str]]:
    return [(f.issue.rule, f.issue.text) for f in studio.proofreader.findings()]


def test_what_only_the_whole_article_shows_is_found(page: Studio) -> None:
    assert found(page) == [("name-variants", "Токаев")]


def test_the_rules_know_what_each_paragraph_is(page: Studio, rule: OneSpelling) -> None:
    assert rule.seen[0] == ("Жаңа заң", Style.HEADLINE)
    assert rule.seen[2] == ("Бүгін Тоқаев келді.", Style.PARAGRAPH)


def test_a_change_elsewhere_takes_the_finding_back(page: Studio, hands: Any) -> None:
    hands.put_cursor(page.view.toPlainText().index("қаев"), page.view.toPlainText().index("қаев") + 1)
    hands.type("к")
    hands.rest()
    assert found(page) == []


def test_the_finding_moves_with_its_text(page: Studio, hands: Any) -> None:
    hands.put_cursor(page.view.toPlainText().index("Кеше"))
    hands.type("Ал ")
    [finding] = page.proofreader.findings()
    assert page.view.toPlainText()[finding.position : finding.end] == "Токаев"


def test_nobody_is_bothered_while_somebody_types(page: Studio, hands: Any, rule: OneSpelling) -> None:
    before = rule.looked
    for _ in range(3):
        hands.type(" Ол да солай деді.")
        hands.settle()
        assert not page.proofreader.complete
    assert rule.looked == before
    hands.rest()
    assert rule.looked == before + 1


def test_an_answer_for_a_text_that_has_changed_is_dropped(
    page: Studio, hands: Any, rule: OneSpelling
) -> None:
    rule.hold.clear()
    looked = rule.looked
    hands.type(" Ол.")
    hands.wait(lambda: rule.looked == looked + 1)  # it looks at a text with both spellings
    name = page.view.toPlainText().index("Тоқаев")
    hands.put_cursor(name, name + len("Тоқаев"))
    hands.type("Президент")
    hands.press(Qt.Key.Key_Space)
    shown: list[list[tuple[str, str]]] = []
    page.proofreader.changed.connect(lambda: shown.append(found(page)))
    rule.hold.set()
    hands.rest()
    assert rule.looked == looked + 2
    assert found(page) == []


def test_it_takes_the_place_of_what_the_speller_says_there(page: Studio, hands: Any) -> None:
    hands.type(" Бұл казак сөзі.")
    hands.settle()
    assert ("spelling", "казак") in found(page)
    hands.put_cursor(page.view.toPlainText().index("Бүгін"))
    hands.type("Ол қазақ. ")
    hands.rest()
    assert ("name-variants", "казак") in found(page)
    assert ("spelling", "казак") not in found(page)


def test_what_the_speller_says_comes_back_with_the_reason_gone(page: Studio, hands: Any) -> None:
    hands.type(" Бұл казак пен қазақ.")
    hands.rest()
    assert ("name-variants", "казак") in found(page)
    end = page.view.document().characterCount() - 1
    hands.put_cursor(end - len(" пен қазақ."), end)
    hands.type(".")
    hands.rest()
    assert ("spelling", "казак") in found(page)


def test_it_can_be_let_pass_and_shown_again(page: Studio) -> None:
    [finding] = page.proofreader.findings()
    page.checking.ignore(finding)
    assert page.proofreader.findings() == []
    page.checking.let_pass(frozenset({Ignored("spelling", "а")}))
    assert found(page) == [("name-variants", "Токаев")]


def test_it_is_fixed_like_any_other(page: Studio, hands: Any) -> None:
    [finding] = page.proofreader.findings()
    page.checking.act(finding, "fix", finding.issue.fixes[0])
    assert "Кеше Тоқаев айтты." in page.view.toPlainText()
    hands.rest()
    assert found(page) == []


def test_nothing_is_looked_at_with_checking_off(page: Studio, hands: Any, rule: OneSpelling) -> None:
    page.proofreader.use(page._proofreading, enabled=False)
    assert found(page) == []
    looked = rule.looked
    hands.type(" Токаев.")
    hands.rest()
    assert (rule.looked, found(page)) == (looked, [])
