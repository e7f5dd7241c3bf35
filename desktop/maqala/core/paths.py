"""Where the program finds what it ships with and keeps what is the user's.

Each place comes as a `Path` and, for the command line, which must not wait for `pathlib`,
as a plain name.
"""
# ruff: noqa: PTH110, PTH111, PTH118, PTH120

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # what `typing` calls so, without the time that it takes
if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def shipped(*parts: str) -> Path:
    """A file or folder of the program: in the package when installed, else in the source tree."""
    return _path(shipped_name(*parts))


def shipped_name(*parts: str) -> str:
    """The name of what `shipped` gives."""
    inside = os.path.join(_PACKAGE, *parts)
    return inside if os.path.exists(inside) else os.path.join(_PACKAGE, "..", "..", *parts)


def config_dir() -> Path:
    """The folder for settings and word lists. Not created here. `MAQALA_HOME` overrides it."""
    return _path(_user_dir("XDG_CONFIG_HOME", ".config"))


def user_words() -> Path:
    """The words that the user added to the dictionary, one a line, for the window and the command line."""
    return _path(user_words_name())


def user_words_name() -> str:
    """The name of what `user_words` gives."""
    return os.path.join(_user_dir("XDG_CONFIG_HOME", ".config"), "words.txt")


def settings() -> Path:
    """The file that the settings are in."""
    return _path(settings_name())


def settings_name() -> str:
    """The name of what `settings` gives."""
    return os.path.join(_user_dir("XDG_CONFIG_HOME", ".config"), "settings.json")


def foreign_dictionaries() -> Path:
    """The Hunspell dictionaries of other languages that a bundle carries; not there in the source tree."""
    return shipped("dictionaries", "hunspell")


def last_house_style() -> Path:
    """What the style file of the newsroom said last, for days on which it is out of reach."""
    return data_dir() / "house-style.json"


def profiles() -> Path:
    """The user's own profiles of outlets for preflight."""
    return config_dir() / "profiles"


def data_dir() -> Path:
    """The folder for recovery and history. Not created here. `MAQALA_HOME` overrides it."""
    return _path(_user_dir("XDG_DATA_HOME", ".local/share"))


def _path(name: str) -> Path:
    from pathlib import Path

    return Path(os.path.normpath(name))


def _user_dir(xdg_variable: str, xdg_default: str) -> str:
    if home := os.environ.get("MAQALA_HOME"):
        return home
    user = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("APPDATA") or os.path.join(user, "AppData", "Roaming"), "Maqala")
    if sys.platform == "darwin":
        return os.path.join(user, "Library", "Application Support", "Maqala")
    return os.path.join(os.environ.get(xdg_variable) or os.path.join(user, xdg_default), "maqala")
