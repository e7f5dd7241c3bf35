"""What other programs have at the head of a Markdown file: TOML, JSON, and pandoc's lines with a percent sign."""

from __future__ import annotations

import json
import re

_LONGEST = 100_000
"""Characters of a head; the files of people have some hundreds."""

_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PERCENT = re.compile(r"%[ \t]+\S.*\n(?:[ \t]+\S.*\n)*(?:%.*\n(?:[ \t]+\S.*\n)*){0,2}")
_LINE = re.compile(r"^%", re.MULTILINE)

Values = dict[str, list[str]]


def split(text: str) -> tuple[Values, str] | None:
    """The values of such a head by their keys in small letters, and the text after it; None where there is none."""
    return _toml(text) or _json(text) or _percent(text)


def _toml(text: str) -> tuple[Values, str] | None:
    found = _TOML.match(text[:_LONGEST])
    if found is None:
        return None
    import tomllib

    try:
        return _values(tomllib.loads(found[1])), text[found.end() :]
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _json(text: str) -> tuple[Values, str] | None:
    if not re.match(r'\{\s*"', text):
        return None
    try:
        head, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return None
    is_apart = text[end : end + 1] in ("", "\n")
    return (_values(head), text[end:].removeprefix("\n")) if is_apart else None


def _percent(text: str) -> tuple[Values, str] | None:
    """A title, authors and a day, each on a line behind a percent sign."""
    found = _PERCENT.match(text[:_LONGEST])
    if found is None:
        return None
    title, *more = (" ".join(part.split()) for part in _LINE.split(found[0])[1:])
    authors = [name.strip() for part in more[:1] for name in part.split(";") if name.strip()]
    days = [day for day in more[1:] if day]
    return {"title": [title], "author": authors, "date": days}, text[found.end() :]


def _values(head: dict[str, object]) -> Values:
    """Each value as words; tables within the head have none."""
    return {
        str(key).lower(): [
            _word(part) for part in (value if isinstance(value, list) else [value]) if _word(part)
        ]
        for key, value in head.items()
    }


def _word(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name", ""))
    return "" if value is None else value if isinstance(value, str) else str(value)
