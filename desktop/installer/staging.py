"""The program with its Python and Qt in one folder, and whether that folder is whole and small enough."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer import borrowed
from installer.metadata import MEGABYTE, PARTS, BuildError, Metadata, files, run, size_of
from maqala.core import licences
from maqala.core.values import replace

LEFT_TO_THE_SYSTEM = frozenset({"libcups.so.2", "libdbus-1.so.3"})
"""Parts of services of the system, which knows best how to reach them; they bring 14 MB of others with them."""
_BINARY = re.compile(r"\.so(\.\d+)*$")


def stage(work: Path, about: Metadata) -> Path:
    """The program with all that it needs in one folder, which is returned."""
    if importlib.util.find_spec("PyInstaller") is None:
        raise BuildError("PyInstaller is missing. Run: pip install '.[installer]'")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    command += [
        f"--distpath={work / 'dist'}",
        f"--workpath={work / 'work'}",
        str(PARTS / "maqala.spec"),
    ]
    run(command)
    staged = staged_in(work)
    if sys.platform == "linux":
        slim(staged)
    own = inside(staged) / "maqala"
    texts = {
        given.package: borrowed.add(given, own / "dictionaries" / "hunspell", work / "fetched")
        for given in about.dictionaries
    }
    write_licences(own / "licences", licences_of(about, texts))
    return staged


def staged_in(work: Path) -> Path:
    """Where `stage` puts the program: a folder, and a .app on macOS."""
    return work / "dist" / ("Maqala.app" if sys.platform == "darwin" else "maqala")


def inside(staged: Path) -> Path:
    """The folder of a staged tree in which the program's own files are."""
    return staged / "Contents" / "Resources" if staged.suffix == ".app" else staged / "_internal"


def slim(staged: Path) -> None:
    """Drop symbols, and the libraries that only parts of Qt left out or the system's own libraries need."""
    internal = staged / "_internal"
    libraries = [*internal.glob("*.so*"), *(internal / "PySide6" / "Qt" / "lib").glob("*.so*")]
    users = [p for p in files(staged) if _BINARY.search(p.name) and p not in libraries]
    pythons = [p for p in internal.glob("libpython*") if not p.is_symlink()]
    needed = _needed_by([staged / staged.name, *users, *pythons], libraries) - LEFT_TO_THE_SYSTEM
    for library in libraries:
        if library.name not in needed and not library.name.startswith("libpython"):
            library.unlink()
    own = [p for p in users if "PySide6" not in p.parts]
    run(["strip", "--strip-unneeded", *(str(p) for p in (*pythons, *own))])


def _needed_by(users: list[Path], libraries: list[Path]) -> set[str]:
    """The names of all libraries that `users` need, with those that these need, as far as they are ours."""
    ours = {path.name: path for path in libraries if path.name not in LEFT_TO_THE_SYSTEM}
    found: set[str] = set()
    asked = list(users)
    while asked:
        new = _direct(asked.pop()) - found
        found |= new
        asked += [ours[name] for name in new if name in ours]
    return found


def _direct(binary: Path) -> set[str]:
    """The names of the libraries that `binary` itself asks for."""
    seen = subprocess.run(["readelf", "-d", str(binary)], capture_output=True, text=True, check=False)
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", seen.stdout))


def _linked(binary: Path, staged: Path) -> list[tuple[str, str]]:
    """Each library that `binary` is linked with, and the path where it is found, or "not found"."""
    folders = (staged / "_internal", staged / "_internal" / "PySide6" / "Qt" / "lib")
    environment = os.environ | {"LD_LIBRARY_PATH": ":".join(map(str, folders))}
    seen = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, env=environment, check=False)
    return re.findall(r"^\s*(\S+) => (not found|.+?)(?: \(0x\w+\))?$", seen.stdout, re.MULTILINE)


def write_licences(folder: Path, components: Sequence[licences.Part]) -> None:
    """Leave the licences of `components` in `folder`, for the program and for whoever looks into the bundle."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in components:
        licences.file_in(folder, part.name).write_text(part.text, "utf-8")
    named = {part.name: part.licence for part in components}
    (folder / licences.INDEX).write_text(json.dumps(named, indent=1) + "\n", "utf-8")


def licences_of(about: Metadata, texts: Mapping[str, str]) -> tuple[licences.Part, ...]:
    """All components of the bundle; `texts` are the licences of its dictionaries, by package."""
    # The wheels of Qt for Python carry no text; the one that we use it under is LGPL 3, which builds on GPL 3.
    qt = "\n\n".join(path.read_text("utf-8") for path in sorted((PARTS / "licences").glob("*LGPL*")))
    dictionaries = (
        licences.Part(f"{given.package} {given.version}", given.license, texts[given.package])
        for given in about.dictionaries
    )
    found = (part if part.text else replace(part, text=qt) for part in licences.installed())
    return (*found, *dictionaries)


def check(staged: Path, about: Metadata) -> list[str]:
    """The system's libraries that the staged program uses; raises `BuildError` for all that is amiss."""
    dictionaries = [f"maqala/dictionaries/hunspell/{given.name}.dic" for given in about.dictionaries]
    for needed in ("maqala/resources", "maqala/dictionaries/built/kk.maqala", *dictionaries):
        if not (inside(staged) / needed).exists():
            raise BuildError(f"{staged} lacks {needed}: stage it again.")
    if not any((staged / name).exists() for name in (about.name, f"{about.name}.exe", "Contents/MacOS")):
        raise BuildError(f"{staged} lacks {about.name}: stage it again.")
    unwanted = [
        path.name for path in files(staged) if re.search("WebEngine|Qt6?(Qml|Quick|Network)", path.name)
    ]
    if unwanted:
        raise BuildError(f"Parts of Qt that nobody uses are in {staged}: {', '.join(unwanted)}.")
    size = size_of(staged)
    print(f"unpacked: {size / MEGABYTE:.1f} MB of {about.unpacked_limit}")
    if size > about.unpacked_limit * MEGABYTE:
        raise BuildError(f"{staged} has {size / MEGABYTE:.1f} MB; {about.unpacked_limit} are allowed.")
    return _outside(staged) if sys.platform == "linux" else []


def _outside(staged: Path) -> list[str]:
    outside: set[str] = set()
    missing: set[str] = set()
    for path in files(staged):
        if not _BINARY.search(path.name) and path.parent != staged:
            continue
        direct = _direct(path)
        for library, where in _linked(path, staged):
            if where == "not found":
                missing.add(f"{library} (for {path.name})")
            elif library in direct and not Path(where).resolve().is_relative_to(staged.resolve()):
                outside.add(where)
    if missing:
        raise BuildError(f"Libraries are missing: {', '.join(sorted(missing))}.")
    return sorted(outside)
