"""Characters that Word keeps as numbers in a symbol font."""

from __future__ import annotations


def _table(pairs: str) -> dict[int, str]:
    """Each pair is a number in hexadecimal and the character for it."""
    return {int(pair[:-1], 16): pair[-1] for pair in pairs.split()}


_GREEK = dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41)) | dict(
    enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)
)
_SYMBOL = _GREEK | _table(
    "22∀ 24∃ 27∋ 2A∗ 2D− 40≅ 5C∴ 5E⊥ 7E∼ "
    "A1ϒ A2′ A3≤ A4⁄ A5∞ A6ƒ A7♣ A8♦ A9♥ AA♠ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B5∝ B6∂ B7• "
    "B8÷ B9≠ BA≡ BB≈ BC… BF↵ C0ℵ C1ℑ C2ℜ C3℘ C4⊗ C5⊕ C6∅ C7∩ C8∪ C9⊃ CA⊇ CB⊄ CC⊂ CD⊆ CE∈ CF∉ "
    "D0∠ D1∇ D2® D3© D4™ D5∏ D6√ D7⋅ D8¬ D9∧ DA∨ DB⇔ DC⇐ DD⇑ DE⇒ DF⇓ E0◊ E1⟨ E2® E3© E4™ E5∑ F1⟩ F2∫ "
)
_CIRCLED = dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x80))
_WINGDINGS = _CIRCLED | _table(
    "21✏ 22✂ 28☎ 29✆ 2A✉ 36⌛ 3E✇ 3F✍ 41✌ 43👍 44👎 45☜ 46☞ 47☝ 48☟ 4A☺ 4C☹ 4D💣 4E☠ 4F⚐ 51✈ 52☼ 54❄ "
    "58✠ 59✡ 5A☪ 5B☯ 6C● 6D❍ 6E■ 6F□ 71❑ 72❒ 75◆ 76❖ 78⌧ 7B❀ 7C✿ 9E· 9F• A1○ A4◉ A7▪ A8◻ AA✦ AB★ AC✶ AF✵ "
    "D5⌫ D6⌦ D8➢ DC➲ DF← E0→ E1↑ E2↓ E3↖ E4↗ E5↙ E6↘ E7⬅ E8➔ E9⬆ EA⬇ EF⇦ F0⇨ F1⇧ F2⇩ FB✗ FC✓ FD☒ FE☑ "
)
_WINGDINGS_2 = _table("4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ 97● 9E⚫ A0■ A2□ A3☐ AE◆ ")
_WEBDINGS = _table("61✔ 63□ 67■ 6E● 72✖ ")
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
}
_PRIVATE = 0xF000
"""Symbol fonts lie in a private area that begins here."""

UNKNOWN = "□"
_SPACE = 0x20


def symbol(font: str, code: str) -> str:
    """The character for a `w:sym`; `UNKNOWN` for one that we have no match for."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    low = point - _PRIVATE if _PRIVATE <= point <= _PRIVATE + 0xFF else point
    known = _FONTS.get(font.lower())
    if low == _SPACE:
        return " "
    if known is not None:
        # Figures and punctuation stand where they always do.
        return known.get(low) or (chr(low) if font.lower() == "symbol" and 0x20 <= low < 0x40 else UNKNOWN)
    is_text = 0x20 <= point < 0x110000 and not 0xD800 <= point <= 0xF8FF
    return chr(point) if is_text else UNKNOWN
