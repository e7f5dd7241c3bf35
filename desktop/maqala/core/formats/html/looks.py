"""What the look of an element in a page says of its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from maqala.core.article import Mark

_TAGS = {
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "cite": Mark.ITALIC,
    "var": Mark.ITALIC,
    "dfn": Mark.ITALIC,
    "u": Mark.UNDERLINE,
    "ins": Mark.UNDERLINE,
    "s": Mark.STRIKE,
    "del": Mark.STRIKE,
    "strike": Mark.STRIKE,
    "sub": Mark.SUBSCRIPT,
    "sup": Mark.SUPERSCRIPT,
}
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_BOLD = re.compile(r"bold|[6-9]00")
_NOT_BOLD = re.compile(r"normal|lighter|[1-5]00")


def tag_of(element: Any) -> str:
    """The tag of `element` in lower case without a namespace; "" for a comment or an instruction."""
    tag = element.tag
    return _plain(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1000)
def _plain(tag: str) -> str:
    tag = tag.rpartition("}")[2].lower()
    # Only HTML itself under another name: Word's `o:p` is no paragraph.
    return tag.rpartition(":")[2] if "html:" in tag else tag


def is_hidden(element: Any) -> bool:
    """Whether browsers do not show `element` whatever the style sheets say."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def marks_in(element: Any, tag: str, around: Mark, is_linked: bool) -> Mark:
    """The marks of text in `element`, when those around it are `around`.

    Word and Google Docs say with a style what others say with a tag, and Google Docs even wraps
    whole documents in a `b` that is not bold. A link's own underline means nothing.
    """
    own = _TAGS.get(tag)
    marks = around | own if own else around
    style = element.get("style")
    if not style or tag[:1] == "h":
        return marks  # headings are bold everywhere, and that means nothing
    return _styled(marks, dict(_DECLARATION.findall(style.lower())), is_linked or tag == "a")


def _styled(marks: Mark, style: dict[str, str], is_linked: bool) -> Mark:
    weight = style.get("font-weight", "")
    if _BOLD.search(weight):
        marks |= Mark.BOLD
    elif _NOT_BOLD.search(weight):
        marks &= ~Mark.BOLD
    slant = style.get("font-style", "")
    if "italic" in slant:
        marks |= Mark.ITALIC
    elif "normal" in slant:
        marks &= ~Mark.ITALIC
    line = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    if "underline" in line and not is_linked:
        marks |= Mark.UNDERLINE
    if "line-through" in line:
        marks |= Mark.STRIKE
    place = style.get("vertical-align", "").strip()
    return marks | {"sub": Mark.SUBSCRIPT, "super": Mark.SUPERSCRIPT}.get(place, Mark.NONE)
