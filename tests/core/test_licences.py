"""What the program says it is made of."""

from __future__ import annotations

import pytest

from maqala.core import licences


def test_the_program_comes_first_and_python_last() -> None:
    names = [part.name.split()[0] for part in licences.parts()]
    assert names == ["Maqala", *licences.LIBRARIES, "Python"]


def test_every_component_has_a_licence() -> None:
    assert all(part.licence not in {"", "?"} for part in licences.parts())
    assert "Mozilla Public License" in licences.parts()[0].text


def test_a_library_put_there_by_other_means_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "LIBRARIES", ("lxml", "no-such-library"))
    assert [part.name.split()[0] for part in licences.parts()] == ["Maqala", "lxml", "Python"]
