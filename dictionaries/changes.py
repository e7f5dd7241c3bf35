"""Print what a list of words gets from two builds of the dictionary: what is accepted now, what is rejected now.

    python dictionaries/changes.py FILE ... [--before BUILD] [--after BUILD] [--suggestions] [--show N]

A FILE holds a word on a line, `token<TAB>count`, or `kind<TAB>intended<TAB>typo`. A BUILD is a kk.maqala, or a
revision of git that has one; without more, the last commit is compared with what lies in `built/`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build import HERE
from compiler.wordlists import counted

from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.dictionary import Dictionary
from maqala.core.spelling.kazakh import Kazakh
from maqala.core.spelling.own import OwnWords
from maqala.core.spelling.suggest import Suggester
from maqala.core.spelling.users import OwnList

BUILT = HERE / "built" / "kk.maqala"


@dataclass(frozen=True, slots=True)
class Change:
    """What two builds say differently of a list of words; `suggested` holds word, first suggestion before, and now."""

    accepted: tuple[str, ...]
    rejected: tuple[str, ...]
    suggested: tuple[tuple[str, str, str], ...]


def speller(build: Path) -> KazakhSpeller:
    """The speller of one build, without anybody's own words."""
    dictionary = Dictionary(str(build))
    nobody = build.parent / "nobody"
    own = OwnWords(dictionary, OwnList(nobody / "words.txt"), nobody)
    return KazakhSpeller(Kazakh(dictionary), Suggester(dictionary), own)


def fetched(build: str, folder: Path) -> Path:
    """The file that `build` names, put into `folder` if it has to be taken out of git."""
    if Path(build).is_file():
        return Path(build)
    place = f"{build}:./{BUILT.relative_to(HERE)}"
    done = subprocess.run(["git", "show", place], cwd=HERE, capture_output=True)
    if done.returncode:
        sys.exit(
            f"{build} is neither a built dictionary nor a revision with one: {done.stderr.decode().strip()}"
        )
    path = folder / "kk.maqala"
    path.write_bytes(done.stdout)
    return path


def opened(build: str, folder: Path) -> KazakhSpeller:
    """The speller of `build`; a sentence on the way out if this program cannot read it."""
    folder.mkdir()
    try:
        return speller(fetched(build, folder))
    except ValueError:
        sys.exit(
            f"{build} was built for another version of the program: compare it with that version's tools"
        )


def compare(
    words: Iterable[str], before: KazakhSpeller, after: KazakhSpeller, *, suggestions: bool
) -> Change:
    """How `after` differs from `before` on `words`."""
    given = list(words)
    once, now = set(before.rejected(given)), set(after.rejected(given))
    both = [word for word in given if word in once and word in now] if suggestions else []
    pairs = [(word, _first(before, word), _first(after, word)) for word in both]
    return Change(
        tuple(word for word in given if word in once - now),
        tuple(word for word in given if word in now - once),
        tuple(pair for pair in pairs if pair[1] != pair[2]),
    )


def _first(judge: KazakhSpeller, word: str) -> str:
    return next(iter(judge.suggest(word, 1)), "-")


def report(words: Counter[str], change: Change, show: int) -> Iterator[str]:
    """The lines that tell of `change`, the most frequent words first."""
    for what, changed in (("accepted now", change.accepted), ("rejected now", change.rejected)):
        share = sum(words[word] for word in changed) / max(1, words.total())
        yield f"{what}: {len(changed):,} of {len(words):,} words, {share:.3%} of their occurrences"
        ordered = sorted(changed, key=lambda word: -words[word])[:show]
        yield from (f"  {word}\t{words[word]}" for word in ordered)
    if change.suggested:
        yield f"first suggestion changed: {len(change.suggested):,}"
        yield from (f"  {word}: {once} -> {now}" for word, once, now in change.suggested[:show])


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--before", default="HEAD", metavar="BUILD")
    parser.add_argument("--after", default=str(BUILT), metavar="BUILD")
    parser.add_argument(
        "--suggestions", action="store_true", help="also compare the first suggestions (slower)"
    )
    parser.add_argument("--show", type=int, default=40, metavar="N")
    options = parser.parse_args()
    words = counted(options.files)
    with tempfile.TemporaryDirectory() as folder:
        before = opened(options.before, Path(folder) / "before")
        after = opened(options.after, Path(folder) / "after")
        change = compare(words, before, after, suggestions=options.suggestions)
    print("\n".join(report(words, change, options.show)))


if __name__ == "__main__":
    main()
