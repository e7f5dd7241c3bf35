"""Every setting of the program, declared once: name, type, default.

Labels are in the translations under `setting.NAME`, explanations under `setting.NAME.hint`, and the
names of the sections, which are what stands before the dot, under `preferences.SECTION`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
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
RESTORE_SESSION = Setting("interface.restore_session", True)
FONT_SIZE = Setting("editor.font_size", 18, least=10, most=48)
FONT_FAMILY = Setting("editor.font_family", "")
LINE_WIDTH = Setting("editor.line_width", 70, least=40, most=120)
HEADLINE_LIMIT = Setting("article.headline_limit", 70, least=0, most=1_000)
LEAD_LIMIT = Setting("article.lead_limit", 200, least=0, most=5_000)
WORDS_WANTED = Setting("article.words_wanted", 0, least=0, most=1_000_000)
"""How long an article is to become. 0 is no limit, for this and the two above."""
TYPE_QUOTES = Setting("typing.quotes", True)
TYPE_DASHES = Setting("typing.dashes", True)
TYPE_ELLIPSIS = Setting("typing.ellipsis", True)
TYPE_NUMBER_SIGN = Setting("typing.number_sign", True)
TYPE_NO_BREAK = Setting("typing.no_break", True)
TYPE_LINKS = Setting("typing.links", True)
TYPE_MARKDOWN = Setting("typing.markdown", True)
CHECK_SPELLING = Setting("spelling.enabled", True)
TYPEWRITER = Setting("editor.typewriter", False)
SHARED_WORDS = Setting("dictionary.shared", "")
"""Where the newsroom's word list lies; "" for none."""
DICTIONARIES: Setting[tuple[str, ...]] = Setting("languages.added", ())
"""Hunspell dictionaries that somebody has added, as paths; a Kazakh one takes the place of ours."""
RULES: Setting[tuple[str, ...]] = Setting("rules.chosen", ())
"""What somebody decided about single rules: `ellipsis=off`, `ellipsis=hint`. Others are as they come."""
HOUSE_FILE = Setting("house.file", "")
"""Where the style file of the newsroom lies; "" for none."""
PROFILES_FOLDER = Setting("preflight.folder", "")
"""A folder with profiles that a newsroom shares; "" for none."""
PROFILE = Setting("preflight.profile", "")
"""The profile used last, by the name of its file."""
TEMPLATE = Setting("export.template", "")
"""The Word document or template whose styles and pages exported Word documents take on; "" for ours."""
EXPORT_FORM = Setting("export.form", "docx", choices=("docx", "html", "markdown", "text", "pdf"))
EXPORT_FRAGMENT = Setting("export.fragment", False)
EXPORT_BESIDE = Setting("export.pictures_beside", False)
"""What was exported last, and how."""
HISTORY_LIMIT = Setting("history.megabytes", 200, least=0, most=100_000)
"""How many megabytes the versions of all articles may take; with 0 no new ones are kept."""
WINDOW_PLACE = Setting("window.place", "")
"""Where the window was, as Qt writes it, in base 64."""
OPEN_PANELS: Setting[tuple[str, ...]] = Setting("window.panels", ())
RECENT_FILES: Setting[tuple[str, ...]] = Setting("files.recent", ())
SESSION: Setting[tuple[str, ...]] = Setting("files.session", ())
"""What was open when the program ended, an article each, as `ui/session.py` writes it."""

ALL: tuple[Setting[bool] | Setting[int] | Setting[str] | Setting[tuple[str, ...]], ...] = (
    INTERFACE_LANGUAGE,
    THEME,
    RESTORE_SESSION,
    FONT_SIZE,
    FONT_FAMILY,
    LINE_WIDTH,
    TYPEWRITER,
    HEADLINE_LIMIT,
    LEAD_LIMIT,
    WORDS_WANTED,
    TYPE_QUOTES,
    TYPE_DASHES,
    TYPE_ELLIPSIS,
    TYPE_NUMBER_SIGN,
    TYPE_NO_BREAK,
    TYPE_LINKS,
    TYPE_MARKDOWN,
    CHECK_SPELLING,
    SHARED_WORDS,
    DICTIONARIES,
    RULES,
    HOUSE_FILE,
    PROFILES_FOLDER,
    PROFILE,
    TEMPLATE,
    EXPORT_FORM,
    EXPORT_FRAGMENT,
    EXPORT_BESIDE,
    HISTORY_LIMIT,
    WINDOW_PLACE,
    OPEN_PANELS,
    RECENT_FILES,
    SESSION,
)


SECTIONS = (
    *("interface", "editor", "article", "typing", "spelling"),
    *("dictionary", "languages", "rules", "house", "history"),
)
"""What people are shown, in this order; other settings belong to one machine and its files."""


