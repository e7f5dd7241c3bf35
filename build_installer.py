"""Build the installer for this system: `pip install '.[installer]' && python build_installer.py`.

    python build_installer.py [--stage-dir DIR] [--output DIR] [--for SYSTEM] [STAGE…]

Stages, all of them in this order unless named: `stage` puts the program with its Python and Qt into a
folder, `check` looks whether it is whole and small enough, `package` makes the installer of that folder,
`verify` installs it, runs the selftest from there and removes it again. `--stage-dir` is a folder that was
staged before; with it, `--for windows package` makes the installer for Windows on any system that has NSIS.
Only the standard library is needed to import this.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "desktop"))

from installer import linux, macos, staging, windows
from installer.metadata import ROOT, BuildError, Metadata, read_metadata

STAGES = ("stage", "check", "package", "verify")
SYSTEMS = {"Linux": "linux", "Windows": "windows", "Darwin": "macos"}
BUILT = {"linux": "*.deb", "windows": "*-setup.exe", "macos": "*.dmg"}
ANYWHERE = {"windows": {"package"}}
"""What can be done for a system on another one, given a staged folder."""


def refusal(wanted: str, here: str, machine: str, stages: Sequence[str]) -> str:
    """Why `stages` for the system `wanted` cannot be done `here`; "" where they can."""
    if wanted not in BUILT:
        return f"There are no installers for {wanted}; there are: {', '.join(BUILT)}."
    if wanted != here and not set(stages) <= ANYWHERE.get(wanted, set()):
        return f"The installer for {wanted} is built on {wanted}, and this is {here}."
    if wanted == here == "linux" and machine not in linux.ARCHITECTURES:
        return f"There is no Qt for {machine}. Build on one of: {', '.join(linux.ARCHITECTURES)}."
    return ""


def build(wanted: str, stages: Sequence[str], work: Path, staged: Path | None, about: Metadata) -> None:
    """Carry out the stages in their order; those not named have to have been done before."""
    if "stage" in stages and staged is None:
        staging.stage(work, about)
    staged = staged or staging.staged_in(work)
    output = work / "packages"
    libraries = staging.check(staged, about) if {"check", "package"} & set(stages) else []
    if "package" in stages:
        package(wanted, staged, output, about, libraries)
    if "verify" in stages:
        verify(wanted, output, about)


def package(wanted: str, staged: Path, output: Path, about: Metadata, libraries: Sequence[str]) -> None:
    """Make the installers for one system."""
    match wanted:
        case "linux":
            linux.package(staged, output, about, libraries)
        case "windows":
            windows.package(staged, output, about)
        case "macos":
            macos.package(staged, output, about)


def verify(wanted: str, output: Path, about: Metadata) -> None:
    """Try the installers that were made for one system."""
    made = next(output.glob(BUILT[wanted]), None)
    if made is None:
        raise BuildError(f"There is nothing to verify in {output}: run the stage `package` first.")
    match wanted:
        case "linux":
            linux.verify(made, next(output.glob("*.tar.xz")), about)
        case "windows":
            windows.verify(made, about)
        case "macos":
            macos.verify(made, about)


def main(arguments: Sequence[str]) -> int:
    """Build what was asked for; 0 done, 2 not done, told in a sentence."""
    parser = argparse.ArgumentParser(description="Build the installer of Maqala for this system.")
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=" ".join(STAGES))
    parser.add_argument("--stage-dir", type=Path, help="a folder that was staged before")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "installer")
    here = SYSTEMS.get(platform.system(), platform.system())
    parser.add_argument("--for", dest="wanted", default=here, metavar="SYSTEM", help=" ".join(BUILT))
    asked = parser.parse_args(arguments)
    stages = asked.stages or STAGES
    try:
        if unknown := set(stages) - set(STAGES):
            raise BuildError(
                f"There is no stage {', '.join(sorted(unknown))}; there are: {', '.join(STAGES)}."
            )
        if why := refusal(asked.wanted, here, platform.machine(), stages):
            raise BuildError(why)
        staged = asked.stage_dir.resolve() if asked.stage_dir else None
        build(asked.wanted, stages, asked.output.resolve(), staged, read_metadata())
    except BuildError as error:
        print(f"build_installer: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
