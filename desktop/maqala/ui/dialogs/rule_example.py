"""An example of a rule as people read it: how it must not be written, and below it how it should be."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from maqala.core.proofing.examples import PARAGRAPHS, Example
from maqala.core.text.letters import LOOK_ALIKES

_WRONG, _RIGHT = "✗", "✓"
_SPACE, _NO_BREAK, _UNSEEN = "␣", "⍽", "▯"


def shown(example: Example) -> str:
    """`example` as rich text in two lines: what differs is bold, and underlined where letters only look alike."""
    wrong = "".join(_piece(*piece) for piece in example.pieces)
    right = "".join(_piece(right, wrong) for wrong, right in example.pieces)
    return f"{_WRONG} {wrong}<br>{_RIGHT} {right}"


def spoken(example: Example) -> str:
    """The same for a screen reader."""
    return f"{example.wrong} → {example.right}"


def _piece(text: str, other: str) -> str:
    if text == other:
        return escape(
            re.sub(rf"(^|{re.escape(PARAGRAPHS)})[#+] ", r"\1", text)
        )  # the marks of headlines and leads
    if text.translate(LOOK_ALIKES) == other.translate(LOOK_ALIKES):
        pairs = zip(text, other, strict=True)
        return f"<b>{''.join(one if one == same else f'<u>{one}</u>' for one, same in pairs)}</b>"
    return f"<b>{escape(_seen(text))}</b>"


def _seen(text: str) -> str:
    """`text` with signs for what is not seen: spaces at its ends, several of them, signs without width."""
    spaced = re.sub(r"^ +| +$| {2,}", lambda match: _SPACE * len(match[0]), text).replace("\u00a0", _NO_BREAK)
    return "".join(_UNSEEN if unicodedata.category(sign) == "Cf" else sign for sign in spaced)
