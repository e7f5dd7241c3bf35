"""Rich text (RTF): what Word wrote before it had XML, and still puts into documents within documents.

Words, paragraphs, lists, headings, tables, links, footnotes, pictures and the marks that an article has come along.
A group in braces keeps what was said before it; an unknown group behind `\\*` is not for readers who do not know it.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from maqala.core.article import MAX_DEPTH, Article, Image, Mark, Metadata, Run, Style
from maqala.core.errors import ReadError
from maqala.core.formats import inline, pictures
from maqala.core.formats.contract import Import
from maqala.core.formats.docx import rtf_words as words
from maqala.core.formats.docx.blocks import Found, captioned, with_number
from maqala.core.formats.docx.fields import link_of
from maqala.core.formats.docx.inlines import footnote_mark
from maqala.core.formats.docx.rtf_flow import Flow, lines_of
from maqala.core.formats.docx.styles import heading_at, kind_named
from maqala.core.formats.docx.symbols import symbol
from maqala.core.messages import message
from maqala.core.values import replace

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)|\\"
)
"""A word with its number, a byte, a sign, a brace, or text."""

MAX_TOKENS = 500_000
"""Of a file; read in some five seconds."""

_COSTLY = re.compile(rb"\\(?:footnote|shptxt|annotation|header|footer)")
_COST = 15
"""How many tokens take as long as what begins paragraphs of its own."""

_NO_FONT = 1, ""
"""The character set and name of a font that nobody described: it has the document's encoding."""

_ARTICLE, _NOWHERE = "", "-"


@dataclass(slots=True)
class _Group:
    """What holds between two braces: where text goes, and what it and its paragraph look like.

    `unread` is how many characters stand behind one in Unicode for programs that know none.
    """

    flow: Flow
    into: str = _ARTICLE
    marks: Mark = Mark.NONE
    font: int = -1
    unread: int = 1
    link: str = ""
    instruction: list[str] = field(default_factory=list)
    is_hidden: bool = False
    is_deleted: bool = False
    in_table: bool = False
    outline: int = -1
    style: int = 0
    level: int = 0


def read(data: bytes, name: str) -> Import:
    """The article in rich text; raises `ReadError`, its sentence naming `name`, for what is too long."""
    if data.count(b"\\") + 2 * data.count(b"{") + _COST * len(_COSTLY.findall(data)) > MAX_TOKENS:
        raise ReadError("error.docx.too_long", name)
    return _Reader(data).read()


