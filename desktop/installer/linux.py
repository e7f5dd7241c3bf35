"""The .deb and the .tar.xz, and a trial of both."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from installer.metadata import DRAWING, PARTS, BuildError, Metadata, files, run, size_of, told_size
from installer.staging import inside
from installer.trial import selftest
from maqala.core.licences import INDEX

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


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
        f"(texts in /usr/lib/{about.name}/_internal/maqala/licences):\n"
        + "".join(f"  {part}\n" for part in parts)
    )


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
        run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(deb)])
    for made in (deb, tar):
        told_size(made, about.packed_limit)
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
    licences = json.loads((inside(staged) / "maqala" / "licences" / INDEX).read_text("utf-8"))
    texts = {
        f"applications/{about.name}.desktop": desktop_entry(about),
        f"metainfo/{about.app_id}.metainfo.xml": metainfo(about),
        f"doc/{about.name}/copyright": copyright_text(about, licences),
        f"man/man1/{about.name}.1": (PARTS / "maqala.1").read_text("utf-8"),
        f"icons/hicolor/scalable/apps/{about.name}.svg": DRAWING.read_text("utf-8"),
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
        run([*dpkg, "--install", str(deb)])
        selftest(root / "usr" / "bin" / about.name, Path(scratch) / "нәтиже deb")
        run([*dpkg, "--purge", about.name])
        left = [str(path) for path in files(root) if not path.is_relative_to(database)]
        if left:
            raise BuildError(f"Removing the package left: {', '.join(left)}.")
        with tarfile.open(tar) as archive:
            archive.extractall(scratch, filter="tar")
        program = Path(scratch) / tar.name.removesuffix(".tar.xz") / "bin" / about.name
        selftest(program, Path(scratch) / "нәтиже tar")
