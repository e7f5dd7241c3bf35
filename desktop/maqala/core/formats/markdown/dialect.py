"""Python-Markdown as CommonMark has it, where the first Markdown would drop words or take text for signs."""

from __future__ import annotations

import re
from typing import Any

import markdown
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
    HtmlInlineProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)

from maqala.core.formats.markdown import calm

_EXTENSIONS = ("tables", "sane_lists", "def_list")

_CONFIGS = {"footnotes": {"SUPERSCRIPT_TEXT": "[{}]"}}
"""Brackets keep the number from becoming a part of the word before it."""

_ESCAPED = "!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~"
"""What a backslash makes a mere sign, and an ampersand; the first Markdown knew half of them."""

_VALUE = r"[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\""
_TAG = (
    rf"(<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:{_VALUE}))?)*\s*/?>"
    r"|</[A-Za-z][A-Za-z0-9-]*\s*>|<!--(?:(?!<!--|-->).)*-->)"
)
"""What is a tag; all else in angle brackets is text, and would get lost as the name of an unknown one."""

_ADDRESS = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
_MAIL = r"<([^<> !\x02\x03]+@[^@<> \x02\x03]+)>"
_REFERENCE = re.compile(r"\[([^\]]*)\]")


def converter(body: str) -> markdown.Markdown:
    """What makes a page out of `body`, and of no other text after it."""
    extensions = [*_EXTENSIONS, *(() if calm.has_too_many_footnotes(body) else ("footnotes",))]
    made = markdown.Markdown(extensions=extensions, extension_configs=_CONFIGS, output_format="html")
    made.ESCAPED_CHARS = list(_ESCAPED)
    patterns = made.inlinePatterns
    # What people write although the first Markdown had no sign for it.
    patterns.register(SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del"), "struck", 65)
    patterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
    patterns.register(_Ampersand(r"\\&", made), "escaped_ampersand", 179)
    patterns.register(_Link(patterns["link"].pattern, made), "link", 160)
    patterns.register(_Picture(patterns["image_link"].pattern, made), "image_link", 150)
    patterns.register(AutolinkInlineProcessor(_ADDRESS, made), "autolink", 120)
    patterns.register(AutomailInlineProcessor(_MAIL, made), "automail", 110)
    patterns.register(HtmlInlineProcessor(_TAG, made), "html", 90)
    for name in ("reference", "image_reference"):  # with no space before its name, or two links are one
        patterns[name].RE_LINK = _REFERENCE
    blocks = made.parser.blockprocessors
    blocks.register(_Table(made.parser, blocks["table"].config), "table", 75)
    return made


class _Table(TableProcessor):  # type: ignore[misc]  # Python-Markdown has no types
    """A table that loses no cell: one beyond the headings is joined to the last."""

    def _build_row(self, row: str, parent: Any, align: Any) -> None:
        super()._build_row(row, parent, align)
        beyond = [cell.strip() for cell in self._split_row(row)[len(align) :]]
        if beyond:
            last = parent[-1][-1]
            last.text = " ".join(filter(None, [last.text, *beyond]))


class _Ampersand(InlineProcessor):  # type: ignore[misc]
    """`\\&` begins no entity."""

    def handleMatch(self, found: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: N802, ARG002
        """What stands for it on the page, and where it stood."""
        return "&amp;", found.start(), found.end()


class _Link(LinkInlineProcessor):  # type: ignore[misc]
    """A link whose address has no space in it, unless in angle brackets; all else in brackets is text."""

    def getLink(self, data: str, index: int) -> Any:  # noqa: N802  # Python-Markdown's name
        """The address, its title, where they end, and whether there are any."""
        found = super().getLink(data, index)
        is_framed = data[index + 1 : index + 200].lstrip().startswith("<")
        if found[0] and not is_framed and re.search(r"\s", found[0]):
            return None, None, None, False
        return found


class _Picture(_Link, ImageInlineProcessor):  # type: ignore[misc]
    """The same for pictures."""
