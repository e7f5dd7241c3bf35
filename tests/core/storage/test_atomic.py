"""Every write is whole or not at all, and every failure is a sentence."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from maqala.core.errors import WriteError
from maqala.core.storage import atomic, fingerprint
from maqala.core.storage.fingerprint import Fingerprint

OLD = "ескі мақала".encode()
NEW = "жаңа мақала, толығымен".encode()

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and links")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.md"
    path.write_bytes(OLD)
    return path


def key_of(path: Path, data: bytes = NEW) -> str:
    with pytest.raises(WriteError) as caught:
        atomic.write(path, data)
    assert caught.value.path == path
    return caught.value.message.key


def fail(number: int) -> Callable[..., object]:
    def failing(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return failing


def test_it_creates_a_file(tmp_path: Path) -> None:
    atomic.write(tmp_path / "жаңа.txt", NEW)
    assert (tmp_path / "жаңа.txt").read_bytes() == NEW


def test_it_replaces_a_file_and_leaves_nothing_beside(target: Path) -> None:
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_it_tells_what_the_new_file_looks_like(target: Path) -> None:
    seen = atomic.write(target, NEW)
    assert seen == fingerprint.read(target)[1]


def test_only_the_file_that_is_expected_is_replaced(target: Path) -> None:
    atomic.write(target, NEW, Fingerprint.of(OLD))
    with pytest.raises(WriteError, match=r"error\.write\.changed"):
        atomic.write(target, b"mine", Fingerprint.of(OLD))
    assert target.read_bytes() == NEW
    target.unlink()
    with pytest.raises(WriteError, match=r"error\.write\.changed"):
        atomic.write(target, b"mine", Fingerprint.of(NEW))
    assert list(target.parent.iterdir()) == []


def test_what_comes_at_the_last_moment_is_not_replaced(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def sync(descriptor: int) -> None:
        real(descriptor)
        target.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(WriteError, match=r"error\.write\.changed"):
        atomic.write(target, NEW, Fingerprint.of(OLD))
    assert target.read_bytes() == b"theirs"
    assert list(target.parent.iterdir()) == [target]


def test_it_writes_nothing_as_nothing(target: Path) -> None:
    atomic.write(target, b"")
    assert target.read_bytes() == b""


def test_it_takes_a_name_of_255_bytes(tmp_path: Path) -> None:
    path = tmp_path / ("ұ" * 125 + ".docx")
    assert len(path.name.encode()) == 255
    atomic.write(path, OLD)
    atomic.write(path, NEW)
    assert path.read_bytes() == NEW


def test_it_accepts_a_relative_name(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(target.parent)
    atomic.write(Path(target.name), NEW)
    assert target.read_bytes() == NEW


@posix
def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    atomic.write(tmp_path / "ours", NEW)
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o200])
def test_it_keeps_permissions(target: Path, mode: int) -> None:
    target.chmod(mode)
    atomic.write(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
def test_under_another_group_the_group_gets_what_others_get(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.chmod(0o664)
    stranger = os.stat_result((0o100664, 1, 1, 1, os.getuid(), os.getgid() + 1, 0, 0, 0, 0))
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda p, **k: stranger if p == target else real(p, **k))
    monkeypatch.setattr(os, "chown", fail(errno.EPERM))
    atomic.write(target, NEW)
    monkeypatch.undo()
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes are Linux's")
def test_it_keeps_extended_attributes_where_the_disk_has_them(target: Path) -> None:
    try:
        os.setxattr(target, "user.origin", "редакция".encode())
    except OSError:
        pytest.skip("this disk has no extended attributes")
    atomic.write(target, NEW)
    assert os.getxattr(target, "user.origin") == "редакция".encode()


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes are Linux's")
@pytest.mark.parametrize("call", ["listxattr", "getxattr", "setxattr"])
def test_a_disk_that_refuses_attributes_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(os, "listxattr", lambda *_: ["user.a"])
    monkeypatch.setattr(os, call, fail(errno.ENOTSUP))
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW


@posix
def test_what_is_private_is_nobody_else_s(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for _ in range(2):
        atomic.write(path, NEW, private=True)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_killed_program_left_beside_is_swept_and_what_is_being_written_stays(tmp_path: Path) -> None:
    for name, age in ((".maqala-a.tmp", 3600), (".maqala-b.tmp", 5), ("мақала.tmp", 3600), (".a.tmp", 3600)):
        (tmp_path / name).write_bytes(OLD)
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    atomic.sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {".maqala-b.tmp", "мақала.tmp", ".a.tmp"}
    atomic.sweep(tmp_path / "жоқ")


@posix
def test_a_link_stays_one(target: Path) -> None:
    link = target.with_name("сілтеме.md")
    link.symlink_to(target.name)
    atomic.write(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@posix
def test_a_link_into_nothing_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("made.txt")
    atomic.write(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "made.txt").read_bytes() == NEW


@posix
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "loop"
    link.symlink_to("loop")
    assert key_of(link) == "error.write.bad_name"
    assert link.is_symlink()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert key_of(tmp_path) == "error.write.is_folder"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert key_of(tmp_path / "жоқ" / "a.txt") == "error.write.no_folder"


def test_a_file_in_place_of_the_folder_is_named(target: Path) -> None:
    assert key_of(target / "a.txt") == "error.write.no_folder"


@posix
def test_a_device_is_refused() -> None:
    assert key_of(Path(os.devnull)) == "error.write.not_a_file"
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    assert key_of(tmp_path / ("қ" * 128)) == "error.write.name_too_long"


def test_a_name_with_a_nul_is_refused(tmp_path: Path) -> None:
    assert key_of(tmp_path / "a\0b") == "error.write.bad_name"


def test_a_read_only_file_is_not_overwritten(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert key_of(target) == "error.write.read_only"
    assert target.read_bytes() == OLD


@posix
def test_a_disk_that_can_only_be_read_is_called_so(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(os, "statvfs", lambda _path: SimpleNamespace(f_flag=os.ST_RDONLY))
    assert key_of(target) == "error.write.read_only_disk"


@pytest.mark.parametrize(
    ("name", "unfit"),
    [
        ("CON", True),
        ("con.txt", True),
        ("Aux.tar.gz", True),
        ("nul .md", True),
        ("lpt1.md", True),
        ("COM².md", True),
        ("a.", True),
        ("a ", True),
        ("a:b.md", True),
        ('"мақала".md', True),
        ("a\tb", True),
        ("console.md", False),
        ("com10.md", False),
        ("мақала.con", False),
        ("Қазақ тілі — 2020.docx", False),
    ],
)
def test_windows_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, unfit: bool) -> None:
    monkeypatch.setattr(atomic, "_WINDOWS", True)
    if unfit:
        assert key_of(tmp_path / name) == "error.write.bad_name"
        assert not list(tmp_path.iterdir())
    else:
        atomic.write(tmp_path / name, NEW)
        assert (tmp_path / name).read_bytes() == NEW


@posix
def test_elsewhere_windows_reserved_names_are_names(tmp_path: Path) -> None:
    atomic.write(tmp_path / "CON.txt", NEW)
    assert (tmp_path / "CON.txt").read_bytes() == NEW


STEPS = {
    "open": (os, "open"),
    "write": (os, "fdopen"),
    "sync": (os, "fsync"),
    "replace": (Path, "replace"),
}
FAILURES = {
    errno.ENOSPC: "error.write.full",
    errno.EDQUOT: "error.write.full",
    errno.EFBIG: "error.write.too_big",
    errno.EROFS: "error.write.read_only_disk",
    errno.EACCES: "error.write.denied",
    errno.EPERM: "error.write.denied",
    errno.ENOENT: "error.write.no_folder",
    errno.ENAMETOOLONG: "error.write.name_too_long",
    errno.EBUSY: "error.write.locked",
    errno.EIO: "error.write.failed",
}


@pytest.mark.parametrize("number", FAILURES, ids=lambda n: errno.errorcode[n])
@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(*STEPS[step], fail(number))
    assert key_of(target) == FAILURES[number]
    monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("step", STEPS)
def test_even_an_interruption_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(*STEPS[step], interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(target, NEW)
    monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY])
def test_a_lock_that_passes_is_waited_for(target: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    real, failing = Path.replace, fail(number)
    monkeypatch.setattr(Path, "replace", lambda *a: failing() if len(slept) < 3 else real(*a))
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW
    assert len(slept) == 3


def test_on_windows_a_lock_that_stays_is_called_one(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_WINDOWS", True)
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(Path, "replace", fail(errno.EACCES))
    assert key_of(target) == "error.write.locked"
    assert 1 <= sum(slept) <= 2
    assert target.read_bytes() == OLD


@posix
def test_the_disk_is_asked_in_the_right_order(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        real_sync(descriptor)

    def replace(old: Path, new: Path) -> Path:
        assert old.read_bytes() == NEW
        seen.append("replace")
        return real_replace(old, new)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    atomic.write(target, NEW)
    assert seen == ["file", "replace", "folder"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS], ids=errno.errorcode.get)
def test_a_disk_that_cannot_sync_at_all_is_written_to(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", fail(number))
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW


@posix
def test_a_new_private_folder_outlives_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(atomic, "_sync_folder", lambda _path, folder: synced.append(folder))
    atomic.make_private_folder(tmp_path / "maqala" / "history")
    assert synced == [tmp_path, tmp_path / "maqala"]


@posix
@pytest.mark.parametrize(("number", "told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_confirmed(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: bool
) -> None:
    real, failing = os.fsync, fail(number)
    monkeypatch.setattr(os, "fsync", lambda fd: failing() if stat.S_ISDIR(os.fstat(fd).st_mode) else real(fd))
    if told:
        assert key_of(target) == "error.write.unconfirmed"
    else:
        atomic.write(target, NEW)
    assert target.read_bytes() == NEW


@posix
def test_a_disk_that_really_fills_up(target: Path) -> None:
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "from pathlib import Path; from maqala.core.errors import WriteError\n"
        "from maqala.core.storage import atomic\n"
        "try: atomic.write(Path(sys.argv[1]), b'x' * 1_000_000)\n"
        "except WriteError as error: print(error.message.key)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, target], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "error.write.too_big"
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


@posix
def test_a_killed_process_leaves_the_old_or_the_new_file(target: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from maqala.core.storage import atomic\n"
        "print(flush=True)\n"
        "while True:\n"
        "    for letter in (b'a', b'b'): atomic.write(Path(sys.argv[1]), letter * 300_000)\n"
    )
    for moment in range(12):
        with subprocess.Popen([sys.executable, "-c", script, target], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(0.002 + moment * 0.0037)
            process.send_signal(signal.SIGKILL)
        content = target.read_bytes()
        assert content in (OLD, b"a" * 300_000, b"b" * 300_000)


@posix
def test_a_private_folder_is_private_with_its_new_parents(tmp_path: Path) -> None:
    folder = tmp_path / "maqala" / "history"
    atomic.make_private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    atomic.make_private_folder(folder)


def test_a_file_in_place_of_a_private_folder_is_a_sentence(target: Path) -> None:
    for folder in (target, target / "inner"):
        with pytest.raises(WriteError) as caught:
            atomic.make_private_folder(folder)
        assert caught.value.message.key == "error.write.no_folder"
