"""`maqala preflight`: for scripts that hand articles in."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import Run

from maqala.core import settings
from maqala.core.settings import Settings


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.md"
    path.write_text("# Тақырып\n\nОл мектепке барды. [Мұнда](inform.kz)\n", "utf-8")
    return path


@pytest.fixture
def run(command: Run) -> Run:
    return partial(command, "preflight")


def profile(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_is_not_met_is_told_with_the_name_of_its_check(run: Run, source: Path, home: Path) -> None:
    profile(home / "profiles", "сайт", "[lead]\nrequired = true\n[links]\ncheck = true\n")
    code, out, err = run(source, "--profile", "сайт")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f"{source}: There is no lead. [lead-missing]",
        f"{source}: Link “Мұнда”: https:// is missing. inform.kz [link-no-scheme]",
    ]


def test_an_article_that_meets_it_ends_with_zero(run: Run, source: Path, home: Path) -> None:
    profile(home / "profiles", "сайт", "[headline]\nrequired = true\n")
    assert run(source, "--profile", "сайт") == (0, "", "")


def test_scripts_can_have_json(run: Run, source: Path, tmp_path: Path) -> None:
    path = profile(tmp_path, "газет", "[lead]\nrequired = true\n")
    code, out, _ = run(source, f"--profile={path}", "--format", "json")
    assert code == 1
    assert json.loads(out) == [{"file": str(source), "check": "lead-missing", "message": "There is no lead."}]


def test_open_findings_count_as_far_as_their_rules_are_wanted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ол  кетті...\n", "utf-8")
    path = profile(tmp_path, "газет", "[findings]\nstyle = 1\n")
    assert run(tmp_path / "a.txt", "--profile", path)[0] == 1
    assert run(tmp_path / "a.txt", "--profile", path, "--ignore", "ellipsis")[0] == 0


def test_profiles_come_from_the_shared_folder_too(run: Run, source: Path, tmp_path: Path, home: Path) -> None:
    shared = tmp_path / "ортақ"
    profile(shared, "газет", "[lead]\nrequired = true\n")
    Settings(home / "settings.json").set(settings.PROFILES_FOLDER, str(shared))
    assert run(source, "--profile", "газет")[0] == 1
    assert run(source, "--profile", "газет", "--isolated")[0] == 2


def test_a_shared_folder_out_of_reach_is_told(run: Run, source: Path, tmp_path: Path, home: Path) -> None:
    Settings(home / "settings.json").set(settings.PROFILES_FOLDER, str(tmp_path / "жоқ"))
    code, _, err = run(source, "--profile", "news")
    assert code == 1
    assert str(tmp_path / "жоқ") in err


@pytest.mark.parametrize("name", ["жоқ", "жоқ.toml", ""])
def test_without_a_profile_nothing_is_looked_at(run: Run, source: Path, name: str) -> None:
    code, out, err = run(source, *(["--profile", name] if name else []))
    assert (code, out) == (2, "")
    assert name in err


def test_an_unknown_profile_is_told_with_those_there_are(run: Run, source: Path) -> None:
    assert "news" in run(source, "--profile", "жоқ")[2]
    assert "news" in run(source)[2]


def test_a_broken_profile_is_told_with_its_line(run: Run, source: Path, home: Path) -> None:
    path = profile(home / "profiles", "сайт", "[lead]\nmx = 3\n")
    code, out, err = run(source, "--profile", "сайт")
    assert (code, out) == (2, "")
    assert f"{path}, line 2" in err


def test_a_missing_file_does_not_hide_the_others(run: Run, source: Path, tmp_path: Path) -> None:
    path = profile(tmp_path, "газет", "[lead]\nrequired = true\n")
    code, out, err = run("жоқ.md", source, "--profile", path)
    assert code == 2
    assert "lead-missing" in out
    assert "жоқ.md" in err
