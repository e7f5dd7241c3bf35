"""The articles that were open when the program ended, where somebody was in them, and how their windows stood."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from maqala.core import settings
from maqala.core.errors import MaqalaError
from maqala.core.settings import Settings
from maqala.core.storage import atomic
from maqala.ui.studio import Studio


@dataclass(frozen=True, slots=True)
class Left:
    """One article as it was left. Positions count UTF-16 units from the document's beginning.

    `top` is the first position that was on screen, `place` where the window was, as Qt writes it in base 64.
    """

    path: str
    cursor: int = 0
    top: int = 0
    place: str = ""
    panels: tuple[str, ...] = ()

    @classmethod
    def of(cls, studio: Studio) -> Left | None:
        """How an article stands now; None if it has no file to come back to."""
        if studio.desk.path is None:
            return None
        view, window = studio.view, studio.window
        return cls(
            str(studio.desk.path.absolute()),
            view.textCursor().position(),
            view.top(),
            window.place(),
            window.open_panels(),
        )

    @classmethod
    def read(cls, text: str) -> Left | None:
        """What `written` wrote; None for anything else that a settings file may hold."""
        try:
            found = json.loads(text)
            left = cls(**{**found, "panels": tuple(found["panels"])})
        except (ValueError, TypeError, LookupError, RecursionError):
            return None
        numbers, texts = (left.cursor, left.top), (left.path, left.place, *left.panels)
        right = all(type(n) is int for n in numbers) and all(isinstance(text, str) for text in texts)
        return left if right and left.path else None

    def written(self) -> str:
        """As it is kept in the settings."""
        return json.dumps(asdict(self), ensure_ascii=False)


class Session:
    """Keeps in the settings what is open.

    Only one running program does: another would open the same files beside it, and each would forget
    what the other had open. A lock tells which is the first; it falls with the program, however that ends.
    """

    def __init__(self, kept: Settings, lock: Path) -> None:
        self._settings = kept
        self._lock: QLockFile | None = None
        self._path = lock
        self.closed = False

    def begin(self) -> tuple[Left, ...]:
        """What is to be opened again, the one in front last; nothing if another program has it open."""
        self._lock = self._locked()
        if self._lock is None or not self._settings.get(settings.RESTORE_SESSION):
            return ()
        found = (Left.read(text) for text in self._settings.get(settings.SESSION))
        return tuple(left for left in found if left is not None)

    def keep(self, studios: Iterable[Studio]) -> None:
        """Remember what is open now, the one in front last."""
        if self._lock is None or self.closed:
            return
        found = (Left.of(studio) for studio in studios)
        # Where somebody was is not worth keeping them from going home.
        with contextlib.suppress(MaqalaError):
            self._settings.set(settings.SESSION, tuple(left.written() for left in found if left is not None))

    def end(self) -> None:
        """Let another program be the first."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _locked(self) -> QLockFile | None:
        with contextlib.suppress(MaqalaError):
            atomic.make_private_folder(self._path.parent)
        lock = QLockFile(str(self._path))
        lock.setStaleLockTime(0)  # a program may run for weeks
        return lock if lock.tryLock(0) else None
