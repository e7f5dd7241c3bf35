"""Which block stands at a height of the document.

Found by halves: Qt's own search walks through the whole document. What is not laid out yet counts as
below all that is; to ask where it stands would have Qt lay it out at once.
"""

from __future__ import annotations

import math
from bisect import bisect_left

from PySide6.QtGui import QTextDocument


def number_at(document: QTextDocument, height: float, guess: int = 0) -> int:
    """The number of the first block that ends at or below `height`, in pixels; the number of blocks if none does.

    `guess` is looked at first. Only near the one meant in a table, whose blocks do not stand one below the other.
    """
    layout = document.documentLayout()

    def end_of(number: int) -> float:
        block = document.findBlockByNumber(number)
        return layout.blockBoundingRect(block).bottom() if block.layout().lineCount() else math.inf

    if 0 < guess < document.blockCount() and end_of(guess - 1) < height <= end_of(guess):
        return guess
    return bisect_left(range(document.blockCount()), height, key=end_of)
