"""What other programs install: well formed, complete, and the same at every build."""

from __future__ import annotations

import json
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import ROOT

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
LARGEST = 5_000_000


def package(folder: Path, ending: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(folder / f"kk_KZ-{VERSION}.{ending}")


def inside(archive: zipfile.ZipFile, ending: str) -> bytes:
    (name,) = [name for name in archive.namelist() if name.endswith(ending)]
    return archive.read(name)


def words_of(archive: zipfile.ZipFile) -> set[str]:
    count, *lines = inside(archive, "dic").decode().splitlines()
    assert int(count) == len(lines)
    return {line.split("/")[0] for line in lines}


def words(folder: Path) -> set[str]:
    return {line.split("/")[0] for line in (folder / "kk_KZ.dic").read_text("utf-8").splitlines()[1:]}


def test_a_second_build_gives_the_same_bytes(builds: tuple[Path, Path]) -> None:
    packages, again = builds
    made = {path.name: path.read_bytes() for path in packages.iterdir()}
    assert made == {path.name: path.read_bytes() for path in again.iterdir()}
    assert set(made) == {"kk_KZ.aff", "kk_KZ.dic", f"kk_KZ-{VERSION}.oxt", f"kk_KZ-{VERSION}.xpi"}
    assert max(map(len, made.values())) < LARGEST


def test_the_dictionary_says_what_it_is_and_whose(packages: Path) -> None:
    head = (packages / "kk_KZ.aff").read_text("utf-8").split("SET UTF-8")[0]
    assert VERSION in head
    assert "MPL-2.0" in head
    assert "hunspell-kk" in head


def test_the_word_count_on_top_is_true(packages: Path) -> None:
    count, *lines = (packages / "kk_KZ.dic").read_text("utf-8").splitlines()
    assert int(count) == len(lines) == len(words(packages))


def test_tables_of_the_affix_file_are_as_long_as_they_say(packages: Path) -> None:
    lines = (packages / "kk_KZ.aff").read_text("utf-8").splitlines()
    for table in ("AF", "REP", "MAP", "ICONV", "BREAK", "COMPOUNDRULE"):
        rows = [line for line in lines if line.startswith(f"{table} ")]
        assert int(rows[0].split()[1]) == len(rows) - 1, table


@pytest.mark.parametrize("ending", ["oxt", "xpi"])
def test_a_package_holds_the_licence_and_the_dictionary_as_built(packages: Path, ending: str) -> None:
    with package(packages, ending) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert archive.read("LICENSE.txt") == (ROOT / "LICENSE").read_bytes()
        assert inside(archive, "aff") == (packages / "kk_KZ.aff").read_bytes()
        assert words_of(archive) > words(packages)


def test_suffixes_are_words_where_a_program_parts_them_from_their_numbers(packages: Path) -> None:
    with package(packages, "oxt") as office, package(packages, "xpi") as browser:
        assert {"ға", "ды", "інші", "еуі"} <= words_of(office) - words(packages)
        assert {"ды", "ы"} <= words_of(browser)
        assert "інші" not in words_of(browser)


def test_libreoffice_is_told_where_the_dictionary_lies(packages: Path) -> None:
    with package(packages, "oxt") as archive:
        names = set(archive.namelist())
        manifest = archive.read("META-INF/manifest.xml").decode()
        description = ElementTree.fromstring(archive.read("description.xml"))
        registry = ElementTree.fromstring(archive.read("dictionaries.xcu"))
    assert "dictionaries.xcu" in manifest
    (version,) = [element for element in description if element.tag.endswith("version")]
    assert version.get("value") == VERSION
    values = [value.text or "" for value in registry.iter("value")]
    assert {place.removeprefix("%origin%/") for place in values[0].split()} <= names
    assert values[1:] == ["DICT_SPELL", "kk-KZ"]


def test_firefox_is_told_where_the_dictionary_lies(packages: Path) -> None:
    with package(packages, "xpi") as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = archive.namelist()
    assert manifest["manifest_version"] == 2
    assert manifest["version"] == VERSION
    gecko = manifest["browser_specific_settings"]["gecko"]
    assert gecko["id"]
    assert gecko["data_collection_permissions"] == {"required": ["none"]}
    ((language, path),) = manifest["dictionaries"].items()
    assert path == f"dictionaries/{language}.dic"
    assert path in names
    assert path.removesuffix("dic") + "aff" in names
