"""The speller and the rules as one: who stays where two find the same, and what the whole article shows."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from maqala.core.article import Style
from maqala.core.issues import Issue, Severity
from maqala.core.messages import message
from maqala.core.proofing import open_proofreading
from maqala.core.proofing.consistency import ArticleRule, Placed
from maqala.core.proofing.engine import OFF, Choice, Proofreading
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import PUNCTUATION, WORDS, Found, Rule
from maqala.core.spelling import open_speller


class Speller:
    """Finds words with x in them."""

    generation = 0
    languages = None

    def check(self, text: str, _style: Style | None = None, _tokens: object = None, /) -> list[Issue]:
        found = re.finditer(r"\w*x\w*", text)
        return [Issue(m.start(), m.end(), m[0], "spelling", message("issue.spelling")) for m in found]

    def suggest(self, word: str, limit: int = 5) -> list[str]:
        return []

    def rejected(self, given: list[str]) -> list[str]:
        return given

    def add(self, word: str) -> None: ...

    def ignore(self, word: str) -> None: ...


def finds(expression: str, *fixes: str) -> Rule:
    return Rule(
        "ellipsis",
        PUNCTUATION,
        Severity.HINT,
        lambda p: [Found(*m.span(), fixes) for m in re.finditer(expression, p.text)],
    )


def finds_in_all(expression: str, *fixes: str, name: str = "name-variants") -> ArticleRule:
    def find(paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
        for number, paragraph in enumerate(paragraphs):
            for m in re.finditer(expression, paragraph.text):
                yield Placed(number, Found(*m.span(), fixes))

    return ArticleRule(name, find, topic=WORDS)


def texts(issues: Sequence[Issue]) -> list[tuple[str, str]]:
    return [(issue.rule, issue.text) for issue in issues]


def test_a_rule_that_knows_a_fix_takes_the_place_of_the_speller() -> None:
    proofreading = Proofreading(Speller(), (finds("bxd", "bad"),), ())
    assert texts(proofreading.check("a bxd ex")) == [("ellipsis", "bxd"), ("spelling", "ex")]


def test_a_misspelt_word_inside_a_longer_finding_stays() -> None:
    proofreading = Proofreading(Speller(), (finds("«.*»"),), ())
    found = proofreading.check("«one two bxd four»")
    assert texts(found) == [("ellipsis", "«one two bxd four»"), ("spelling", "bxd")]


def test_the_speller_is_switched_off_like_a_rule() -> None:
    proofreading = Proofreading(Speller(), (), (), Choice({"spelling": OFF}))
    assert proofreading.check("bxd") == []
    assert proofreading.check("") == []


def test_everything_found_in_an_article_comes_in_the_order_of_the_text() -> None:
    proofreading = Proofreading(Speller(), (finds("e"),), (finds_in_all("bxd", "bad"),))
    found = proofreading.check_all([("ax e", None), ("", None), ("e bxd", None)])
    assert [(one.paragraph, one.issue.rule, one.issue.text) for one in found] == [
        (0, "spelling", "ax"),
        (0, "ellipsis", "e"),
        (2, "ellipsis", "e"),
        (2, "name-variants", "bxd"),
    ]


def test_where_a_rule_of_the_paragraph_speaks_one_of_the_article_is_silent() -> None:
    proofreading = Proofreading(Speller(), (finds("one"),), (finds_in_all("one two"),))
    assert [one.issue.rule for one in proofreading.check_all([("one two", None)])] == ["ellipsis"]


def test_a_rule_for_the_article_can_be_switched_off() -> None:
    proofreading = Proofreading(Speller(), (), (finds_in_all("a"),), Choice({"name-variants": OFF}))
    assert proofreading.check_article([("a", None)]) == []


def test_work_that_nobody_wants_any_more_is_given_up_between_two_paragraphs() -> None:
    rules = (finds_in_all("a"), finds_in_all("a", name="term-variants"))
    wanted = iter([True] * 4 + [False])
    found = Proofreading(Speller(), (), rules).check_article([("a", None)] * 3, lambda: next(wanted))
    assert [(one.issue.rule, one.paragraph) for one in found] == [
        *(("name-variants", place) for place in range(3)),
        ("term-variants", 0),
    ]


def test_what_a_paragraph_was_before_it_was_written_on_takes_no_memory() -> None:
    proofreading = Proofreading(Speller(), (), ())
    for letters in range(1, 500):
        proofreading.check("k" * letters)
    proofreading.check_article([("k" * 499, None)])
    gc.collect()
    written = [each for each in gc.get_objects() if isinstance(each, Paragraph) and each.text[:1] == "k"]
    assert [paragraph.text for paragraph in written] == ["k" * 499]


def test_another_choice_makes_earlier_answers_old() -> None:
    proofreading = Proofreading(Speller(), (finds("a"),), ())
    before = proofreading.generation
    proofreading.choose(Choice({"ellipsis": "error"}))
    assert proofreading.generation > before
    assert [issue.severity for issue in proofreading.check("a")] == [Severity.ERROR]


everything = open_proofreading(open_speller(Path("no such folder") / "words.txt"))
everything.choose(Choice({rule.id: rule.severity.value for rule in everything.all_rules}))
pieces = st.sampled_from(
    [
        *"абқіІхОЗАҚ0135²Il -–—«»“”„\"'’.,:;?!…()%№\u00a0\u00ad\u200b\n",
        "мен",
        "ғой",
        "Ол",
        "келді",
        "жылы",
        "-ға",
        "АҚШ",
    ]
)


@settings(max_examples=300)
@given(st.lists(st.lists(pieces, max_size=14).map("".join), max_size=4), st.sampled_from(Style))
def test_whatever_is_written_is_checked_and_findings_lie_in_the_text(lines: list[str], style: Style) -> None:
    for one in everything.check_all([(line, style) for line in lines]):
        issue, line = one.issue, lines[one.paragraph]
        assert line[issue.start : issue.end] == issue.text
        assert issue.text not in issue.fixes
