"""Settings: declared once, kept when they differ, never a reason not to start."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from maqala.core import settings
from maqala.core.errors import SettingsError, WriteError
from maqala.core.settings import (
    CHECK_SPELLING,
    FONT_SIZE,
    INTERFACE_LANGUAGE,
    LINE_WIDTH,
    RECENT_FILES,
    THEME,
    Setting,
    Settings,
    load,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "maqala" / "settings.json"


@pytest.fixture
def fresh(path: Path) -> Settings:
    return load(path)[0]


def keep(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_without_a_file_the_defaults_are_in_force(path: Path) -> None:
    loaded, error = load(path)
    assert error is None
    assert all(loaded.get(setting) == setting.default for setting in settings.ALL)
    assert not path.parent.exists(), "looking at settings writes nothing"


def test_what_is_set_is_in_force_and_kept(fresh: Settings, path: Path) -> None:
    fresh.set(FONT_SIZE, 24)
    fresh.set(RECENT_FILES, ("мақала.md", "b.docx"))
    fresh.set(CHECK_SPELLING, False)
    for current in (fresh, load(path)[0]):
        assert current.get(FONT_SIZE) == 24
        assert current.get(RECENT_FILES) == ("мақала.md", "b.docx")
        assert current.get(CHECK_SPELLING) is False


def test_only_what_differs_from_a_default_is_kept(fresh: Settings, path: Path) -> None:
    fresh.set(THEME, "dark")
    fresh.set(FONT_SIZE, 20)
    fresh.set(FONT_SIZE, FONT_SIZE.default)
    assert json.loads(path.read_text()) == {"interface.theme": "dark"}


def test_setting_what_is_in_force_writes_nothing(fresh: Settings, path: Path) -> None:
    fresh.set(FONT_SIZE, FONT_SIZE.default)
    assert not path.exists()


def test_the_file_can_be_read_by_a_person(fresh: Settings, path: Path) -> None:
    fresh.set(RECENT_FILES, ("Алматы.md",))
    assert "Алматы.md" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (FONT_SIZE, 9),
        (FONT_SIZE, 49),
        (FONT_SIZE, True),
        (FONT_SIZE, 18.0),
        (FONT_SIZE, "18"),
        (LINE_WIDTH, None),
        (THEME, "pink"),
        (THEME, 1),
        (INTERFACE_LANGUAGE, ""),
        (CHECK_SPELLING, 1),
        (CHECK_SPELLING, "yes"),
        (RECENT_FILES, ("a", 1)),
        (RECENT_FILES, ["a"]),
        (RECENT_FILES, "a"),
    ],
)
def test_a_wrong_value_is_refused(fresh: Settings, path: Path, setting: Setting, value: object) -> None:
    with pytest.raises(ValueError, match=setting.name):
        fresh.set(setting, value)
    assert fresh.get(setting) == setting.default
    assert not path.exists()


@pytest.mark.parametrize("value", [FONT_SIZE.least, FONT_SIZE.most])
def test_the_bounds_belong_to_the_range(fresh: Settings, value: int) -> None:
    fresh.set(FONT_SIZE, value)
    assert fresh.get(FONT_SIZE) == value


def test_watchers_are_told_after_the_change(fresh: Settings) -> None:
    seen: list[tuple[str, object]] = []
    fresh.watch(lambda name: seen.append((name, fresh.get(FONT_SIZE))))
    fresh.set(FONT_SIZE, 30)
    fresh.set(FONT_SIZE, 30)
    fresh.set(FONT_SIZE, FONT_SIZE.default)
    assert seen == [("editor.font_size", 30), ("editor.font_size", FONT_SIZE.default)]


def test_a_watcher_may_watch_more(fresh: Settings) -> None:
    fresh.watch(lambda _: fresh.watch(lambda _: None))
    fresh.set(FONT_SIZE, 30)


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"editor.font_size": 20', b"\0" * 64, b"[" * 100_000],
)
def test_a_damaged_file_is_set_aside_and_told(path: Path, damage: bytes) -> None:
    keep(path, damage)
    loaded, error = load(path)
    assert loaded.get(FONT_SIZE) == FONT_SIZE.default
    assert error is not None
    assert error.message.key == "error.settings.damaged"
    aside = Path(str(error.message.values["aside"]))
    assert aside.read_bytes() == damage
    assert not path.exists()


def test_a_second_damaged_file_does_not_bury_the_first(path: Path) -> None:
    for damage in (b"{1", b"{2"):
        keep(path, damage)
        load(path)
    assert {file.read_bytes() for file in path.parent.iterdir()} == {b"{1", b"{2"}


def test_a_file_that_cannot_be_opened_is_told_and_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, '{"editor.font_size": 20}')

    def locked(*_: object, **__: object) -> str:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "read_text", locked)
    loaded, error = load(path)
    monkeypatch.undo()
    assert loaded.get(FONT_SIZE) == FONT_SIZE.default
    assert error is not None
    assert error.message.key == "error.settings.unreadable"
    assert json.loads(path.read_text()) == {"editor.font_size": 20}


def test_one_wrong_value_does_not_cost_the_others(path: Path) -> None:
    keep(path, '{"editor.font_size": 900, "interface.theme": "dark", "files.recent": ["a"]}')
    loaded, error = load(path)
    assert error is None
    assert loaded.get(FONT_SIZE) == FONT_SIZE.default
    assert loaded.get(THEME) == "dark"
    assert loaded.get(RECENT_FILES) == ("a",)


def test_settings_of_a_newer_version_survive_an_older_one(path: Path) -> None:
    keep(path, '{"future.setting": [1, {"a": null}], "editor.font_size": 20}')
    loaded, _ = load(path)
    loaded.set(THEME, "dark")
    assert json.loads(path.read_text()) == {
        "future.setting": [1, {"a": None}],
        "editor.font_size": 20,
        "interface.theme": "dark",
    }


def test_a_change_that_cannot_be_saved_is_in_force_all_the_same(
    fresh: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WriteError("error.write.full", fresh.path)

    seen: list[str] = []
    fresh.watch(seen.append)
    monkeypatch.setattr(settings.atomic, "write", full)
    with pytest.raises(WriteError):
        fresh.set(FONT_SIZE, 30)
    assert fresh.get(FONT_SIZE) == 30
    assert seen == ["editor.font_size"]


def test_every_setting_is_declared_once_and_accepts_its_own_default() -> None:
    names = [setting.name for setting in settings.ALL]
    assert len(names) == len(set(names))
    for setting in settings.ALL:
        assert setting.accepts(setting.default)
        assert set(setting.name) <= set(string.ascii_lowercase + "._")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from([setting.name for setting in settings.ALL]) | st.text(max_size=5)


@effort(max_examples=60)
@given(st.dictionaries(names, json_values, max_size=8))
def test_whatever_the_file_holds_every_value_in_force_is_a_good_one(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(kept), "utf-8")
    loaded, error = load(path)
    assert error is None
    assert all(setting.accepts(loaded.get(setting)) for setting in settings.ALL)


@effort(max_examples=30)
@given(st.binary(max_size=40))
def test_no_damage_keeps_the_program_from_starting(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_bytes(damage)
    loaded, _ = load(path)
    loaded.set(FONT_SIZE, 30)
    assert load(path)[0].get(FONT_SIZE) == 30


def test_a_file_edited_with_a_byte_order_mark_is_read(path: Path) -> None:
    keep(path, '\ufeff{"editor.font_size": 20}')
    loaded, error = load(path)
    assert error is None
    assert loaded.get(FONT_SIZE) == 20


def test_a_file_name_that_is_no_text_can_be_kept(fresh: Settings, path: Path) -> None:
    fresh.set(RECENT_FILES, ("мақала-\udcff.md",))
    assert load(path)[0].get(RECENT_FILES) == ("мақала-\udcff.md",)


# --- taking settings to another machine


def test_exported_settings_can_be_imported_elsewhere(fresh: Settings, tmp_path: Path) -> None:
    fresh.set(FONT_SIZE, 24)
    fresh.set(INTERFACE_LANGUAGE, "ru")
    fresh.export(tmp_path / "баптау.json")
    other, _ = load(tmp_path / "other" / "settings.json")
    other.set(THEME, "dark")
    assert other.import_from(tmp_path / "баптау.json") == ()
    for current in (other, load(other.path)[0]):
        assert current.get(FONT_SIZE) == 24
        assert current.get(INTERFACE_LANGUAGE) == "ru"
        assert current.get(THEME) == THEME.default


def test_the_files_of_one_machine_are_neither_exported_nor_imported(fresh: Settings, tmp_path: Path) -> None:
    out = tmp_path / "баптау.json"
    fresh.set(RECENT_FILES, ("құпия.md",))
    fresh.export(out)
    assert "құпия" not in out.read_text("utf-8")
    out.write_text('{"maqala.settings": 1, "files.recent": ["theirs.md"]}', "utf-8")
    fresh.import_from(out)
    assert fresh.get(RECENT_FILES) == ("құпия.md",)


def test_an_import_keeps_what_only_another_version_understands(fresh: Settings, tmp_path: Path) -> None:
    out = tmp_path / "баптау.json"
    out.write_text('{"maqala.settings": 9, "editor.hologram": true}', "utf-8")
    assert fresh.import_from(out) == ()
    fresh.export(tmp_path / "again.json")
    assert json.loads((tmp_path / "again.json").read_text())["editor.hologram"] is True


def test_an_import_names_the_values_it_refuses(fresh: Settings, tmp_path: Path) -> None:
    out = tmp_path / "баптау.json"
    out.write_text('{"maqala.settings": 1, "editor.font_size": 900, "interface.theme": "dark"}', "utf-8")
    assert fresh.import_from(out) == ("editor.font_size",)
    assert fresh.get(FONT_SIZE) == FONT_SIZE.default
    assert fresh.get(THEME) == "dark"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "import_foreign"),
        (b"{", "import_foreign"),
        (b"\xff\xfe\x00", "import_foreign"),
        (b"[1]", "import_foreign"),
        (b'{"name": "package.json"}', "import_foreign"),
        (b"[" * 100_000, "import_foreign"),
        (None, "import_unreadable"),
    ],
)
def test_a_foreign_file_is_refused_with_a_sentence_and_changes_nothing(
    fresh: Settings, tmp_path: Path, content: bytes | None, key: str
) -> None:
    fresh.set(FONT_SIZE, 24)
    out = tmp_path / "foreign.json"
    if content is not None:
        out.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        fresh.import_from(out)
    assert caught.value.message.key == f"error.settings.{key}"
    assert fresh.get(FONT_SIZE) == 24
    assert content is None or out.read_bytes() == content


def test_a_reset_tells_the_watchers_and_keeps_the_recent_files(fresh: Settings) -> None:
    seen: list[str] = []
    fresh.set(FONT_SIZE, 24)
    fresh.set(RECENT_FILES, ("a.md",))
    fresh.watch(seen.append)
    fresh.reset()
    assert seen == ["editor.font_size"]
    assert load(fresh.path)[0].get(RECENT_FILES) == ("a.md",)


def test_every_setting_shown_belongs_to_one_section() -> None:
    shown = [setting for section in settings.SECTIONS for setting in settings.in_section(section)]
    assert len(shown) == len(set(shown))
    assert all(settings.in_section(section) for section in settings.SECTIONS)
