"""Print what the dictionaries of other languages cost: time and memory to load one, words a second, how typing waits.

    python tests/benchmarks/bench_languages.py [LANGUAGE ...]

Each language, ru and en unless others are named, is measured in a process of its own, with the dictionary that the
program finds here. It is loaded as in the window, beside: meanwhile the main thread wakes up every millisecond, as
somebody who types would, and how late it does is printed, the usual and the worst. Words come from the paragraphs of
the tests, each with a slip beside it, and none is asked for twice: no verdict is remembered.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPHS = ROOT / "tests" / "core" / "spelling" / "stretches.txt"
ALPHABETS = {"ru": "абвгдежзиклмнопрст", "en": "abcdefghiklmnoprst"}
TICK = 0.001
"""Seconds."""


def megabytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(language: str) -> None:
    """Load a dictionary beside, ask it for words, and print what that took."""
    from maqala.core.spelling.foreign import Languages

    languages, come = Languages(), threading.Event()
    languages.loaded = come.set
    before, started, cpu = megabytes(), time.perf_counter(), time.process_time()
    languages.get(language)
    late = delays(come)
    if (dictionary := languages.get(language)) is None:
        print(f"{language}  there is no dictionary of it here")
        return
    took, spent = time.perf_counter() - started, time.process_time() - cpu
    print(f"{language}  loaded in {took:.1f} s ({spent:.1f} s CPU), {megabytes() - before:.0f} MB")
    print(
        f"    meanwhile the other thread wakes up {late[len(late) // 2]:.1f} ms late, at worst {late[-1]:.1f} ms"
    )
    asked = spellings(language)
    cpu = time.process_time()
    known = sum(map(dictionary.knows, asked))
    spent = time.process_time() - cpu
    print(f"    {len(asked) / spent:,.0f} words a second of CPU, {known} of {len(asked)} known")
    cpu = time.process_time()
    suggested = [dictionary.suggest(word) for word in asked[1:40:2]]
    print(f"    a suggestion in {(time.process_time() - cpu) / len(suggested) * 1000:.0f} ms CPU")


def delays(come: threading.Event) -> list[float]:
    """How many milliseconds late this thread woke up each time until `come`, in order of size."""
    late = []
    while not come.is_set():
        asleep = time.perf_counter()
        time.sleep(TICK)
        late.append((time.perf_counter() - asleep - TICK) * 1000)
    return sorted(late)


def spellings(language: str) -> list[str]:
    """Words of the language, each followed by one with a slip."""
    letters = ALPHABETS[language]
    foreign = " ".join(re.findall(r"\{(.*)\}", PARAGRAPHS.read_text("utf-8")))
    own = dict.fromkeys(word.strip(".,«»“”").lower() for word in foreign.split())
    kept = [word for word in own if len(word) > 2 and set(word) & set(letters)]
    return [one for word in kept for one in (word, f"{word[1]}{word[0]}{word[2:]}")]


def main() -> None:
    """Measure each language in a process of its own."""
    match sys.argv[1:]:
        case ["--here", language]:
            measure(language)
        case chosen:
            for language in chosen or ALPHABETS:
                subprocess.run([sys.executable, __file__, "--here", language], check=True)


if __name__ == "__main__":
    main()
