"""Maqala beside FocusWriter on a screen of their own, in one run: `python beside.py [ARTICLE] [ROUNDS]`.

Prints, for both: milliseconds from the start to the text and to a window that rests, and processor time until then,
in a home where the program has been before (FocusWriter paints its themes for seconds the first time);
megabytes held with the article fifty times over, processor time for a key in its middle (real key events 80 ms
apart, idle taken off, all processes), and how soon a key changes the screen. Needs `Xvfb`, `xdotool`, `setxkbmap`
and `focuswriter`.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
TIMES = 50
KEYS = 100
KEY_PAUSE = 0.08
TYPED = (55, 28, 27, 57, 28, 42, 65, 41, 31, 39, 19, 65)
"""«мектеп ашық », by the codes of the keys on the Kazakh layout."""
XTEST_KEYBOARD = "5"
"""The device whose keys are pressed here: it has a layout of its own."""
MIDDLE = {"Maqala": 1100, "FocusWriter": 600}
"""Lines from the beginning of the long text to its middle, as wide as each program sets them."""
QUIET = 0.7
"""Seconds without a change, but for the cursor's blinking, after which a window rests."""
ROOT = Path(__file__).resolve().parents[2]


class Screen:
    """An X server whose pixels lie in a file."""

    def __init__(self, number: int, folder: Path) -> None:
        self.name = f":{number}"
        command = [
            "Xvfb",
            self.name,
            "-screen",
            "0",
            f"{WIDTH}x{HEIGHT}x24",
            "-fbdir",
            str(folder),
            "-noreset",
        ]
        self._server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        pixels = folder / "Xvfb_screen0"
        while not pixels.exists() or pixels.stat().st_size < WIDTH * HEIGHT * 4:
            time.sleep(0.05)
        time.sleep(0.5)
        with pixels.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self._map[:100])
        self._start, self._line = head[0] + head[19] * 12, head[12]
        for device in ([], ["-device", XTEST_KEYBOARD]):
            subprocess.run(["setxkbmap", "-display", self.name, *device, "kz"], check=True)

    def pixels(self) -> bytes:
        """Everything that is to be seen."""
        return self._map[self._start : self._start + self._line * HEIGHT]

    def only_a_cursor(self, before: bytes, after: bytes) -> bool:
        """Whether nothing but a text cursor can have blinked."""
        starts = range(0, len(before), self._line)
        lines = [n for n in starts if before[n : n + self._line] != after[n : n + self._line]]
        if len(lines) > 60:
            return False
        columns = [i for i in range(self._line) if before[lines[0] + i] != after[lines[0] + i]]
        return columns[-1] - columns[0] < 4 * 4

    def do(self, *arguments: str) -> str:
        """Ask xdotool."""
        asked = subprocess.run(
            ["xdotool", *arguments],
            env=os.environ | {"DISPLAY": self.name},
            capture_output=True,
            text=True,
            check=False,
        )
        return asked.stdout

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait()


class Keyboard:
    """Presses single keys without a process for each."""

    def __init__(self, screen: Screen) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(screen.name.encode()))

    def press(self, code: int) -> None:
        """Press and release a key by its code."""
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, code, down, 0)
        self._x.XFlush(self._display)


