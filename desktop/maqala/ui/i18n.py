"""The interface's language, which may change while the program runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTranslator, Signal

from maqala.core.messages import Catalogue, Message


class Words(QObject):
    """Says things in the chosen language. Whoever shows words listens to `changed` and says them anew."""

    changed = Signal()

    def __init__(self, folder: Path, language: str) -> None:
        super().__init__()
        self._folder = folder
        self.catalogue = Catalogue.load(folder, language)

    @property
    def language(self) -> str:
        """The language in force."""
        return self.catalogue.language

    def use(self, language: str) -> None:
        """Speak `language` from now on."""
        if language != self.language:
            self.catalogue = Catalogue.load(self._folder, language)
            self.changed.emit()

    def say(self, what: Message | str, **values: object) -> str:
        """The sentence for a key or a message.

        Where there is none the key has to do: bad news must not fail for want of words.
        """
        try:
            return self.catalogue.say(what, **values)
        except KeyError:
            return what.key if isinstance(what, Message) else what

    def knows(self, key: str) -> bool:
        """Whether there is a sentence for `key`."""
        return key in self.catalogue.sentences


class QtWords(QTranslator):
    """Qt's own words (file dialogs, standard buttons), which Qt does not have in Kazakh.

    The keys are `qt.` and the English text without its mnemonic.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def isEmpty(self) -> bool:
        """Qt does not ask a translator that is empty."""
        return False

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """Ours if we have it; None leaves Qt's English."""
        return self._words.catalogue.sentences.get(f"qt.{text.replace('&', '')}")


def spaced(number: int) -> str:
    """A number with its thousands apart, as Kazakh and Russian print them."""
    return f"{number:,}".replace(",", "\u00a0")
