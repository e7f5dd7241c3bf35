"""What installers say of the program, and where their parts are. All of it comes from `pyproject.toml`."""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = Path(__file__).resolve().parent / "parts"
DRAWING = ROOT / "resources" / "icons" / "maqala.svg"
"""The program's icon."""
MEGABYTE = 1_000_000


class BuildError(Exception):
    """The installer cannot be made; the text is for whoever builds it."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A Hunspell dictionary of the bundle: the package of Node it comes in, and the SHA-512 of that, in hex."""

    name: str
    package: str
    version: str
    license: str
    sha512: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that installers say of the program. Limits are in MB (10⁶ bytes)."""

    name: str
    version: str
    description: str
    license: str
    display_name: str
    app_id: str
    maintainer: str
    summary: dict[str, str]
    file_types: dict[str, str]
    unpacked_limit: int
    packed_limit: int
    dictionaries: tuple[Borrowed, ...]


def read_metadata(pyproject: Path = ROOT / "pyproject.toml") -> Metadata:
    """What `pyproject.toml` says of the program."""
    whole = tomllib.loads(pyproject.read_text("utf-8"))
    project, own = whole["project"], whole["tool"]["maqala"]["installer"]
    return Metadata(
        project["name"],
        project["version"],
        project["description"],
        project["license"],
        own["display-name"],
        own["app-id"],
        own["maintainer"],
        own["summary"],
        own["file-types"],
        own["unpacked-limit"],
        own["packed-limit"],
        tuple(Borrowed(**given) for given in own["dictionaries"]),
    )


def run(command: Sequence[str | Path]) -> None:
    """Run a program of the system; raises `BuildError` if it is missing or fails."""
    try:
        # Some programs cannot read file names in Kazakh where no locale is set.
        environment = os.environ | ({} if os.name == "nt" else {"LC_ALL": "C.UTF-8"})
        subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env=environment)
    except FileNotFoundError as error:
        raise BuildError(f"{command[0]} is missing on this system. Install it and try again.") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(
            f"{' '.join(str(part) for part in command[:4])} … failed with exit code {error.returncode}."
        ) from error


def files(folder: Path) -> Iterator[Path]:
    """All files below `folder`, in order."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in files(folder))


def told_size(path: Path, limit: int) -> None:
    """Say how large an installer came out; `BuildError` beyond `limit`, in MB."""
    size = path.stat().st_size / MEGABYTE
    print(f"{path}: {size:.1f} MB of {limit}")
    if size > limit:
        raise BuildError(f"{path.name} has {size:.1f} MB; {limit} are allowed.")
