"""Right Kazakh of many kinds, in which nothing may be found: by topic in sentences, and prose whole.

Sentences of several paragraphs, of headlines and of leads are written as examples are.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.article import Style
from maqala.core.proofing import examples, open_proofreading
from maqala.core.proofing.engine import Proofreading
from maqala.core.proofing.rule import HOUSE, SPELLING, TOPICS
from maqala.core.spelling import open_speller

HERE = Path(__file__).resolve().parent
SENTENCES = [
    pytest.param(line, id=f"{path.stem}: {line}")
    for path in sorted((HERE / "right").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    if line
]
STYLES = (
    ("# ", Style.HEADLINE),
    ("## ", Style.HEADING_1),
    ("- ", Style.BULLET),
    ("1. ", Style.NUMBER),
    ("> ", Style.QUOTE),
)


@pytest.fixture(scope="module")
def proofreading(tmp_path_factory: pytest.TempPathFactory) -> Proofreading:
    return open_proofreading(open_speller(tmp_path_factory.mktemp("words") / "words.txt"))


def lines_of(text: str) -> list[tuple[str, Style]]:
    """The paragraphs of an article in a few marks of Markdown."""
    lines = []
    for line in filter(None, text.splitlines()):
        mark, style = next(((m, s) for m, s in STYLES if line.startswith(m)), ("", Style.PARAGRAPH))
        lines.append((line.removeprefix(mark), style))
    return lines


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_right_sentence_is_left_alone(proofreading: Proofreading, sentence: str) -> None:
    found = proofreading.check_all(examples.paragraphs(sentence))
    assert [(one.issue.rule, one.issue.text) for one in found if one.issue.rule != "unknown-name"] == []


@pytest.mark.parametrize("path", sorted((HERE / "prose").glob("*.md")), ids=lambda path: path.stem)
def test_no_rule_finds_anything_in_right_prose(proofreading: Proofreading, path: Path) -> None:
    for article in path.read_text("utf-8").split("\n# "):
        lines = lines_of(f"# {article.removeprefix('# ')}")
        ruled = {rule.id for rule in proofreading.all_rules if rule.topic != SPELLING}
        found = [(o.issue.rule, o.issue.text) for o in proofreading.check_all(lines) if o.issue.rule in ruled]
        assert found == []


def test_each_topic_has_sixty_right_sentences() -> None:
    by_topic = {path.stem: path.read_text("utf-8").split("\n") for path in (HERE / "right").glob("*.txt")}
    topics = [
        topic for topic in TOPICS if topic not in (SPELLING, HOUSE)
    ]  # those two have tests of their own
    assert {topic for topic in topics if len(list(filter(None, by_topic[topic]))) < 60} == set()
