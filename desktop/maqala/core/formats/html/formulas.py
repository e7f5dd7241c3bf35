"""Formulas of a page (MathML) on one line, in the signs that Word's become, too: (a+b)/2, x^2, √(x)."""

from __future__ import annotations

from itertools import islice
from typing import Any

from maqala.core.formats.html.looks import tag_of

_BETWEEN = {
    "mfrac": ("/",),
    "msub": ("_",),
    "munder": ("_",),
    "msup": ("^",),
    "mover": ("^",),
    "msubsup": ("_", "^"),
    "munderover": ("_", "^"),
}
"""What stands before the second and third part of each."""


def signs_around(element: Any, tag: str) -> tuple[str, str]:
    """What is written before and behind `element`, whose tag begins with m."""
    if tag == "msqrt":
        return "√(", ")"
    parent = element.getparent()
    between = () if parent is None else _BETWEEN.get(tag_of(parent))
    if not between:
        return "", ""
    place = len(list(islice(element.itersiblings(preceding=True), len(between) + 1)))
    sign = between[place - 1] if 0 < place <= len(between) else ""
    is_group = tag == "mrow" and len(element) > 1
    return (f"{sign}(", ")") if is_group else (sign, "")
