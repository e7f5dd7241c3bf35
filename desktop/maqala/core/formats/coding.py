"""How text lies in a file: its encoding and its line ends, kept when it is saved over."""

from __future__ import annotations

import codecs

from maqala.core.values import dataclass, replace

NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32 BE",
    "cp1251": "windows-1251",
    "kz1048": "KZ-1048",
    "koi8-r": "KOI8-R",
    "cp1252": "windows-1252",
    "iso2022_jp_2": "ISO-2022-JP",
}
"""What people call the encodings that are recognised, by the names that Python knows."""

CHOICES = (
    *(("utf-8", False), ("utf-8", True), ("utf-16-le", True)),
    *(("cp1251", False), ("kz1048", False), ("koi8-r", False)),
)
"""Those in which newsrooms still exchange text, and whether with a mark."""

LINE_ENDS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


UNICODE = frozenset(_MARKS)
"""Encodings that have every sign."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The `encoding` by Python's name, whether a byte order `mark` goes before it, the `line_end`.

    `ended`: whether the last line ends with one, too.
    """

    encoding: str = "utf-8"
    mark: bool = False
    line_end: str = "\n"
    ended: bool = True

    @classmethod
    def of(cls, text: str, encoding: str, *, mark: bool) -> Coding:
        """The coding of a file with this `text`, its line ends as they are; the most frequent of them counts."""
        windows = text.count("\r\n")
        numbers = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
        most = max(numbers, key=lambda end: numbers[end])
        return cls(encoding, mark, most, not text or text.endswith(("\n", "\r")))

    @property
    def encoding_name(self) -> str:
        """What people call the encoding: `windows-1251`, `UTF-8 BOM`."""
        return f"{NAMES.get(self.encoding, self.encoding)}{' BOM' if self.mark else ''}"

    @property
    def name(self) -> str:
        """What people call all of it: `windows-1251 · CRLF`."""
        return f"{self.encoding_name} · {LINE_ENDS[self.line_end]}"

    def encode(self, text: str) -> bytes:
        """`text`, whose lines end with `\\n`, as bytes; in UTF-8 if the encoding lacks any of its signs."""
        if self.lacks(text):
            return replace(self, encoding="utf-8", mark=False).encode(text)
        text = text if self.ended else text.removesuffix("\n")
        data = text.replace("\n", self.line_end).encode(self.encoding)
        return _MARKS.get(self.encoding, b"") + data if self.mark else data

    def lacks(self, text: str) -> str:
        """The signs of `text` that the encoding does not have, each once, in their order."""
        if self.encoding in UNICODE or _fits(text, self.encoding):
            return ""
        return "".join(sign for sign in dict.fromkeys(text) if not _fits(sign, self.encoding))


UTF_8 = Coding()
"""How new files are written."""


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
