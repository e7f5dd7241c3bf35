"""Print how far the Hunspell dictionary made of our tables agrees with our own engine, under hunspell and spylls.

    python tests/benchmarks/bench_agreement.py FOLDER [--words FILE ...] [--with hunspell spylls] [--show N]

FOLDER holds kk_KZ.aff and kk_KZ.dic (`dictionaries/build.py --packages FOLDER` puts them there). Each line of a FILE is
a case; its last column without digits is the word (`token<TAB>count` and `kind<TAB>intended<TAB>typo` both do). It is
asked for as a whole: spylls by `Dictionary.lookup`, hunspell by `-l`; a word of which it reports only a part counts as
rejected. Without --words, our own paradigms, prose and slips are the cases.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "dictionaries"))

from compiler.wordlists import counted  # noqa: E402

from maqala.core.spelling import open_speller  # noqa: E402

SPELLING = ROOT / "tests" / "core" / "spelling"
Judge = Callable[[list[str]], set[str]]
"""Words in, the rejected ones out."""

TAKEN_APART = re.compile(r"[^\w'’%№-]")
"""At what is no letter of a word hunspell takes its input apart, and `-l` reports the part."""


def ours(words: list[str]) -> set[str]:
    """What our engine rejects."""
    with tempfile.TemporaryDirectory() as folder:
        return set(open_speller(Path(folder) / "words.txt").rejected(words))


def by_hunspell(pair: Path) -> Judge:
    """What hunspell rejects with the dictionary `pair` (a path without its ending)."""

    def run(mode: str, words: list[str]) -> str:
        command = ["hunspell", mode, "-d", str(pair), "-i", "utf-8"]
        given = "".join(f"^{word}\n" if mode == "-a" else f"{word}\n" for word in words)
        return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True).stdout

    def judge(words: list[str]) -> set[str]:
        reported = set(run("-l", words).split("\n"))
        doubtful = [word for word in words if word not in reported and TAKEN_APART.search(word)]
        answers = run("-a", doubtful).split("\n", 1)[1].split("\n\n")
        wrong = (any(line[:1] in "&#" for line in answer.splitlines()) for answer in answers)
        parted = {word for word, bad in zip(doubtful, wrong, strict=False) if bad}
        return reported.intersection(words) | parted

    return judge


def by_spylls(pair: Path) -> Judge:
    """What spylls rejects with it."""

    def judge(words: list[str]) -> set[str]:
        from spylls.hunspell import Dictionary

        started = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        dictionary = Dictionary.from_files(str(pair))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"           spylls has read it in {time.perf_counter() - started:.1f} s, {grown:.0f} MB")
        return {word for word in words if not dictionary.lookup(word)}

    return judge


JUDGES = {"hunspell": by_hunspell, "spylls": by_spylls}


def fixtures() -> Iterator[Path]:
    """Our own paradigms, prose and slips, but not the words that are cut into their suffixes by hyphens."""
    yield from (SPELLING / "paradigms").glob("*.tsv")
    yield from (path for path in (SPELLING / "fixtures").iterdir() if path.stem != "segmented")


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=Path, nargs="+")
    parser.add_argument("--with", dest="judges", nargs="+", choices=JUDGES, default=list(JUDGES))
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    words = list(counted(options.words or sorted(fixtures())))
    expected = ours(words)
    for name in options.judges:
        if name == "hunspell" and not shutil.which("hunspell"):
            print("hunspell   is not installed")
            continue
        started = time.perf_counter()
        rejected = JUDGES[name](options.folder / "kk_KZ")(words)
        spent = time.perf_counter() - started
        stricter, laxer = sorted(rejected - expected), sorted(expected - rejected)
        share = 1 - (len(stricter) + len(laxer)) / len(words)
        print(f"{name:10} agrees on {share:.3%} of {len(words):,} words in {spent:.1f} s")
        print(f"           rejects {len(stricter)} that we accept: {' '.join(stricter[: options.show])}")
        print(f"           accepts {len(laxer)} that we reject: {' '.join(laxer[: options.show])}")


if __name__ == "__main__":
    sys.exit(main())
