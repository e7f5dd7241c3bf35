"""Build the installer for this system: `pip install '.[installer]' && python build_installer.py`.

    python build_installer.py [--stage-dir DIR] [--output DIR] [STAGE…]

Stages, all of them in this order unless named: `stage` puts the program with its Python and Qt into a
folder, `check` looks whether it is whole and small enough, `package` makes the .deb and the .tar.xz,
`verify` installs the .deb into a folder of its own, runs the selftest from there and removes it again.
`--stage-dir` is a folder that was staged before. Only the standard library is needed to import this.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent
PARTS = ROOT / "packaging" / "linux"
STAGES = ("stage", "check", "package", "verify")
BUNDLED = ("PySide6-Essentials", "shiboken6", "markdown", "spylls", "lxml", "regex")
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
MEGABYTE = 1_000_000
_BINARY = re.compile(r"\.so(\.\d+)*$")


class BuildError(Exception):
    """The installer cannot be made; the text is for whoever builds it."""


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
    )


# --- texts


def desktop_entry(about: Metadata) -> str:
    """The entry of the menu; it opens our files without becoming the default for them."""
    comments = [f"Comment[{lang}]={text}" for lang, text in about.summary.items() if lang != "en"]
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        f"Name={about.display_name}",
        f"Comment={about.summary['en']}",
        *comments,
        f"Exec={about.name} %F",
        f"Icon={about.name}",
        "Terminal=false",
        "Categories=Office;WordProcessor;Qt;",
        f"MimeType={';'.join(about.file_types.values())};",
        f"StartupWMClass={about.name}",
    ]
    return "\n".join(lines) + "\n"


def metainfo(about: Metadata) -> str:
    """AppStream's description of the program, for software centres."""

    def translated(tag: str) -> str:
        texts = about.summary.items()
        return "".join(
            f"<{tag}>{escape(text)}</{tag}>"
            if lang == "en"
            else f'<{tag} xml:lang="{lang}">{escape(text)}</{tag}>'
            for lang, text in texts
        )

    types = "".join(f"<mediatype>{escape(kind)}</mediatype>" for kind in about.file_types.values())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<component type="desktop-application">\n'
        f" <id>{about.app_id}</id>\n <metadata_license>CC0-1.0</metadata_license>\n"
        f" <project_license>{about.license}</project_license>\n <name>{escape(about.display_name)}</name>\n"
        f" {translated('summary')}\n <description>{translated('p')}</description>\n"
        f' <launchable type="desktop-id">{about.name}.desktop</launchable>\n'
        f" <provides><binary>{about.name}</binary>{types}</provides>\n"
        ' <content_rating type="oars-1.1"/>\n</component>\n'
    )


