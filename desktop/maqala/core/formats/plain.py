"""Plain text: every line is a paragraph, blank lines only part them.

A file that begins with a short line, not ended as a sentence is and followed by a blank one,
begins with its headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.article import (
    MAX_DEPTH,
    RAISED,
    Article,
    Block,
    Image,
    Mark,
    Rule,
    Run,
    Runs,
    Style,
    Table,
    TextBlock,
)
from maqala.core.errors import ReadError
from maqala.core.formats import inline
from maqala.core.formats.contract import Import, Options
from maqala.core.formats.decoding import decode
from maqala.core.messages import Message, message

_LONGEST_HEADLINE = 160
"""Characters; longer first lines are leads or paragraphs."""

_BULLETS = "•◦▪"
_LIST = r"( *)(?:([•◦▪])|(\d{1,9})\.) +(?=\S)"
_INDENT = 2
_RULE = "* * *"
_POWER = r"[+−–-]?\d+"
_POWERS = RAISED | str.maketrans("+−–-", "⁺⁻⁻⁻")
_KEPT = (Style.HEADLINE, Style.PARAGRAPH, Style.BULLET, Style.NUMBER)


MAX_LINES = 600_000
"""Lines of a file: ten thousand articles, read in some ten seconds."""


def read(data: bytes, name: str) -> Import:
    """The article in a text file of any encoding that `decode` is sure of; raises `ReadError`."""
    found = decode(data, name)
    if found.text.count("\n") + found.text.count("\r") > MAX_LINES:
        raise ReadError("error.read.too_long", name)
    lines = _lines(found.text)
    return Import(Article(tuple(_blocks(lines))), found.damage, lines, found.coding)


def write(article: Article, options: Options) -> bytes:
    """The words: blank lines between paragraphs, lists with their marks, tables with tabs."""
    parts: list[str] = []
    before: Block | None = None
    numbers: list[int] = []
    for block in article.blocks:
        numbers = _counted(numbers, block)
        text = _text(block, numbers)
        if not text:
            continue
        if before is not None:
            parts.append("\n" if _is_list(before) and _is_list(block) else "\n\n")
        parts.append(text)
        before = block
    return options.coding.encode("".join(parts) + "\n") if parts else b""


def losses(article: Article) -> tuple[Message, ...]:
    """What plain text has no place for."""
    keys = dict.fromkeys(key for block in article.blocks for key in _lost(block))
    if article.metadata != type(article.metadata)():
        keys["loss.metadata"] = None
    return tuple(message(key) for key in keys)


# --- reading


def _lines(text: str) -> tuple[str, ...]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return tuple(lines)


def _blocks(lines: tuple[str, ...]) -> Iterator[Block]:
    numbers: list[int] = []
    indents: list[int] = []
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number in filled:
        line = lines[number]
        blank_after = number + 1 < len(lines) and not lines[number + 1].strip()
        if number == filled[0] and blank_after and _is_headline(line.strip()):
            block: Block = TextBlock(Style.HEADLINE, _runs(line))
        else:
            block = _rule_or_item(line, numbers, indents) or TextBlock(Style.PARAGRAPH, _runs(line))
        numbers = _counted(numbers, block)
        if not isinstance(block, TextBlock) or block.runs:
            yield block


def _is_headline(line: str) -> bool:
    ended = line.endswith((".", ",", ";", ":"))
    return len(line) <= _LONGEST_HEADLINE and not ended and line != _RULE and _item(line) is None


def _item(line: str) -> re.Match[str] | None:
    """The mark that a line of a list begins with; few lines begin so, and then the pattern need not be compiled."""
    begun = line.lstrip(" ")[:1]
    may_be = begun.isdecimal() or (begun and begun in _BULLETS)
    return re.match(_LIST, line) if may_be else None


def _rule_or_item(line: str, numbers: list[int], indents: list[int]) -> Block | None:
    if line.strip() == _RULE:
        return Rule()
    found = _item(line)
    if found is None:
        return None
    if not numbers:
        indents.clear()
    block = TextBlock(
        Style.BULLET if found[2] else Style.NUMBER,
        _runs(line[found.end() :]),
        _depth(len(found[1]), indents),
    )
    # "1991. …" is a year unless it is the number that comes next.
    is_next = found[2] or int(found[3]) == _counted(numbers, block)[-1]
    return block if is_next else None


def _depth(indent: int, indents: list[int]) -> int:
    """The level of an item that is indented so, in a list whose levels are indented as `indents` say and then will."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return min(len(indents) - 1, MAX_DEPTH)


def _runs(line: str) -> tuple[Run, ...]:
    return inline.tidy([Run(line.replace("\t", " "))])


def _counted(numbers: list[int], block: Block) -> list[int]:
    """How many items stand at each level after `block`; `[]` outside lists, 0 for a level of bullets."""
    if not isinstance(block, TextBlock) or not block.style.is_list:
        return []
    kept = numbers[: block.depth + 1] + [0] * (block.depth + 1 - len(numbers))
    return [*kept[:-1], kept[-1] + 1 if block.style is Style.NUMBER else 0]


# --- writing


def _text(block: Block, numbers: list[int]) -> str:
    if isinstance(block, Rule):
        return _RULE
    if isinstance(block, Table):
        return "\n".join("\t".join(_flat(cell.runs) for cell in row).rstrip("\t") for row in block.rows)
    if isinstance(block, Image):
        return _flat(block.caption) or _flat((Run(block.alt),))
    text = _words(block.runs)
    if not text or not block.style.is_list:
        return text
    bullet = _BULLETS[min(block.depth, 2)]
    mark = bullet if block.style is Style.BULLET else f"{numbers[-1]}."
    return f"{' ' * _INDENT * block.depth}{mark} {text}"


def _words(runs: Runs) -> str:
    """The words of a block; raised numbers are raised by themselves, for 10−6 is no 10⁻⁶."""
    return "".join(
        run.text.translate(_POWERS)
        if run.marks & Mark.SUPERSCRIPT and re.fullmatch(_POWER, run.text.strip())
        else run.text
        for run in inline.tidy(runs)
    )


def _flat(runs: Runs) -> str:
    return _words(runs).replace("\n", " ")


def _is_list(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.style.is_list


def _lost(block: Block) -> Iterator[str]:
    if isinstance(block, Image):
        yield "loss.images"
    elif isinstance(block, Table):
        yield "loss.tables"
    elif isinstance(block, TextBlock):
        if block.style not in _KEPT:
            yield "loss.styles"
        if any(run.marks for run in block.runs):
            yield "loss.marks"
        if any(run.link for run in block.runs):
            yield "loss.links"
