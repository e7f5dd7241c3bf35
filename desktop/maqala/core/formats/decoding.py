"""From bytes to text, in whatever encoding a newsroom's archive has them; never mangled.

UTF-8 and UTF-16 prove themselves. The old eight-bit encodings do not: any bytes are some
text in each of them. So each is tried, and what comes out is weighed: Kazakh and Russian text
consists of certain letters, mostly small ones, and words do not change case or alphabet
in their middle. What convinces in no encoding is refused.
"""

from __future__ import annotations

import codecs
import re

from maqala.core.errors import ReadError
from maqala.core.formats import recognition
from maqala.core.formats.coding import NAMES, Coding
from maqala.core.messages import Message, message
from maqala.core.values import dataclass, replace

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_LOST = "\ufffd"
_DAMAGED = 0.3
"""The share of damaged characters among those beyond ASCII with which UTF-8 still proves itself."""

_OLD = ("cp1251", "kz1048", "koi8-r")
"""Tried in this order, and the earlier wins when two read the same."""

_CONTROLS = "".join(map(chr, (*range(9), *range(0x0E, 0x1A), *range(0x1C, 0x20))))
_FEW = 0.01
"""The share of control characters that strays into texts; files of other kinds are full of them."""

_NAMED = tuple(
    "cp12 cp8 cp9 iso8859 koi8 kz1048 mac- ptcp154 tis-620 gb big5 euc_ shift_jis iso2022 johab hz ascii".split()
)
"""How the names of encodings begin that a file may name; all but UTF-7, in which programs can be hidden."""

_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers take these names for: the encoding that Windows writes under them."""

_WEIGHED = 1 << 16
"""Characters that are enough to tell an encoding."""

_WEIGHTS = {
    letter: weight
    for letters, weight in (("аеыінртлсдоқкмуи", 1.0), ("бгғжзйпвшңүұәө", 0.5), ("яьчхюцщэфёъһ", -0.2))
    for letter in letters
}
"""Common, rarer and rare letters of Kazakh and Russian texts taken together."""

_TYPOGRAPHY = frozenset("«»„“”‘’–—…№§©®°•·±\u00a0\u00ad€™‹›")

_ACCENTED = re.compile(r"[^\x00-\x7f]")
_FITTING = 0.7

_LIKELY = 0.4
"""The least mean weight of a character that passes; real text has 0.5 to 0.9, a wrong reading is far below."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without its byte order mark if it had a `mark`; `encoding` by Python's name.

    `damaged` is how many characters could not be read; each has become �.
    """

    text: str
    encoding: str
    damaged: int = 0
    mark: bool = False

    @property
    def coding(self) -> Coding:
        """How the text lies in the file, for who writes it back."""
        return Coding.of(self.text, self.encoding, mark=self.mark)

    @property
    def damage(self) -> tuple[Message, ...]:
        """What a person has to know of text that is written back as it was."""
        return (message("note.damaged", count=self.damaged),) if self.damaged else ()

    @property
    def notes(self) -> tuple[Message, ...]:
        """The same for text that is written in UTF-8 whatever it was in."""
        called = NAMES.get(self.encoding, self.encoding)
        old = () if self.encoding.startswith("utf") else (message("note.encoding", encoding=called),)
        return old + self.damage


def decode(data: bytes, name: str, hint: str = "") -> Decoded:
    """The text in `data`; raises `ReadError` for what is no text or in no encoding we can be sure of.

    `hint` is the encoding that the file itself names; it is believed where it fits.
    """
    if data.startswith(recognition.BINARY):
        raise recognition.refusal(data, name, "error.read.not_text")
    found = _decoded(data, hint)
    if found is None:
        raise ReadError("error.read.not_text" if b"\0" in data else "error.read.encoding", name)
    if sum(map(found.text.count, _CONTROLS)) > _FEW * len(found.text):
        raise ReadError("error.read.not_text", name)
    return found


def _decoded(data: bytes, hint: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = _mostly(data[len(mark) :], encoding)
            return found and replace(found, mark=True)
    return (
        _as_utf32(data)
        or _as_utf16(data)
        or _as_japanese_mail(data)
        or _mostly(data, "utf-8")
        or _by_hint(data, hint)
        or _weighed(data)
        or _western(data)
    )


def _mostly(data: bytes, encoding: str) -> Decoded | None:
    """The text in an encoding that proves itself by its many letters; a few may be damaged."""
    text = data.decode(encoding, "replace")
    damaged = text.count(_LOST) - _spelt(data, encoding)
    # All of UTF-16 proves itself, of UTF-8 only what is not ASCII.
    if damaged and damaged > _DAMAGED * (len(text) if encoding != "utf-8" else len(_ACCENTED.findall(text))):
        return None
    return Decoded(text, encoding, damaged)


def _spelt(data: bytes, encoding: str) -> int:
    """How often the sign for what is lost stands in the file itself."""
    return data.decode(encoding, "ignore").count(_LOST)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _by_hint(data: bytes, hint: str) -> Decoded | None:
    named = hint.lower().removeprefix("x-").replace("windows-", "cp")
    try:
        known = codecs.lookup(named).name if named else ""
    except LookupError:
        return None
    # Only encodings of text: `codecs` also knows zip, base64 and rot13.
    if known.startswith(_NAMED):
        return _strictly(data, _MEANT.get(known, known)) or _strictly(data, known)
    return None


def _as_utf32(data: bytes) -> Decoded | None:
    """UTF-32 without a mark: two of every four bytes are 0."""
    if b"\0\0" not in data[:4]:
        return None
    return _strictly(data, "utf-32-le") or _strictly(data, "utf-32-be")


def _as_japanese_mail(data: bytes) -> Decoded | None:
    """ISO-2022-JP, which is ASCII that switches to Japanese and back, and proves itself by how it does."""
    return _strictly(data, "iso2022_jp_2") if b"\x1b$" in data or b"\x1b(J" in data else None


def _as_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: of every two bytes one is 0, 4 or 20 hexadecimal in our languages."""
    if len(data) < 4 or len(data) % 2:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = data[first : 2 * _WEIGHED : 2], data[1 - first : 2 * _WEIGHED : 2]
        if _share(high, b"\x00\x04\x20") < 0.95 or _share(low, b"\x00\x04") > 0.2:
            continue
        # Four letters of ASCII text must not be taken for two signs: some byte has to be 0 or 4.
        if any(byte in high for byte in b"\x00\x04"):
            return _mostly(data, encoding)
    return None