def control(about: Metadata, architecture: str, size: int, needs: Sequence[str]) -> str:
    """Debian's control file; `size` in bytes."""
    fields = {
        "Package": about.name,
        "Version": about.version,
        "Architecture": architecture,
        "Maintainer": about.maintainer,
        "Installed-Size": str(-(-size // 1024)),
        "Depends": ", ".join(needs),
        "Section": "editors",
        "Priority": "optional",
        "Description": about.description,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def copyright_text(about: Metadata, licences: dict[str, str]) -> str:
    """Debian's copyright file, with the licence of each library in the bundle."""
    parts = [f"{name}: {licence}" for name, licence in sorted(licences.items())]
    return (
        f"{about.display_name} {about.version}: {about.license}\n\nIt contains, each under its own licence "
        f"(texts in /usr/lib/{about.name}/_internal/licences):\n" + "".join(f"  {part}\n" for part in parts)
    )


def refusal(system: str, machine: str) -> str:
    """Why no installer can be made on this system; "" where one can."""
    if system != "Linux":
        return f"This builds the installers for Linux, and this is {system}. Run it on Linux."
    if machine not in ARCHITECTURES:
        return f"There is no Qt for {machine}. Build on one of: {', '.join(ARCHITECTURES)}."
    return ""


# --- stages


def stage(work: Path) -> Path:
    """The program with all that it needs in one folder, which is returned."""
    if importlib.util.find_spec("PyInstaller") is None:
        raise BuildError("PyInstaller is missing. Run: pip install '.[installer]'")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    command += [
        f"--distpath={work / 'dist'}",
        f"--workpath={work / 'work'}",
        str(ROOT / "packaging" / "maqala.spec"),
    ]
    _run(command)
    staged = work / "dist" / "maqala"
    slim(staged)
    collect_licences(staged / "_internal" / "licences")
    return staged


def slim(staged: Path) -> None:
    """Drop the symbols of Python and the libraries that only parts of Qt left out had needed."""
    internal = staged / "_internal"
    libraries = [*internal.glob("*.so*"), *(internal / "PySide6" / "Qt" / "lib").glob("*.so*")]
    users = [p for p in _files(staged) if _BINARY.search(p.name) and p not in libraries]
    pythons = [p for p in internal.glob("libpython*") if not p.is_symlink()]
    needed = {name for p in (staged / staged.name, *users, *pythons) for name, _ in _linked(p, staged)}
    for library in libraries:
        if library.name not in needed and not library.name.startswith("libpython"):
            library.unlink()
    own = [p for p in users if "PySide6" not in p.parts]
    _run(["strip", "--strip-unneeded", *(str(p) for p in (*pythons, *own))])


def _linked(binary: Path, staged: Path) -> list[tuple[str, str]]:
    """Each library that `binary` is linked with, and the path where it is found, or "not found"."""
    folders = (staged / "_internal", staged / "_internal" / "PySide6" / "Qt" / "lib")
    environment = os.environ | {"LD_LIBRARY_PATH": ":".join(map(str, folders))}
    seen = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, env=environment, check=False)
    return re.findall(r"^\s*(\S+) => (not found|.+?)(?: \(0x\w+\))?$", seen.stdout, re.MULTILINE)


def collect_licences(folder: Path) -> dict[str, str]:
    """Copy the licence of each bundled library below `folder`; what each is called, by library."""
    names: dict[str, str] = {}
    for library in BUNDLED:
        found = importlib.metadata.distribution(library)
        said = found.metadata
        classified = [
            c.split(" :: ")[-1] for c in said.get_all("Classifier") or () if c.startswith("License")
        ]
        named = [
            said[key] for key in ("License-Expression", "License") if key in said and said[key] != "UNKNOWN"
        ]
        names[f"{library} {found.version}"] = (named or classified or ["see its licence"])[0].splitlines()[0]
        target = folder / library
        target.mkdir(parents=True, exist_ok=True)
        for file in found.files or ():
            if re.search("licen[cs]e|copying", file.name, re.IGNORECASE):
                shutil.copy(str(file.locate()), target / file.name)
    names[f"Python {platform.python_version()}"] = "PSF-2.0"
    (folder / "licences.json").write_text(json.dumps(names, indent=1) + "\n", "utf-8")
    return names


def check(staged: Path, about: Metadata) -> list[str]:
    """The system's libraries that the staged program uses; raises `BuildError` for all that is amiss."""
    for needed in (about.name, "_internal/maqala/resources", "_internal/maqala/dictionaries/built/kk.maqala"):
        if not (staged / needed).exists():
            raise BuildError(f"{staged} lacks {needed}: stage it again.")
    unwanted = [
        path.name for path in _files(staged) if re.search("WebEngine|Qt6?(Qml|Quick|Network)", path.name)
    ]
    if unwanted:
        raise BuildError(f"Parts of Qt that nobody uses are in {staged}: {', '.join(unwanted)}.")
    size = size_of(staged)
    print(f"unpacked: {size / MEGABYTE:.1f} MB of {about.unpacked_limit}")
    if size > about.unpacked_limit * MEGABYTE:
        raise BuildError(f"{staged} has {size / MEGABYTE:.1f} MB; {about.unpacked_limit} are allowed.")
    return _outside(staged)


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def _outside(staged: Path) -> list[str]:
    outside: set[str] = set()
    missing: set[str] = set()
    for path in _files(staged):
        if not _BINARY.search(path.name) and path.parent != staged:
            continue
        for library, where in _linked(path, staged):
            if where == "not found":
                missing.add(f"{library} (for {path.name})")
            elif not Path(where).resolve().is_relative_to(staged.resolve()):
                outside.add(where)
    if missing:
        raise BuildError(f"Libraries are missing: {', '.join(sorted(missing))}.")
    return sorted(outside)


def package(staged: Path, output: Path, about: Metadata, libraries: Sequence[str]) -> tuple[Path, Path]:
    """Make the .deb and the .tar.xz in `output`."""
    output.mkdir(parents=True, exist_ok=True)
    machine = platform.machine()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        lay_out(staged, root, about)
        deb = output / f"{about.name}_{about.version}_{ARCHITECTURES[machine]}.deb"
        tar = output / f"{about.name}-{about.version}-linux-{machine}.tar.xz"
        with tarfile.open(tar, "w:xz") as archive:
            archive.add(root / "usr", arcname=tar.name.removesuffix(".tar.xz"), filter=_owned_by_root)
        (root / "DEBIAN").mkdir()
        text = control(about, ARCHITECTURES[machine], size_of(root), debian_packages(libraries))
        (root / "DEBIAN" / "control").write_text(text, "utf-8")
        _run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(deb)])
    for made in (deb, tar):
        size = made.stat().st_size / MEGABYTE
        print(f"{made}: {size:.1f} MB of {about.packed_limit}")
        if size > about.packed_limit:
            raise BuildError(f"{made.name} has {size:.1f} MB; {about.packed_limit} are allowed.")
    return deb, tar


