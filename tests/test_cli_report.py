"""`maqala report`: what is wrong in files, in a file of its own."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import Run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.txt"
    path.write_text("Ол  кетті...\n", "utf-8")
    return path


@pytest.fixture
def run(command: Run) -> Run:
    return partial(command, "report", "--isolated")


def test_without_a_name_the_page_is_printed(run: Run, source: Path) -> None:
    code, out, err = run(source)
    assert (code, err) == (1, "")
    assert out.startswith("<!DOCTYPE html>")
    assert "Double space" in out


def test_the_name_of_the_file_says_its_form(run: Run, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "есеп.json"
    assert run(source, "-o", target) == (1, "", "")
    (article,) = json.loads(target.read_text("utf-8"))["articles"]
    assert [one["rule"] for one in article["findings"]] == ["space-double", "ellipsis"]
    assert article["file"] == str(source)


def test_rules_are_selected_as_in_a_check(run: Run, source: Path) -> None:
    _, out, _ = run(source, "--format", "json", "--ignore", "ellipsis")
    assert [one["rule"] for one in json.loads(out)["articles"][0]["findings"]] == ["space-double"]


def test_nothing_found_is_a_report_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "таза.txt").write_text("Ол кетті.\n", "utf-8")
    code, out, _ = run(tmp_path / "таза.txt")
    assert code == 0
    assert "No mistakes found" in out


def test_a_missing_file_is_told_of_and_the_others_are_reported(run: Run, source: Path) -> None:
    code, out, err = run("жоқ.txt", source, "--format=json")
    assert code == 2
    assert len(json.loads(out)["articles"]) == 1
    assert "жоқ.txt" in err


def test_the_article_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "мақала.html"
    source.write_text("<p>Ол  кетті.</p>", "utf-8")
    code, _, err = run(source, "-o", source)
    assert code == 2
    assert "мақала.html" in err
    assert source.read_text("utf-8") == "<p>Ол  кетті.</p>"


@pytest.mark.parametrize(
    "arguments", [(), ("a.txt", "--format", "pdf"), ("a.txt", "-o", "есеп.pdf"), ("a.txt", "--nonsense")]
)
def test_a_wrong_command_line_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "maqala report" in err
