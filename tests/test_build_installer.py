"""`build_installer.py`: what installers say of the program, and what it refuses."""

from __future__ import annotations

import configparser
import hashlib
import importlib.util
import io
import os
import platform
import plistlib
import shutil
import struct
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import maqala
from maqala.core import licences
from maqala.core.formats import registry

ROOT = Path(__file__).resolve().parent.parent


sys.path[:0] = [str(ROOT), str(ROOT / "desktop")]

import build_installer  # noqa: E402

from installer import borrowed, icons, linux, macos, metadata, staging, windows  # noqa: E402

ABOUT = metadata.read_metadata()


@pytest.fixture
def qt_gui() -> None:
    """Fonts and pictures need an application, of which there is one in a process."""
    from PySide6.QtWidgets import QApplication

    QApplication.instance() or QApplication([])


def staged(folder: Path) -> Path:
    """What a staged program looks like, without the program."""
    for name in (
        "maqala",
        "_internal/maqala/resources/a.json",
        "_internal/maqala/dictionaries/built/kk.maqala",
        *(f"_internal/maqala/dictionaries/hunspell/{given.name}.dic" for given in ABOUT.dictionaries),
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
    parser.read_string(linux.desktop_entry(ABOUT))
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == "maqala %F"
    assert set(entry["MimeType"].strip(";").split(";")) == set(ABOUT.file_types.values())
    assert {"Comment", "Comment[kk]", "Comment[ru]"} <= set(entry)


def test_the_metainfo_is_well_formed_and_names_the_entry() -> None:
    root = ElementTree.fromstring(linux.metainfo(ABOUT))
    assert root.findtext("launchable") == "maqala.desktop"
    assert root.findtext("project_license") == "MPL-2.0"
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {node.get(language) for node in root.findall("summary")} == {None, "kk", "ru"}


def test_the_control_file_rounds_the_size_up_and_leaves_out_what_is_empty() -> None:
    fields = dict(line.split(": ", 1) for line in linux.control(ABOUT, "amd64", 1025, []).splitlines())
    assert fields["Installed-Size"] == "2"
    assert fields["Version"] == ABOUT.version
    assert "Depends" not in fields
    assert "Depends: libc6, libgl1\n" in linux.control(ABOUT, "amd64", 1, ["libc6", "libgl1"])


def test_the_copyright_file_names_every_library() -> None:
    texts = dict.fromkeys((given.package for given in ABOUT.dictionaries), "as you like")
    components = staging.licences_of(ABOUT, texts)
    text = linux.copyright_text(ABOUT, {part.name: part.licence for part in components})
    assert all(library in text for library in (*licences.LIBRARIES, "Python", "dictionary-ru"))
    assert all(part.text for part in components)


def test_what_a_bundle_keeps_is_read_again(tmp_path: Path) -> None:
    components = (
        licences.Part("lxml 6.1", "BSD-3-Clause", "Redistribution"),
        licences.Part("dictionary-ru 3.0", "BSD", "© Лебедев"),
    )
    staging.write_licences(tmp_path / "licences", components)
    assert licences.bundled(tmp_path / "licences") == components


@pytest.mark.parametrize(
    ("system", "machine", "arguments", "said"),
    [
        ("Windows", "AMD64", ["--for", "linux"], "built on linux"),
        ("Linux", "x86_64", ["--for", "macos", "package"], "built on macos"),
        ("Linux", "x86_64", ["--for", "windows"], "built on windows"),
        ("Linux", "riscv64", [], "no Qt for riscv64"),
        ("Plan9", "x86_64", [], "no installers for Plan9"),
        ("Linux", "x86_64", ["publish"], "publish"),
    ],
)
def test_what_cannot_be_built_is_refused_in_a_sentence(
    system: str,
    machine: str,
    arguments: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert build_installer.main(arguments) == 2
    sentence = capsys.readouterr().err.strip()
    assert said in sentence
    assert sentence.endswith(".")


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_desktop_entry_passes_the_validator(tmp_path: Path) -> None:
    entry = tmp_path / "maqala.desktop"
    entry.write_text(linux.desktop_entry(ABOUT), "utf-8")
    seen = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (seen.returncode, seen.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstream is not installed")
def test_the_metainfo_passes_the_validator(tmp_path: Path) -> None:
    described = tmp_path / f"{ABOUT.app_id}.metainfo.xml"
    described.write_text(linux.metainfo(ABOUT), "utf-8")
    command = ["appstreamcli", "validate", "--no-net", "--explain", described]
    seen = subprocess.run(command, capture_output=True, text=True, check=False)
    assert seen.returncode == 0, seen.stdout


def package_of_node(folder: Path, members: dict[str, bytes]) -> metadata.Borrowed:
    """A package as npm leaves it in `folder`, and what `pyproject.toml` would say of it."""
    made = folder / "dictionary-xx-1.0.0.tgz"
    with tarfile.open(made, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    known = hashlib.sha512(made.read_bytes()).hexdigest()
    return metadata.Borrowed("xx_XX", "dictionary-xx", "1.0.0", "BSD-3-Clause", known)


def test_a_dictionary_of_the_registry_comes_with_its_licence(tmp_path: Path) -> None:
    members = {"index.aff": b"SET UTF-8", "index.dic": b"1\nword", "license": b"as you like"}
    assert borrowed.add(package_of_node(tmp_path, members), tmp_path / "in", tmp_path) == "as you like"
    assert (tmp_path / "in" / "xx_XX.dic").read_bytes() == b"1\nword"
    assert (tmp_path / "in" / "xx_XX.aff").read_bytes() == b"SET UTF-8"


def test_a_package_that_is_not_the_known_one_is_refused(tmp_path: Path) -> None:
    known = package_of_node(tmp_path, {"license": b"as you like"})
    package_of_node(tmp_path, {"license": b"send money"})
    with pytest.raises(metadata.BuildError, match="not the package that we know"):
        borrowed.add(known, tmp_path / "in", tmp_path)
    assert not (tmp_path / "in").exists()


def test_without_npm_the_build_says_what_it_is_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(metadata.BuildError, match=r"npm is missing: .* Install Node"):
        borrowed.fetch(ABOUT.dictionaries[0], tmp_path / "package.tgz")


@pytest.mark.parametrize("lost", ["maqala", "_internal/maqala/dictionaries/built/kk.maqala"])
def test_a_tree_without_its_parts_does_not_pass(tmp_path: Path, lost: str) -> None:
    (staged(tmp_path) / lost).unlink()
    with pytest.raises(metadata.BuildError, match=lost.removeprefix("_internal/")):
        staging.check(tmp_path, ABOUT)


def test_a_part_of_qt_that_nobody_uses_does_not_pass(tmp_path: Path) -> None:
    (staged(tmp_path) / "_internal" / "libQt6Quick.so.6").touch()
    with pytest.raises(metadata.BuildError, match="libQt6Quick"):
        staging.check(tmp_path, ABOUT)


def test_a_tree_that_is_too_large_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MEGABYTE", 10)
    with pytest.raises(metadata.BuildError, match="130 are allowed"):
        staging.check(staged(tmp_path), ABOUT)


def test_icons_hold_every_size_that_the_system_asks_for(tmp_path: Path) -> None:
    pictures = {16: b"a" * 10, 256: b"b" * 20}
    made = icons.ico(pictures)
    assert struct.unpack_from("<3H", made) == (0, 1, 2)
    for number, (size, picture) in enumerate(sorted(pictures.items())):
        entry = struct.unpack_from("<4B2H2I", made, 6 + 16 * number)
        assert entry[0] == size % 256
        assert made[entry[7] : entry[7] + entry[6]] == picture
    apple = icons.icns(pictures)
    assert struct.unpack_from(">I", apple, 4)[0] == len(apple)


def test_the_icon_is_drawn(tmp_path: Path, qt_gui: None) -> None:
    assert icons.drawn(32).startswith(b"\x89PNG")


def test_the_property_list_opens_our_files_as_an_alternative_in_three_languages() -> None:
    listed = plistlib.loads(plistlib.dumps(macos.info(ABOUT)))
    assert listed["CFBundleLocalizations"] == ["kk", "ru", "en"]
    assert len(listed["CFBundleDocumentTypes"]) == len(ABOUT.file_types)
    assert {kind["LSHandlerRank"] for kind in listed["CFBundleDocumentTypes"]} == {"Alternate"}


def test_what_windows_is_told_of_file_types_is_taken_back(tmp_path: Path) -> None:
    for suffix in ABOUT.file_types:
        assert f"\\{suffix}\\OpenWithList" in windows.registered(ABOUT)
        assert f"\\{suffix}\\OpenWithList" in windows.unregistered(ABOUT)
    assert "shell\\open" not in windows.registered(ABOUT)  # nobody's default is changed


def test_the_version_resource_is_python_that_names_the_version() -> None:
    text = windows.version_resource(ABOUT)
    compile(text, "version.txt", "eval")
    assert ABOUT.version in text


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not installed")
def test_the_installer_for_windows_is_made_of_a_staged_tree(tmp_path: Path, qt_gui: None) -> None:
    tree = tmp_path / "тұрған бума"
    for name in ("maqala.exe", "maqala-cli.exe", "_internal/maqala/resources/қазақша.json"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes(b"x" * 1000)
    made = windows.package(tree, tmp_path / "шығыс", ABOUT)
    assert made.read_bytes()[:2] == b"MZ"
    header = made.read_bytes()[:1024]
    assert (
        struct.unpack_from("<H", header, struct.unpack_from("<I", header, 60)[0] + 4)[0] == 0x8664
    )  # 64-bit


@pytest.mark.skipif(
    not (os.environ.get("MAQALA_BUILD_INSTALLER") and importlib.util.find_spec("PyInstaller")),
    reason="takes minutes; set MAQALA_BUILD_INSTALLER=1 and install '.[installer]'",
)
def test_the_installer_is_built_installed_tried_and_removed(tmp_path: Path) -> None:
    assert build_installer.main(["--output", str(tmp_path)]) == 0


@pytest.mark.skipif(not os.environ.get("MAQALA_BUILD_INSTALLER"), reason="asks the package registry")
@pytest.mark.parametrize("system", ["win_amd64", "macosx_13_0_x86_64", "macosx_13_0_arm64"])
def test_every_dependency_has_a_wheel_for_the_python_that_ships(system: str, tmp_path: Path) -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    options = ["--dry-run", "--ignore-installed", "--only-binary=:all:", "--python-version=3.12"]
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        *options,
        f"--platform={system}",
        f"--target={tmp_path}",
    ]
    seen = subprocess.run([*command, *needed], capture_output=True, text=True, check=False)
    assert seen.returncode == 0, seen.stderr
