"""The words that are not in the dictionary and right all the same: one's own, a newsroom's, those passed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from threading import Lock

from maqala.core.errors import MaqalaError
from maqala.core.messages import Message, message
from maqala.core.spelling.added import AddedForms
from maqala.core.spelling.dictionary import Dictionary
from maqala.core.spelling.guess import guesses
from maqala.core.spelling.samples import inflects_like, same_way, sample_forms, ways
from maqala.core.spelling.stems import Entry
from maqala.core.spelling.users import OwnList, SharedList, read_list, report
from maqala.core.spelling.wordlist import is_word
from maqala.core.text.words import clean


class OwnWords:
    """All words that people have added, with their forms. Safe to use from several threads.

    `generation` grows whenever an answer given before may no longer hold.
    """

    def __init__(self, dictionary: Dictionary, own: OwnList, copies: Path) -> None:
        """`copies` is a folder for what was last read of a shared list."""
        self._dictionary = dictionary
        self._copies = copies
        self._lock = Lock()
        self._own = own
        self._ignored: frozenset[str] = frozenset()
        self._told: dict[Path, Message | None] = {}
        self.shared: SharedList | None = None
        self.generation = 0
        self._own_forms = AddedForms(dictionary, own.entries)
        self._shared_forms = AddedForms(dictionary, ())

    # What the speller asks

    def take(self, word: str) -> bool:
        """Whether `word` is a form of a word that somebody has added, or was passed over."""
        return word in self._ignored or self._own_forms.take(word) or self._shared_forms.take(word)

    # What people do

    @property
    def path(self) -> Path:
        """Where one's own words are kept."""
        return self._own.path

    @property
    def entries(self) -> tuple[Entry, ...]:
        """One's own words, in the order of the alphabet."""
        return self._own.entries

    def add(self, entry: Entry) -> None:
        """Take a word for good; raises WriteError, and then it is taken until the program ends."""
        try:
            self._own.add(entry)
        finally:
            self._own_changed()

    def remove(self, entry: Entry) -> None:
        """Forget a word; raises WriteError, and then it is forgotten until the program ends."""
        try:
            self._own.remove(entry)
        finally:
            self._own_changed()

    def replace(self, old: Entry, new: Entry) -> None:
        """Put one word in the place of another; raises WriteError, and then it stands until the program ends."""
        try:
            self._own.replace(old, new)
        finally:
            self._own_changed()

    def import_from(self, path: Path) -> Message:
        """Take the words of the list at `path` as well; what to say of it. SettingsError, WriteError."""
        found = read_list(path)
        try:
            self._own.add(*found.entries)
        finally:
            self._own_changed()
        return report(path, found.broken) or message("dictionary.imported", number=len(found.entries))

    def export(self, path: Path) -> None:
        """Write one's own words to a list at `path`; raises WriteError."""
        self._own.export(path)

    def ignore(self, word: str) -> None:
        """Accept `word`, as it is written, until the program ends."""
        with self._lock:
            self._ignored |= {word}
            self.generation += 1

    def share(self, path: Path | None) -> None:
        """Take the words of the list at `path` too, or of none. The next `refresh` reads it."""
        shared = None if path is None else SharedList(path, self._copies)
        forms = AddedForms(self._dictionary, shared.entries if shared else ())
        with self._lock:
            self.shared, self._shared_forms = shared, forms
            self.generation += 1

    def refresh(self) -> tuple[Message, ...]:
        """Read again what other people and programs have changed; what there is to say about it, each thing once.

        May take as long as a network likes: not for the thread that draws the window.
        """
        news: list[Message] = []
        try:
            if self._own.refresh():
                self._own_changed()
        except MaqalaError as error:
            news += self._unless_told(self._own.path, error.message)
        else:
            news += self._unless_told(self._own.path, report(self._own.path, self._own.broken))
        if self.shared is not None:
            news += self._refresh_shared(self.shared)
        return tuple(news)

    def _refresh_shared(self, shared: SharedList) -> list[Message]:
        try:
            changed = shared.refresh()
        except MaqalaError as error:
            return [error.message]
        if changed:
            forms = AddedForms(self._dictionary, shared.entries)
            with self._lock:
                if self.shared is shared:
                    self._shared_forms = forms
                    self.generation += 1
        return self._unless_told(shared.path, report(shared.path, shared.broken))

    def _unless_told(self, path: Path, news: Message | None) -> list[Message]:
        told, self._told[path] = self._told.get(path), news
        return [news] if news is not None and news != told else []

    def _own_changed(self) -> None:
        forms = AddedForms(self._dictionary, self._own.entries)
        with self._lock:
            self._own_forms = forms
            self.generation += 1

    # What is shown of a word

    def guesses(self, word: str, seen: Collection[str] = ()) -> tuple[Entry, ...]:
        """The stems that `word` may be a form of, the likeliest first; `seen` are unknown words of the same text."""
        return guesses(self._dictionary, clean(word), seen)

    def ways(self, word: str) -> tuple[Entry, ...]:
        """The ways in which `word` may be inflected, what its letters suggest first; none if no list can hold it."""
        return ways(word) if is_word(word) else ()

    def place_of(self, entry: Entry | None, among: Sequence[Entry]) -> int:
        """Which of the ways is that of `entry`, the first if none is; -1 if there are none."""
        same = (place for place, way in enumerate(among) if entry and same_way(way, entry))
        return next(same, 0 if among else -1)

    def covers(self, entry: Entry, word: str) -> bool:
        """Whether `word` is right once `entry` is added."""
        return AddedForms(self._dictionary, [entry]).take(clean(word))

    def sample_forms(self, entry: Entry) -> tuple[str, ...]:
        """A dozen of the forms that `entry` makes right."""
        return sample_forms(self._dictionary, entry)

    def inflects_like(self, entry: Entry) -> str:
        """A well-known word that takes the same suffixes, "" if there is none."""
        return inflects_like(entry)
