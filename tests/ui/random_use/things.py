"""What there is to type, to paste and to open."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from maqala.core.article import (
    Article,
    Block,
    Cell,
    Image,
    Mark,
    Metadata,
    Rule,
    Run,
    Style,
    Table,
    TextBlock,
)
from maqala.core.formats import files
from maqala.core.formats.contract import Options

NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
K = Qt.Key
MOVES = (K.Key_Left, K.Key_Right, K.Key_Up, K.Key_Down, K.Key_Home, K.Key_End, K.Key_PageUp, K.Key_PageDown)
CHANGES = (K.Key_Backspace, K.Key_Delete, K.Key_Return, K.Key_Enter, K.Key_Tab, K.Key_Backtab)
TYPED = (
    "Былтыр ауылда жаңа мектеп ашылды. ",
    "Мектепп жсопар бойынша казак тілінде ",
    "мен де бардым, ол да да келді ",
    "\"Тырнақша\" деді ол — 'иә' - деді... ",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "---\n",
    "***\n",
    "**қалың** және *көлбеу* ",
    "№ 5, N 7, 10 000 теңге, 5-6 сағат, 12.05.2024 ж. ",
    "ә\u0301й \U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 𝔘 ",
    "\u00a0\u00ad\u200b",
    "Ғылым\nжәне\n\nтехника\n",
    "Президент Касым-Жомарт Токаев Алматыға барды ",
    "это по-русски and English here ",
    "сөз сөз  қос  бос орын ,үтір.Нүкте",
    "м2 100% 5°C 3х4 ",
    "https://example.kz/а?b=1 ",
    "ұзындықтарыңыздағылардың",
    "е",
    ".",
    " ",
)
ODD = (
    "",
    "а",
    ".",
    "^",
    "$",
    "(",
    "[а-я",
    ".*",
    "(?=а)",
    r"\b",
    r"(\w)(\w)",
    "сөз",
    "  ",
    "мектеп",
    "𝔘",
    "\\",
)
INSTEAD = ("", "б", r"\1\2", r"\9", "\\", "$0", "сөздер", "\U0001f600", "а" * 50)
HTML = (
    "<p>Бір <b>екі</b> <i>үш</i> <a href='https://a.kz/'>сілтеме</a></p>",
    "<h1>Тақырып</h1><p>Мәтін</p><ul><li>бір<ul><li>екі</li></ul></li></ul>",
    "<table><tr><th>а</th><th>б</th></tr><tr><td colspan=2>в<p>г</p></td></tr></table>",
    "<p>а</p><hr><blockquote>дәйек<br>сөз</blockquote><ol><li>1<li>2</ol>",
    "<table><tr><td>а<table><tr><td>ішкі</td></tr></table></td></tr></table>",
    "<img src='https://a.kz/b.png' alt='сурет'>",
    "<p>сурет <img src='data:image/png;base64,iVBORw0KGgo='> ішінде</p>",
    "<span style='font-size:40pt;color:red'>әдемі</span> <sup>2</sup><sub>3</sub><s>жоқ</s>",
    "<p></p><p>&nbsp;</p>",
    "<ruby>а<rt>б</rt></ruby><p lang=ru>по-русски</p>",
)
NOTES = (
    "# Тақырып\n\n- бір\n- екі\n\n| а | б |\n|---|---|\n| 1 | 2 |\n",
    "жай сөз",
    "бір\nекі\n\nүш\t\u2028төрт",
)


def png(chance: random.Random) -> QImage:
    picture = QImage(chance.choice((1, 40, 900)), chance.choice((1, 30, 500)), QImage.Format.Format_ARGB32)
    picture.fill(QColor(chance.choice(("red", "#224466"))))
    return picture


def some_article(chance: random.Random, long: int = 0) -> Article:
    """An article in which there is everything."""

    def run() -> Run:
        return Run(
            chance.choice(TYPED).replace("\n", " ").strip() or "сөз",
            chance.choice((Mark.NONE, Mark.NONE, Mark.BOLD, Mark.ITALIC | Mark.STRIKE, Mark.SUPERSCRIPT)),
            chance.choice(("", "", "", "https://a.kz/")),
            chance.choice(("", "", "", "", "ru")),
        )

    def block() -> Block:
        match chance.randrange(12):
            case 0:
                return Table(tuple(tuple(Cell((run(),)) for _ in range(3)) for _ in range(2)), header=True)
            case 1:
                return Rule()
            case 2:
                return Image(b"", "a.png", "https://a.kz/a.png", "сурет", (run(),))
            case 3 | 4:
                return TextBlock(chance.choice((Style.BULLET, Style.NUMBER)), (run(),), chance.randrange(3))
            case 5 | 6:
                return TextBlock(chance.choice(tuple(s for s in Style if not s.is_list)), (run(),))
        return TextBlock(Style.PARAGRAPH, tuple(run() for _ in range(3)))

    first = TextBlock(Style.HEADLINE, (Run("Тақырып"),))
    number = long or chance.randrange(1, 15)
    return Article((first, *(block() for _ in range(number))), Metadata(byline="Айгүл"))


def put_files(folder: Path) -> None:
    """What there is to open."""
    chance = random.Random(1)
    folder.mkdir(parents=True, exist_ok=True)
    png(chance).save(str(folder / "сурет.png"))
    for name in ("мақала.md", "құжат.docx", "бет.html", "мәтін.txt"):
        files.store(folder / name, some_article(chance), Options())
    files.store(folder / "ұзын.md", some_article(chance, 150), Options())
    (folder / "бұзық.docx").write_bytes(b"PK\3\4 no archive at all")
    (folder / "бос.md").write_bytes(b"")
    (folder / "1251.txt").write_bytes("Это по-русски.\r\n\r\nВторой абзац".encode("cp1251"))
    (folder / "стиль.toml").write_text("мұрағат = архив\n# x\nнонсенс\n", "utf-8")
    (folder / "сөздер.txt").write_text("жсопар\nмектепп\n\n###\n", "utf-8")
