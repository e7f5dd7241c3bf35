"""Rules in stretches of Russian and English: what Kazakh alone demands is not asked of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maqala.core.issues import Severity
from maqala.core.proofing import open_proofreading
from maqala.core.proofing.article import ArticleRule, Placed
from maqala.core.proofing.engine import Proofreading
from maqala.core.proofing.rule import WORDS, Found, Rule
from maqala.core.spelling import hunspell, open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.foreign import Languages

RUSSIAN = "Это был первый вице премьер, который сказал, что он не знает об этом."
KAZAKH = "Бұл бірінші вице премьер болды."


@pytest.fixture(params=["with its dictionary", "without any"])
def speller(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> KazakhSpeller:
    if request.param == "without any":
        monkeypatch.setattr(hunspell, "folders", list)
    return open_speller(tmp_path / "words.txt", languages=Languages(waiting=True))


def rules(proofreading: Proofreading, *paragraphs: str) -> list[str]:
    return [one.issue.rule for one in proofreading.check_all([(text, None) for text in paragraphs])]


def test_a_norm_of_kazakh_is_not_asked_of_russian(speller: KazakhSpeller) -> None:
    proofreading = open_proofreading(speller)
    assert "norm-spelling" in rules(proofreading, KAZAKH)
    assert rules(proofreading, RUSSIAN) == []
    assert rules(proofreading, f"Ол былай деді: «{RUSSIAN}»") == []


def test_marks_and_spaces_are_looked_at_in_any_language(speller: KazakhSpeller) -> None:
    text = "Министр сказал ,  что он не был в курсе, а в школах это было известно."
    assert {"space-before-mark", "space-double"} <= set(rules(open_proofreading(speller), text))


@pytest.mark.parametrize("any_language", [False, True])
def test_a_rule_tells_whether_it_looks_at_other_languages(speller: KazakhSpeller, any_language: bool) -> None:
    def find(text: str) -> list[Found]:
        return [Found(*match.span()) for match in re.finditer("вице премьер", text)]

    one = Rule("one", WORDS, Severity.HINT, lambda p: find(p.text), any_language=any_language)
    in_all = ArticleRule(
        "in-all",
        lambda paragraphs: [Placed(n, found) for n, p in enumerate(paragraphs) for found in find(p.text)],
        any_language=any_language,
    )
    for name, proofreading in (
        ("one", Proofreading(speller, [one], [])),
        ("in-all", Proofreading(speller, [], [in_all])),
    ):
        assert rules(proofreading, RUSSIAN, KAZAKH).count(name) == 1 + any_language
