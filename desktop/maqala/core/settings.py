"""Every setting of the program, declared once: name, type, default.

Labels are in the translations under `setting.NAME`, explanations under `setting.NAME.hint`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar, cast

from maqala.core.errors import SettingsError
from maqala.core.storage import atomic

T = TypeVar("T", bool, int, str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. `choices` limits a text, `least` and `most` (inclusive) a number."""

    name: str
    default: T
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    def accepts(self, value: object) -> bool:
        """Whether a value from a file may be used for this setting."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, str) and self.choices:
            return value in self.choices
        if isinstance(value, tuple):
            return all(isinstance(item, str) for item in value)
        if type(value) is int:
            return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
        return True


INTERFACE_LANGUAGE = Setting("interface.language", "kk", choices=("kk", "ru", "en"))
THEME = Setting("interface.theme", "system", choices=("system", "light", "dark"))
FONT_SIZE = Setting("editor.font_size", 18, least=10, most=48)
FONT_FAMILY = Setting("editor.font_family", "")
LINE_WIDTH = Setting("editor.line_width", 70, least=40, most=120)
CHECK_SPELLING = Setting("spelling.enabled", True)
RECENT_FILES = Setting[tuple[str, ...]]("files.recent", ())

ALL: tuple[Setting[bool] | Setting[int] | Setting[str] | Setting[tuple[str, ...]], ...] = (
    INTERFACE_LANGUAGE,
    THEME,
    FONT_SIZE,
    FONT_FAMILY,
    LINE_WIDTH,
    CHECK_SPELLING,
    RECENT_FILES,
)


@dataclass
class Settings:
    """The values in force, and the file they are kept in. Only what differs from a default is kept."""

    path: Path
    _values: dict[str, object] = field(default_factory=dict)
    _listeners: list[Callable[[str], None]] = field(default_factory=list)

    def get(self, setting: Setting[T]) -> T:
        """The value in force."""
        return cast(T, self._values.get(setting.name, setting.default))

    def set(self, setting: Setting[T], value: T) -> None:
        """Change a value, save, and tell whoever watches."""
        if not setting.accepts(value):
            raise ValueError(f"{setting.name} cannot be {value!r}")
        if value == self.get(setting):
            return
        if value == setting.default:
            self._values.pop(setting.name)
        else:
            self._values[setting.name] = value
        self._save()
        for listener in list(self._listeners):
            listener(setting.name)

    def watch(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the name of every setting that changes."""
        self._listeners.append(listener)

    def _save(self) -> None:
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        atomic.make_private_folder(self.path.parent)
        atomic.write(self.path, (text + "\n").encode())


def load(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings kept in `path`; the error tells of a damaged file, which is then set aside."""
    try:
        kept: object = json.loads(path.read_text("utf-8"))
        if not isinstance(kept, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings(path), None
    except (OSError, ValueError):
        return Settings(path), _set_aside(path)
    return Settings(path, _usable(kept)), None


def _usable(kept: Mapping[str, object]) -> dict[str, object]:
    known = {setting.name: setting for setting in ALL}
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}
    return {name: value for name, value in values.items() if name in known and known[name].accepts(value)}


def _set_aside(path: Path) -> SettingsError:
    aside = path.with_name(path.name + ".damaged")
    try:
        path.replace(aside)
    except OSError:
        aside = path
    return SettingsError("error.settings.damaged", path, aside=str(aside))
