"""`check --list` and `suggest`: single words, many of them, many times a day; nothing waits for `pathlib`."""
# ruff: noqa: PTH110, PTH123

from __future__ import annotations

import gc
import os

from maqala.cli import services
from maqala.cli.arguments import parse
from maqala.cli.terminal import read_lines, to_json, write

NAMES_OF_LISTS = (b'"dictionary.shared"', b'"languages.added"')
"""The settings that name lists and dictionaries; loading their declarations takes longer than the whole check."""
LIMIT = 5
"""How many suggestions are given for a word."""


def check_list() -> int:
    """Print the misspelt ones of the words on standard input."""
    lines = read_lines()
    words = [line.strip() for line in lines]
    gc.disable()  # there are no cycles among words, and looking for some takes a twentieth of the time
    try:
        wrong = set(rejected(words))
    finally:
        gc.freeze()  # the end is near: what there is by now need not be looked through again
        gc.enable()
    wrong.discard("")
    if not wrong:
        return 0
    write("".join([f"{line}\n" for line, word in zip(lines, words, strict=True) if word in wrong]))
    return 1


def rejected(words: list[str]) -> list[str]:
    """The misspelt ones of `words`; the bare dictionary will do where the user has no words of their own."""
    from maqala.core import paths
    from maqala.core.spelling.dictionary import Dictionary
    from maqala.core.spelling.kazakh import Kazakh

    if not _has_lists(paths.user_words_name(), paths.settings_name()):
        try:
            dictionary = Dictionary(paths.shipped_name("dictionaries", "built", "kk.maqala"))
        except (OSError, ValueError):
            pass  # told below, in a sentence
        else:
            return Kazakh(dictionary).rejected(words)
    return services.open_speller().rejected(words)


def _has_lists(words: str, settings: str) -> bool:
    """Whether there may be other words than the program's: nearly everybody has settings, and few have these."""
    if os.path.exists(words):
        return True
    try:
        with open(settings, "rb") as kept:
            said = kept.read()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return any(name in said for name in NAMES_OF_LISTS)


def suggest(arguments: list[str]) -> int:
    """`maqala suggest`: the right spellings of words."""
    options, words = parse(arguments, flags=("--json",))
    words = words or [word for line in read_lines() if (word := line.strip())]
    speller = services.open_speller()
    show = _suggestions_as_json if "--json" in options else _suggestions_as_text
    write("".join([show(word, list(speller.suggest(word, LIMIT))) for word in words]))
    return 0


def _suggestions_as_text(word: str, suggestions: list[str]) -> str:
    return f"{word} → {', '.join(suggestions)}".rstrip() + "\n"


def _suggestions_as_json(word: str, suggestions: list[str]) -> str:
    return to_json({"word": word, "suggestions": suggestions}) + "\n"
