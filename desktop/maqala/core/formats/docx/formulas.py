"""Formulas as text on one line, in the signs that mathematicians type: (a+b)/2, x^2, √(x), ∑_(i=1)^n."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from maqala.core.formats.docx.names import M, W

_DELETED = (f"{W}del", f"{W}moveFrom")
_TEXT = (f"{M}t", f"{W}t")


def text_of(element: etree._Element) -> str:
    """The text of a formula or of a part of one; what was deleted from it is not in it."""
    if element.tag in _TEXT:
        return element.text or ""
    write = _WAYS.get(element.tag)
    return write(element) if write else _inner(element)


def _inner(element: etree._Element) -> str:
    return "".join(text_of(child) for child in element if child.tag not in _DELETED)


def _part(element: etree._Element, name: str) -> str:
    """The text of the part of `element` that is called so."""
    found = element.find(M + name)
    return "" if found is None else _inner(found)


def _operand(element: etree._Element, name: str) -> str:
    """The same in brackets, if it is more than one number, letter or word."""
    text = _part(element, name).strip()
    return text if text.isalnum() or not text else f"({text})"


def _sign(element: etree._Element, name: str, usual: str) -> str:
    """A sign that the properties of `element` may name, else the `usual` one."""
    found = element.find(f"{element.tag}Pr/{M}{name}")
    return usual if found is None else found.get(f"{M}val", "")


def _fraction(element: etree._Element) -> str:
    return f"{_operand(element, 'num')}/{_operand(element, 'den')}"


def _scripts(element: etree._Element) -> str:
    return f"{_part(element, 'e')}{_limits(element)}"


def _limits(element: etree._Element) -> str:
    below, above = (_operand(element, name) for name in ("sub", "sup"))
    return (f"_{below}" if below else "") + (f"^{above}" if above else "")


def _scripts_before(element: etree._Element) -> str:
    return f"{_limits(element)} {_part(element, 'e')}"


def _root(element: etree._Element) -> str:
    return f"{_part(element, 'deg')}√{_operand(element, 'e')}"


def _sum(element: etree._Element) -> str:
    return f"{_sign(element, 'chr', '∫')}{_limits(element)} {_part(element, 'e')}"


def _fenced(element: etree._Element) -> str:
    parts = _sign(element, "sepChr", "|").join(_inner(child) for child in element.iterchildren(f"{M}e"))
    return f"{_sign(element, 'begChr', '(')}{parts}{_sign(element, 'endChr', ')')}"


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limit(element: etree._Element) -> str:
    return f"{_part(element, 'e')}{'_' if element.tag == f'{M}limLow' else '^'}{_operand(element, 'lim')}"


def _rows(element: etree._Element) -> str:
    rows = element.findall(f"{M}mr") or [element]
    return "; ".join(", ".join(_inner(cell) for cell in row.iterchildren(f"{M}e")) for row in rows)


_WAYS: dict[object, Callable[[etree._Element], str]] = {
    M + name: write
    for names, write in (
        ("f", _fraction),
        ("sSub sSup sSubSup", _scripts),
        ("sPre", _scripts_before),
        ("rad", _root),
        ("nary", _sum),
        ("d", _fenced),
        ("func", _function),
        ("limLow limUpp", _limit),
        ("m eqArr", _rows),
    )
    for name in names.split()
}
"""How each kind of formula is written; all others are the text of their parts."""
