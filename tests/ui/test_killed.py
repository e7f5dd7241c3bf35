"""Killed at any moment of its work, the program loses no more than the last two seconds, and every file is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.ui.busy_writer import EXPORTS, digest

from maqala.core.formats import files
from maqala.core.storage.history import History
from maqala.core.storage.recovery import open_store

KILLS = int(os.environ.get("MAQALA_BUSY_KILLS", "4"))
WRITER = Path(__file__).with_name("busy_writer.py")
PROMISED = 2.0
"""Seconds of typing that a crash may cost."""
MOMENTS = (
    ("saving", 0.05),
    ("exporting", 0.05),
    ("restoring", 0.05),
    ("begun", 0.2),
    ("typed", 3.0),
    ("", 1.5),
)
"""After which step a program is killed, and how many seconds after it at the latest; first of all it has to start."""


@dataclass(frozen=True)
class Step:
    """What a program told before it was killed."""

    time: float
    kind: str
    digest: str


@dataclass
class Campaign:
    """One article, worked on by one program after the other, each killed."""

    home: Path
    path: Path
    steps: list[Step] = field(default_factory=list)
    worst: float = 0.0
    """Seconds of typing, the most that was lost: from the first lost step to the last."""
    lost: list[str] = field(default_factory=list)

    def kill_one(self, seed: int, during: str, after: float) -> None:
        """Kill a program `after` seconds of its start, or of a step of this kind."""
        arguments = [sys.executable, str(WRITER), str(self.path), str(seed)]
        run = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        told = list(until(run, during)) if during else []
        time.sleep(after)
        died = time.time()
        run.kill()
        told += run.communicate()[0].decode().rpartition("\n")[0].splitlines()
        assert run.returncode == -signal.SIGKILL, f"{during}: {told[-1:]}"
        begun = len(self.steps)
        self.steps += [Step(float(words[0]), words[1], words[2]) for words in map(str.split, told)]
        self.look(during, died, begun)

    def look(self, during: str, died: float, begun: int) -> None:
        """See what is left of the article, its exports and its history; the program's steps are those from `begun`."""
        standing, known = self.standing(), [step.digest for step in self.steps]
        if standing not in known:
            self.lost.append(f"{during}: what stands was never written")
        else:
            last = len(known) - 1 - known[::-1].index(standing)
            lost = self.steps[last + 1 :]
            self.worst = max(self.worst, lost[-1].time - lost[0].time if lost else 0)
            if not self.is_replaced_kept(begun, last):
                self.lost.append(f"{during}: the text before an earlier version")
        if not self.is_file_whole():
            self.lost.append(f"{during}: the file is not what was saved")
        self.lost += [f"{during}: half a {suffix}" for suffix in EXPORTS if not self.is_whole(suffix)]
        self.steps.append(Step(died, "left", standing))  # what is lost is lost once

    def standing(self) -> str:
        """What the next start has: what is offered, else the file."""
        store = open_store(self.home / "recovery")
        try:
            left = store.left_behind()
            assert store.take_damage() == ()
        finally:
            store.close()
        assert len(left) <= 1
        return digest(left[0].article.text if left else files.load(self.path).article.text)

    def is_file_whole(self) -> bool:
        """Whether the article's file is what was saved last, or what was just being saved."""
        return digest(files.load(self.path).article.text) in self.written("saved", "saving")

    def is_whole(self, suffix: str) -> bool:
        """Whether an export is not there yet, or is one that was made."""
        path = self.path.with_suffix(suffix)
        if not path.exists():
            return True
        if suffix == ".pdf":
            data = path.read_bytes()
            return data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
        return digest(files.load(path).article.text) in [step.digest for step in self.steps]

    def is_replaced_kept(self, begun: int, last: int) -> bool:
        """Whether what stood on the page before the last return to an earlier version can be had again.

        Nothing has been replaced as long as what stands now may be from before that.
        """
        replaced = [p for p, step in enumerate(self.steps) if begun <= p < last and step.kind == "restoring"]
        if not replaced:
            return True
        before = self.steps[replaced[-1]]
        lately = [step.digest for step in self.steps[: replaced[-1]] if step.time > before.time - PROMISED]
        versions = History(self.home / "history").versions(str(self.path)).states
        kept = [version.article.text for version in versions] + [files.load(self.path).article.text]
        return self.steps[last].digest in lately or before.digest in map(digest, kept)

    def written(self, done: str, doing: str) -> set[str]:
        """The states that a file may hold: the one that it was told to hold last, and whatever came after."""
        last = max((place for place, step in enumerate(self.steps) if step.kind == done), default=0)
        return {self.steps[last].digest} | {s.digest for s in self.steps[last:] if s.kind == doing}


def until(run: subprocess.Popen[bytes], kind: str) -> Iterator[str]:
    """What a program tells, to the first step of this kind, if there comes one before long."""
    assert run.stdout is not None
    for _ in range(150):
        line = run.stdout.readline().decode()
        if line:
            yield line
        if line.split()[1:2] in ([], [kind]):
            return


@pytest.mark.skipif(sys.platform == "win32", reason="there it is no signal")
def test_a_program_killed_at_work_loses_at_most_two_seconds_and_leaves_whole_files(
    home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "мақала.md"
    path.write_text("0\n", "utf-8")
    campaign, chance = Campaign(home, path, [Step(0, "saved", digest("0"))]), random.Random(5)
    for number in range(KILLS):
        during, longest = MOMENTS[number % len(MOMENTS)]
        campaign.kill_one(number + 1, during, chance.uniform(0, longest))
    for number, (during, _longest) in enumerate(MOMENTS):
        tried = len(range(number, KILLS, len(MOMENTS)))
        lost = sum(what.startswith(f"{during}:") for what in campaign.lost)
        print(f"killed {'' if during else 'before or '}while {during or 'starting'}: ({tried}, {lost})")
    print(f"of typing at most the last {campaign.worst:.2f} s were lost")
    assert campaign.lost == []
    assert campaign.worst < PROMISED
