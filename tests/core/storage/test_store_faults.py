"""Recovery and history on a disk that fails or fills up, and with damaged files. Figures: (tried, lost)."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.core.storage import disk as disks
from tests.core.storage.disk import Disk, failing_at, watched_sqlite
from tests.core.storage.full_disk import NAME, PLENTY, is_done, kept, state
from tests.core.storage.test_recovery import HARMS

from maqala.core.errors import MaqalaError
from maqala.core.storage.history import History
from maqala.core.storage.recovery import open_store

STEP = int(os.environ.get("MAQALA_FAULT_STEP", "23"))
"""Of how many steps one fails: 1 for every one, which takes minutes."""
ROOMS = int(os.environ.get("MAQALA_ROOMS", "6"))
CORRUPTIONS = int(os.environ.get("MAQALA_HISTORY_CORRUPTIONS", "12"))
FILLER = Path(__file__).with_name("full_disk.py")
ERRORS = pytest.mark.parametrize("errors", ["BROKEN", "FULL", "DENIED"])
LONG = pytest.mark.parametrize("for_good", [False, True], ids=["once", "from then on"])


def told(what: str, tried: int, lost: int) -> None:
    print(f"{what}: ({tried}, {lost})")
    assert tried > 0
    assert lost == 0


# Errors of the system at every step


@LONG
@ERRORS
def test_an_error_at_any_step_of_keeping_leaves_what_was_kept_before(
    tmp_path: Path, errors: str, for_good: bool
) -> None:
    tried = lost = 0
    for place in range(0, 10_000, STEP):
        folder, killed = tmp_path / str(place), tmp_path / f"{place} killed"
        disk = Disk(folder)
        with watched_sqlite(disk):
            store = open_store(folder)
            disk.fails = failing_at(place, getattr(disks, errors), for_good=for_good)
            last = max((number for number in range(1, 5) if is_done(store.keep, state(number))), default=0)
            was_hit, disk.fails = disk.has_failed, lambda _kind: 0
            shutil.copytree(folder, killed)
            assert is_done(store.keep, state(5))
            store.close()
        if not was_hit:
            break
        tried += 1
        lost += kept(killed) < last or kept(folder) != 5
    told(f"{errors} {'from' if for_good else 'at'} a step of keeping", tried, lost)


@LONG
@ERRORS
def test_an_error_at_any_step_of_the_history_leaves_the_versions_before(
    tmp_path: Path, errors: str, for_good: bool
) -> None:
    tried = lost = 0
    for place in range(0, 10_000, STEP):
        history, disk = History(tmp_path / str(place)), Disk(tmp_path / str(place))
        with watched_sqlite(disk):
            disk.fails = failing_at(place, getattr(disks, errors), for_good=for_good)
            done = {n for n in range(1, 5) if is_done(history.keep, NAME, state(n), limit=PLENTY)}
            was_hit, disk.fails = disk.has_failed, lambda _kind: 0
            assert is_done(history.keep, NAME, state(5), limit=PLENTY)
        if not was_hit:
            break
        tried += 1
        lost += not done | {5} <= {int(found.article.headline) for found in history.versions(NAME).states}
    told(f"{errors} {'from' if for_good else 'at'} a step of the history", tried, lost)


# A disk that really fills up


def on_a_small_disk(folder: Path, script: Path, *arguments: str) -> list[str]:
    """What a program prints that has a megabyte at `folder`; skips where nobody may mount one.

    The disk is there for that program alone, and goes with it.
    """
    folder.mkdir()
    mount = f"mount -t tmpfs -o size=1m tmpfs {folder}"
    alone = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*alone, mount], capture_output=True).returncode:
        pytest.skip("nobody may mount a small disk here")
    command = [*alone, f'{mount} && exec "$@"', "sh", sys.executable, str(script), str(folder), *arguments]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="mounts as Linux does")
def test_on_a_disk_that_fills_up_every_store_keeps_what_it_had(tmp_path: Path) -> None:
    lines = on_a_small_disk(tmp_path / "disk", FILLER, str(tmp_path), str(ROOMS))
    for what, tried, refused, lost in map(str.split, lines):
        assert int(refused) > 0, "the disk was never full"
        told(f"disks that fill up during: {what}", int(tried), int(lost))


# Damaged files


def test_no_damaged_history_is_more_than_a_sentence_and_what_is_lost_is_told(tmp_path: Path) -> None:
    whole = History(tmp_path / "whole")
    versions = {f"{number}": state(number, f"сөз{number} " * 300 * number) for number in range(1, 9)}
    for version in versions.values():
        whole.keep(NAME, version, limit=PLENTY)
    chance, silent, saved = random.Random(6), 0, 0
    for number in range(CORRUPTIONS):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "whole", folder)
        (path,) = folder.iterdir()
        data = bytearray(path.read_bytes())
        chance.choice(HARMS)(data, chance)
        path.write_bytes(data)
        history = History(folder)
        try:
            found = history.versions(NAME)
            is_told, states = not found.is_whole, found.states
        except MaqalaError:
            is_told, states = True, ()
        assert all(each.article == versions[each.article.headline].article for each in states)
        saved += len(states)
        silent += len(states) < len(versions) and not is_told
        history.keep(NAME, state(9), limit=PLENTY)
        assert state(9).article in [each.article for each in history.versions(NAME).states]
    total = len(versions) * CORRUPTIONS
    print(f"damaged {CORRUPTIONS} histories of {len(versions)} versions; versions lost: {total - saved}")
    told("damaged histories, of which something was lost without a word", CORRUPTIONS, silent)
    assert saved > total // 2
