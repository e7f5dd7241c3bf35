"""Whatever happens during a save, the file is the old or the new one, whole. Figures: (tried, lost)."""

from __future__ import annotations

import errno
import itertools
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.core.storage.disk import Wrapped

from maqala.core import settings
from maqala.core.errors import WriteError
from maqala.core.storage import atomic

KILLS = int(os.environ.get("MAQALA_SAVE_KILLS", "8"))
ROUNDS = int(os.environ.get("MAQALA_SAVE_ROUNDS", "15"))
SETTINGS = int(os.environ.get("MAQALA_SETTINGS", "100"))
OLD, NEW = b"old " * 5_000, b"new " * 9_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.md"
    path.write_bytes(OLD)
    return path


def told(what: str, tried: int, lost: int) -> None:
    print(f"{what}: ({tried}, {lost})")
    assert tried > 0
    assert lost == 0


# Errors of the system at every step


@pytest.mark.parametrize(
    "number", [errno.EIO, errno.EACCES, errno.ENOSPC, errno.EDQUOT], ids=errno.errorcode.get
)
def test_an_error_at_any_step_leaves_one_whole_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(atomic, "_PAUSES", ())
    tried = lost = 0
    for name, at in itertools.product(
        ("open", "fdopen", "write", "fsync", "replace", "stat", "chmod", "access"), range(4)
    ):
        path.write_bytes(OLD)
        with monkeypatch.context() as patch:
            hit = fail_at(patch, name, at, number)
            try:
                atomic.write(path, NEW)
                done = True
            except WriteError as error:
                done = error.message.key == "error.write.unconfirmed"
        if hit:
            tried += 1
            lost += path.read_bytes() != (NEW if done else OLD)
        assert [p.name for p in path.parent.iterdir()] == [path.name]
    told(f"{errno.errorcode[number]} at a step of a save", tried, lost)


def fail_at(patch: pytest.MonkeyPatch, name: str, at: int, number: int) -> list[int]:
    """Let the call `at` of a function of the system fail; what is returned is filled if it came to that."""
    if name == "write":
        return fail_writing(patch, at, number)
    original, calls, hit = getattr(os, name), itertools.count(), list[int]()

    def fail(*arguments: Any, **named: Any) -> Any:
        if next(calls) == at:
            hit.append(at)
            raise OSError(number, os.strerror(number))
        return original(*arguments, **named)

    patch.setattr(os, name, fail)
    return hit


def fail_writing(patch: pytest.MonkeyPatch, quarters: int, number: int) -> list[int]:
    """Let the writing itself fail when so many quarters of the file are written."""
    original, hit = os.fdopen, list[int]()

    def fdopen(*arguments: Any) -> Any:
        file = original(*arguments)

        def write(data: bytes) -> int:
            file.write(data[: len(data) * quarters // 4])
            hit.append(quarters)
            raise OSError(number, os.strerror(number))

        return Wrapped(file, write)

    patch.setattr(os, "fdopen", fdopen)
    return hit


FILLER = """
import resource, signal, sys
from pathlib import Path
from maqala.core.errors import WriteError
from maqala.core.storage import atomic
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    atomic.write(Path(sys.argv[1]), b"new " * 9000)
except WriteError as error:
    print(error.message.key)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limits")
def test_a_disk_that_fills_up_on_the_way_leaves_the_old_file(path: Path) -> None:
    limits = [0, 1, len(NEW) // 2, len(NEW) - 1]
    lost = 0
    for limit in limits:
        run = subprocess.run(
            [sys.executable, "-c", FILLER, str(path), str(limit)], capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == "error.write.too_big"
        lost += path.read_bytes() != OLD
        assert list(path.parent.iterdir()) == [path]
    told("no room on the way through a save", len(limits), lost)


# Killed


SAVER = """
import sys
from pathlib import Path
from maqala.core.storage import atomic
number = 0
while True:
    number += 1
    atomic.write(Path(sys.argv[1]), f"{number} ".encode() * 20_000)
    print(number, flush=True)
"""


def test_a_program_killed_while_saving_leaves_one_whole_file(path: Path) -> None:
    chance, lost = random.Random(3), 0
    for _ in range(KILLS):
        run = subprocess.Popen([sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0, 0.1))
        run.kill()
        last = int(run.communicate()[0].decode().rpartition("\n")[0].rpartition("\n")[2] or 1)
        words = path.read_text("utf-8").split()
        lost += len(set(words)) != 1 or len(words) != 20_000 or int(words[0]) < last
    told("programs killed while saving", KILLS, lost)


# Two programs


COUNTER = """
import sys
from pathlib import Path
from maqala.core.errors import WriteError
from maqala.core.storage import atomic, fingerprint
path, done = Path(sys.argv[1]), 0
while done < int(sys.argv[2]):
    data, seen = fingerprint.read(path)
    words = data.split()
    assert len(words) == 20_000 and len(set(words)) == 1, "not whole"
    try:
        atomic.write(path, f"{int(words[0]) + 1} ".encode() * 20_000, seen)
        done += 1
    except WriteError as error:
        assert error.message.key == "error.write.changed", error
"""


def test_two_programs_that_save_one_file_leave_it_whole(path: Path) -> None:
    path.write_bytes(b"0 " * 20_000)
    runs = [subprocess.Popen([sys.executable, "-c", COUNTER, str(path), str(ROUNDS)]) for _ in range(2)]
    assert [run.wait(120) for run in runs] == [0, 0]
    words = path.read_text("utf-8").split()
    assert len(words) == 20_000
    assert len(set(words)) == 1
    told("saves by two programs, of which one went over the other", 2 * ROUNDS, 2 * ROUNDS - int(words[0]))


# Settings


def wiped(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    data[place : place + 40] = bytes(40)


def scattered(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


HARMS: tuple[Callable[[bytearray, random.Random], None], ...] = (wiped, scattered, cut)


def test_no_damaged_settings_file_keeps_the_program_from_starting(tmp_path: Path) -> None:
    whole = settings.load(tmp_path / "whole.json")[0]
    whole.set(settings.FONT_SIZE, 22)
    whole.set(settings.RECENT_FILES, tuple(f"/үй/{n}.md" for n in range(9)))
    data, chance, lost = (tmp_path / "whole.json").read_bytes(), random.Random(4), 0
    for number in range(SETTINGS):
        damaged = bytearray(data)
        chance.choice(HARMS)(damaged, chance)
        path = tmp_path / str(number) / "settings.json"
        path.parent.mkdir()
        path.write_bytes(damaged)
        kept, _error = settings.load(path)
        assert all(setting.accepts(kept.get(setting)) for setting in settings.ALL)  # type: ignore[arg-type]
        kept.set(settings.THEME, "dark")
        again, error = settings.load(path)
        lost += error is not None or again.get(settings.THEME) != "dark"
    told("damaged settings files", SETTINGS, lost)
