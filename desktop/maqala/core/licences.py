"""What the program is made of, and under which licences: from the bundle, or from the packages installed here."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import re
import sys
from pathlib import Path

from maqala.core import paths
from maqala.core.values import dataclass

LIBRARIES = ("PySide6-Essentials", "shiboken6", "markdown", "spylls", "lxml", "regex")
"""The distributions that the program runs with."""
INDEX = "licences.json"
"""In the folder of a bundle's licences: what the licence of each component is called, by name and version."""

_LICENCE = re.compile("licen[cs]e|copying", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A component of the program: its name with the version, what its licence is called, and the text of that."""

    name: str
    licence: str
    text: str


def parts() -> tuple[Part, ...]:
    """All components of this copy of the program, itself first."""
    folder = paths.shipped("licences")
    return bundled(folder) if (folder / INDEX).exists() else installed()


def bundled(folder: Path) -> tuple[Part, ...]:
    """The components of a bundle, of which `INDEX` in `folder` tells."""
    named: dict[str, str] = json.loads((folder / INDEX).read_text("utf-8"))
    return tuple(Part(name, licence, _text([file_in(folder, name)])) for name, licence in named.items())


def installed() -> tuple[Part, ...]:
    """The components as the packages that are installed here tell of themselves."""
    found = [part for library in LIBRARIES if (part := _library(library))]
    own = Part("Maqala", "MPL-2.0", _text([paths.shipped("LICENSE")]))
    places = [Path(sys.base_prefix) / "LICENSE.txt", Path(os.__file__).parent / "LICENSE.txt"]
    python = Part(f"Python {platform.python_version()}", "PSF-2.0", _text(places[:1]) or _text(places[1:]))
    return (own, *found, python)


def _library(name: str) -> Part | None:
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:  # put there by other means than Python's own
        return None
    texts = [Path(str(file.locate())) for file in found.files or () if _LICENCE.search(file.name)]
    return Part(f"{name} {found.version}", _licence_of(found), _text(texts))


def _licence_of(library: importlib.metadata.Distribution) -> str:
    """What a library calls its licence, in the newest of the three ways there are to say it."""
    said = library.metadata
    named = [said[key] for key in ("License-Expression", "License") if key in said and said[key] != "UNKNOWN"]
    classified = [c.split(" :: ")[-1] for c in said.get_all("Classifier") or () if c.startswith("License")]
    return (named or classified or ["?"])[0].splitlines()[0]


def file_in(folder: Path, name: str) -> Path:
    """Where a bundle keeps the text of a component's licence."""
    return folder / f"{name.split()[0]}.txt"


def _text(files: list[Path]) -> str:
    """The texts of `files` that are there, one below the other."""
    return "\n\n".join(f.read_text("utf-8", "replace").strip() for f in files if f.is_file())
