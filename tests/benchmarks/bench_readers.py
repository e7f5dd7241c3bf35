"""Do the readers find all words that pandoc finds, in whatever files other people made?

    python tests/benchmarks/bench_readers.py FOLDER… [--only .docx,.md] [--seconds 300] [--least 1]

Every Word document, page and Markdown file below the folders is read in a process of its own, with a
limit on time and memory. It has to give an article or one typed error. Where pandoc is installed
its words are counted beside ours, out of its document tree and not its text: so the numbers of list items and
the marks of footnotes, which every converter makes up as it likes, are in neither count. A file is
shown when at least `--least` words are missing, with the notes that its import had; a shuffled
sample is taken when the seconds do not suffice for all files.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import re
import resource
import shutil
import signal
import subprocess
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maqala.core.article import Article, Image
from maqala.core.errors import ReadError
from maqala.core.formats import registry

SECONDS = 15
MEGABYTES = 1500
FROM = {"docx": "docx", "html": "html", "markdown": "gfm+footnotes"}
"""What pandoc calls our formats. Plain text is not compared: it has nothing to convert."""

Words = Counter[str]


@dataclass(frozen=True)
class Outcome:
    """What became of one file. `kind` is read, error, crash, slow or large; `told` the notes or the error."""

    kind: str
    words: Words
    told: tuple[str, ...]
    seconds: float = 0.0
    megabytes: int = 0


def main() -> None:
    """Read, compare, print a line for each file to look at and a summary."""
    options = _options()
    files = _files(options.folders, options.only)
    until = time.monotonic() + options.seconds
    outcomes: list[Outcome] = []
    missing = found = 0
    for path in files:
        if time.monotonic() > until:
            break
        outcome = read_apart(path)
        outcomes.append(outcome)
        theirs = pandoc_words(path)
        if outcome.kind != "read":
            told = ", ".join(outcome.told)
            print(f"{outcome.kind.upper():5} {path}: {told}; pandoc reads {theirs.total()} words", flush=True)
            continue
        lost = theirs - outcome.words
        missing, found = missing + lost.total(), found + theirs.total()
        if lost.total() >= options.least:
            sample = " ".join(word for word, _ in lost.most_common(8))
            told = f" ({', '.join(outcome.told)})" if outcome.told else ""
            print(f"MISS  {path}: {lost.total()} of {theirs.total()}: {sample}{told}", flush=True)
    _sum_up(outcomes, len(files), missing, found)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", default="", help="extensions, with commas between them")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--least", type=int, default=1)
    return parser.parse_args()


def _files(folders: list[Path], only: str) -> list[Path]:
    wanted = set(filter(None, only.split(",")))
    found = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    read = [path for path in found if (form := registry.by_path(path)) and form.id in FROM]
    kept = [path for path in read if not wanted or path.suffix.lower() in wanted]
    random.Random(1).shuffle(kept)  # the same sample each time
    return kept


def _sum_up(outcomes: list[Outcome], of: int, missing: int, found: int) -> None:
    kinds = Counter(outcome.kind for outcome in outcomes)
    print(f"{len(outcomes)} of {of} files: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))
    if found:
        print(f"{missing} of pandoc's {found} words missing ({missing / found:.3%})")
    if outcomes:
        slowest, largest = max(o.seconds for o in outcomes), max(o.megabytes for o in outcomes)
        print(f"slowest {slowest:.1f} s, largest {largest} MB")


# --- ours


def read_apart(path: Path) -> Outcome:
    """Read a file in a process of its own, which is stopped when it takes too long."""
    begun = time.monotonic()
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        _in_child(path, theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        answer = pipe.read()
    _, status, usage = os.wait4(child, 0)
    seconds, megabytes = time.monotonic() - begun, usage.ru_maxrss // 1024
    if os.WIFSIGNALED(status):
        kind = "slow" if os.WTERMSIG(status) == signal.SIGALRM else "crash"
        return Outcome(kind, Counter(), (f"signal {os.WTERMSIG(status)}",), seconds, megabytes)
    kind, words, told = pickle.loads(answer)  # our own child wrote it
    if megabytes > MEGABYTES:
        kind = "large"
    return Outcome(kind, words, told, seconds, megabytes)


def _in_child(path: Path, pipe: int) -> None:
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEGABYTES << 20,) * 2)
    try:
        answer = _read(path)
    except BaseException as error:  # noqa: BLE001  # what is looked for
        answer = ("crash", Counter(), (repr(error)[:200],))
    with os.fdopen(pipe, "wb") as file:
        pickle.dump(answer, file)
    os._exit(0)


def _read(path: Path) -> tuple[str, Words, tuple[str, ...]]:
    form = registry.by_path(path)
    assert form is not None
    try:
        found = form.read(path.read_bytes(), path.name)
    except ReadError as error:
        return "error", Counter(), (error.message.key,)
    notes = tuple(note.key for note in found.notes)
    return "read", words(" ".join(article_texts(found.article))), notes


def article_texts(article: Article) -> Iterator[str]:
    """All that an article says, also beside its text."""
    yield from (block.text for block in article.blocks)
    yield from (block.alt for block in article.blocks if isinstance(block, Image))
    about = article.metadata
    yield from (about.byline, about.source, about.section, about.notes, about.slug, *about.tags)
    yield from (moment.isoformat() for moment in (about.created, about.changed) if moment)


def words(text: str) -> Words:
    """The words of `text`, in small letters and however their accents were put together."""
    return Counter(word_list(text))


def word_list(text: str) -> list[str]:
    """The same in their order."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


# --- pandoc's


def pandoc_words(path: Path) -> Words:
    """The words that pandoc reads in a file; none where it is not installed or gives up."""
    return words(pandoc_texts(path))


def pandoc_texts(path: Path) -> str:
    """What pandoc reads in a file; "" where it is not installed or gives up."""
    program = shutil.which("pandoc")
    form = registry.by_path(path)
    if not program or form is None:
        return ""
    command = [program, "-f", FROM[form.id], "-t", "json", str(path)]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=60, check=True)
        document = json.loads(answer.stdout)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, RecursionError):
        return ""
    titles = [] if form.id == "html" else _titles(document["meta"])  # a page's title stands in no text
    return "".join(_texts([*titles, *document["blocks"]]))


def _titles(meta: dict[str, Any]) -> list[Any]:
    return [part for name in ("title", "subtitle", "author", "abstract") for part in (meta.get(name), _END)]


_END = {"t": "Para", "c": []}


_PARTED = frozenset(("Para", "Plain", "Header", "CodeBlock", "LineBlock", "MetaInlines", "Note", "Image"))
"""What stands apart from the words before and after it."""


def _texts(node: Any) -> Iterator[str]:
    """The text in a part of pandoc's tree; formulas and what it passes through unread are left out."""
    if isinstance(node, list):
        for inner in node:
            yield from _texts(inner)
    elif isinstance(node, dict) and "t" in node:
        yield from _text_of(node["t"], node.get("c"))


def _text_of(kind: str, content: Any) -> Iterator[str]:
    if kind in ("Math", "RawBlock", "RawInline"):
        return
    if kind == "Table":
        content[1][0] = None  # a short form of the caption, which the whole one repeats
    if kind in _PARTED:
        yield "\n"
    if kind in ("Str", "MetaString"):
        yield content
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        yield " "
    elif kind in ("Code", "CodeBlock"):
        yield content[1]
    else:
        yield from _texts(content)
    if kind in _PARTED:
        yield "\n"


if __name__ == "__main__":
    main()
