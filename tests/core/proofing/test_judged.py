"""Each rule by what was judged of it on others' text: what was right is found ever since, what was wrong no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.proofing import open_proofreading
from maqala.core.proofing.engine import Proofreading
from maqala.core.proofing.examples import Example
from maqala.core.spelling import open_speller
from maqala.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was judged of findings of one kind, and a sentence of that kind."""

    is_right: bool
    rule: str
    count: int
    example: Example


def verdicts() -> list[Verdict]:
    """The lines of the table."""
    lines = (Path(__file__).parent / "judged.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [Verdict(said == "right", rule, int(n), Example(text)) for said, rule, n, text in rows]


@pytest.fixture(scope="module")
def proofreading(tmp_path_factory: pytest.TempPathFactory) -> Proofreading:
    return open_proofreading(open_speller(tmp_path_factory.mktemp("words") / "words.txt"))


@pytest.mark.parametrize(
    "verdict", verdicts(), ids=lambda verdict: f"{verdict.rule}: {verdict.example.written}"
)
def test_what_was_right_is_found_still_and_what_was_wrong_no_more(
    proofreading: Proofreading, verdict: Verdict
) -> None:
    found = {issue.rule for issue in proofreading.check(verdict.example.wrong)}
    assert (verdict.rule in found) is verdict.is_right
