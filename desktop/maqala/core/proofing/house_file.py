"""The style file that somebody chose, on this disk or in a shared folder that is not always there."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from maqala.core.errors import MaqalaError, ReadError
from maqala.core.messages import Message
from maqala.core.proofing import house
from maqala.core.proofing.house import HouseStyle
from maqala.core.storage import atomic
from maqala.core.values import dataclass

_Look = tuple[int, int] | None
"""Size and time of the file, or None for one that is out of reach."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The house style in force. `trouble` tells why it is the last one known, or none at all."""

    style: HouseStyle
    trouble: Message | None = None


class HouseFile:
    """One style file. What it said last is kept in the file `kept`, for days without the shared folder."""

    def __init__(self, path: Path, kept: Path) -> None:
        self.path = path
        self._kept = kept
        self._seen: _Look = None

    def load(self) -> Loaded:
        """Read it, or what it said last."""
        self._seen = self._look()
        try:
            text = house.read(self.path)
        except ReadError as error:
            last = self._last_known()
            if last is None:
                return Loaded(HouseStyle(), error.message)
            return Loaded(house.parse(last), Message("house.last_known", {"why": error.message}))
        self._keep(text)
        return Loaded(house.parse(text))

    def has_changed(self) -> bool:
        """Whether the file is another than when it was loaded, or came or went."""
        return self._look() != self._seen

    def _look(self) -> _Look:
        try:
            now = self.path.stat()
        except (OSError, ValueError):
            return None
        return now.st_size, now.st_mtime_ns

    def _keep(self, text: str) -> None:
        if text == self._last_known():
            return
        kept = json.dumps({"path": str(self.path), "text": text}, ensure_ascii=False)
        with contextlib.suppress(MaqalaError):  # it would be missed on another day only
            atomic.make_private_folder(self._kept.parent)
            atomic.write(self._kept, kept.encode("utf-8", "backslashreplace"), private=True)

    def _last_known(self) -> str | None:
        try:
            kept = json.loads(self._kept.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(kept, dict) or kept.get("path") != str(self.path):
            return None
        text = kept.get("text")
        return text if isinstance(text, str) else None
