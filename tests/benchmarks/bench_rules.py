"""Print what the rules cost beside the speller, together and one by one, on the same text.

    python tests/benchmarks/bench_rules.py [--text FILE] [--rounds N]

Each round opens a new speller, so that no verdict is known yet, and takes the time of this process alone. The
ratio is that of all rules together, those that are off by default too, to the speller, pair by pair: the machine's
speed cancels out. Without a FILE (one paragraph a line) our sample text is checked.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from maqala.core.proofing import open_proofreading
from maqala.core.proofing.engine import Choice, Proofreading
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import Rule
from maqala.core.spelling import open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.text.words import words

SAMPLE = Path(__file__).resolve().parent.parent / "core" / "spelling" / "fixtures" / "sample_text.txt"
ARTICLE = 40
"""Paragraphs that are taken for one article."""
BUDGET = 2.0
"""What all rules together may cost, in units of the speller's time."""


def paragraphs_of(path: Path) -> list[str]:
    """The lines of `path` that hold something."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def seconds(work: Callable[[], object]) -> float:
    """The processor's time that `work` takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def opened(folder: str) -> KazakhSpeller:
    """A speller that has seen nothing yet."""
    return open_speller(Path(folder) / "words.txt")


def everything(proofreading: Proofreading) -> Proofreading:
    """The same with every rule on."""
    choice = {rule.id: rule.severity.value for rule in proofreading.all_rules}
    proofreading.choose(Choice(choice))
    return proofreading


def one_round(folder: str, lines: list[str]) -> tuple[float, float, float]:
    """Seconds for the speller alone, for the rules of paragraphs beside it, and for those of the article."""
    speller = opened(folder)
    both = everything(open_proofreading(opened(folder)))
    alone = together = whole = 0.0
    for begin in range(0, len(lines), ARTICLE):  # by turns, so that both meet with the same machine
        article = lines[begin : begin + ARTICLE]
        alone += seconds(lambda article=article: [speller.check(line) for line in article])
        together += seconds(lambda article=article: [both.check(line) for line in article])
        whole += seconds(lambda article=article: both.check_article([(line, None) for line in article]))
    return alone, together - alone, whole


def cost(rule: Rule, seen: list[Paragraph]) -> tuple[float, int]:
    """Seconds that `rule` takes by itself, and how much it finds."""
    found = 0
    needs, words_needed = frozenset(rule.needs), frozenset(rule.words)

    def work() -> None:
        nonlocal found
        for paragraph in seen:
            if (needs or words_needed) and not (
                paragraph.signs & needs or paragraph.vocabulary & words_needed
            ):
                continue
            found += sum(1 for _ in rule.find(paragraph))

    return seconds(work), found


def one_by_one(folder: str, lines: list[str], speller_time: float) -> None:
    """Print each rule's share of the speller's time, dearest first."""
    speller = opened(folder)
    rules = open_proofreading(speller).rules
    seen: list[Paragraph] = []
    for line in lines:
        tokens = tuple(words(line))
        misspelt = {issue.start for issue in speller.check(line, None, tokens)}
        seen.append(Paragraph(line, None, tokens, misspelt))
    costs = {rule.id: cost(rule, seen) for rule in rules}
    for name, (time_taken, found) in sorted(costs.items(), key=lambda item: -item[1][0]):
        print(f"{name:22}{time_taken / speller_time:7.3f}  {found:6} findings")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--text", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = paragraphs_of(options.text)
    with tempfile.TemporaryDirectory() as folder:
        rounds = [one_round(folder, lines) for _ in range(options.rounds)]
        speller_time = statistics.median(alone for alone, _, _ in rounds)
        one_by_one(folder, lines, speller_time)
    ratio = statistics.median((rules + whole) / alone for alone, rules, whole in rounds)
    article = statistics.median(whole / alone for alone, _, whole in rounds)
    print(f"speller {1000 * speller_time:.0f} ms for {len(lines)} paragraphs")
    print(f"all rules {ratio:.2f} × the speller (of it the whole article's {article:.2f}), budget {BUDGET}")


if __name__ == "__main__":
    main()
