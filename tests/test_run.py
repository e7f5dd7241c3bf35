"""`run.py`: set-up happens once, is repaired when it broke off, and tells what it cannot do."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

INSTALL = "install"


@pytest.fixture
def start(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The script, working in a folder of its own, with every call to other programs recorded."""
    script = load(root)
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(script, "STAMP", project / ".venv" / "set-up-complete")
    monkeypatch.setattr(script, "PYTHON", project / ".venv" / "bin" / "python")
    monkeypatch.setattr(script, "VENV", project / ".venv")
    monkeypatch.setattr(script, "ROOT", project)
    monkeypatch.setattr(script, "say", lambda key, **values: " ".join([key, *values.values()]))
    monkeypatch.setattr(script, "is_loadable", lambda _: True)
    monkeypatch.setattr(script, "has_font", lambda: True)
    monkeypatch.chdir(tmp_path)
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    started = SimpleNamespace(script=script, called=[], became=[], failing="", code=0)
    record(started, monkeypatch)
    return started


def load(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_script", root / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record(started: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def call(command: list[str], *, silent: bool = False) -> int:
        started.called.append(command)
        if started.failing and started.failing in command:
            return 1
        if "venv" in command:
            started.script.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            started.script.PYTHON.touch()
        return started.code if "check" in command else 0

    monkeypatch.setattr(started.script, "call", call)
    monkeypatch.setattr(started.script, "become", lambda command: started.became.append(command) or 0)


def installs(start: SimpleNamespace) -> list[list[str]]:
    return [command for command in start.called if INSTALL in command]


linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


def test_the_first_start_sets_up_and_the_second_does_not(
    start: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert start.script.main(["a.md"]) == 0
    assert len(installs(start)) == 1
    start.called.clear()
    assert start.script.main(["a.md"]) == 0
    assert start.called == []
    assert start.became[-1][1:] == ["-P", "-m", "maqala", "a.md"]


def test_a_set_up_that_failed_is_made_anew(
    start: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    start.failing = INSTALL
    assert start.script.main(["--version"]) == 2
    assert "run.error.install" in capsys.readouterr().err
    assert start.became == []
    start.failing = ""
    start.called.clear()
    assert start.script.main(["--version"]) == 0
    assert any("--clear" in command for command in start.called)


def test_an_environment_that_cannot_be_made_is_told(
    start: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    start.failing = "venv"
    assert start.script.main(["--version"]) == 2
    assert "run.error.environment" in capsys.readouterr().err


def test_new_requirements_are_installed_into_the_same_environment(start: SimpleNamespace) -> None:
    start.script.main(["--version"])
    start.called.clear()
    (start.script.ROOT / "pyproject.toml").write_text("[project]\nname='b'\n")
    start.script.main(["--version"])
    assert len(installs(start)) == 1
    assert not any("venv" in command for command in start.called)


def test_a_project_that_was_moved_is_set_up_anew(
    start: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.script.main(["--version"])
    start.called.clear()
    moved = start.script.ROOT.with_name("elsewhere")
    start.script.ROOT.rename(moved)
    for name, path in {"ROOT": "", "VENV": ".venv", "STAMP": ".venv/set-up-complete"}.items():
        monkeypatch.setattr(start.script, name, moved / path)
    monkeypatch.setattr(start.script, "PYTHON", moved / ".venv" / "bin" / "python")
    start.script.main(["--version"])
    assert any("--clear" in command for command in start.called)


@pytest.mark.parametrize("content", ["", "x", "\udcff", "one two three", "\0"])
def test_a_damaged_stamp_only_means_a_set_up(start: SimpleNamespace, content: str) -> None:
    start.script.main(["--version"])
    start.script.STAMP.write_bytes(content.encode("utf-8", "surrogateescape"))
    start.called.clear()
    start.script.main(["--version"])
    assert len(installs(start)) == 1


def test_tests_bring_their_extras_and_run_without_a_screen(
    start: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    start.script.main(["--version"])
    start.called.clear()
    start.script.main(["test", "-k", "атомдық"])
    assert installs(start)[0][-1].endswith("[test]")
    assert start.became[-1][1:] == ["-m", "pytest", "-k", "атомдық"]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_after_tests_the_program_needs_no_second_set_up(start: SimpleNamespace) -> None:
    start.script.main(["test"])
    start.called.clear()
    start.script.main(["--version"])
    assert start.called == []


@linux
@pytest.mark.parametrize(
    ("environment", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ""}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_a_screen_is_recognised(
    start: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], screen: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert start.script.has_screen() is screen


@linux
def test_without_a_screen_the_article_is_checked_and_exported(
    start: SimpleNamespace, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    start.code = 1
    assert start.script.main(["мақала.txt"]) == 0
    commands = [command[4:] for command in start.called if "maqala" in command]
    assert [command[0] for command in commands] == ["check", "export", "export", "export"]
    assert [Path(command[2]).name for command in commands[1:]] == ["мақала.docx", "мақала.md", "мақала.html"]
    told = capsysbinary.readouterr().out.decode()
    assert "run.no_screen" in told
    assert all(f"[{number}/4]" in told for number in (1, 2, 3, 4))


@linux
def test_without_a_screen_and_an_article_the_sample_is_taken(start: SimpleNamespace) -> None:
    assert start.script.main([]) == 0
    assert any(str(start.script.SAMPLE) in command for command in start.called)


@linux
def test_an_article_that_cannot_be_read_ends_the_job(start: SimpleNamespace) -> None:
    start.code = 2
    assert start.script.main(["жоқ.txt"]) == 2
    assert not any("export" in command for command in start.called)


def test_no_file_is_overwritten(start: SimpleNamespace, tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "a-2.md").symlink_to("nowhere")
    assert start.script.free_name("a", ".md").name == "a-3.md"
    assert start.script.free_name("b", ".md").name == "b.md"


@linux
def test_root_gets_the_libraries_installed(start: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {"libGL.so.1", "libxcb-cursor.so.0"}
    monkeypatch.setattr(start.script, "is_loadable", lambda library: library not in lacking)
    monkeypatch.setattr(start.script, "has_font", lambda: False)
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    start.script.set_up({"drawing", "screen"})
    assert start.called[0] == ["apt-get", "update"]
    assert start.called[1][4:] == ["libgl1", "libxcb-cursor0", "fonts-dejavu-core"]


@linux
@pytest.mark.parametrize(("apt", "key"), [("/usr/bin/apt-get", "not_root"), (None, "libraries")])
def test_anybody_else_is_told_what_to_run(
    start: SimpleNamespace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    apt: str | None,
    key: str,
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(start.script, "is_loadable", lambda _: False)
    monkeypatch.setattr("shutil.which", lambda _: apt)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert start.script.main([]) == 2
    told = capsys.readouterr().err
    assert f"run.error.{key}" in told
    assert "libxcb-cursor0" in told
    assert start.called == []


@linux
def test_a_python_without_venv_gets_it(start: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.script, "has_module", lambda _: False)
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    start.script.set_up(set())
    assert start.called[1][-1] == "python3-venv"


def test_pip_alone_will_do(start: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.script, "has_module", lambda name: name == "pip")
    start.script.set_up(set())
    assert "--without-pip" in start.called[0]
    assert "--python" in installs(start)[0]


def test_it_runs_on_nothing_but_the_standard_library(root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(root / 'run.py')!r})"],
        check=False,
    )
    assert run.returncode == 0
