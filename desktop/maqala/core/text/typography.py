"""What printers use in place of what keyboards have: « » “ ” – — … № and spaces that do not break, while typed."""

from __future__ import annotations

import re

from maqala.core.values import dataclass

NO_BREAK = "\u00a0"
_CAPITAL = "А-ЯЁӘІҢҒҮҰҚӨҺ"
_NUMBER_SIGN = re.compile(r"(?:^|(?<=[\s(«]))(?:N[oо][.°º]?|N[.°º]|N(?= ))( ?)(\d)$")
"""No. 5 and N 5, but not N95. The second о is Cyrillic."""
_KEPT_TOGETHER = re.compile(
    rf"""
    (?:^|(?<=[\s(«–-]))\d(?:[\d.,{NO_BREAK}]*\d)?[ ]([^\W\d_])$  # 5 мың, 2025 жылы; not after a full stop
  | (?<!\d)\d{{1,3}}(?:{NO_BREAK}\d{{3}})*[ ](\d{{3}})$         # 1 000 000
  | \d[ ]([%‰°])$                                              # 10 %
  | [№§][ ](\d)$                                               # № 5
  | (?<!\w)[{_CAPITAL}]\.[ ]([{_CAPITAL}])$                     # А. Байтұрсынұлы
  | (?<!\w)\w\.[ ](\w\.)$                                     # т. б.
    """,
    re.VERBOSE,
)
"""A space that no line may end with; what is behind it is a group."""
_OPENS_AFTER = frozenset(" \t\n\u00a0\u2028([{«“„–—-/")


@dataclass(frozen=True, slots=True)
class Habits:
    """Which replacements are wanted."""

    quotes: bool = True
    dashes: bool = True
    ellipsis: bool = True
    number_sign: bool = True
    no_break: bool = True


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
            return _dash(before, 2, "—", habits)
        # At the beginning of a paragraph it is a list item or direct speech, and others decide about that.
        case " " if habits.dashes and before.endswith((" - ", f"{NO_BREAK}- ")):
            return _dash(before, 2, "– ", habits)
    return _numbered(before, habits) or _kept_together(before, habits)


def _dash(before: str, remove: int, dash: str, habits: Habits) -> Replacement:
    """A dash, which begins no line if the space before it does not break."""
    if habits.no_break and before[-remove - 1 : -remove] == " " and before[: -remove - 1].strip():
        return Replacement(remove + 1, NO_BREAK + dash)
    return Replacement(remove, dash)


def _numbered(before: str, habits: Habits) -> Replacement | None:
    found = _NUMBER_SIGN.search(before) if habits.number_sign and before[-1].isdigit() else None
    if found is None:
        return None
    space = NO_BREAK if found[1] and habits.no_break else found[1]
    return Replacement(len(found[0]), f"№{space}{found[2]}")


def _kept_together(before: str, habits: Habits) -> Replacement | None:
    if not habits.no_break or " " not in before[-4:-1]:
        return None
    found = _KEPT_TOGETHER.search(before)
    if found is None:
        return None
    behind = next(group for group in found.groups() if group)
    return Replacement(len(behind) + 1, NO_BREAK + behind)


def quote_for(before: str) -> str:
    """The quotation mark that a straight one stands for behind `before`: « », and “ ” inside of them."""
    opens = not before or before[-1] in _OPENS_AFTER
    inside = before.count("«") > before.count("»")
    nested = before.count("“") > before.count("”")
    if opens:
        return "“" if inside else "«"
    return "”" if nested else "»"
