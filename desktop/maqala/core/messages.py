"""Sentences for people, in Kazakh, Russian and English.

The core says *what* it has to tell as a `Message`; the words are in
`resources/translations`, a folder for each language with a flat JSON object for each
part of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from maqala.core.values import dataclass, field

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said in the reader's language: its key and what is filled in."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def message(key: str, **values: object) -> Message:
    """A `Message`, written short."""
    return Message(key, values)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sentences of one language."""

    language: str
    sentences: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path, language: str) -> Catalogue:
        """Read `folder/LANGUAGE/*.json`; a language that we do not speak is answered in Kazakh."""
        import json  # not before something is said: most commands have nothing to say

        chosen = language if language in LANGUAGES else LANGUAGES[0]
        sentences: dict[str, str] = {}
        for part in sorted((folder / chosen).glob("*.json")):
            sentences |= json.loads(part.read_text("utf-8"))
        return cls(chosen, sentences)

    def say(self, what: Message | str, **values: object) -> str:
        """The sentence for `what`; messages among its values are said in the same language."""
        if isinstance(what, Message):
            return self.say(what.key, **{**what.values, **values})
        filled = {name: self.say(v) if isinstance(v, Message) else v for name, v in values.items()}
        return self.sentences[what].format(**filled)
