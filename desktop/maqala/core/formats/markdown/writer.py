"""Markdown out: CommonMark and tables, which Python-Markdown and CommonMark programs read alike.

What Markdown has no sign for, or where a sign could be misread, is HTML, which is Markdown too:
leads, captions, underline, languages, tables without headings, bold in the middle of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from maqala.core.article import Article, Block, Cell, Image, Mark, Rule, Run, Runs, Style, Table, TextBlock
from maqala.core.formats import inline, listing
from maqala.core.formats.contract import Options
from maqala.core.formats.html import writer as html
from maqala.core.formats.markdown import front_matter
from maqala.core.messages import Message

_HEADINGS = {Style.HEADLINE: "#", Style.HEADING_1: "##", Style.HEADING_2: "###", Style.HEADING_3: "####"}
_SIGNS = {Mark.BOLD: "**", Mark.ITALIC: "*", Mark.BOLD | Mark.ITALIC: "***"}

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~]|[^\S\n ]")
_ENTITIES = {
    "\\": "&#92;",
    "`": "&#96;",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "~": "&#126;",
    "\u00a0": "&nbsp;",
}
"""Escapes that every program understands alike, also in tables and before other signs."""

_AT_START = re.compile(r"(\d{1,9}(?=[.)])|)([#+\-=~:.)!]|$)")

_AT_END = re.compile(r"#+\Z")

_INDENT = "    "
"""Python-Markdown wants four spaces for each level, and CommonMark takes them."""


def write(article: Article, options: Options) -> bytes:
    """The article, with front matter when something is known of it."""
    around = article.metadata.language
    body = "\n\n".join(part for part in _parts(article.blocks, around) if part)
    return options.coding.encode(front_matter.write(article.metadata) + (body + "\n" if body else ""))


def losses(article: Article) -> tuple[Message, ...]:
    """Markdown holds all that an article has, but a picture has to be somewhere."""
    return html.lost_pictures(article)


def _parts(blocks: tuple[Block, ...], around: str) -> Iterator[str]:
    for kind, group in groupby(blocks, _grouping):
        if kind == "list":
            yield from _list([b for b in group if isinstance(b, TextBlock)], around)
        elif kind == "quote":
            yield "\n>\n".join(
                f"> {t}" for b in group if isinstance(b, TextBlock) and (t := _line(b, around))
            )
        else:
            for block in group:
                yield _block(block, around)


def _grouping(block: Block) -> str:
    if not isinstance(block, TextBlock):
        return ""
    return "list" if block.style.is_list else "quote" if block.style is Style.QUOTE else ""


def _block(block: Block, around: str) -> str:
    if isinstance(block, Rule):
        return "* * *"
    if isinstance(block, Image):
        return html.figure(block, around)
    if isinstance(block, Table):
        return _table(block, around)
    if block.style is Style.LEAD:
        return html.lead(block, around) if inline.tidy(block.runs) else ""
    line = _line(block, around)
    sign = _HEADINGS.get(block.style)
    # Signs at the end of a heading would be taken for its frame.
    return f"{sign} {_AT_END.sub(lambda found: '&#35;' * len(found[0]), line)}" if sign and line else line


def _list(items: list[TextBlock], around: str) -> Iterator[str]:
    """The lists of one sequence of items; where the kind changes at a level, a new list begins."""
    lines: list[str] = []
    open_lists: list[Style] = []
    numbers: list[int] = []
    parted = 0
    """The level at which the last blank line stands: what comes out of it needs one, too, or goes on there."""
    for item in listing.levelled(items):
        if item.depth < parted:
            lines.append("")
            parted = 0
        open_lists, numbers = open_lists[: item.depth + 1], numbers[: item.depth + 1]
        if len(open_lists) > item.depth and open_lists[item.depth] is not item.style:
            # Without a blank line the item would go on the list of the other kind.
            lines.append("")
            parted = item.depth
            open_lists.pop(), numbers.pop()
        if len(open_lists) <= item.depth:
            open_lists.append(item.style)
            numbers.append(0)
        numbers[-1] += 1
        mark = "-" if item.style is Style.BULLET else f"{numbers[-1]}."
        lines.append(f"{_INDENT * item.depth}{mark} {_line(item, around)}")
    yield "\n".join(lines)


def _table(block: Table, around: str) -> str:
    if not block.header or len(block.rows) < 2 or not block.rows[0]:
        return "\n".join(html.table(block, around))
    rows = [_row(row, around) for row in block.rows]
    rows.insert(1, "|" + " --- |" * len(block.rows[0]))
    return "\n".join(rows)


def _row(cells: tuple[Cell, ...], around: str) -> str:
    return "|" + "".join(f" {_runs(inline.tidy(cell.runs), around)} |" for cell in cells)


# --- within a paragraph


def _line(block: TextBlock, around: str) -> str:
    line = _runs(inline.tidy(block.runs), around)
    # A sign that would begin a heading, a list or a rule at the start of a line.
    found = _AT_START.match(line)
    if found and found[2]:
        return f"{found[1]}&#{ord(found[2])};{line[found.end() :]}"
    return line


def _runs(runs: Runs, around: str) -> str:
    return "".join(
        _run(run, _edge(runs, place - 1, -1), _edge(runs, place + 1, 0), around)
        for place, run in enumerate(runs)
    )


def _edge(runs: Runs, place: int, side: int) -> str:
    """The character of the run at `place` on this side; a space at the ends, "*" beside other marks."""
    if not 0 <= place < len(runs):
        return " "
    return "*" if runs[place].marks or runs[place].link or runs[place].language else runs[place].text[side]


def _run(run: Run, before: str, after: str, around: str) -> str:
    text = _SPECIAL.sub(_escaped, run.text).replace("\n", "<br>")
    if after == "*" and text.endswith("!"):  # before a link it would make a picture
        text = f"{text[:-1]}&#33;"
    sign = _SIGNS.get(run.marks)
    if sign and _is_plain(run.text) and _may_border(before) and _may_border(after):
        text = f"{sign}{text}{sign}"
    else:
        text = html.marked(text, run.marks)
    if language := inline.safe_language(run.language, around):
        text = f'<span lang="{language}">{text}</span>'
    address = inline.safe_link(run.link)
    return f"[{text}]({_address(address)})" if address else text


def _is_plain(text: str) -> bool:
    return text[:1].isalnum() and text[-1:].isalnum()


def _may_border(character: str) -> bool:
    return character.isspace() or character in '«»(),.;:!?…–—"“”'


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "*_[]":
        return "\\" + sign
    return _ENTITIES.get(sign) or f"&#{ord(sign)};"


def _address(address: str) -> str:
    address = address.replace("&", "&amp;")
    return f"<{address}>" if re.search(r"[()\[\]*_!']", address) else address
