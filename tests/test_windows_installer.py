"""The installer for Windows, tried under Wine around a staged tree: what it leaves, and what it takes away.

Files and registry are looked at, not exit codes: a stub of the wrong kind returns 0 and does nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "desktop")]

from installer import metadata, windows  # noqa: E402

ABOUT = metadata.read_metadata()

pytestmark = pytest.mark.skipif(
    not (shutil.which("makensis") and shutil.which("wine")), reason="NSIS and Wine are not both installed"
)


class Windows:
    """A Windows of this test alone, with one installer."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "prefix"
        self.staged = folder / "тұрған бума"
        self.home = self.prefix / "drive_c" / "users" / os.environ.get("USER", "root")
        for name in ("maqala.exe", "maqala-cli.exe", "_internal/old.dll", "_internal/maqala/қазақша.json"):
            self.stage(name)
        self.run("wineboot", "-i")
        self.home = next((self.prefix / "drive_c" / "users").glob("*/AppData")).parent
        self.program = self.home / "AppData/Local/Programs/Maqala"
        self.settings = self.home / "AppData/Roaming/Maqala"
        self.link = self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Maqala.lnk"
        self.output = folder / "шығыс"

    def stage(self, name: str) -> None:
        path = self.staged / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1000)

    def run(self, *command: str) -> None:
        environment = os.environ | {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
        # Wine must not put entries for its programs into this user's own menus.
        environment |= {"WINEDLLOVERRIDES": "winemenubuilder.exe=d", "DISPLAY": ""}
        subprocess.run(["wine", *command], env=environment, capture_output=True, timeout=300, check=True)

    def install(self) -> None:
        self.run(str(windows.package(self.staged, self.output, ABOUT)), "/S")

    def uninstall(self) -> None:
        self.run(str(self.program / "uninstall.exe"), "/S", r"_?=" + self._windows_path(self.program))

    def _windows_path(self, path: Path) -> str:
        return "C:\\" + str(path.relative_to(self.prefix / "drive_c")).replace("/", "\\")

    def registry(self) -> str:
        self.run("reg", "export", "HKCU\\Software", "C:\\all.reg", "/y")
        return (self.prefix / "drive_c" / "all.reg").read_text("utf-16")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    system = Windows(tmp_path_factory.mktemp("wine"))
    system.install()
    yield system
    system.run("wineboot", "-k")
    del application


def test_it_installs_upgrades_and_uninstalls_clean(installed: Windows) -> None:
    assert (installed.program / "_internal/maqala/қазақша.json").exists()
    assert installed.link.exists()
    assert not (installed.home / "Desktop" / "Maqala.lnk").exists()
    registry = installed.registry()
    assert f'"DisplayVersion"="{ABOUT.version}"' in registry
    for suffix in ABOUT.file_types:
        assert f"\\Classes\\{suffix}\\OpenWithList\\maqala.exe]" in registry

    document = installed.program / "мақала.docx"  # somebody's, in the wrong place
    document.write_bytes(b"text")
    for name in ("settings.json", "words.txt", "recovery/1.sqlite"):
        (installed.settings / name).parent.mkdir(parents=True, exist_ok=True)
        (installed.settings / name).write_bytes(b"kept")
    (installed.staged / "_internal/old.dll").unlink()
    installed.stage("_internal/new.dll")
    installed.install()
    assert (installed.program / "_internal/new.dll").exists()
    assert not (installed.program / "_internal/old.dll").exists()
    assert document.exists()

    installed.uninstall()
    left = {path.name for path in installed.program.rglob("*")} - {"uninstall.exe"}
    assert left == {"мақала.docx"}
    assert not installed.link.exists()
    assert "maqala.exe" not in installed.registry()
    assert (installed.settings / "recovery/1.sqlite").exists()
    assert (installed.settings / "words.txt").exists()
