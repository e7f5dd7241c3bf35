"""The lists of words that people keep: one's own, which the program writes, and a newsroom's, which it only reads."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from maqala.core.errors import SettingsError, WriteError
from maqala.core.messages import Message, message
from maqala.core.spelling.stems import Entry
from maqala.core.spelling.wordlist import WordList, parse
from maqala.core.storage import atomic, fingerprint
from maqala.core.storage.fingerprint import Fate, Fingerprint
from maqala.core.storage.text_file import BrokenLine

LARGEST = 8_000_000
"""Bytes of a list that is read; a larger file is something else."""
_NAMED = 5
"""Broken lines that are named one by one."""


class OwnList:
    """The words that one person has added. Several programs may have it open, and none loses another's words.

    Safe to use from several threads.
    """

    def __init__(self, path: Path) -> None:
        """SettingsError if the list is there and cannot be read."""
        self.path = path
        self._lock = Lock()
        self._list, self._seen = _read(path)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The words, in the order of the list."""
        return self._list.entries

    @property
    def broken(self) -> tuple[BrokenLine, ...]:
        """Lines that could not be understood."""
        return self._list.broken

    def add(self, *entries: Entry) -> None:
        """Take words for good; raises WriteError, and then they are taken until the program ends."""
        self._change(lambda words: words.with_(*entries))

    def export(self, path: Path) -> None:
        """Write the list to another file as well; raises WriteError."""
        atomic.write(path, self._list.to_bytes())

    def remove(self, entry: Entry) -> None:
        """Forget a word; raises WriteError, and then it is forgotten until the program ends."""
        self._change(lambda words: words.without(entry))

    def replace(self, old: Entry, new: Entry) -> None:
        """Put one word in the place of another; raises WriteError."""
        self._change(lambda words: words.without(old).with_(new))

    def refresh(self) -> bool:
        """Read the list again if another program has changed it; whether it did. SettingsError if it cannot be read."""
        with self._lock:
            if self._is_unchanged():
                return False
            before = self.entries
            self._list, self._seen = _read(self.path)
            return before != self.entries

    def _is_unchanged(self) -> bool:
        return _is_as(self._seen, self.path) if self._seen else not self.path.exists()

    def _change(self, change: Callable[[WordList], WordList]) -> None:
        with self._lock:
            remembered = change(self._list)
            try:
                atomic.make_private_folder(self.path.parent)
                with atomic.locked(self.path):
                    on_disk, _ = _read(self.path)
                    changed = change(on_disk)
                    data = changed.to_bytes()
                    atomic.write(self.path, data, private=True)
            except BaseException:
                self._list = remembered
                raise
            self._list, self._seen = changed, Fingerprint.of(data)


class SharedList:
    """A list that a newsroom keeps for all, read from a shared folder. It may vanish at any time.

    What was read last is kept in `copies`, a folder of the user's own: somebody who is on the road
    has the words of yesterday. Opening looks into that folder alone; `refresh` reads the share and
    may take as long as the network likes.
    """

    def __init__(self, path: Path, copies: Path) -> None:
        self.path = path
        self._copy = (
            copies / f"{hashlib.sha256(str(path).encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.txt"
        )
        self._list = WordList()
        self._seen: Fingerprint | None = None
        self.is_there = True
        with contextlib.suppress(SettingsError):
            self._list, _ = _read(self._copy)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The words last known."""
        return self._list.entries

    @property
    def broken(self) -> tuple[BrokenLine, ...]:
        """Lines that could not be understood."""
        return self._list.broken

    def refresh(self) -> bool:
        """Read the list if it is new; whether its words are others now. SettingsError once when it has vanished."""
        if self._seen and _is_as(self._seen, self.path):
            self.is_there = True
            return False
        try:
            data, seen = _read_bytes(self.path)
        except (OSError, ValueError) as error:
            was_there, self.is_there, self._seen = self.is_there, False, None
            if was_there:
                key = "wordlist.shared.gone" if self.entries else "wordlist.shared.missing"
                raise SettingsError(key, self.path) from error
            return False
        before = self.entries
        self._list, self._seen, self.is_there = parse(data), seen, True
        self._keep(data)
        return before != self.entries

    def _keep(self, data: bytes) -> None:
        """A copy that cannot be written is no reason to do without the words."""
        with contextlib.suppress(WriteError):
            atomic.make_private_folder(self._copy.parent)
            atomic.write(self._copy, data, private=True)


def report(path: Path, broken: tuple[BrokenLine, ...]) -> Message | None:
    """What to say of the lines of a list that could not be understood."""
    if not broken:
        return None
    if len(broken) == 1:
        line = broken[0].text.encode("utf-8", "replace").decode().strip()
        return message("wordlist.broken", path=str(path), number=broken[0].number, line=line[:60])
    numbers = ", ".join(str(line.number) for line in broken[:_NAMED])
    more = "…" if len(broken) > _NAMED else ""
    return message("wordlist.broken_lines", path=str(path), count=len(broken), numbers=numbers + more)


def read_list(path: Path) -> WordList:
    """The list at `path`; SettingsError if it cannot be read."""
    try:
        return parse(_read_bytes(path)[0])
    except (OSError, ValueError) as error:
        raise SettingsError("error.words.unreadable", path) from error


def _read(path: Path) -> tuple[WordList, Fingerprint | None]:
    try:
        data, seen = _read_bytes(path)
    except FileNotFoundError:
        return WordList(), None
    except (OSError, ValueError) as error:
        raise SettingsError("error.words.unreadable", path) from error
    return parse(data), seen


def _read_bytes(path: Path) -> tuple[bytes, Fingerprint]:
    """The content of a list; ValueError if it is far too large for one."""
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path} is no word list")
    return fingerprint.read(path)


def _is_as(seen: Fingerprint, path: Path) -> bool:
    return fingerprint.look(path, seen).fate is Fate.SAME