def _share(data: bytes, of: bytes) -> float:
    return sum(map(data.count, of)) / len(data)


def _weighed(data: bytes) -> Decoded | None:
    best, most = None, _LIKELY
    for encoding in _OLD:
        found = _strictly(data, encoding)
        weight = _weight(found.text[:_WEIGHED]) if found else 0.0
        if found and weight > most:
            best, most = found, weight
    return best


def _western(data: bytes) -> Decoded | None:
    """Text in another alphabet with a few accented letters, each beside one of ASCII: naïve, für."""
    found = _strictly(data, "cp1252")
    accented = list(_ACCENTED.finditer(found.text, 0, _WEIGHED)) if found else []
    if found is None or not accented:
        return None
    fitting = sum(sign[0] in _TYPOGRAPHY or _is_in_word(found.text, sign.start()) for sign in accented)
    return found if fitting > _FITTING * len(accented) else None


def _is_in_word(text: str, place: int) -> bool:
    beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return text[place].isalpha() and any(c.isascii() and c.isalpha() for c in beside)


def _weight(text: str) -> float:
    """How much `text` looks like Kazakh or Russian, from about -2 to 1, a mean over what is not ASCII."""
    foreign = [place for place, character in enumerate(text) if character > "\x7f"]
    if not foreign:
        return 0.0
    return sum(_weight_at(text, place) for place in foreign) / len(foreign)


def _weight_at(text: str, place: int) -> float:
    character = text[place]
    before = text[place - 1] if place else " "
    small = character.lower()
    if small not in _WEIGHTS:
        return 0.5 if character in _TYPOGRAPHY else -2.0
    if before.isascii() and before.isalpha():
        return -1.5  # a word of two alphabets
    if character != small and before.isalpha():
        # Capitals throughout are text as well, but only after another one.
        return 0.75 * _WEIGHTS[small] if before != before.lower() else -2.0
    return _WEIGHTS[small]
