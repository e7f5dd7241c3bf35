"""Do we read the words that other programs read, and in their order?

    python tests/benchmarks/readers_beside.py FOLDER… [--peers PYTHON] [--only .docx,.md] [--least 1]

Every Word document, page and Markdown file below the folders is read by us and by others: by pandoc where it is
installed and, with the Python of a virtual environment that has them, by mammoth and docx2txt (Word), html5lib
(pages) and markdown-it-py (Markdown). A file is shown with the words that another has and we have not, those that we
have and no other has, and the words that stand in another order than with all others.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench_readers import FROM, article_texts, pandoc_texts, word_list

from maqala.core.errors import ReadError
from maqala.core.formats import registry
from maqala.core.values import replace

_PEERS = {
    "docx": {
        "mammoth": "import mammoth; print(mammoth.extract_raw_text(open(path, 'rb')).value)",
        "docx2txt": "import docx2txt; print(docx2txt.process(path))",
    },
    "html": {
        "html5lib": """
import html5lib
page = html5lib.parse(open(path, 'rb').read(), namespaceHTMLElements=False)
for gone in ('script', 'style', 'template', 'head'):
    for around in list(page.iter()):
        for child in [child for child in around if child.tag == gone]:
            place = list(around).index(child)
            if child.tail:
                before = around[place - 1] if place else None
                if before is None: around.text = (around.text or '') + child.tail
                else: before.tail = (before.tail or '') + child.tail
            around.remove(child)
inline = set('a b i u em strong span sub sup small big tt code s q font wbr abbr ins del mark'.split())
def texts(node):
    if isinstance(node.tag, str):
        gap = '' if node.tag in inline else ' '
        yield gap + (node.text or '')
        for child in node:
            yield from texts(child)
            yield child.tail or ''
        yield gap
print(''.join(texts(page)))
"""
    },
    "markdown": {
        "markdown-it": """
import html5lib, markdown_it
from mdit_py_plugins.footnote import footnote_plugin
made = markdown_it.MarkdownIt('commonmark').enable(['table', 'strikethrough']).use(footnote_plugin)
text = made.render(open(path, encoding='utf-8', errors='replace').read())
print('\\n'.join(' '.join(html5lib.parse(text, namespaceHTMLElements=False).itertext()).split()))
"""
    },
}


def main() -> None:
    """Read, compare, print a line for each difference."""
    options = _options()
    wanted = set(filter(None, options.only.split(",")))
    files = [path for folder in options.folders for path in sorted(folder.rglob("*")) if path.is_file()]
    shown = 0
    for path in files:
        form = registry.by_path(path)
        if form is None or form.id not in FROM or (wanted and path.suffix.lower() not in wanted):
            continue
        try:
            found = form.read(path.read_bytes(), path.name)
        except ReadError as error:
            print(f"ERROR {path}: {error.message.key}", flush=True)
            continue
        about = replace(found.article.metadata, created=None, changed=None)  # others leave these out
        ours = word_list("\n".join(article_texts(replace(found.article, metadata=about))))
        others = dict(_others(path, form.id, options.peers))
        lines = list(_differences(ours, others, options.least))
        shown += bool(lines)
        told = ", ".join(note.key.removeprefix("note.") for note in found.notes)
        for line in lines:
            print(f"{path}: {line} ({told})", flush=True)
    print(f"{shown} of {len(files)} files differ")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--peers", default="", help="a Python that has the other readers")
    parser.add_argument("--only", default="", help="extensions, with commas between them")
    parser.add_argument("--least", type=int, default=1, help="words that a difference must have")
    return parser.parse_args()


def _others(path: Path, form: str, python: str) -> Iterator[tuple[str, list[str]]]:
    """The words that each of the others reads; nothing of one that gives up."""
    if shutil.which("pandoc") and (text := pandoc_texts(path)):
        yield "pandoc", word_list(text)
    for name, program in _PEERS[form].items() if python else ():
        command = [python, "-c", f"import sys; path = sys.argv[1]\n{program}", str(path)]
        try:
            answer = subprocess.run(command, capture_output=True, timeout=60, check=True)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            continue
        yield name, word_list(answer.stdout.decode("utf-8", "replace"))


def _differences(ours: list[str], others: dict[str, list[str]], least: int) -> Iterator[str]:
    for name, theirs in others.items():
        missing = Counter(theirs) - Counter(ours)
        if missing.total() >= least:
            yield f"{name} has also: {_sample(missing)}"
    if others:
        more = Counter(ours)
        for theirs in others.values():
            more -= Counter(theirs)
        if more.total() >= least:
            yield f"only we have: {_sample(more)}"
        moved = min((out_of_order(ours, theirs) for theirs in others.values()), key=len)
        if moved:
            yield f"in another order: {' '.join(moved[:12])}"


def _sample(words: Counter[str]) -> str:
    return f"{words.total()}: {' '.join(list(words)[:12])}"


def out_of_order(ours: list[str], theirs: list[str]) -> list[str]:
    """The fewest of the words said once by both that would have to move for the same order."""
    once = {word for word, n in Counter(ours).items() if n == 1} & {
        w for w, n in Counter(theirs).items() if n == 1
    }
    place = {word: number for number, word in enumerate(theirs) if word in once}
    common = [word for word in ours if word in once]
    kept = _rising([place[word] for word in common])
    return [word for word in common if place[word] not in kept]


def _rising(numbers: list[int]) -> set[int]:
    """The longest part of `numbers` in which each is larger than the one before."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


if __name__ == "__main__":
    main()