def _owned_by_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def lay_out(staged: Path, root: Path, about: Metadata) -> None:
    """The tree that is installed, below `root`."""
    usr = root / "usr"
    shutil.copytree(staged, usr / "lib" / about.name, symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / about.name).symlink_to(f"../lib/{about.name}/{about.name}")
    licences = json.loads((staged / "_internal" / "licences" / "licences.json").read_text("utf-8"))
    texts = {
        f"applications/{about.name}.desktop": desktop_entry(about),
        f"metainfo/{about.app_id}.metainfo.xml": metainfo(about),
        f"doc/{about.name}/copyright": copyright_text(about, licences),
        f"man/man1/{about.name}.1": (PARTS / "maqala.1").read_text("utf-8"),
        f"icons/hicolor/scalable/apps/{about.name}.svg": (PARTS / "maqala.svg").read_text("utf-8"),
    }
    for name, text in texts.items():
        target = usr / "share" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    for path in (root, *root.rglob("*")):  # whatever the umask of the builder is
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def debian_packages(libraries: Sequence[str]) -> list[str]:
    """The Debian packages that the system's `libraries` come from."""
    found: set[str] = set()
    for library in libraries:
        for name in (library, os.path.realpath(library), library.removeprefix("/usr")):
            asked = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
            if asked.returncode == 0:
                found.add(asked.stdout.split(":")[0])
                break
    return sorted(found)


def verify(deb: Path, tar: Path, about: Metadata) -> None:
    """Install, try and remove the .deb, and try the .tar.xz, below a path with blanks and Kazakh letters."""
    with tempfile.TemporaryDirectory(prefix="Мақала орнату ") as scratch:
        root = Path(scratch) / "жүйе түбірі"
        database = root / "var" / "lib" / "dpkg"
        for folder in ("info", "updates", "triggers"):
            (database / folder).mkdir(parents=True)
        for file in ("status", "available"):
            (database / file).touch()
        dpkg = ["dpkg", f"--root={root}", "--force-not-root", "--force-depends", f"--log={scratch}/log"]
        _run([*dpkg, "--install", str(deb)])
        selftest(root / "usr" / "bin" / about.name, Path(scratch) / "нәтиже deb")
        _run([*dpkg, "--purge", about.name])
        left = [str(path) for path in _files(root) if not path.is_relative_to(database)]
        if left:
            raise BuildError(f"Removing the package left: {', '.join(left)}.")
        with tarfile.open(tar) as archive:
            archive.extractall(scratch, filter="tar")
        program = Path(scratch) / tar.name.removesuffix(".tar.xz") / "bin" / about.name
        selftest(program, Path(scratch) / "нәтиже tar")


def selftest(program: Path, folder: Path) -> None:
    """Run the selftest of an installed program, with nothing of ours in its surroundings."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder / "home"), "LANG": "C.UTF-8"}
    ended = subprocess.run([str(program), "selftest", str(folder)], env=environment, cwd="/", check=False)
    report = folder / "selftest.json"
    if not report.exists():
        raise BuildError(f"The selftest of {program} wrote no report (exit code {ended.returncode}).")
    seen = json.loads(report.read_text("utf-8"))
    for step in seen["steps"]:
        print(f"  {'passed' if step['passed'] else 'FAILED'}  {step['name']}  {step['seconds']} s")
    inside = Path(seen["program"]).is_relative_to(program.resolve().parent)
    if ended.returncode or not (seen["passed"] and seen["frozen"] and inside):
        raise BuildError(f"The selftest failed:\n{report.read_text('utf-8')}")


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, cwd=ROOT)
    except FileNotFoundError as error:
        raise BuildError(f"{command[0]} is missing on this system. Install it and try again.") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(f"{' '.join(command[:4])} … failed with exit code {error.returncode}.") from error


def build(stages: Sequence[str], work: Path, staged: Path | None, about: Metadata) -> None:
    """Carry out the stages in their order; those not named have to have been done before."""
    if "stage" in stages and staged is None:
        stage(work)
    staged = staged or work / "dist" / "maqala"
    output = work / "packages"
    if {"check", "package"} & set(stages):
        libraries = check(staged, about)
        if "package" in stages:
            package(staged, output, about, libraries)
    if "verify" in stages:
        made = [next(output.glob(f"{about.name}*{about.version}*{end}"), None) for end in (".deb", ".tar.xz")]
        if made[0] is None or made[1] is None:
            raise BuildError(f"There is nothing to verify in {output}: run the stage `package` first.")
        verify(made[0], made[1], about)


def main(arguments: Sequence[str]) -> int:
    """Build what was asked for; 0 done, 2 not done, told in a sentence."""
    parser = argparse.ArgumentParser(description="Build the installer of Maqala for this system.")
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=" ".join(STAGES))
    parser.add_argument("--stage-dir", type=Path, help="a folder that was staged before")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "installer")
    asked = parser.parse_args(arguments)
    try:
        if why := refusal(platform.system(), platform.machine()):
            raise BuildError(why)
        if unknown := set(asked.stages) - set(STAGES):
            raise BuildError(
                f"There is no stage {', '.join(sorted(unknown))}; there are: {', '.join(STAGES)}."
            )
        staged = asked.stage_dir.resolve() if asked.stage_dir else None
        build(asked.stages or STAGES, asked.output.resolve(), staged, read_metadata())
    except BuildError as error:
        print(f"build_installer: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
