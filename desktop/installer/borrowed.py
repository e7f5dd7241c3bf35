"""The Russian and English dictionaries of the bundle, fetched from Node's package registry when it is built."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tempfile
from pathlib import Path

from installer.metadata import Borrowed, BuildError, run


def add(dictionary: Borrowed, folder: Path, licences: Path, kept: Path) -> None:
    """Put `dictionary` into `folder` as NAME.aff and NAME.dic, and its licence below `licences`.

    A package that lies in `kept` is not fetched again. Raises `BuildError` where it is not the one we know.
    """
    package = kept / f"{dictionary.package}-{dictionary.version}.tgz"
    if not package.exists():
        fetch(dictionary, package)
    if hashlib.sha512(package.read_bytes()).hexdigest() != dictionary.sha512:
        raise BuildError(f"{package} is not the package that we know. Delete it and build again.")
    members = {
        "package/index.aff": folder / f"{dictionary.name}.aff",
        "package/index.dic": folder / f"{dictionary.name}.dic",
        "package/license": licences / dictionary.package / "license.txt",
    }
    with tarfile.open(package) as archive:
        for member, target in members.items():
            source = archive.extractfile(member)
            if source is None:
                raise BuildError(f"{package} has no {member}.")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read())


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
