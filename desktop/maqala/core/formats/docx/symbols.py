"""Characters that Word keeps as numbers in a symbol font."""

from __future__ import annotations


def _table(pairs: str) -> dict[int, str]:
    """Each pair is a number in hexadecimal and the character for it."""
    return {int(pair[:-1], 16): pair[-1] for pair in pairs.split()}


_GREEK = dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41)) | dict(
    enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)
)
_SYMBOL = _GREEK | _table(
    "A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B5∝ B6∂ B7• B8÷ B9≠ BA≡ BB≈ BC… "
    "C6∅ C7∩ C8∪ CE∈ D2® D3© D4™ D5∏ D6√ D7⋅ DE⇒ DB⇔ E2® E3© E4™ E5∑ F2∫ "
)
_WINGDINGS = _table(
    "28☎ 2A✉ 4A☺ 4C☹ 6C● 6E■ 6F□ 71❑ 76❖ 9F• A7▪ A8◻ D8➢ DF← E0→ E1↑ E2↓ E8➔ F0⇨ FB✗ FC✓ FD☒ FE☑ "
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000
"""Symbol fonts lie in a private area that begins here."""

UNKNOWN = "□"


def symbol(font: str, code: str) -> str:
    """The character for a `w:sym`; `UNKNOWN` for one that we have no match for."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    low = point - _PRIVATE if _PRIVATE <= point <= _PRIVATE + 0xFF else point
    known = _FONTS.get(font.lower())
    if known is not None:
        # Figures and punctuation stand where they always do.
        return known.get(low) or (chr(low) if font.lower() == "symbol" and 0x20 <= low < 0x40 else UNKNOWN)
    is_text = 0x20 <= point < 0x110000 and not 0xD800 <= point <= 0xF8FF
    return chr(point) if is_text else UNKNOWN
