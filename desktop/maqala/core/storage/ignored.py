"""Which findings the writer has let pass in articles that are saved.

Beside the recovery data and not in the articles: a folder of the user's own with a small file for each
article, found by the path that it was saved at.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection
from pathlib import Path

from maqala.core.issues import Ignored
from maqala.core.storage import atomic, codec


class IgnoredStore:
    """One small file for each article in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, path: Path) -> frozenset[Ignored]:
        """What was let pass in the article at `path`; a damaged file is none: the findings come back."""
        try:
            return codec.to_ignored(codec.from_bytes(self._file(path).read_bytes())["ignored"])
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return frozenset()

    def keep(self, path: Path, ignored: Collection[Ignored]) -> None:
        """Keep this for the article at `path` from now on; raises `WriteError`."""
        if not ignored:
            with contextlib.suppress(FileNotFoundError):
                self._file(path).unlink()
            return
        atomic.make_private_folder(self._folder)
        kept = {"path": str(path.absolute()), "ignored": codec.from_ignored(ignored)}
        atomic.write(self._file(path), codec.to_bytes(kept), private=True)

    def _file(self, path: Path) -> Path:
        name = str(path.absolute()).encode("utf-8", "surrogatepass")
        return self._folder / f"{hashlib.sha256(name).hexdigest()[:32]}.json"
