"""HTML among Markdown as CommonMark has it: a block of it ends at a blank line, and what follows is Markdown.

Python-Markdown takes all up to the closing tag for HTML. So a block that opens or closes more than it says
itself is set aside, and put back into the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from maqala.core.formats.markdown.code import Code, parted

_NAMES = (
    "address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|html|legend|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK = re.compile(rf" {{0,3}}</?(?:{_NAMES})(?:[\s/>]|$)", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)({_NAMES})(?:\s[^<>]*)?>", re.IGNORECASE)
_ASKS = re.compile(r"<[^<>]*\smarkdown\s*=\s*[\"']?(?:1|block|span)\b[^<>]*>\s*$", re.IGNORECASE)
"""A tag, alone on its line, whose content is said to be Markdown."""

_HIDING = ("title", "style", "script", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext")
_BEGINS = re.compile(rf"<({'|'.join(_HIDING)})\b", re.IGNORECASE)
"""Tags behind which a browser takes everything for text of the element, up to its end."""

_PLACE = "\ue0f0{}\ue0f1"
_PLACED = re.compile("(?:<p>)?\ue0f0(\\d+)\ue0f1(?:</p>)?")


def set_aside(text: str, aside: list[str]) -> str:
    """`text` with a sign in place of all code between fences and of HTML that is not whole; these go into `aside`."""
    lines: list[str] = []
    for is_text, group in groupby(parted(text.split("\n")), lambda piece: isinstance(piece, str)):
        pieces = list(group)
        if is_text:
            lines += _without_html([line for line in pieces if isinstance(line, str)], aside)
            continue
        for code in (piece for piece in pieces if isinstance(piece, Code)):
            lines += ("", code.before + _PLACE.format(len(aside)), "")
            aside.append(f"<pre><code>{escape(code.text)}</code></pre>")
    return "\n".join(lines)


def put_back(page: str, aside: tuple[str, ...]) -> str:
    """`page`, which was made of a text without them, with its blocks of HTML.

    What would hide all that follows, because it never ends, is text.
    """
    page = _filled(page, aside, len(aside))
    low = page.lower()
    ends = {name: low.rfind(f"</{name}") for name in _HIDING}
    return _BEGINS.sub(
        lambda tag: tag[0] if ends[tag[1].lower()] > tag.start() else f"&lt;{tag[0][1:]}", page
    )


def _filled(text: str, aside: tuple[str, ...], number: int) -> str:
    """`text` with the first `number` blocks in their places; a block may hold earlier ones, of a quote within it."""

    def block(found: re.Match[str]) -> str:
        own = int(found[1])
        return _filled(aside[own], aside, own) if own < number else ""

    return _PLACED.sub(block, text)


def _without_html(lines: list[str], aside: list[str]) -> Iterator[str]:
    place = 0
    while place < len(lines):
        if not _BLOCK.match(lines[place]):
            yield lines[place]
            place += 1
            continue
        end = place + 1
        while end < len(lines) and lines[end].strip() and not _ASKS.match(lines[end - 1].lstrip()):
            end += 1
        block = lines[place:end]
        if _is_whole(" ".join(block)):
            yield from block
        else:
            yield from ("", _PLACE.format(len(aside)), "")
            aside.append("\n".join(block))
        place = end


def _is_whole(html: str) -> bool:
    """Whether every element that begins in `html` ends in it, and none before."""
    opened: dict[str, int] = {}
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        opened[name] = opened.get(name, 0) + (-1 if tag[1] else 1)
        if opened[name] < 0:
            return False
    return not any(opened.values())
