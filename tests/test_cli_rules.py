"""Which rules run on the command line: those of the user's settings, unless it says otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from maqala import cli
from maqala.core import settings
from maqala.core.settings import Settings

TEXT = "Ол  кетті...\n"
"""Two spaces, three dots."""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """Check `TEXT`: the exit code, the rules that found something and their severities, the complaints."""
    path = tmp_path / "мақала.txt"
    path.write_text(TEXT, "utf-8")

    def running(*options: str) -> tuple[int, dict[str, str], str]:
        code = cli.run(["check", "--format", "json", *options, str(path)])
        out, err = capfdbinary.readouterr()
        return code, {one["rule"]: one["severity"] for one in json.loads(out or b"[]")}, err.decode()

    return running


@pytest.fixture
def kept(home: Path) -> Settings:
    return Settings(home / "settings.json")


def test_rules_run_as_they_come(run: Run) -> None:
    assert run() == (1, {"space-double": "hint", "ellipsis": "hint"}, "")


def test_what_was_switched_off_in_the_window_does_not_run_here(run: Run, kept: Settings) -> None:
    kept.set(settings.RULES, ("ellipsis=off", "space-double=error", "from-tomorrow=off"))
    assert run() == (1, {"space-double": "error"}, "")


def test_scripts_can_leave_the_settings_out_of_account(run: Run, kept: Settings) -> None:
    kept.set(settings.RULES, ("ellipsis=off", "space-double=off"))
    assert run("--isolated") == (1, {"space-double": "hint", "ellipsis": "hint"}, "")
    assert run() == (0, {}, "")


def test_a_rule_that_is_selected_runs_even_where_it_is_off(run: Run, kept: Settings) -> None:
    kept.set(settings.RULES, ("ellipsis=off",))
    assert run("--select", "ellipsis") == (1, {"ellipsis": "hint"}, "")


def test_ignoring_a_rule_wins_over_selecting_it(run: Run) -> None:
    assert run("--select", "ellipsis,space-double", "--ignore", "ellipsis")[1] == {"space-double": "hint"}


def test_an_unknown_rule_is_refused(run: Run) -> None:
    code, _, err = run("--ignore", "elipsis")
    assert code == 2
    assert "elipsis" in err
    assert "maqala rules" in err


def test_damaged_settings_are_told_of_and_left_where_they_are(run: Run, home: Path) -> None:
    (home / "settings.json").write_text("{", "utf-8")
    code, found, err = run()
    assert (code, len(found)) == (1, 2)
    assert str(home / "settings.json") in err
    assert [path.name for path in home.iterdir()] == ["settings.json"]


def test_the_rules_are_listed_with_what_becomes_of_them(
    kept: Settings, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    kept.set(settings.RULES, ("ellipsis=off", "space-double=warning"))
    assert cli.run(["rules", "--format=json"]) == 0
    rows = {row["rule"]: row for row in json.loads(capfdbinary.readouterr().out)}
    assert rows["ellipsis"]["severity"] == "off"
    assert rows["space-double"]["severity"] == "warning"
    assert rows["unknown-name"]["severity"] == "name"
    assert rows["stem-crowding"]["severity"] == "off"
    assert all(row[field] for row in rows.values() for field in ("topic", "name", "why"))


def test_each_rule_has_a_line_under_its_topic(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAQALA_LANGUAGE", "en")
    assert cli.run(["rules"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert lines[0] == "Spelling"
    assert any(line.split()[:2] == ["ellipsis", "hint"] for line in lines)


def test_the_list_takes_no_files(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.run(["rules", "a.txt"]) == 2
    assert "maqala rules" in capfdbinary.readouterr().err.decode()


def test_a_style_file_can_be_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "мақала.txt").write_text("Ол жиынға кетті.\n", "utf-8")
    style = tmp_path / "стиль.txt"
    style.write_text("жиналыс <- жиын\nтүсініксіз жол\n", "utf-8")
    code, found, err = run("--house", str(style), "--isolated")
    assert (code, found) == (1, {"house-style": "warning"})
    assert f"{style}:2: " in err


def test_the_style_file_of_the_settings_is_used_too(run: Run, kept: Settings, tmp_path: Path) -> None:
    (tmp_path / "мақала.txt").write_text("Ол жиынға кетті.\n", "utf-8")
    style = tmp_path / "стиль.txt"
    style.write_text("жиналыс <- жиын\n", "utf-8")
    kept.set(settings.HOUSE_FILE, str(style))
    assert run() == (1, {"house-style": "warning"}, "")
    assert run("--isolated") == (0, {}, "")
    style.unlink()
    code, found, err = run()
    assert (code, found) == (1, {"house-style": "warning"})
    assert str(style) in err


def test_a_named_style_file_has_to_be_there(run: Run, tmp_path: Path) -> None:
    code, found, err = run("--house", str(tmp_path / "жоқ.txt"))
    assert (code, found) == (2, {})
    assert "жоқ.txt" in err
