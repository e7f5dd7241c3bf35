"""Examples of what each rule finds, and how it is written by the norm: `resources/proofing/examples`.

A table holds one line for each example, under the `[id]` of its rule. Braces show what is mended: `Ол {келді ма→келді
ме}?`. Where an example needs several paragraphs `¶` parts them; `#` before one makes it a headline, `+` a lead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from maqala.core.article import Style
from maqala.core.values import dataclass

PARAGRAPHS = " ¶ "
"""What parts the paragraphs of an example."""
_MENDED = re.compile(r"\{([^{}→]*)→([^{}]*)\}")
_STYLES = {"# ": Style.HEADLINE, "+ ": Style.LEAD}


@dataclass(frozen=True, slots=True)
class Example:
    """A text with something that a rule finds, and the same by the norm."""

    written: str

    @property
    def wrong(self) -> str:
        """The text as it must not be."""
        return _MENDED.sub(r"\1", self.written)

    @property
    def right(self) -> str:
        """The text as it should be."""
        return _MENDED.sub(r"\2", self.written)

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """The text in stretches, each as it must not be and as it should be: the same where nothing is wrong."""
        split = _MENDED.split(self.written)  # what is right, wrong, mended, right, wrong, …
        pairs = zip(split[::3], split[1::3], split[2::3], strict=False)
        found = [piece for plain, wrong, right in pairs for piece in ((plain, plain), (wrong, right))]
        return [*found, (split[-1], split[-1])]


def read(folder: Path) -> Mapping[str, tuple[Example, ...]]:
    """The examples in `folder` by the rule that they are of."""
    found: dict[str, tuple[Example, ...]] = {}
    rule = ""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("["):
                rule = line.strip("[]")
            elif line and not line.startswith("//"):
                found[rule] = (*found.get(rule, ()), Example(line))
    return found


def paragraphs(text: str) -> list[tuple[str, Style]]:
    """The paragraphs of an example, each with what it is."""
    parts = text.split(PARAGRAPHS)
    return [
        (part[2:], _STYLES[part[:2]]) if part[:2] in _STYLES else (part, Style.PARAGRAPH) for part in parts
    ]
