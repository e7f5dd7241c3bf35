"""Set Maqala up and start it, with nothing but Python: `python3 run.py [FILE…]`, `python3 run.py test`.

Only the standard library is used here. The first start makes `.venv` and needs the network;
a stamp written last tells later starts that all is there, and they go straight to the program.
Without that stamp an earlier set-up broke off, and it is made anew.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-complete"
PYTHON = VENV.joinpath(*(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
SAMPLE = ROOT / "resources" / "samples" / "sample.md"
COMMANDS = ("check", "suggest", "export")
FAILED = 2
MOST_BESIDE = 4
"""Test processes at once; each takes up to 500 MB."""

# Library → Debian package. What Qt needs to draw at all, and what a real X screen takes beyond that.
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class SetUpError(Exception):
    """Set-up cannot go on; the text is for the user."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then become the program; returns only where that cannot be."""
    if sys.version_info < (3, 11):  # noqa: UP036  # it is old interpreters that must learn of this
        print("Python >= 3.11 керек / нужен Python >= 3.11 / Python >= 3.11 is needed", file=sys.stderr)
        return FAILED
    testing = arguments[:1] == ["test"]
    windowless = bool(arguments) and (arguments[0] in COMMANDS or arguments[0].startswith("-"))
    in_window = not testing and not windowless and has_screen()
    try:
        set_up({"test", "drawing"} if testing else {"drawing", "screen"} if in_window else set())
    except SetUpError as error:
        tell(str(error), sys.stderr)
        return FAILED
    if testing:
        return run_tests(arguments[1:])
    if in_window or windowless:
        # -P: a file of the user's that is named like a module must not be taken for it.
        return become([str(PYTHON), "-P", "-m", "maqala", *arguments])
    return without_window(arguments)


def run_tests(arguments: list[str]) -> int:
    """Become the test run, which opens its windows nowhere; all tests run on several processors."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    beside = ["-n", str(min(os.cpu_count() or 1, MOST_BESIDE))]
    return become([str(PYTHON), "-m", "pytest", *(arguments or beside)])


def has_screen() -> bool:
    """Whether a window could be seen."""
    if sys.platform != "linux":
        return True
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return os.environ.get("QT_QPA_PLATFORM", "offscreen") not in ("offscreen", "minimal")


def become(command: list[str]) -> int:
    """Run `command` in place of this process; Windows can only wait for it."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  # the program is our own, and needs no shell
    import subprocess

    return subprocess.call(command)


# --- set-up


def set_up(needed: set[str]) -> None:
    """Make `.venv` hold the program and all that is `needed`; quick when it already does."""
    if is_set_up(needed):
        return
    with alone():
        if not is_set_up(needed):
            set_up_missing(needed)


def is_set_up(needed: set[str]) -> bool:
    """Whether nothing is left to do."""
    kept = read_stamp()
    return kept[:2] == [*fingerprints()] and needed <= set(kept[2:])


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let another start finish first: an impatient second call must not tear down what the first builds."""
    if os.name == "nt":
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def set_up_missing(needed: set[str]) -> None:
    """Provide and install what the last complete set-up lacks, or all of it."""
    kept = read_stamp()
    place, requirements = fingerprints()
    anew = kept[:1] != [place]
    present = set() if anew else set(kept[2:])
    if packages := missing_packages(needed - present, anew):
        provide(packages)
    if kept[:2] != [place, requirements] or "test" in needed - present:
        install(with_tests="test" in needed | present, anew=anew)
    write_stamp(needed | present)


def fingerprints() -> tuple[str, str]:
    """What a set-up was made from: the interpreter and the place, and what the project requires."""
    import hashlib

    place = f"{PYTHON.resolve()}\n{ROOT}".encode("utf-8", "surrogateescape")
    requirements = (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(place).hexdigest(), hashlib.sha256(requirements).hexdigest()


def read_stamp() -> list[str]:
    """What the last complete set-up noted: two fingerprints and its optional parts; empty without one."""
    try:
        return STAMP.read_text("utf-8").split() if PYTHON.exists() else []
    except (OSError, ValueError):
        return []


def write_stamp(parts: set[str]) -> None:
    """Note that the set-up is complete."""
    unfinished = STAMP.with_suffix(".part")
    unfinished.write_text(" ".join([*fingerprints(), *sorted(parts)]) + "\n", "utf-8")
    unfinished.replace(STAMP)


def install(*, with_tests: bool, anew: bool) -> None:
    """Install the program into `.venv`, which is made first where it is not known to be whole."""
    import compileall

    STAMP.unlink(missing_ok=True)
    step(1, 3, say("run.environment"))
    pip = make_environment() if anew else [str(PYTHON), "-m", "pip"]
    step(2, 3, say("run.install"))
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    target = f"{ROOT}[test]" if with_tests else str(ROOT)
    if call([*pip, "install", "--disable-pip-version-check", *quiet, "--editable", target]):
        raise SetUpError(say("run.error.install"))
    step(3, 3, say("run.compile"))
    compileall.compile_dir(ROOT / "desktop", quiet=2)


def make_environment() -> list[str]:
    """Make an empty `.venv`; returns the command that installs into it."""
    # Started from within .venv, this interpreter is about to vanish; the one it was made from stays.
    python = getattr(sys, "_base_executable", None) or sys.executable
    own_pip = has_module("ensurepip")
    make = [python, "-m", "venv", "--clear", *([] if own_pip else ["--without-pip"]), str(VENV)]
    if call(make):
        raise SetUpError(say("run.error.environment", folder=str(VENV)))
    return [str(PYTHON), "-m", "pip"] if own_pip else [python, "-m", "pip", "--python", str(PYTHON)]


def has_module(name: str) -> bool:
    """Whether this interpreter has a module; Debian ships it without some of its own."""
    import importlib.util

    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


# --- system packages


def missing_packages(parts: set[str], anew: bool) -> list[str]:
    """The Debian packages without which set-up, or the `parts` that Qt draws with, would fail on Linux."""
    if sys.platform != "linux":
        return []
    wanted = (DRAWING if "drawing" in parts else {}) | (SCREEN if "screen" in parts else {})
    packages = [package for library, package in wanted.items() if not is_loadable(library)]
    if "drawing" in parts and not has_font():
        packages.append("fonts-dejavu-core")
    if anew and not (has_module("ensurepip") or has_module("pip")):
        packages.append("python3-venv")
    return packages


def is_loadable(library: str) -> bool:
    """Whether the system's loader finds `library`."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether any outline font is installed."""
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc"))
        for folder in FONT_FOLDERS
        for _, _, names in os.walk(Path(folder).expanduser())
        for name in names
    )


