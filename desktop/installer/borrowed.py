"""The Russian and English dictionaries of the bundle, fetched from Node's package registry when it is built."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tempfile
from pathlib import Path

from installer.metadata import Borrowed, BuildError, run


def add(dictionary: Borrowed, folder: Path, kept: Path) -> str:
    """Put `dictionary` into `folder` as NAME.aff and NAME.dic; the text of its licence is returned.

    A package that lies in `kept` is not fetched again. Raises `BuildError` where it is not the one we know.
    """
    package = kept / f"{dictionary.package}-{dictionary.version}.tgz"
    if not package.exists():
        fetch(dictionary, package)
    if hashlib.sha512(package.read_bytes()).hexdigest() != dictionary.sha512:
        raise BuildError(f"{package} is not the package that we know. Delete it and build again.")
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(package) as archive:
        for suffix in (".aff", ".dic"):
            (folder / (dictionary.name + suffix)).write_bytes(_member(archive, "index" + suffix))
        return _member(archive, "license").decode("utf-8", "replace")


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(f"package/{name}")
    if found is None:
        raise BuildError(f"{archive.name!s} has no {name}.")
    return found.read()


def fetch(dictionary: Borrowed, package: Path) -> None:
    """Fetch the package of `dictionary` with npm, which knows where this machine gets its packages from."""
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError(
            "npm is missing: the Russian and English dictionaries are fetched with it. Install Node.js."
        )
    package.parent.mkdir(parents=True, exist_ok=True)
    wanted = f"{dictionary.package}@{dictionary.version}"
    with tempfile.TemporaryDirectory() as scratch:
        run([npm, "pack", "--silent", "--pack-destination", scratch, wanted])
        shutil.move(next(Path(scratch).glob("*.tgz")), package)