def section_of(name: str) -> str:
    """The section of the setting with this name."""
    return name.partition(".")[0]


def in_section(
    section: str,
) -> tuple[Setting[bool] | Setting[int] | Setting[str] | Setting[tuple[str, ...]], ...]:
    """The settings of one section, in the order of their declaration."""
    return tuple(setting for setting in ALL if section_of(setting.name) == section)


_DAMAGED = "error.settings.passed_over"
_MARK = "maqala.settings"
"""The key by which a file of exported settings is known; its value is the version of its form."""


@dataclass
class Settings:
    """The values in force, and the file they are kept in. Only what differs from a default is kept.

    What this version does not understand stays in the file: a newer one may have put it there.
    """

    path: Path
    _kept: dict[str, object] = field(default_factory=dict)
    _listeners: list[Callable[[str], None]] = field(default_factory=list)

    def get(self, setting: Setting[T]) -> T:
        """The value in force."""
        value = self._kept.get(setting.name)
        if isinstance(value, list):
            value = tuple(value)
        return cast("T", value) if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Change a value, save, and tell whoever watches; it is in force even if it cannot be saved."""
        if not setting.accepts(value):
            raise ValueError(f"{setting.name} cannot be {value!r}")
        if value == self.get(setting):
            return
        if value == setting.default:
            self._kept.pop(setting.name, None)
        else:
            self._kept[setting.name] = value
        try:
            self._save()
        finally:
            for listener in list(self._listeners):
                listener(setting.name)

    def watch(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the name of every setting that changes."""
        self._listeners.append(listener)

    def reset(self) -> None:
        """Put everything that people are shown back to its default."""
        self._replace({name: kept for name, kept in self._kept.items() if section_of(name) not in SECTIONS})

    def export(self, path: Path) -> None:
        """Write what people are shown, and what a newer version put beside it, to a file of its own."""
        shown = {name: kept for name, kept in self._kept.items() if not _is_private(name)}
        atomic.write(path, _to_bytes({_MARK: 1, **shown}))

    def import_from(self, path: Path) -> tuple[str, ...]:
        """Take over what was exported; returns the names whose values this version refuses.

        What the file does not mention goes back to its default. Raises `SettingsError` for a file
        that cannot be read or is something else, and then nothing is changed.
        """
        found = _exported(path)
        known = {setting.name: setting for setting in ALL}
        taken, refused = {}, []
        for name, value in found.items():
            fitting = tuple(value) if isinstance(value, list) else value
            if name in known and not known[name].accepts(fitting):
                refused.append(name)
            elif not _is_private(name):
                taken[name] = value
        self._replace({name: kept for name, kept in self._kept.items() if _is_private(name)} | taken)
        return tuple(refused)

    def _replace(self, kept: dict[str, object]) -> None:
        before, self._kept = dict(self._kept), kept
        try:
            self._save()
        finally:
            for name in [s.name for s in ALL if kept.get(s.name) != before.get(s.name)]:
                for listener in list(self._listeners):
                    listener(name)

    def _save(self) -> None:
        atomic.make_private_folder(self.path.parent)
        atomic.write(self.path, _to_bytes(self._kept), private=True)


def _to_bytes(kept: dict[str, object]) -> bytes:
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
    # A file name that is no UTF-8 has half a surrogate in it, which JSON can only spell out.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _is_private(name: str) -> bool:
    """Whether a known setting belongs to one machine and its files, and is no use on another."""
    return section_of(name) not in SECTIONS and any(setting.name == name for setting in ALL)


def _exported(path: Path) -> dict[str, object]:
    """What a file of exported settings holds."""
    try:
        found: object = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError("error.settings.import_unreadable", path) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError("error.settings.import_foreign", path) from error
    if not isinstance(found, dict) or _MARK not in found:
        raise SettingsError("error.settings.import_foreign", path)
    return {name: value for name, value in found.items() if name != _MARK}


def load(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings kept in `path`; the error tells of a damaged file, which is then set aside."""
    found, error = peek(path)
    if error is not None and error.message.key == _DAMAGED:
        return found, _set_aside(path)
    return found, error


def peek(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings kept in `path`, for those who only want to know: a damaged file is left where it is."""
    try:
        kept: object = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings(path), None
    except OSError:
        return Settings(path), SettingsError("error.settings.unreadable", path)
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict):
        return Settings(path), SettingsError(_DAMAGED, path)
    return Settings(path, kept), None


def _set_aside(path: Path) -> SettingsError:
    aside, number = path.with_name(f"{path.name}.damaged"), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{number}")
    try:
        path.rename(aside)
    except OSError:
        aside = path
    return SettingsError("error.settings.damaged", path, aside=str(aside))