class _Reader:
    """One reading of one file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._groups = [_Group(Flow())]
        self._codec, self._default_font = "cp1252", -1
        self._fonts: dict[int, tuple[int, str]] = {}
        self._is_western_named = False
        self._styles: dict[int, str] = {}
        self._entry = 0
        self._bytes = bytearray()
        self._half = ""
        self._to_skip = 0
        self._is_optional = False
        self._label = self._byline = self._author = ""
        self._picture = bytearray()
        self._footnotes: list[Found] = []
        self._number = 0
        self._aside: list[str] = []
        self._counts: Counter[str] = Counter()
        self._words: dict[str, Callable[[_Group, int | None], None]] = self._handlers()

    def read(self) -> Import:
        """All of it."""
        for token in self._tokens():
            self._take(*token.groups())
        self._settle()
        while len(self._groups) > 1:  # of a file that was cut off
            self._close()
        blocks = (*self._groups[0].flow.ended(), *captioned(self._footnotes))
        if merged := self._groups[0].flow.merged_cells:
            self._counts["merged_cells"] = merged
        notes = tuple(message(f"note.docx.{key}", count=n, names="…") for key, n in self._counts.items())
        about = Metadata(byline=" ".join(self._byline.split()), notes="\n".join(dict.fromkeys(self._aside)))
        return Import(Article(blocks, about), notes)

    def _tokens(self) -> Iterator[re.Match[bytes]]:
        place = 0
        while token := _TOKEN.match(self._data, place):
            yield token
            place = token.end()
            if token[1] == b"bin":
                length = max(int(token[2] or 0), 0)
                self._picture += self._data[place : place + length]
                place += length

    def _take(
        self,
        word: bytes | None,
        number: bytes | None,
        code: bytes | None,
        sign: bytes | None,
        brace: bytes | None,
        text: bytes | None,
    ) -> None:
        if text or code:
            said = text.translate(None, b"\r\n") if text else bytes.fromhex((code or b"").decode())
            kept = said[self._to_skip :]
            self._to_skip = max(0, self._to_skip - len(said))
            if self._groups[-1].into == "pict":
                self._picture += kept
            elif self._groups[-1].into != _NOWHERE:
                self._bytes += kept
            return
        self._settle()
        if brace:
            self._to_skip = 0
            self._open() if brace == b"{" else self._close()
        elif self._to_skip and (word or sign) and word != b"u":
            self._to_skip -= 1
        elif word:
            self._say_word(word.decode(), None if number is None else int(number))
        elif sign == b"*":
            self._is_optional = True
        elif sign in (b"\n", b"\r"):
            self._end_paragraph(self._groups[-1], None)
        elif sign:
            self._say(words.SIGNS.get(sign, ""))

    # --- groups

    def _open(self) -> None:
        self._groups.append(replace(self._groups[-1]))
        self._is_optional = False
        self._entry = 0

    def _close(self) -> None:
        if len(self._groups) == 1:
            return  # one brace too many
        group = self._groups.pop()
        around = self._groups[-1]
        if group.into == "pict" != around.into:
            self._end_picture(group)
        if group.flow is not around.flow:
            self._end_flow(group)

    def _end_picture(self, group: _Group) -> None:
        data = bytes(self._picture)
        if not pictures.kind_of(data):
            digits = re.sub(rb"[^0-9a-fA-F]", b"", data)
            data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        self._picture.clear()
        if pictures.kind_of(data):
            group.flow.put_behind(Image(data))
        else:
            self._counts["pictures"] += 1

    def _begin_flow(self, group: _Group, kind: str) -> None:
        self._counts[kind] += 1
        if kind == "footnotes":
            self._number += 1
            group.flow.add(footnote_mark(self._number))
        group.flow, group.in_table, group.marks, group.link = Flow(kind, self._number), False, Mark.NONE, ""

    def _end_flow(self, group: _Group) -> None:
        blocks, kind = group.flow.ended(), group.flow.kind
        if kind == "footnotes":
            self._footnotes += with_number(blocks, group.flow.number)
        elif kind == "boxes":
            self._groups[-1].flow.put_behind(*blocks)
        elif line := lines_of(blocks):
            author = self._author.strip() if kind == "comments" else ""
            self._aside.append(f"{author}: {line}" if author else line)
            self._author = ""

    # --- words

    def _handlers(self) -> dict[str, Callable[[_Group, int | None], None]]:
        begin = self._begin_flow
        return {
            "ansicpg": lambda _, n: self._set_codec(f"cp{n}"),
            "mac": lambda *_: self._set_codec("mac-roman"),
            "pca": lambda *_: self._set_codec("cp850"),
            "pc": lambda *_: self._set_codec("cp437"),
            "u": self._say_unicode,
            "par": self._end_paragraph,
            "sect": self._end_paragraph,
            "page": self._end_paragraph,
            "cell": self._end_cell,
            "row": lambda group, _: group.flow.end_row(),
            "trowd": lambda group, _: group.flow.begin_edges(),
            "cellx": lambda group, n: group.flow.add_edge(n or 0),
            "deff": self._choose_default_font,
            "f": self._choose_font,
            "fcharset": self._set_charset,
            "s": self._choose_style,
            "plain": self._look_plain,
            "pard": self._reset_paragraph,
            "field": self._begin_field,
            "fldrslt": self._begin_result,
            "footnote": lambda group, _: begin(group, "footnotes"),
            "shptxt": lambda group, _: begin(group, "boxes"),
            "dptxbxtext": lambda group, _: begin(group, "boxes"),
            "annotation": lambda group, _: begin(group, "comments"),
            **dict.fromkeys(words.MARGINS, lambda group, _: begin(group, "margins")),
        }

    def _say_word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        is_optional, self._is_optional = self._is_optional, False
        if group.into == _NOWHERE and word != "author":
            return
        if self._is_for_others(word, is_optional=is_optional):
            group.into = _NOWHERE
        elif word in words.TEXTS:
            self._begin_text(group, word)
        elif group.into == "pict":
            return
        elif word in words.CHARACTERS:
            self._say(words.CHARACTERS[word])
        elif word in self._words:
            self._words[word](group, number)
        else:
            self._format(group, word, number)

    def _is_for_others(self, word: str, *, is_optional: bool) -> bool:
        is_unknown = is_optional and word not in words.KNOWN and word not in self._words
        is_look_of_formula = word[0] == "m" and word.endswith("Pr")
        return is_unknown or is_look_of_formula or word in words.SKIPPED

    def _begin_text(self, group: _Group, word: str) -> None:
        group.into = word
        if word in ("listtext", "pntext"):
            self._label = ""

    def _format(self, group: _Group, word: str, number: int | None) -> None:
        """Words that only say what text or its paragraph look like."""
        is_on = number != 0
        if word in words.MARKS:
            group.marks = group.marks | words.MARKS[word] if is_on else group.marks & ~words.MARKS[word]
        elif word in words.CLEARED:
            group.marks &= ~words.CLEARED[word]
        elif word in ("super", "up", "sub", "dn"):
            raised = Mark.SUPERSCRIPT if word in ("super", "up") else Mark.SUBSCRIPT
            group.marks = group.marks & ~words.RAISED | (raised if is_on else Mark.NONE)
        elif word == "v":
            group.is_hidden = is_on
        elif word == "deleted":
            group.is_deleted = is_on
        elif word == "uc":
            group.unread = max(number or 0, 0)
        elif word == "intbl":
            group.in_table = True
        elif word == "outlinelevel":
            group.outline = number or 0
        elif word == "ilvl":
            group.level = min(max(number or 0, 0), MAX_DEPTH)

    def _set_codec(self, codec: str) -> None:
        try:
            codecs.lookup(codec)
        except LookupError:
            return
        self._codec = codec

    def _choose_font(self, group: _Group, number: int | None) -> None:
        group.font = number or 0
        if group.into == "fonttbl":
            self._entry = group.font

    def _set_charset(self, _group: _Group, number: int | None) -> None:
        self._is_western_named |= number in words.CODECS
        self._fonts[self._entry] = number or 0, self._fonts.get(self._entry, _NO_FONT)[1]

    def _choose_style(self, group: _Group, number: int | None) -> None:
        group.style = number or 0
        if group.into == "stylesheet":
            self._entry = group.style

    def _choose_default_font(self, group: _Group, number: int | None) -> None:
        group.font = self._default_font = number or 0

    def _look_plain(self, group: _Group, _number: int | None) -> None:
        group.marks, group.font, group.is_hidden, group.is_deleted = (
            Mark.NONE,
            self._default_font,
            False,
            False,
        )

    @staticmethod
    def _reset_paragraph(group: _Group, _number: int | None) -> None:
        group.in_table, group.outline, group.style, group.level = False, -1, 0, 0

    @staticmethod
    def _begin_field(group: _Group, _number: int | None) -> None:
        group.instruction = []

    @staticmethod
    def _begin_result(group: _Group, _number: int | None) -> None:
        group.link = inline.safe_link(link_of("".join(group.instruction))) or group.link
        group.into = _ARTICLE

    def _end_paragraph(self, group: _Group, _number: int | None) -> None:
        style, depth = self._style_of(group)
        group.flow.end_paragraph(style, depth, in_table=group.in_table)

    def _end_cell(self, group: _Group, _number: int | None) -> None:
        group.flow.end_cell()
        self._label = ""

    def _style_of(self, group: _Group) -> tuple[Style, int]:
        named = kind_named(self._styles.get(group.style, "").strip(" ;"))
        if isinstance(named, Style) and not named.is_list:
            return named, 0
        if 0 <= group.outline < 9:
            return heading_at(group.outline), 0
        label, self._label = self._label.strip(), ""
        if not label:
            return Style.PARAGRAPH, 0
        is_bullet = label == "o" or not any(map(str.isalnum, label))
        return (Style.BULLET if is_bullet else Style.NUMBER), group.level

    # --- text

    def _say_unicode(self, group: _Group, number: int | None) -> None:
        self._to_skip = group.unread
        sign = chr((number or 0) & 0xFFFF)
        if "\ud800" <= sign < "\udc00":
            self._half = sign
            return
        if "\udc00" <= sign < "\ue000":
            sign = (self._half + sign).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        elif "\uf000" <= sign <= "\uf0ff":
            sign = self._symbol(ord(sign), self._fonts.get(group.font, _NO_FONT)[1])
        self._half = ""
        self._say(sign)

    def _settle(self) -> None:
        """Say the bytes that have gathered, for a letter may consist of two."""
        if not self._bytes:
            return
        charset, name = self._fonts.get(self._groups[-1].font, _NO_FONT)
        if charset == words.SYMBOLS:
            text = "".join(self._symbol(byte, name) for byte in self._bytes)
        else:
            text = self._bytes.decode(self._codec_of(charset), "replace")
        self._bytes.clear()
        self._say(text)

    def _codec_of(self, charset: int) -> str:
        """What a font's character set is encoded in; 0 is Western only where other fonts say that they are not."""
        if charset == 0 and self._is_western_named:
            return "cp1252"
        return words.CODECS.get(charset, self._codec)

    def _symbol(self, code: int, font: str) -> str:
        return symbol(font.strip(" ;"), f"{code:04X}")

    def _say(self, text: str) -> None:
        group = self._groups[-1]
        if group.into == _ARTICLE:
            self._add(group, text)
        elif group.into == "fldinst":
            group.instruction.append(text)
        elif group.into in ("listtext", "pntext"):
            self._label += text
        elif group.into == "author":
            self._byline += text
        elif group.into == "atnauthor":
            self._author += text
        elif group.into == "stylesheet":
            self._styles[self._entry] = self._styles.get(self._entry, "") + text
        elif group.into == "fonttbl":
            charset, name = self._fonts.get(self._entry, _NO_FONT)
            self._fonts[self._entry] = charset, name + text

    def _add(self, group: _Group, text: str) -> None:
        if group.is_deleted:
            self._counts["deleted"] += 1
            return
        if group.is_hidden and text.strip():
            self._counts["hidden"] += 1
        marks = group.marks & ~Mark.UNDERLINE if group.link else group.marks  # how a link looks anyway
        group.flow.add(Run(text, marks, group.link))
