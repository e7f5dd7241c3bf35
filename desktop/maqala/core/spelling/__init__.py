"""Spelling: the Kazakh engine and the words a person adds."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from maqala.core.spelling.checker import KazakhSpeller
    from maqala.core.spelling.foreign import Languages


def open_speller(
    user_words: Path, shared_words: Path | None = None, languages: Languages | None = None
) -> KazakhSpeller:
    """The speller with the dictionary we ship and the user's words in `user_words`, which need not exist.

    `shared_words` is a newsroom's list: what was read of it last is there at once, `speller.own.refresh()` reads it.
    `languages` checks what is written in others than Kazakh.
    FileError if the user's list or the dictionary cannot be read.
    """
    from maqala.core import paths
    from maqala.core.errors import ReadError
    from maqala.core.spelling.checker import KazakhSpeller
    from maqala.core.spelling.dictionary import Dictionary
    from maqala.core.spelling.kazakh import Kazakh
    from maqala.core.spelling.own import OwnWords
    from maqala.core.spelling.suggest import Suggester
    from maqala.core.spelling.users import OwnList

    path = paths.shipped("dictionaries", "built", "kk.maqala")
    try:
        dictionary = Dictionary(str(path))
    except (OSError, ValueError) as error:
        raise ReadError("error.dictionary.unreadable", path) from error
    own = OwnWords(dictionary, OwnList(user_words), paths.data_dir() / "shared-words")
    own.share(shared_words)
    return KazakhSpeller(Kazakh(dictionary, own.take), Suggester(dictionary), own, languages)
