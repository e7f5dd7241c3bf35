"""Positions in code points, as Python counts them, and in UTF-16 units, as Qt does.

They differ only behind characters outside the Basic Multilingual Plane, such as emoji.
"""

from __future__ import annotations

from bisect import bisect_left

from maqala.core.values import dataclass

_LAST_OF_BMP = "\uffff"


@dataclass(frozen=True, slots=True)
class Offsets:
    """Translates positions in one text. `astral` are the code-point positions that take two units."""

    astral: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> Offsets:
        """The offsets for `text`; nearly free where the two counts agree."""
        if not text or max(text) <= _LAST_OF_BMP:
            return _ALIKE
        return cls(tuple(i for i, letter in enumerate(text) if letter > _LAST_OF_BMP))

    def to_utf16(self, position: int) -> int:
        """The UTF-16 position of a code point."""
        return position + bisect_left(self.astral, position)

    def to_code_points(self, position: int) -> int:
        """The code point at a UTF-16 position; the middle of a pair counts as its beginning."""
        behind = 0
        for index, start in enumerate(self.astral):
            if start + index >= position:
                break
            behind += 1
            if start + index + 1 == position:
                return start
        return position - behind


_ALIKE = Offsets()


def utf16_length(text: str) -> int:
    """How many UTF-16 units `text` takes."""
    return Offsets.of(text).to_utf16(len(text))
