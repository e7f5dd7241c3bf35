"""What a reading collects along the way: notes, footnotes, and what the document is written in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from maqala.core.article import LANGUAGE, Image, Run, TextBlock
from maqala.core.formats import inline, languages, pictures
from maqala.core.formats.docx.labels import Labels
from maqala.core.formats.docx.lists import Lists
from maqala.core.formats.docx.names import VAL, W, short_tag
from maqala.core.formats.docx.package import Package
from maqala.core.formats.docx.styles import StyleSheet, look_of
from maqala.core.messages import Message, message

_CYRILLIC = re.compile("[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Caption:
    """A paragraph in a caption's style, until it is known whether it follows a picture."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart says, or what is said of a picture or table: lines that stand by themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A reference to a footnote or endnote; `number` is 0 where its author gave it a mark of his own."""

    kind: str
    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Language:
    """What the document is written in. `trusted`: its marks on runs were meant, not guessed by Word."""

    tag: str
    trusted: bool

    def of_run(self, tag: str, text: str) -> str:
        """The language of a run as an article says it: "" for the document's own.

        Word marks what is typed on a Russian keyboard layout as Russian, and a lone figure or
        full stop as whatever the layout was: such marks would only keep words from the checker.
        """
        short = inline.safe_language(short_tag(tag), self.tag)
        if self.trusted or not short:
            return short
        return "" if self._is_slip(short, text) else short

    def _is_slip(self, marked: str, text: str) -> bool:
        if not any(map(str.isalpha, text)) or (
            self.tag == LANGUAGE and not languages.KAZAKH.isdisjoint(text)
        ):
            return True
        is_cyrillic = _CYRILLIC.search(text) is not None
        return is_cyrillic if marked.startswith("en") else marked.startswith("ru") and not is_cyrillic


@dataclass(slots=True)
class Reading:
    """One reading of one document: its tables of styles and lists, and what was found so far."""

    package: Package
    name: str
    styles: StyleSheet
    lists: Lists
    language: Language
    labels: Labels
    is_chunk: bool = False
    """Whether the document stands within another."""

    counts: Counter[str] = field(default_factory=Counter)
    footnotes: list[Footnote] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _last_number: int = 0
    aside: list[Image | TextBlock] = field(default_factory=list)
    """Pictures out of table cells, which stand behind the table."""

    def number_of(self, kind: str, note_id: str, *, has_own_mark: bool) -> int:
        """The number of a footnote that is referred to, the same each time; 0 where it has a mark of its own."""
        if (kind, note_id) not in self._numbers:
            number = 0 if has_own_mark else self._last_number + 1
            self._last_number = max(number, self._last_number)
            self._numbers[kind, note_id] = number
            self.footnotes.append(Footnote(kind, note_id, number))
        return self._numbers[kind, note_id]

    missing: list[str] = field(default_factory=list)
    """What the pictures are called that could not come along."""

    def note(self, key: str, count: int = 1) -> None:
        """Count something that the article could not hold as it was."""
        self.counts[key] += count

    def notes(self) -> tuple[Message, ...]:
        """A sentence for each kind of thing that was noted."""
        names = pictures.listed(self.missing)
        return tuple(message(f"note.docx.{key}", count=n, names=names) for key, n in self.counts.items())


def language_of(body: etree._Element, styles: StyleSheet, *, ours: bool) -> Language:
    """The language of a document: as its defaults say if they say Kazakh, or if it is one of `ours`.

    Otherwise that of most of its letters, as marked; text with Kazakh letters is Kazakh.
    """
    base = short_tag(styles.language)
    if languages.tag(base) and (base == LANGUAGE or ours):
        return Language(base, trusted=True)
    letters = _letters_by_language(body, styles)
    all_letters = "".join(letters.values())
    if languages.is_kazakh(all_letters):
        return Language(LANGUAGE, trusted=False)
    most = short_tag(max(letters, key=lambda tag: len(letters[tag]), default=""))
    # Word calls text of which it knows nothing English.
    if most.startswith("en") and len(_CYRILLIC.findall(all_letters)) * 2 > len(all_letters):
        most = "ru"
    return Language(languages.tag(most) or LANGUAGE, trusted=False)


def _letters_by_language(body: etree._Element, styles: StyleSheet) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for run in body.iter(f"{W}r"):
        text = "".join(t.text or "" for t in run.iterchildren(f"{W}t"))
        if text:
            found.setdefault(_tag_of(run, styles), []).append(text)
    return {tag: "".join(filter(str.isalpha, "".join(pieces))) for tag, pieces in found.items()}


def _tag_of(run: etree._Element, styles: StyleSheet) -> str:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return styles.language
    named = properties.find(f"{W}rStyle")
    style = styles.of_runs("" if named is None else named.get(VAL, ""))
    return look_of(properties).language or style.look.language or styles.language