class Program:
    """One running editor."""

    def __init__(self, screen: Screen, command: list[str], home: Path) -> None:
        surroundings = os.environ | {
            "DISPLAY": screen.name,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(Path.home() / ".cache"),  # the fonts that are installed
            "MAQALA_HOME": str(home / "maqala"),
            "LANG": "C.UTF-8",
        }
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def _tree(self) -> Iterator[int]:
        parents = {}
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents[int(entry.parent.name)] = int(fields[1])
        found = {self._process.pid}
        for _ in parents:
            more = {child for child, parent in parents.items() if parent in found} - found
            if not more:
                break
            found |= more
        yield from found

    def cpu(self) -> float:
        """Seconds of processor taken so far, in nanosecond steps, by all its processes and their threads."""
        total = 0
        for process in self._tree():
            for thread in Path(f"/proc/{process}/task").iterdir():
                total += int((thread / "schedstat").read_text().split()[0])
        return total / 1e9

    def megabytes(self) -> float:
        """Resident memory of all its processes."""
        total = 0
        for process in self._tree():
            total += int(Path(f"/proc/{process}/statm").read_text().split()[1])
        return total * mmap.PAGESIZE / 1e6

    def close(self) -> None:
        """End it without a question."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


def settled(screen: Screen, program: Program, blank: bytes) -> tuple[float, float]:
    """Milliseconds to the first picture and to the last change before a rest."""
    first = last = 0.0
    before = blank
    while not last or time.perf_counter() - last < QUIET:
        now = screen.pixels()
        if now != before:
            if before is blank or not screen.only_a_cursor(before, now):
                last = time.perf_counter()
                first = first or last
            before = now
        time.sleep(0.002)
    return (first - program.began) * 1000, (last - program.began) * 1000


def to_the_middle(screen: Screen, lines: int) -> None:
    """Put the cursor into the middle of the text."""
    screen.do("mousemove", str(WIDTH // 2), str(HEIGHT // 2), "click", "1")
    screen.do("key", "ctrl+Home")
    screen.do("key", "--delay", "4", "--repeat", str(lines), "Down")
    time.sleep(2)


def until_idle(program: Program) -> None:
    """Wait until it does next to nothing: FocusWriter checks a long text for half a minute."""
    for _ in range(60):
        began = program.cpu()
        time.sleep(1)
        if program.cpu() - began < 0.01:
            return


def key_cost(screen: Screen, program: Program, keyboard: Keyboard) -> float:
    """Milliseconds of processor that a key takes, in a paragraph where nothing was typed before.

    The keys are pressed, not "typed" by xdotool: that changes the keyboard's group for each letter, and Qt
    reads the whole keyboard anew.
    """
    screen.do("key", "--delay", "4", "--repeat", "12", "Down")
    time.sleep(1)
    until_idle(program)
    began, at = program.cpu(), time.perf_counter()
    time.sleep(4)
    idle = (program.cpu() - began) / (time.perf_counter() - at)
    began, at = program.cpu(), time.perf_counter()
    for code in (TYPED * KEYS)[:KEYS]:
        keyboard.press(code)
        time.sleep(KEY_PAUSE)
    taken, seconds = program.cpu() - began, time.perf_counter() - at
    return (taken - idle * seconds) / KEYS * 1000


def key_waits(screen: Screen, keyboard: Keyboard) -> list[float]:
    """Milliseconds from a key to the first change of the screen."""
    waits = []
    for _ in range(KEYS):
        before, pressed = screen.pixels(), time.perf_counter()
        keyboard.press(38)  # the key of Latin A
        while screen.pixels() == before and time.perf_counter() - pressed < 0.5:
            pass
        waits.append((time.perf_counter() - pressed) * 1000)
        time.sleep(KEY_PAUSE)
    return waits


@contextmanager
def running(screen: Screen, command: list[str], home: Path) -> Iterator[tuple[Program, tuple[float, float]]]:
    """A program that rests, and when it showed something and came to rest."""
    blank = screen.pixels()
    program = Program(screen, command, home)
    try:
        yield program, settled(screen, program, blank)
    finally:
        program.close()
        time.sleep(0.3)


def measure(screen: Screen, name: str, start: Callable[[Path], list[str]], texts: tuple[Path, Path]) -> None:
    """All figures of one program, on a line."""
    short, long = texts
    with a_home() as home:
        times = []
        for _ in range(6):
            with running(screen, start(short), home) as (program, shown):
                times.append((*shown, program.cpu() * 1000))
    starts = [statistics.median(each) for each in zip(*times[1:], strict=True)]
    # In a home of its own: FocusWriter opens again what it had open, and then the keys would go there.
    with a_home() as home:
        with running(screen, start(long), home):
            pass
        held, costs, waits = _measure_long(screen, name, start(long), home, long.stem)
    print(
        f"{name:12} shown {starts[0]:4.0f} ms, at rest {starts[1]:4.0f} ms, "
        f"processor {starts[2]:4.0f} ms; {held:4.0f} MB; "
        f"a key {statistics.median(costs):.1f} ms ({', '.join(f'{c:.1f}' for c in costs)}), "
        f"on screen in {statistics.quantiles(waits, n=20)[-1]:.1f} ms (95%)",
        flush=True,
    )


def _measure_long(
    screen: Screen, name: str, command: list[str], home: Path, title: str
) -> tuple[float, list[float], list[float]]:
    """Megabytes, and milliseconds for keys: of the processor, and until something changes."""
    with running(screen, command, home) as (program, _shown):
        window = screen.do("search", "--onlyvisible", "--name", title).split()
        screen.do("windowfocus", *window[-1:])
        held = program.megabytes()
        to_the_middle(screen, MIDDLE[name])
        until_idle(program)
        keyboard = Keyboard(screen)
        costs = [key_cost(screen, program, keyboard) for _ in range(3)]
        return held, costs, key_waits(screen, keyboard)


@contextmanager
def a_home() -> Iterator[Path]:
    """A home for one program."""
    with tempfile.TemporaryDirectory(prefix="home-") as home:
        focuswriter_settings(Path(home))
        yield Path(home)


def focuswriter_settings(home: Path) -> None:
    """Let FocusWriter check Kazakh, in a window, and ask nothing."""
    folder = home / "config" / "GottCode"
    folder.mkdir(parents=True)
    (folder / "FocusWriter.conf").write_text(
        "[Spelling]\nHighlightMisspelled=true\nLanguage=kk_KZ\n[Window]\nFullscreen=false\n"
    )


def main(article: Path, rounds: int) -> None:
    """Both, in turn."""
    with tempfile.TemporaryDirectory(prefix="beside-") as name:
        folder = Path(name)
        texts = (folder / "short.txt", folder / "long.txt")
        text = article.read_text("utf-8")
        texts[0].write_text(text, "utf-8")
        texts[1].write_text("\n".join([text] * max(1, TIMES * 450 // len(text.split()))), "utf-8")
        (folder / "screen").mkdir()
        screen = Screen(90 + os.getpid() % 400, folder / "screen")
        programs: list[tuple[str, Callable[[Path], list[str]]]] = [
            ("Maqala", lambda path: [sys.executable, "-P", "-m", "maqala", str(path)]),
        ]
        if shutil.which("focuswriter"):
            programs.append(("FocusWriter", lambda path: ["focuswriter", str(path)]))
        try:
            for _ in range(rounds):
                for program in programs:
                    measure(screen, *program, texts)
        finally:
            screen.close()


if __name__ == "__main__":
    sample = ROOT / "resources" / "samples" / "sample.md"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else sample, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
