"""What printers use in place of what keyboards have: « » “ ” – — …, while it is typed."""

from __future__ import annotations

from dataclasses import dataclass

_OPENS_AFTER = frozenset(" \t\n\u00a0\u2028([{«“„–—-/")


@dataclass(frozen=True, slots=True)
class Habits:
    """Which replacements are wanted."""

    quotes: bool = True
    dashes: bool = True
    ellipsis: bool = True


@dataclass(frozen=True, slots=True)
class Replacement:
    """Take away so many letters before the cursor, and put `text` there."""

    remove: int
    text: str


def improved(before: str, habits: Habits) -> Replacement | None:
    """What to do about the end of `before`, the paragraph up to the cursor, after a letter was typed."""
    if not before:
        return None
    match before[-1]:
        case '"' if habits.quotes:
            return Replacement(1, quote_for(before[:-1]))
        case "." if habits.ellipsis and before.endswith("...") and not before.endswith("...."):
            return Replacement(3, "…")
        case "-" if habits.dashes and before.endswith("--") and before[-3:-2] not in ("-", "—"):
            return Replacement(2, "—")
        case " " if habits.dashes and (before.endswith((" - ", "\u00a0- ")) or before == "- "):
            return _dash(before)
    return None


def _dash(before: str) -> Replacement | None:
    # At the beginning of a paragraph it is a list item or direct speech, and others decide about that.
    return None if before == "- " else Replacement(2, "– ")


def quote_for(before: str) -> str:
    """The quotation mark that a straight one stands for behind `before`: « », and “ ” inside of them."""
    opens = not before or before[-1] in _OPENS_AFTER
    inside = before.count("«") > before.count("»")
    nested = before.count("“") > before.count("”")
    if opens:
        return "“" if inside else "«"
    return "”" if nested else "»"
