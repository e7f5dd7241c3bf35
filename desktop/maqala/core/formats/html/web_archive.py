"""Web archives (MHTML, `.mht`): a mail with a page and its pictures as parts."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from email.message import Message

_LOOKED_AT = 4096
"""Bytes in which a mail has to say that it is one."""

_DEEPEST_FRAME = 3
"""Frames within each other that are shown."""

_VALUE = re.compile(r"""(=\s*["']?)((?<=")[^"<>]+|(?<=')[^'<>]+|[^\s"'<>]+)""")
"""Of an attribute of a page: what stands before it, and the value itself."""

_HEADER = re.compile(rb"\s*[A-Za-z-]+:")
_VERSION = re.compile(
    rb"^(?:MIME-Version|Content-Type:\s*(?:multipart/|text/html))", re.IGNORECASE | re.MULTILINE
)


def is_archive(data: bytes) -> bool:
    """Whether `data` begins with the headers of a mail that may have a page in it."""
    head = data[:_LOOKED_AT]
    return _HEADER.match(head) is not None and _VERSION.search(re.split(rb"\r?\n\r?\n", head)[0]) is not None


def page_in(data: bytes) -> bytes:
    """The page in an archive, in UTF-8, with each picture and frame in the first place that shows it; b"" for none.

    Raises `RecursionError` for mails within mails without end.
    """
    from email import message_from_bytes

    parts = list(message_from_bytes(data).walk())
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    pictures = [part for part in parts if part.get_content_maintype() == "image"]
    lying = {name: part for part in (*pages[1:], *pictures) for name in _names_of(part)}
    page = _Lying(lying).shown_in(_text_of(pages[0]), _DEEPEST_FRAME) if pages else ""
    return page.encode("utf-8-sig") if page else b""


@dataclass(slots=True)
class _Lying:
    """What a page has yet to show of an archive, by name, and how many characters its frames may still have."""

    parts: dict[str, Message]
    left: int = 5_000_000

    def shown_in(self, page: str, deeper: int) -> str:
        """`page` with what it shows, and what its frames show, but for those within `deeper` others."""
        return _VALUE.sub(lambda value: self._shown(value, deeper), page)

    def _shown(self, value: re.Match[str], deeper: int) -> str:
        # Once: a picture shown a thousand times would fill all memory.
        part = self.parts.pop(unescape(value[2]), None)
        if part is None:
            return value[0]
        if part.get_content_maintype() == "image":
            return f"{value[1]}{_address_of(part)}"
        mark = value[1][-1]
        frame = escape(self.shown_in(_text_of(part), deeper - 1)) if deeper and mark in "\"'" else ""
        self.left -= len(frame)
        return f"{value[0]}{mark} srcdoc={mark}{frame}" if frame and self.left > 0 else value[0]


def _address_of(part: Message) -> str:
    picture = part.get_payload(decode=True)
    data = binascii.b2a_base64(picture, newline=False).decode() if isinstance(picture, bytes) else ""
    return f"data:{part.get_content_type()};base64,{data}"


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _names_of(part: Message) -> Iterator[str]:
    """What a page calls a picture."""
    if location := str(part.get("Content-Location", "")).strip():
        yield location
    if identifier := str(part.get("Content-ID", "")).strip().strip("<>"):
        yield f"cid:{identifier}"
