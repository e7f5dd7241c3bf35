"""Print what the rules cost beside the speller, together and one by one, on the same text.

    python tests/benchmarks/bench_rules.py [--text FILE] [--rounds N] [--sample N]

Each round opens a new speller, so that no verdict is known yet, and takes the time of this process alone. The
ratio is that of all rules together, those that are off by default too, to the speller, pair by pair: the machine's
speed cancels out. Without a FILE (one paragraph a line) our sample text is checked. With --sample nothing is
measured: of each rule that is on by default up to N findings are listed, always the same, for a person to judge.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from maqala.core.article import Style
from maqala.core.proofing import open_proofreading
from maqala.core.proofing.engine import Choice, Proofreading
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.relevance import Relevance
from maqala.core.proofing.rule import Rule
from maqala.core.spelling import open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.text.words import words

SAMPLE = Path(__file__).resolve().parent.parent / "core" / "spelling" / "fixtures" / "sample_text.txt"
ARTICLE = 40
"""Paragraphs that are taken for one article."""
CONTEXT = 60
"""Code points on either side that show what a finding is about."""
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
    relevant = Relevance([(rule, rule.severity)]).relevant

    def work() -> None:
        nonlocal found
        for paragraph in seen:
            if relevant(paragraph):
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


def print_sample(folder: str, lines: list[str], size: int) -> None:
    """List up to `size` findings of each rule, in their sentence, with what is proposed."""
    proofreading = open_proofreading(opened(folder))
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        for issue in proofreading.check(line, Style.PARAGRAPH):
            before, behind = line[max(0, issue.start - CONTEXT) : issue.start], line[issue.end :][:CONTEXT]
            found[issue.rule].append(f"{before}[{issue.text} → {' | '.join(issue.fixes)}]{behind}")
    for rule in sorted(found, key=lambda rule: (-len(found[rule]), rule)):
        print(f"\n{rule}: {len(found[rule])} findings")
        every = found[rule]
        for one in every if len(every) <= size else random.Random(rule).sample(every, size):
            print(f"  {one}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--text", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sample", type=int, default=0)
    options = parser.parse_args()
    lines = paragraphs_of(options.text)
    if options.sample:
        with tempfile.TemporaryDirectory() as folder:
            print_sample(folder, lines, options.sample)
        return
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