def provide(packages: list[str]) -> None:
    """Install Debian packages as root; anybody else is told the one line to run."""
    import shutil

    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise SetUpError(say("run.error.libraries", packages=names))
    line = f"apt-get install -y --no-install-recommends {names}"
    if os.geteuid() != 0:
        raise SetUpError(say("run.error.not_root", line=f"sudo {line}"))
    tell(say("run.packages", packages=names))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    # A list that cannot be renewed may still serve; the installation is what counts.
    call(["apt-get", "update"], silent=True)
    if call(line.split(), silent=True):
        raise SetUpError(say("run.error.packages", line=line))


# --- the same job without a window


def without_window(names: list[str]) -> int:
    """Check the articles and write each in the three formats, telling every step."""
    tell(say("run.no_screen"))
    return max(hand_in(Path(name)) for name in names or [str(SAMPLE)])


def hand_in(article: Path) -> int:
    """Check one article and write DOCX, Markdown and HTML of it into the current folder."""
    steps = 4
    step(1, steps, say("run.check", name=str(article)))
    if maqala("check", "--", str(article)) >= FAILED:
        return FAILED
    for number, extension in enumerate((".docx", ".md", ".html"), start=2):
        target = free_name(article.stem, extension)
        step(number, steps, say("run.export", name=str(target)))
        if maqala("export", "-o", str(target), "--", str(article)):
            return FAILED
    return 0


def free_name(stem: str, extension: str) -> Path:
    """A file in the current folder that is not there yet: nothing is overwritten."""
    path, number = Path.cwd() / f"{stem}{extension}", 1
    while os.path.lexists(path):
        number += 1
        path = path.with_name(f"{stem}-{number}{extension}")
    return path


# --- calling and telling


def call(command: list[str], *, silent: bool = False) -> int:
    """Run a command to its end and return its exit code; `silent`: only its complaints are shown."""
    import subprocess

    sys.stdout.flush()
    return subprocess.call(command, stdout=subprocess.DEVNULL if silent else None)


def maqala(*arguments: str) -> int:
    """Run the command line of the program that was set up."""
    return call([str(PYTHON), "-P", "-m", "maqala", *arguments])


def step(number: int, steps: int, what: str) -> None:
    """One line of progress."""
    tell(f"[{number}/{steps}] {what}")


def say(key: str, **values: str) -> str:
    """The sentence for `key` in the user's language, from the program's own translations."""
    if (source := str(ROOT / "desktop")) not in sys.path:
        sys.path.insert(0, source)
    from maqala.cli import interface_language
    from maqala.core.messages import Catalogue

    folder = ROOT / "resources" / "translations"
    return Catalogue.load(folder, interface_language(os.environ)).say(key, **values)


def tell(text: str, stream: TextIO | None = None) -> None:
    """Print, whatever letters the console claims to know."""
    out = stream or sys.stdout
    out.flush()
    out.buffer.write((text + "\n").encode("utf-8", "surrogateescape"))
    out.buffer.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
