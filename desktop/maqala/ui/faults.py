"""What is left of a program that ended within Qt or Python itself: where each thread was, in a file of its own."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import time
from pathlib import Path

from maqala.core.errors import MaqalaError
from maqala.core.storage import atomic

_OLD = 30 * 86_400
"""Seconds after which an empty file is taken for one whose program is gone."""


class FaultLog:
    """One file for each running program in `folder`; it stays empty unless the worst happens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{os.getpid()}.txt"
        self._open: int | None = None

    def begin(self) -> str:
        """Listen from now on; returns what programs before wrote when they died, and takes it away."""
        left = self._left()
        with contextlib.suppress(MaqalaError, OSError):
            atomic.make_private_folder(self._folder)
            self._open = atomic.open_log(self._path)
            faulthandler.enable(self._open)
        return left

    def end(self) -> None:
        """The program ends as it should."""
        if self._open is not None:
            faulthandler.disable()
            os.close(self._open)
            self._open = None
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _left(self) -> str:
        found = []
        with contextlib.suppress(OSError):
            for path in sorted(self._folder.glob("*.txt")):
                with contextlib.suppress(OSError):
                    text = path.read_text("utf-8", "replace").strip()
                    if text or time.time() - path.stat().st_mtime > _OLD:
                        path.unlink()
                    if text:
                        found.append(text)
        return "\n\n".join(found)
