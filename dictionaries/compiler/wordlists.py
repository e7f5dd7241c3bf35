"""Lists of words to measure by: one on a line, `token<TAB>count`, or `kind<TAB>intended<TAB>typo`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from maqala.core.text.words import words


def counted(paths: Iterable[Path]) -> Counter[str]:
    """The words in the last column without digits of every line of `paths`, with their counts, in order."""
    found: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            columns = line.split("\t")
            count = int(columns.pop()) if columns[-1].isdigit() and len(columns) > 1 else 1
            if not line.startswith("# "):
                for word in words(columns[-1]):
                    found[word.text] += count
    return found
