"""The font of the page: the first installed one that has the Kazakh letters in all weights used."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

from maqala.ui.editor.styles import LINE_HEIGHT, Measure

PREFERRED = (
    "Source Serif 4",
    "Source Serif Pro",
    "Source Serif",
    "PT Serif",
    "Noto Serif",
    "Georgia",
    "Cambria",
    "Times New Roman",
    "DejaVu Serif",
    "Liberation Serif",
    "Noto Sans",
    "DejaVu Sans",
)
KAZAKH_LETTERS = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
_SAMPLE = "Қазақстан халқының өмірі мен тілі туралы мақала, жаңалықтар және пікірлер"


def has_kazakh_letters(family: str) -> bool:
    """Whether `family` draws the letters itself, regular, bold and italic."""
    for weight, italic in (
        (QFont.Weight.Normal, False),
        (QFont.Weight.Bold, False),
        (QFont.Weight.Normal, True),
    ):
        raw = QRawFont.fromFont(QFont(family, weight=weight.value, italic=italic))
        if not all(raw.supportsCharacter(ord(letter)) for letter in KAZAKH_LETTERS):
            return False
    return True


def choose(wanted: str = "") -> tuple[str, bool]:
    """The family for the page, and whether it has every Kazakh letter."""
    installed = set(QFontDatabase.families())
    for family in (wanted, *PREFERRED):
        if family in installed and has_kazakh_letters(family):
            return family, True
    return wanted or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(), False


def fit_for_the_page() -> list[str]:
    """The installed families that have every Kazakh letter, for somebody to choose from."""
    families = (f for f in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(f))
    return [f for f in families if QFontDatabase.isSmoothlyScalable(f) and has_kazakh_letters(f)]


def page_font(family: str, size: int) -> QFont:
    """The page's font at `size` pixels."""
    font = QFont(family)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def measure_of(font: QFont) -> Measure:
    """Line height so that lines stand 1.5 font sizes apart whatever the font calls its height."""
    size = font.pixelSize()
    return Measure(size, 100 * LINE_HEIGHT * size / QFontMetricsF(font).height())


def width_of_letters(font: QFont, letters: int) -> int:
    """How many pixels `letters` average letters of Kazakh text take."""
    return round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * letters)
