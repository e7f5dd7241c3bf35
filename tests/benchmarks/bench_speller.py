"""Print how good and how fast the speller is, beside hunspell where it and a kk_KZ dictionary are installed.

    python tests/benchmarks/bench_speller.py [--tokens FILE] [--typos FILE] [--ask N]

--tokens: lines `token<TAB>count`; --typos: lines `kind<TAB>intended<TAB>typo`. Without them, our own sample text and
slips are used. Times are whole processes, in turn, as ratios: the machine's speed cancels out.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from maqala.core.spelling import open_speller

FIXTURES = Path(__file__).resolve().parent.parent / "core" / "spelling" / "fixtures"
HUNSPELL = Path("/usr/share/hunspell/kk_KZ.dic")
ROUNDS = 5


def read_tokens(path: Path | None) -> Counter[str]:
    """The tokens of `path` with their counts, or those of our sample text."""
    if path is None:
        return Counter(
            word.strip(".,!?«»():;–") for word in (FIXTURES / "sample_text.txt").read_text("utf-8").split()
        )
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line)
    return Counter({token: int(count) for token, count in rows})


def read_typos(path: Path | None) -> list[tuple[str, str, str]]:
    """The slips of `path`, or ours: kind, word, typo."""
    lines = (path or FIXTURES / "suggestions.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) if len(row) > 2 else ("slip", row[1], row[0]) for row in rows]


def accuracy(tokens: Counter[str], typos: list[tuple[str, str, str]], ask: int) -> None:
    """Print what is accepted, what is caught, and what is suggested how fast."""
    with tempfile.TemporaryDirectory() as folder:
        speller = open_speller(Path(folder) / "words.txt")
    rejected = set(speller.rejected(list(tokens)))
    missed = sum(tokens[word] for word in rejected)
    print(
        f"accepted   tokens {1 - missed / tokens.total():.2%}   types {1 - len(rejected) / len(tokens):.2%}"
    )
    caught = set(speller.rejected([typo for _, _, typo in typos]))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for kind, _, typo in typos:
        kinds[kind].append(typo in caught)
    share = sum(map(sum, kinds.values())) / len(typos)
    print(
        f"caught     {share:.2%}   "
        + "  ".join(f"{kind} {sum(h) / len(h):.1%}" for kind, h in sorted(kinds.items()))
    )
    times, first, five = [], 0, 0
    for _, word, typo in typos[:ask]:
        started = time.perf_counter()
        answer = speller.suggest(typo)
        times.append(1000 * (time.perf_counter() - started))
        first += answer[:1] == (word,)
        five += word in answer
    asked = len(times)
    times.sort()
    p99 = times[int(0.99 * (asked - 1))]
    print(f"suggested  first {first / asked:.1%}   in five {five / asked:.1%}")
    print(
        f"           median {statistics.median(times):.2f} ms   p99 {p99:.1f} ms   worst {times[-1]:.1f} ms"
    )


def seconds(command: list[str], words: str) -> float:
    """How long the whole process takes to check `words`."""
    started = time.perf_counter()
    subprocess.run(command, input=words, capture_output=True, encoding="utf-8", check=False)
    return time.perf_counter() - started


def speed(tokens: Counter[str]) -> None:
    """Print the time of `check --list`, and its ratio to hunspell's, pair by pair."""
    words = "\n".join(tokens) + "\n"
    ours = [str(Path(sys.executable).with_name("maqala")), "check", "--list"]
    theirs = ["hunspell", "-d", "kk_KZ", "-i", "utf-8", "-l"]
    beside = shutil.which("hunspell") and HUNSPELL.exists()
    pairs = [(seconds(ours, words), seconds(theirs, words) if beside else 0.0) for _ in range(ROUNDS)]
    print(f"check --list of {len(tokens):,} types: {statistics.median(a for a, _ in pairs):.3f} s", end="")
    print(
        f", {statistics.median(a / b for a, b in pairs):.2f} × hunspell"
        if beside
        else " (no hunspell to compare)"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--tokens", type=Path)
    parser.add_argument("--typos", type=Path)
    parser.add_argument("--ask", type=int, default=500)
    options = parser.parse_args()
    tokens = read_tokens(options.tokens)
    accuracy(tokens, read_typos(options.typos), options.ask)
    speed(tokens)


if __name__ == "__main__":
    main()
