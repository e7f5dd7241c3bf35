"""Each rule by what it must find, with its fix, and by what it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.article import Style
from maqala.core.proofing import open_proofreading
from maqala.core.proofing.engine import OFF, Choice, Proofreading
from maqala.core.spelling import open_speller

WRONG = """
number-hyphen|2020ға дейін барамыз.|2020-ға
number-hyphen|Халықтың 99%ы келді.|99%-ы
number-space|Бағасы 10 ға жетті.|10-ға
number-glued|Ол 5сыныпта оқиды.|5-сыныпта
numero-hyphen|Ол №5-мектепте оқиды.|№5 мектепте
roman-hyphen|Бұл ХХІ-ғасыр.|ХХІ ғасыр
abbreviation-hyphen|Бұл АҚШтың ісі.|АҚШ-тың
hyphen-space|Бұл жан- жақты талданды.|жан-жақты
particle-shape|Ол келді ма?|келді ме
particle-shape|Бұл адам ма?|адам ба
particle-shape|Мына кітап да жақсы.|кітап та
particle-apart|Ол келдіме екен?|келді ме
particle-no-hyphen|Ол келді-ме?|келді ме
particle-hyphen|Олар сондай ақ айтты.|сондай-ақ
norm-spelling|Оффлайн режимде өтті.|Офлайн
norm-spelling|Бұл әр түрлі пікір.|әртүрлі
confused-word|Ол келіп түр.|тұр
word-twice|Бұл бұл жаңа кітап.|Бұл
digit-for-letter|Бұл 3аң қабылданды.|заң
letter-for-digit|Бұл 2О20 жылы болды.|2020
dash-hyphen|Алматы - үлкен қала.| –\u0020
ellipsis|Ол кетті...|…
mark-repeated|Ол келді,, сосын кетті.|,
comma-opening|Мысалы біз барамыз.|Мысалы,
comma-but|Ол келді бірақ кетті.|келді,
sentence-start|Біз бардық. олар келді.|Олар
quote-straight|Ол "Абай" романын оқыды.|«
unclosed|Ол «Абай романын оқыды.|
space-double|Бұл  жаңа кітап.|\u0020
space-before-mark|Бұл кітап , қалам.|
space-behind-mark|Бұл кітап,қалам.|,\u0020
space-inside|Ол « Абай» романын оқыды.|
space-unit|Ұзындығы 5км болды.|5 км
"""

RIGHT = """
2020-ға дейін барамыз, халықтың 99%-ы келді.
Ол 5-сыныпта, №5 мектепте оқиды.
Бұл ХХІ ғасыр, АҚШ-тың ісі.
Ол келді ме, адам ба, кітап та бар ма?
Олар сондай-ақ айтты, сол-ақ екен кетті.
Асан мен Үсен келді, кітап пен дәптер алды.
Мен мектепке барамын.
Ол «Абай» романын оқыды, – деді ағасы.
Біз т.б. мысалдар келтірдік.
Мысалы, біз барамыз.
Ұзындығы 5 км болды, бағасы 3,9 трлн теңге.
Ол келді, бірақ кетті.
А. Байтұрсынұлы мен М. Дулатұлы келді.
"""


@pytest.fixture(scope="module")
def proofreading(tmp_path_factory: pytest.TempPathFactory) -> Proofreading:
    return open_proofreading(open_speller(tmp_path_factory.mktemp("words") / "words.txt"))


@pytest.mark.parametrize("line", WRONG.strip("\n").splitlines())
def test_what_is_wrong_is_found_with_its_fix(proofreading: Proofreading, line: str) -> None:
    rule, text, fix = line.split("|")
    found = [issue for issue in proofreading.check(text) if issue.rule == rule]
    assert found
    if found[0].fixes or fix:
        assert fix in found[0].fixes


@pytest.mark.parametrize("text", RIGHT.strip().splitlines())
def test_what_is_right_is_left_alone(proofreading: Proofreading, text: str) -> None:
    assert [(issue.rule, issue.text) for issue in proofreading.check(text)] == []


def test_a_full_stop_is_found_in_headlines_only(proofreading: Proofreading) -> None:
    text = "Жаңа мектеп ашылды."
    assert [i.rule for i in proofreading.check(text, Style.HEADLINE)] == ["headline-stop"]
    assert proofreading.check(text, Style.PARAGRAPH) == []


def test_a_rule_that_is_off_finds_nothing(tmp_path: Path) -> None:
    proofreading = open_proofreading(open_speller(tmp_path / "w.txt"), Choice({"ellipsis": OFF}))
    assert proofreading.check("Ол кетті...") == []


def test_a_name_in_two_spellings_is_found_across_paragraphs(proofreading: Proofreading) -> None:
    lines = [("Бүгін Тоқаев келді.", None), ("Ертең Тоқаевтың жиыны.", None), ("Кеше Токаев айтты.", None)]
    found = proofreading.check_article(lines)
    assert [(one.paragraph, one.issue.rule, one.issue.fixes) for one in found] == [
        (2, "name-variants", ("Тоқаев",))
    ]
