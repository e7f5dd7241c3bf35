"""What is known of an article, at the head of a Markdown file between two lines of `---`.

A small safe part of YAML, which other programs read as well: `key: value`, values plain or in
quotes, lists as `[a, b]` or as lines of `- a`. No types, anchors or tags: nothing is ever executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime

from maqala.core.article import LANGUAGE, Metadata
from maqala.core.formats import inline, languages
from maqala.core.formats.markdown import other_heads
from maqala.core.values import dataclass, field

_LINE = re.compile(r"([A-Za-z_][\w-]*)\s*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"\s*-[ \t]+(.*)")
_LIST_PART = re.compile(r'\s*("(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'|[^,]*)\s*(?:,|$)')
_BLOCK = re.compile(r"([|>])[-+0-9]{0,2}[ \t]*")
"""What announces that a value stands below, in lines of its own or folded ones."""

_JOINTS = {"|": "\n", ">": " "}

_BARE = re.compile(r"[^\W\d_][\w .()/–—-]*")
"""What needs no quotes in YAML: it begins with a letter and has nothing special in it."""

_NOT_TEXT = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
"""Words that YAML takes for something else than words."""

_NAMES = {
    "author": "byline",
    "authors": "byline",
    "category": "section",
    "keywords": "tags",
    "lang": "language",
    "date": "created",
    "lastmod": "changed",
    "updated": "changed",
    **dict.fromkeys(("description", "subtitle", "summary", "excerpt", "abstract"), "lead"),
}
"""How other programs call what we know."""

_WORDS = ("byline", "source", "section", "slug", "notes")
_MOMENTS = ("created", "changed")


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a file: `title` and `lead` for articles that have none in their text.

    `dropped` are the keys that an article has no place for.
    """

    metadata: Metadata = field(default_factory=Metadata)
    title: str = ""
    lead: str = ""
    dropped: tuple[str, ...] = ()


def split(text: str) -> tuple[Head, str]:
    """The front matter of `text`, and the text after it; a rule between paragraphs is none."""
    if other := other_heads.split(text):
        return _head(other[0]), other[1]
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Head(), text
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "...")), 0)
    values = _values(lines[1:end]) if end else None
    if values is None:
        return Head(), text
    return _head(values), "\n".join(lines[end + 1 :])


def write(metadata: Metadata) -> str:
    """`metadata` as front matter with a blank line after it; "" when there is nothing to say."""
    lines = [f"{name}: {_quoted(value)}" for name in _WORDS if (value := getattr(metadata, name))]
    if metadata.tags:
        lines.append(f"tags: [{', '.join(map(_quoted, metadata.tags))}]")
    if metadata.language != LANGUAGE:
        lines.append(f"language: {_quoted(metadata.language)}")
    lines += [f"{name}: {value.isoformat()}" for name in _MOMENTS if (value := getattr(metadata, name))]
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""


def _quoted(value: str) -> str:
    value = inline.printable(value)
    if _BARE.fullmatch(value) and value == value.strip() and value.lower() not in _NOT_TEXT:
        return value
    # JSON's quoting is YAML's; these two would end a line there.
    quoted = json.dumps(value, ensure_ascii=False)
    return quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


# --- reading


def _values(lines: list[str]) -> dict[str, list[str]] | None:
    """The values of each key; None if this is no front matter."""
    values: dict[str, list[str]] = {}
    key = block = ""
    for line in lines:
        if block and (line[:1].isspace() or not line.strip()):
            values[key] = [f"{''.join(values[key])}{_JOINTS[block]}{line.strip()}".strip()]
            continue
        block = ""
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = _ITEM.fullmatch(line)
        if item and key:
            values[key].append(_unquoted(item[1].removeprefix("name:")))
        elif found := _LINE.fullmatch(line.rstrip()):
            key = found[1].lower()
            announced = _BLOCK.fullmatch(found[2] or "")
            block = announced[1] if announced else ""
            values[key] = [] if block else list(_listed((found[2] or "").strip()))
        elif not (key and line[:1].isspace()):
            return None
        elif values[key] and not _LINE.fullmatch(line.strip()):  # a value that goes on
            values[key][-1] = f"{values[key][-1]} {line.strip()}"
    return values


def _listed(value: str) -> Iterator[str]:
    if not (value.startswith("[") and value.endswith("]")):
        yield from [_unquoted(value)] if value else []
        return
    inside, place = value[1:-1], 0
    while place < len(inside) and (found := _LIST_PART.match(inside, place)):
        if part := _unquoted(found[1].strip()):
            yield part
        place = found.end()


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def _head(values: dict[str, list[str]]) -> Head:
    known: dict[str, list[str]] = {}
    twice: list[str] = []
    for key, value in values.items():
        name = _NAMES.get(key, key)
        if known.setdefault(name, printed := [inline.printable(v) for v in value]) is not printed:
            twice.append(key)
    text = {key: ", ".join(value) for key, value in known.items()}
    moments = {key: _moment(text.get(key, "")) for key in _MOMENTS}
    metadata = Metadata(
        byline=text.get("byline", ""),
        source=text.get("source", ""),
        section=text.get("section", ""),
        slug=text.get("slug", ""),
        tags=tuple(known.get("tags", ())),
        notes=text.get("notes", ""),
        language=languages.tag(text.get("language", "")) or LANGUAGE,
        created=moments["created"],
        changed=moments["changed"],
    )
    taken = {*_WORDS, "tags", "language", "title", "lead", *(key for key in moments if moments[key])}
    dropped = tuple(key for key in values if _NAMES.get(key, key) not in taken or key in twice)
    return Head(metadata, text.get("title", ""), text.get("lead", ""), dropped)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
