"""Web archives (MHTML, `.mht`): a mail with a page and its pictures as parts."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from html import unescape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from email.message import Message

_LOOKED_AT = 4096
"""Bytes in which a mail has to say that it is one."""

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
    """The page in an archive, in UTF-8, with each of its pictures in the first place that shows it; b"" for none.

    Raises `RecursionError` for mails within mails without end.
    """
    from email import message_from_bytes

    parts = list(message_from_bytes(data).walk())
    page = next((_text_of(part) for part in parts if part.get_content_type() == "text/html"), "")
    pictures = {
        name: part for part in parts if part.get_content_maintype() == "image" for name in _names_of(part)
    }

    def shown(value: re.Match[str]) -> str:
        part = pictures.pop(
            unescape(value[2]), None
        )  # once: a picture shown a thousand times would fill all memory
        return f"{value[1]}{_address_of(part)}" if part else value[0]

    return _VALUE.sub(shown, page).encode("utf-8-sig") if page else b""


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
