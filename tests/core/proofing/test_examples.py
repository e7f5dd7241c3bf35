"""Each rule by its examples: it finds what is wrong, its fix makes it right, and what is right is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from maqala.core import paths
from maqala.core.proofing import examples, open_proofreading
from maqala.core.proofing.choice import OFF, Choice
from maqala.core.proofing.engine import Located, Proofreading
from maqala.core.proofing.examples import Example
from maqala.core.proofing.rule import TOPICS
from maqala.core.spelling import open_speller

ALL: Mapping[str, tuple[Example, ...]] = examples.read(paths.shipped("resources", "proofing", "examples"))
EACH = [pytest.param(rule, example, id=f"{rule}: {example.written}") for rule in ALL for example in ALL[rule]]
WITHOUT_FIX = {"unclosed", "unclosed-quotation", "no-such-date", "stem-crowding", "figures-differ"}
"""Rules that only a writer can obey."""


@pytest.fixture(scope="module")
def proofreading(tmp_path_factory: pytest.TempPathFactory) -> Proofreading:
    return open_proofreading(open_speller(tmp_path_factory.mktemp("words") / "words.txt"))


def found_in(proofreading: Proofreading, rule: str, text: str) -> list[Located]:
    """What is found with `rule` on, be it off by default."""
    described = next(one for one in proofreading.all_rules if one.id == rule)
    choice = Choice() if described.enabled else Choice().running(described)
    if choice != proofreading.choice:
        proofreading.choose(choice)
    return proofreading.check_all(examples.paragraphs(text))


def mended(proofreading: Proofreading, text: str, found: list[Located]) -> set[str]:
    """What `text` becomes by the fixes offered for what was found, whichever is taken at each place."""
    fixes = [one.issue.fixes or proofreading.suggest(one.issue.text) for one in found]
    results = set()
    for chosen in product(*fixes):
        lines = [line for line, _ in examples.paragraphs(text)]
        for one, fix in reversed(list(zip(found, chosen, strict=True))):
            line, issue = lines[one.paragraph], one.issue
            lines[one.paragraph] = line[: issue.start] + fix + line[issue.end :]
        results.add("\n".join(lines).replace("\u00a0", " "))
    return results


@pytest.mark.parametrize(("rule", "example"), EACH)
def test_what_is_wrong_is_found_and_mended(proofreading: Proofreading, rule: str, example: Example) -> None:
    found = found_in(proofreading, rule, example.wrong)
    assert rule in {one.issue.rule for one in found}
    if rule not in WITHOUT_FIX:
        right = "\n".join(line for line, _ in examples.paragraphs(example.right))
        assert right.replace("\u00a0", " ") in mended(proofreading, example.wrong, found)


@pytest.mark.parametrize(("rule", "example"), EACH)
def test_what_is_right_is_left_alone(proofreading: Proofreading, rule: str, example: Example) -> None:
    found = found_in(proofreading, rule, example.right)
    assert [(one.issue.rule, one.issue.text) for one in found] == []


def test_every_rule_has_an_example(proofreading: Proofreading) -> None:
    elsewhere = {"spelling", "unknown-name", "house-style", "quote-variants"}
    assert {rule.id for rule in proofreading.all_rules} - elsewhere == set(ALL)


def test_mixed_quotation_marks_are_found_where_their_kind_is_free(tmp_path: Path) -> None:
    off = Choice({"quote-straight": OFF, "quote-foreign": OFF})
    proofreading = open_proofreading(open_speller(tmp_path / "words.txt"), off)
    lines = [("Ол «Абай» мен «Айқын» газетін оқиды.", None), ("Ол “Ұлан” газетін оқиды.", None)]
    found = proofreading.check_all(lines)
    assert [(one.issue.rule, one.issue.fixes) for one in found] == [("quote-variants", ("«Ұлан»",))]


def test_each_topic_has_sixty_examples(proofreading: Proofreading) -> None:
    topics = {rule.id: rule.topic for rule in proofreading.all_rules}
    topics |= {"mixed-alphabet": "letters", "number-suffix": "agreement"}
    counts = Counter(topics[rule] for rule in ALL for _ in ALL[rule])
    listed = [topic for topic in TOPICS if topic not in ("spelling", "house")]
    assert {topic: counts[topic] for topic in listed if counts[topic] < 60} == {}


@pytest.mark.parametrize(
    ("text", "mended_text"),
    [
        ("Үлесі 5 % болды.", "Үлесі 5% болды."),
        ("Үлесі 5  % болды.", "Үлесі 5% болды."),
        ("Ұзындығы 12км, ені 5 м.", "Ұзындығы 12\u00a0км, ені 5 м."),
        ("Бағасы 15000 теңге.", "Бағасы 15\u00a0000\u00a0теңге."),
        ("А.Байтұрсынұлы мұражайы.", "А.\u00a0Байтұрсынұлы мұражайы."),
        ("Көлемі 3.5 млн тонна.", "Көлемі 3,5\u00a0млн тонна."),
        ("Ол № 5 мектепте , 15% ға дейін .", "Ол №\u00a05 мектепте, 15%-ға дейін."),
    ],
)
def test_fixes_of_one_place_do_not_fight(proofreading: Proofreading, text: str, mended_text: str) -> None:
    choice = Choice({rule.id: rule.severity.value for rule in proofreading.all_rules})
    proofreading.choose(choice)
    for _ in range(3):
        found = [issue for issue in proofreading.check(text) if issue.fixes]
        for issue in reversed(found):
            text = text[: issue.start] + issue.fixes[0] + text[issue.end :]
    assert text == mended_text
    assert [issue for issue in proofreading.check(text) if issue.fixes] == []
