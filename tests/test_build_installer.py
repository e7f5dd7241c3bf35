"""`build_installer.py`: what installers say of the program, and what it refuses."""

from __future__ import annotations

import configparser
import importlib.util
import os
import platform
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

import maqala
from maqala.core.formats import registry

ROOT = Path(__file__).resolve().parent.parent


def load() -> ModuleType:
    specification = importlib.util.spec_from_file_location("build_installer", ROOT / "build_installer.py")
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    sys.modules["build_installer"] = module  # dataclasses look their module up
    specification.loader.exec_module(module)
    return module


build = load()
ABOUT = build.read_metadata()


def staged(folder: Path) -> Path:
    """What a staged program looks like, without the program."""
    for name in (
        "maqala",
        "_internal/maqala/resources/a.json",
        "_internal/maqala/dictionaries/built/kk.maqala",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x" * 1000)
    return folder


def test_the_version_is_the_program_s() -> None:
    assert ABOUT.version == maqala.__version__


def test_the_file_types_are_those_that_the_program_writes() -> None:
    assert ABOUT.file_types == {form.extensions[0]: form.media_type for form in registry.FORMATS}


def test_the_desktop_entry_opens_every_file_type_in_three_languages() -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(build.desktop_entry(ABOUT))
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == "maqala %F"
    assert set(entry["MimeType"].strip(";").split(";")) == set(ABOUT.file_types.values())
    assert {"Comment", "Comment[kk]", "Comment[ru]"} <= set(entry)


def test_the_metainfo_is_well_formed_and_names_the_entry() -> None:
    root = ElementTree.fromstring(build.metainfo(ABOUT))
    assert root.findtext("launchable") == "maqala.desktop"
    assert root.findtext("project_license") == "MPL-2.0"
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {node.get(language) for node in root.findall("summary")} == {None, "kk", "ru"}


def test_the_control_file_rounds_the_size_up_and_leaves_out_what_is_empty() -> None:
    fields = dict(line.split(": ", 1) for line in build.control(ABOUT, "amd64", 1025, []).splitlines())
    assert fields["Installed-Size"] == "2"
    assert fields["Version"] == ABOUT.version
    assert "Depends" not in fields
    assert "Depends: libc6, libgl1\n" in build.control(ABOUT, "amd64", 1, ["libc6", "libgl1"])


def test_the_copyright_file_names_every_library(tmp_path: Path) -> None:
    names = build.collect_licences(tmp_path)
    text = build.copyright_text(ABOUT, names)
    assert all(library in text for library in (*build.BUNDLED, "Python"))
    assert list((tmp_path / "lxml").iterdir())


@pytest.mark.parametrize(
    ("system", "machine"), [("Windows", "AMD64"), ("Darwin", "arm64"), ("Linux", "riscv64")]
)
def test_another_system_is_refused_in_a_sentence(
    system: str, machine: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert build.main([]) == 2
    assert capsys.readouterr().err.strip().endswith(".")


def test_a_stage_that_does_not_exist_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "refusal", lambda system, machine: "")
    assert build.main(["publish"]) == 2
    assert "publish" in capsys.readouterr().err


@pytest.mark.parametrize("lost", ["maqala", "_internal/maqala/dictionaries/built/kk.maqala"])
def test_a_tree_without_its_parts_does_not_pass(tmp_path: Path, lost: str) -> None:
    (staged(tmp_path) / lost).unlink()
    with pytest.raises(build.BuildError, match=lost):
        build.check(tmp_path, ABOUT)


def test_a_part_of_qt_that_nobody_uses_does_not_pass(tmp_path: Path) -> None:
    (staged(tmp_path) / "_internal" / "libQt6Quick.so.6").touch()
    with pytest.raises(build.BuildError, match="libQt6Quick"):
        build.check(tmp_path, ABOUT)


def test_a_tree_that_is_too_large_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MEGABYTE", 10)
    with pytest.raises(build.BuildError, match="130 are allowed"):
        build.check(staged(tmp_path), ABOUT)


@pytest.mark.skipif(
    not (os.environ.get("MAQALA_BUILD_INSTALLER") and importlib.util.find_spec("PyInstaller")),
    reason="takes minutes; set MAQALA_BUILD_INSTALLER=1 and install '.[installer]'",
)
def test_the_installer_is_built_installed_tried_and_removed(tmp_path: Path) -> None:
    assert build.main(["--output", str(tmp_path)]) == 0
