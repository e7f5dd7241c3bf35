"""The installer for Windows, made by NSIS: for one user, in Kazakh, Russian and English, silent with /S."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from installer.icons import write_ico
from installer.metadata import PARTS, BuildError, Metadata, run, size_of, told_size
from installer.trial import selftest

SIGN = "MAQALA_SIGN_WINDOWS"
"""An environment variable with a command that signs the file whose name is put behind it (signtool …)."""


def registered(about: Metadata) -> str:
    """NSIS lines that offer the program for our file types without taking them from others."""
    return "".join(
        f'WriteRegStr HKCU "${{CLASSES}}\\{suffix}\\OpenWithList\\${{NAME}}.exe" "" ""\n'
        f'WriteRegStr HKCU "${{CLASSES}}\\Applications\\${{NAME}}.exe\\SupportedTypes" "{suffix}" ""\n'
        for suffix in about.file_types
    )


def unregistered(about: Metadata) -> str:
    """NSIS lines that take back what `registered` wrote."""
    return "".join(
        f'DeleteRegKey HKCU "${{CLASSES}}\\{suffix}\\OpenWithList\\${{NAME}}.exe"\n'
        for suffix in about.file_types
    )


def version_resource(about: Metadata) -> str:
    """The version resource of the programs, in the form that PyInstaller reads."""
    numbers = (*(int(part) for part in about.version.split(".")), 0, 0, 0)[:4]
    texts = {
        "CompanyName": about.maintainer,
        "FileDescription": about.display_name,
        "FileVersion": about.version,
        "InternalName": about.name,
        "LegalCopyright": about.license,
        "ProductName": about.display_name,
        "ProductVersion": about.version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def package(staged: Path, output: Path, about: Metadata) -> Path:
    """Make the installer of a staged tree in `output`. NSIS runs on every system, so this does, too."""
    output.mkdir(parents=True, exist_ok=True)
    made = output / f"{about.display_name}-{about.version}-setup.exe"
    for program in staged.glob("*.exe"):
        sign(program)
    with tempfile.TemporaryDirectory() as scratch:
        defined = _definitions(staged, made, about, Path(scratch))
        run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined, PARTS / "maqala.nsi"])
    sign(made)
    told_size(made, about.packed_limit)
    return made


def _definitions(staged: Path, made: Path, about: Metadata, scratch: Path) -> Iterator[str]:
    types_in, types_out = scratch / "in.nsh", scratch / "out.nsh"
    types_in.write_text(registered(about), "utf-8")
    types_out.write_text(unregistered(about), "utf-8")
    values = {
        "NAME": about.name,
        "DISPLAY": about.display_name,
        "VERSION": about.version,
        "STAGED": staged.resolve(),
        "OUTPUT": made.resolve(),
        "ICON": write_ico(scratch / "maqala.ico"),
        "SIZE_KB": size_of(staged) // 1024,
        "PARTS": PARTS,
        "TYPES_IN": types_in,
        "TYPES_OUT": types_out,
    }
    return (f"-D{name}={value}" for name, value in values.items())


def sign(file: Path) -> None:
    """Sign `file` where a command for it is configured; unsigned is said, not hidden."""
    command = os.environ.get(SIGN)
    if not command:
        print(f"not signed: {file.name} (set {SIGN} to a command that signs)")
        return
    run([*shlex.split(command, posix=os.name != "nt"), file])


def verify(setup: Path, about: Metadata) -> None:
    """Install silently, try, upgrade over it and uninstall, on Windows."""
    with tempfile.TemporaryDirectory(prefix="Мақала орнату ") as scratch:
        folder = Path(scratch) / "Бағдарлама"
        for _ in ("new", "upgrade"):
            subprocess.run([str(setup), "/S", f"/D={folder}"], check=True)
            selftest(folder / f"{about.name}-cli.exe", Path(scratch) / "нәтиже")
        subprocess.run([str(folder / "uninstall.exe"), "/S", f"_?={folder}"], check=True)
        left = [path.name for path in folder.rglob("*") if path.name != "uninstall.exe"]
        if left:
            raise BuildError(f"Uninstalling left: {', '.join(left)}.")
