"""Where the program finds what it ships with and keeps what is the user's."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(*parts: str) -> Path:
    """A file or folder of the program: in the package when installed, else in the source tree."""
    inside = _PACKAGE.joinpath(*parts)
    return inside if inside.exists() else _PACKAGE.parent.parent.joinpath(*parts)


def config_dir() -> Path:
    """The folder for settings and word lists. Not created here. `MAQALA_HOME` overrides it."""
    return _user_dir("XDG_CONFIG_HOME", ".config")


def user_words() -> Path:
    """The words that the user added to the dictionary, one a line, for the window and the command line."""
    return config_dir() / "words.txt"


def data_dir() -> Path:
    """The folder for recovery and history. Not created here. `MAQALA_HOME` overrides it."""
    return _user_dir("XDG_DATA_HOME", ".local/share")


def _user_dir(xdg_variable: str, xdg_default: str) -> Path:
    if home := os.environ.get("MAQALA_HOME"):
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "Maqala"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Maqala"
    return Path(os.environ.get(xdg_variable) or Path.home() / xdg_default) / "maqala"
