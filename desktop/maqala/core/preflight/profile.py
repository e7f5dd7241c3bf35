"""What an outlet asks of an article, in a TOML file that anybody there can edit.

    name = "Сайт жаңалығы"

    [headline]                    # characters
    required = true
    min = 20
    max = 70

    [lead]                        # characters
    max = 200

    [article]
    min_words = 120
    max_words = 900

    [fields]
    required = ["byline", "section"]

    [findings]                    # how many may stay open
    spelling = 0

    [pictures]
    min = 1
    alt = true
    caption = true

    [links]
    check = true

Everything may be left out; what is left out is not looked at.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from maqala.core.errors import ReadError
from maqala.core.issues import Family
from maqala.core.storage import text_file
from maqala.core.values import dataclass, field

FIELDS = ("byline", "source", "section", "slug", "tags")
"""What can be required of the article's details."""


@dataclass(frozen=True, slots=True)
class Span:
    """How much there may be of something; None is no limit."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One outlet's demands. `headline`, `lead` and `characters` count characters, spaces too.

    `allowed`: how many findings of a family may stay open.
    """

    name: str = ""
    headline: Span = Span()
    headline_required: bool = False
    lead: Span = Span()
    lead_required: bool = False
    words: Span = Span()
    characters: Span = Span()
    fields: tuple[str, ...] = ()
    allowed: Mapping[Family, int] = field(default_factory=dict)
    pictures: Span = Span()
    alt: bool = False
    caption: bool = False
    links: bool = False


_LENGTH = {"required": bool, "min": int, "max": int}
_TABLES: dict[str, dict[str, type]] = {
    "headline": _LENGTH,
    "lead": _LENGTH,
    "article": dict.fromkeys(("min_words", "max_words", "min_characters", "max_characters"), int),
    "fields": {"required": list},
    "findings": dict.fromkeys((family.value for family in Family), int),
    "pictures": {"min": int, "max": int, "alt": bool, "caption": bool},
    "links": {"check": bool},
}


def load(path: Path) -> Profile:
    """The profile at `path`; a ReadError says in which line it is wrong."""
    return parse(text_file.read(path, "profile"), path)


def parse(text: str, path: Path) -> Profile:
    """The profile that `text` spells out; `path` serves the sentence of a ReadError, and is its usual name."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReadError("error.profile.syntax", path, number=_line_of_error(error, text)) from error
    except (ValueError, RecursionError) as error:  # 2026-13-45 is no date; [[[[…
        raise ReadError("error.profile.syntax", path, number=1) from error
    _examine(found, text, path)
    return _profile({name: found.get(name, {}) for name in _TABLES}, found.get("name") or path.stem)


def _profile(tables: Mapping[str, Mapping[str, Any]], name: str) -> Profile:
    headline, lead, article, pictures = (tables[n] for n in ("headline", "lead", "article", "pictures"))
    return Profile(
        name,
        _span(headline),
        headline.get("required", False),
        _span(lead),
        lead.get("required", False),
        _span(article, "_words"),
        _span(article, "_characters"),
        tuple(tables["fields"].get("required", ())),
        {Family(kind): number for kind, number in tables["findings"].items()},
        _span(pictures),
        pictures.get("alt", False),
        pictures.get("caption", False),
        tables["links"].get("check", False),
    )


def _span(table: Mapping[str, Any], what: str = "") -> Span:
    return Span(table.get(f"min{what}"), table.get(f"max{what}"))


def _examine(found: Mapping[str, object], text: str, path: Path) -> None:
    """Refuse what this program does not know: a slip in a name must not make a demand go unheard."""
    for name, table in found.items():
        if name == "name":
            if not isinstance(table, str) or not table.strip():
                raise _refused("value", path, text, "", name)
        elif name not in _TABLES:
            raise _refused("unknown", path, text, "", name, known=", ".join(_TABLES))
        elif not isinstance(table, dict):
            raise _refused("value", path, text, "", name)
        else:
            for key, value in table.items():
                _examine_one(name, key, value, text, path)
            _examine_spans(name, table, text, path)


def _examine_one(table: str, key: str, value: object, text: str, path: Path) -> None:
    wanted = _TABLES[table].get(key)
    if wanted is None:
        raise _refused("unknown", path, text, table, key, known=", ".join(_TABLES[table]))
    if type(value) is not wanted or (isinstance(value, int) and value < 0):
        raise _refused("value", path, text, table, key)
    if isinstance(value, list) and not all(one in FIELDS for one in value):
        raise _refused("field", path, text, table, key, known=", ".join(FIELDS))


def _examine_spans(name: str, table: Mapping[str, int], text: str, path: Path) -> None:
    for key, least in table.items():
        if (
            key.startswith("min")
            and (most := table.get(key.replace("min", "max"))) is not None
            and least > most
        ):
            raise _refused("span", path, text, name, key)


def _refused(kind: str, path: Path, text: str, table: str, key: str, **values: str) -> ReadError:
    number = _line_of(text, table, key)
    return ReadError(f"error.profile.{kind}", path, number=number, item=key, **values)


def _line_of(text: str, table: str, key: str) -> int:
    """The line, counted from 1, in which `key` of `table` stands, or the table itself."""
    begun, at = 1, ""
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[+\s*[\"']?([^\]\"'.]+?)[\"']?\s*[\].]", line):
            at = match[1]
            begun = number if at in (table, key) and (table or at == key) else begun
        if at == (table or at) and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return begun


def _line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else max(1, len(text.splitlines()))
