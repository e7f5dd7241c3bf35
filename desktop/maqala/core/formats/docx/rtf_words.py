"""The words of rich text (RTF): what each stands for, and which groups are for other programs."""

from __future__ import annotations

from maqala.core.article import Mark

CODECS = {
    int(number): codec
    for number, codec in (
        pair.split(":")
        for pair in "77:mac-roman 128:cp932 129:cp949 130:johab 134:gb18030 136:cp950 161:cp1253 162:cp1254 163:cp1258"
        " 177:cp1255 178:cp1256 186:cp1257 204:cp1251 222:cp874 238:cp1250 254:cp437 255:cp850".split()
    )
}
"""Encodings by the number of a font's character set."""

SYMBOLS = 2
"""The character set of fonts of symbols."""

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "nestcell": "\n",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
SIGNS = {b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
UNDERLINES = ("ul", "uld", "uldash", "uldashd", "uldashdd", "uldb", "ulhwave", "ulth", "ulw", "ulwave")
MARKS = {
    "b": Mark.BOLD,
    "i": Mark.ITALIC,
    "strike": Mark.STRIKE,
    "striked": Mark.STRIKE,
    **dict.fromkeys(UNDERLINES, Mark.UNDERLINE),
}
RAISED = Mark.SUBSCRIPT | Mark.SUPERSCRIPT
CLEARED = {"ulnone": Mark.UNDERLINE, "nosupersub": RAISED}

KNOWN = frozenset("fldinst shppict shpinst atnauthor moMath moMathPara do".split())
"""Groups behind `\\*` that we do know."""

SKIPPED = frozenset(
    "colortbl info nonshppict shprslt sp objdata objclass mmathPict nonesttables tc xe rxe comment ftnsep".split()
)
TEXTS = frozenset("fonttbl stylesheet fldinst pict listtext pntext author atnauthor".split())
"""Groups whose text is something else than the article's."""

MARGINS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
