"""What the program says it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core import licences
from maqala.core.licences import Part


def test_the_program_comes_first_and_python_last() -> None:
    names = [part.name.split()[0] for part in licences.parts()]
    assert names == ["Maqala", *licences.LIBRARIES, "Python"]


def test_every_component_has_a_licence() -> None:
    assert all(part.licence not in {"", "?"} for part in licences.parts())
    assert "Mozilla Public License" in licences.parts()[0].text


def test_what_a_bundle_keeps_is_read_again(tmp_path: Path) -> None:
    components = (
        Part("lxml 6.1", "BSD-3-Clause", "Redistribution"),
        Part("dictionary-ru 3.0", "BSD", "© Лебедев"),
    )
    licences.write(tmp_path / "licences", components)
    assert licences.bundled(tmp_path / "licences") == components


def test_a_library_put_there_by_other_means_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "LIBRARIES", ("lxml", "no-such-library"))
    assert [part.name.split()[0] for part in licences.parts()] == ["Maqala", "lxml", "Python"]
