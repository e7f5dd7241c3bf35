"""Print how good, how fast and how large the speller is, beside what it is to reach.

    python tests/benchmarks/bench_speller.py [--tokens FILE] [--made FILE] [--real FILE] [--ask N] [--seed N]

--tokens: lines `token<TAB>count`; --made and --real: lines `kind<TAB>intended<TAB>typo`. Without them our own sample
text is used, slips made in it (some are words that it does not hold), and the slips of our fixtures. Times are of this
machine, and of the processor alone; only that of `check --list` is of whole processes, in turn with hunspell's where
it and a kk_KZ dictionary are installed, as a ratio: the machine's speed cancels out.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from slips import Slip, made_slips

from maqala.core.spelling import open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.text.letters import ALPHABET

FIXTURES = Path(__file__).resolve().parent.parent / "core" / "spelling" / "fixtures"
HUNSPELL = Path("/usr/share/hunspell/kk_KZ.dic")
ROUNDS = 5
MADE = 4_000

_READY = """
import sys, time
from pathlib import Path

def resident() -> float:
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 1e6 if status.exists() else 0.0

before = resident()
import maqala.core.spelling.checker, maqala.core.spelling.users
from maqala.core.spelling import open_speller

started = time.process_time()
open_speller(Path(sys.argv[1])).rejected(["мектеп"])
print(1000 * (time.process_time() - started), resident() - before)
"""
"""What a new process runs: it prints the milliseconds from loaded modules to the first answer, and the megabytes that
speller and modules take."""


def read_tokens(path: Path | None) -> Counter[str]:
    """The tokens of `path` with their counts, or those of our sample text."""
    if path is None:
        text = (FIXTURES / "sample_text.txt").read_text("utf-8")
        return Counter(word.strip(".,!?«»():;–") for word in text.split())
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line)
    return Counter({token: int(count) for token, count in rows})


def read_slips(*paths: Path) -> list[Slip]:
    """The slips of `paths`: kind, word, typo; or, as our fixtures have them, typo, word."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) if len(row) > 2 else ("real", row[1], row[0]) for row in rows]


def show(what: str, found: str, goal: str) -> None:
    """Print a line of the table."""
    print(f"{what:34} {found:30} {goal}", flush=True)


def accepted(speller: KazakhSpeller, tokens: Counter[str]) -> None:
    """Print which share of right words is taken."""
    rejected = set(speller.rejected(list(tokens)))
    missed = sum(tokens[word] for word in rejected)
    show("tokens accepted", f"{1 - missed / tokens.total():.2%}", "≥ 99.2%")
    show("types accepted", f"{1 - len(rejected) / len(tokens):.2%}", "≥ 97.5%")


def caught(speller: KazakhSpeller, made: Sequence[Slip], real: Sequence[Slip]) -> None:
    """Print which share of slips is found, kind by kind."""
    flagged = set(speller.rejected([typo for _, _, typo in (*made, *real)]))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for kind, _, typo in made:
        kinds[kind].append(typo in flagged)
    shares = {kind: sum(hits) / len(hits) for kind, hits in kinds.items()}
    worst = min(shares, key=lambda kind: shares[kind])
    show("made typos caught", f"{sum(map(sum, kinds.values())) / len(made):.2%}", "≥ 98.5%")
    show(f"  worst kind: {worst}", f"{shares[worst]:.2%}", "≥ 95%")
    show("real typos caught", f"{sum(typo in flagged for _, _, typo in real) / len(real):.2%}", "≥ 98%")
    print("  " + "  ".join(f"{kind} {share:.1%}" for kind, share in sorted(shares.items())))


def suggested(speller: KazakhSpeller, made: Sequence[Slip], real: Sequence[Slip]) -> None:
    """Print how often the right word is offered, first or among five, and how long an answer takes."""
    times: list[float] = []
    for name, slips, first_goal, five_goal in (("made", made, 85, 96), ("real", real, 80, 95)):
        first = five = 0
        for _, word, typo in slips:
            answer, spent = timed(speller, typo)
            times.append(spent)
            first += answer[:1] == (word,)
            five += word in answer
        show(f"first suggestion right, {name}", f"{first / len(slips):.1%}", f"≥ {first_goal}%")
        show(f"right one in the first five, {name}", f"{five / len(slips):.1%}", f"≥ {five_goal}%")
    times.sort()
    p99 = times[int(0.99 * (len(times) - 1))]
    junk = "".join(random.Random(1).choices(ALPHABET, k=200))
    repeated = (
        "ж" * 60,
        "а" * 60,
        "ал" * 24,
        "бала" * 12,
        "АҚШ-" + "нын" * 10,
        "5-" + "нын" * 10,
        "жк-" * 15 + "жк",
    )
    worst = max(timed(speller, word)[1] for word in (junk, junk[:48], *repeated))
    show("one suggestion: median", f"{statistics.median(times):.2f} ms", "≤ 3 ms")
    show("one suggestion: p99", f"{p99:.1f} ms", "≤ 20 ms")
    show("one suggestion: junk", f"{worst:.1f} ms", "≤ 50 ms")


def timed(speller: KazakhSpeller, typo: str) -> tuple[tuple[str, ...], float]:
    """What is suggested for `typo`, and the milliseconds of processor time that it took."""
    started = time.process_time()
    answer = speller.suggest(typo)
    return answer, 1000 * (time.process_time() - started)


def readiness(folder: Path) -> None:
    """Print how long a new process waits for its first verdict, and what memory that takes."""
    command = [sys.executable, "-c", _READY, str(folder / "words.txt")]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(ROUNDS)]
    spent, taken = zip(*(map(float, run.split()) for run in runs), strict=True)
    show("dictionary ready", f"{statistics.median(spent):.1f} ms", "≤ 10 ms")
    show("memory added", f"{statistics.median(taken):.1f} MB" if any(taken) else "not known here", "≤ 20 MB")


def speed(tokens: Counter[str]) -> None:
    """Print the time of `check --list`, and its ratio to hunspell's, pair by pair."""
    words = "\n".join(tokens) + "\n"
    ours = [str(Path(sys.executable).with_name("maqala")), "check", "--list"]
    theirs = ["hunspell", "-d", "kk_KZ", "-i", "utf-8", "-l"]
    beside = bool(shutil.which("hunspell")) and HUNSPELL.exists()
    pairs = [(seconds(ours, words), seconds(theirs, words) if beside else 0.0) for _ in range(ROUNDS)]
    found = f"{statistics.median(a for a, _ in pairs):.3f} s"
    if beside:
        found += f", {statistics.median(a / b for a, b in pairs):.2f} × hunspell -l"
    show(f"check --list of {len(tokens):,} types", found, "≤ 1.0 ×" if beside else "no hunspell to compare")


def seconds(command: list[str], words: str) -> float:
    """How long the whole process takes to check `words`."""
    started = time.perf_counter()
    subprocess.run(command, input=words, capture_output=True, encoding="utf-8", check=False)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--tokens", type=Path)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--ask", type=int, default=500, help="how many made slips to ask suggestions for")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tokens = read_tokens(options.tokens)
    words = {word.lower() for word in tokens}
    made = (
        read_slips(options.made)
        if options.made
        else made_slips(tokens, MADE, options.seed, words.__contains__)
    )
    real = read_slips(options.real or FIXTURES / "everyday.tsv")
    with tempfile.TemporaryDirectory() as folder:
        speller = open_speller(Path(folder) / "words.txt")
        accepted(speller, tokens)
        caught(speller, made, real)
        suggested(speller, made[: options.ask], real)
        readiness(Path(folder))
    speed(tokens)


if __name__ == "__main__":
    main()
