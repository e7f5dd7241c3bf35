"""`maqala selftest DIR`: a copy of the program tries itself out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from maqala import selftest
from maqala.core.errors import MaqalaError
from maqala.core.formats import registry


def report(folder: Path) -> dict[str, object]:
    seen = json.loads((folder / "selftest.json").read_text("utf-8"))
    return {**seen, "by_name": {step["name"]: step for step in seen["steps"]}}


def test_it_tries_words_every_format_and_the_window(tmp_path: Path) -> None:
    folder = tmp_path / "өзін тексеру"
    environment = os.environ | {"MAQALA_HOME": str(tmp_path / "mine")}
    subprocess.run([sys.executable, "-m", "maqala", "selftest", str(folder)], env=environment, check=True)
    seen = report(folder)
    assert seen["passed"] is True
    formats = {f"format {form.extensions[0]}" for form in registry.FORMATS}
    assert seen["by_name"].keys() == {"spelling", "languages", "sample", "window"} | formats
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "mine").exists()


def test_a_window_that_does_not_open_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAQALA_HOME", "")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    monkeypatch.setattr(selftest, "FOREIGN", {})  # seen elsewhere, and slow

    def broken(article: Path, picture: Path) -> dict[str, object]:
        raise RuntimeError("no screen")

    assert selftest.run([str(tmp_path)], broken) == 1
    seen = report(tmp_path)
    assert seen["passed"] is False
    assert "no screen" in seen["by_name"]["window"]["error"]
    assert seen["by_name"]["spelling"]["passed"]


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--help-me"]])
def test_it_needs_one_folder(arguments: list[str]) -> None:
    with pytest.raises(MaqalaError) as caught:
        selftest.run(arguments, lambda article, picture: {})
    assert caught.value.message.key == "cli.usage.selftest"


def test_a_language_that_is_missing_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "FOREIGN", {"xx": "word"})
    with pytest.raises(selftest.SelftestError, match="xx"):
        selftest._languages()
