"""What a document looks like, whatever its text: its styles, lists and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from maqala.core.article import MAX_DEPTH
from maqala.core.formats.docx import parts_out
from maqala.core.formats.docx.parts_out import NumberedList
from maqala.core.values import dataclass, field

_LEVELS = MAX_DEPTH + 1


@dataclass(frozen=True, slots=True)
class Design:
    """Ours, unless told otherwise.

    `styles` and `settings` make a part for a language, `numbering` one for the lists of a text.
    `ids` are the names of our styles where they have others; `width` is that of the text, in
    twentieths of a point. At each depth a bulleted list is one of `bullets`, and a numbered one of
    the kind in `numbers`; the first of these gets the number `first_list`.

    `parts` are further parts with their media types in `types`; `relations` refer to them.
    """

    styles: Callable[[str], str] = parts_out.styles
    settings: Callable[[str], str] = parts_out.settings
    numbering: Callable[[Iterable[NumberedList]], str] = parts_out.numbering
    section: str = parts_out.SECTION
    width: int = parts_out.TEXT_WIDTH
    ids: Mapping[str, str] = field(default_factory=dict)
    bullets: tuple[int, ...] = (1,) * _LEVELS
    numbers: tuple[int, ...] = (1,) * _LEVELS
    first_list: int = 3
    parts: Mapping[str, bytes] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[str, ...] = ()
