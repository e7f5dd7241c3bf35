"""The formats that are known, and how they are found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from maqala.core.formats import registry


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("а.docx", "docx"),
        ("а.md", "markdown"),
        ("а.MARKDOWN", "markdown"),
        ("а.html", "html"),
        ("а.b.HTM", "html"),
        ("а.txt", "text"),
        ("а.docm", "docx"),
        ("а.xhtml", "html"),
    ],
)
def test_a_format_is_found_by_its_extension(name: str, form: str) -> None:
    found = registry.by_path(Path(name))
    assert found is registry.by_id(form)


@pytest.mark.parametrize("name", ["а", "а.odt", ".txt", "txt", "а.txt.bak", ""])
def test_what_has_another_extension_is_not_known(name: str) -> None:
    assert registry.by_path(Path(name)) is None


def test_a_format_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        registry.by_id("odt")


def test_no_extension_belongs_to_two_formats() -> None:
    extensions = [extension for form in registry.FORMATS for extension in form.extensions + form.only_read]
    assert len(extensions) == len(set(extensions))
    assert all(extension == extension.lower() and extension.startswith(".") for extension in extensions)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_format_has_a_name_in_each_language(root: Path, language: str) -> None:
    spoken = json.loads((root / "resources" / "translations" / language / "ui.json").read_text("utf-8"))
    assert {f"format.{form.id}" for form in registry.FORMATS} <= spoken.keys()


def test_knowing_the_formats_loads_none_of_them() -> None:
    script = (
        "import sys; from maqala.core.formats import files, registry\n"
        "print([m for m in ('lxml', 'markdown', 'docx') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stdout == "[]\n"
