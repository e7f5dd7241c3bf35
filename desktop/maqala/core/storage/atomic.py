"""Every write of the program: whole or not at all.

The new content goes to a short-named file beside the target, is forced to the disk and
then takes the target's place in one step. Whatever fails on the way, a reader finds
either the old file or the new one, never half of either.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from maqala.core.errors import WriteError
from maqala.core.storage.fingerprint import Fingerprint

_WINDOWS = os.name == "nt"

_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait for a virus scanner or a cloud folder to let go of the target, 1.6 s in all."""


def _numbers(*names: str) -> frozenset[int]:
    """The error numbers of these names; not every system has every one."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


_PASSING = _numbers("EACCES", "EPERM", "EBUSY", "EAGAIN", "ETXTBSY")

_NO_LOCKS = _numbers("ENOLCK", "ENOSYS", "EINVAL", "ENOTSUP", "EOPNOTSUPP")
"""What file systems answer that cannot lock a file."""

_NO_SYNC = _numbers("EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS")
"""What network and FUSE file systems answer when they cannot sync at all: they write when they like."""

_NO_FOLDER_SYNC = _NO_SYNC | _numbers("EACCES", "EPERM", "EBADF")
"""What they answer when they cannot sync a folder."""

_STALE = 600
"""Seconds after which a file that is to take another's place has been left behind: no disk takes so long."""

_KEYS = {
    number: key
    for key, numbers in {
        "error.write.full": _numbers("ENOSPC", "EDQUOT"),
        "error.write.too_big": _numbers("EFBIG"),
        "error.write.read_only_disk": _numbers("EROFS"),
        "error.write.denied": _numbers("EACCES", "EPERM"),
        "error.write.no_folder": _numbers("ENOENT", "ENOTDIR"),
        "error.write.is_folder": _numbers("EISDIR"),
        "error.write.name_too_long": _numbers("ENAMETOOLONG"),
        "error.write.bad_name": _numbers("ELOOP", "EILSEQ"),
        "error.write.locked": _numbers("EBUSY", "ETXTBSY", "EAGAIN"),
    }.items()
    for number in numbers
}

_SHARING_VIOLATIONS = (32, 33)
"""Windows' own numbers for "another program has this file open"."""

_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {device + digit for device in ("COM", "LPT") for digit in "123456789¹²³"}
)


def write(path: Path, data: bytes, over: Fingerprint | None = None, *, private: bool = False) -> Fingerprint:
    """Replace what stands at `path` by `data`; raises `WriteError` and leaves the old file whole.

    Returns what the new file looks like. With `over` nothing else than that is replaced: whatever
    another program puts there until the last moment is left alone, which is `error.write.changed`.

    A symbolic link stays one and its target is replaced. Permissions, owner and extended
    attributes of the old file are kept where the system lets us; a new one that is `private` is
    the user's alone.

    One error, `error.write.unconfirmed`, comes after the new file took its place: the disk
    did not confirm it. The file is then whole, old or new, even after a power cut.
    """
    try:
        target = _target(path)
        modified_ns = _replace_whole(path, target, data, over, private=private)
    except (OSError, ValueError) as error:
        raise _explained(error, path) from error
    _sync_folder(path, target.parent)
    return Fingerprint.of(data, modified_ns)


def write_together(
    path: Path, data: bytes, others: Mapping[Path, bytes], over: Fingerprint | None = None
) -> Fingerprint:
    """Do as `write`, with new files that belong to `path` and lie in one folder beside it: all of them or none.

    What of `others` is there already is taken to be right and stays. `path` comes last: whoever
    finds it finds all that it refers to.
    """
    new = [other for other in others if not os.path.lexists(other)]
    made = [folder for folder in {other.parent for other in new} if not folder.exists()]
    try:
        for folder in made:
            _make_folder(folder)
        for other in new:
            write(other, others[other])
        return write(path, data, over)
    except BaseException as error:
        # The one error after which `path` is in its place, and refers to them.
        if not (isinstance(error, WriteError) and _is_unconfirmed(error, path)):
            _take_back(new, made)
        raise


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir()
    except (OSError, ValueError) as error:
        raise _explained(error, folder) from error


def _is_unconfirmed(error: WriteError, path: Path) -> bool:
    return error.message.key == "error.write.unconfirmed" and error.path == path


def _take_back(files: Iterable[Path], folders: Iterable[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()  # which spares one that somebody else has put something into


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other programs that ask likewise from changing `path` meanwhile; raises `WriteError` after 5 s of waiting.

    The lock is a file beside `path` that stays there: were it removed, two programs could hold one of each.
    """
    beside = path.with_name(f"{path.name}.lock")
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOINHERIT", 0), 0o600)
    except (OSError, ValueError) as error:
        raise _explained(error, path) from error
    try:
        _wait_for(descriptor, path)
        yield
    finally:
        os.close(descriptor)  # which lets go of the lock


def _wait_for(descriptor: int, path: Path, times: int = 250) -> None:
    for pause in (*[0.02] * times, None):
        try:
            _try_lock(descriptor)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return  # a file system that knows none: better to write than not
            if pause is None:
                raise WriteError("error.write.locked", path) from error
            time.sleep(pause)
        else:
            return


def _try_lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def open_log(path: Path) -> int:
    """A descriptor of an empty private file for what is written while the program dies; raises `OSError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_NOINHERIT", 0)
    return os.open(path, flags, 0o600)


def erase(path: Path) -> None:
    """Overwrite a file and take it away, as far as the disk lets us; what is not there is no error."""
    with contextlib.suppress(OSError):
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            _sync(file.fileno())
        path.unlink()


def sweep(folder: Path) -> None:
    """Take away what programs left in `folder` that were killed while they wrote: half a text, or a copy of one."""
    with contextlib.suppress(OSError):
        for path in folder.glob(".maqala-*.tmp"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _STALE:
                    path.unlink()


def make_private_folder(path: Path) -> None:
    """Create a folder that only the user can look into, with its parents; one that exists stays as it is."""
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
            with contextlib.suppress(WriteError):
                _sync_folder(folder, folder.parent)  # else a power cut could take all that is in it
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    except (OSError, ValueError) as error:
        raise _explained(error, path) from error


def _target(path: Path) -> Path:
    """The file that `path` stands for, links followed; raises what makes it unfit to be written."""
    if _WINDOWS and _is_unfit_on_windows(path.name):
        raise WriteError("error.write.bad_name", path)
    target = Path(os.path.realpath(path))
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise WriteError("error.write.is_folder", path)
    if not stat.S_ISREG(mode):
        raise WriteError("error.write.not_a_file", path)
    if not os.access(target, os.W_OK):
        raise WriteError(
            "error.write.read_only_disk" if _is_on_read_only(target) else "error.write.read_only", path
        )
    return target


def _is_on_read_only(path: Path) -> bool:
    """Whether the whole disk can only be read, so that no change to the file would help."""
    return sys.platform != "win32" and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _is_unfit_on_windows(name: str) -> bool:
    stem = name.split(".")[0].rstrip(" ").upper()
    return stem in _RESERVED or name.endswith((".", " ")) or any(c in '<>:"|?*' or c < " " for c in name)


def _replace_whole(path: Path, target: Path, data: bytes, over: Fingerprint | None, *, private: bool) -> int:
    # The name is ours and short: beside a name of 255 bytes a longer one could not be made.
    beside = target.with_name(f".maqala-{os.urandom(6).hex()}.tmp")
    try:
        modified_ns = _fill(beside, target, data, private=private)
        _swap(path, beside, target, over)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return modified_ns


def _fill(beside: Path, target: Path, data: bytes, *, private: bool) -> int:
    """Write the new file; returns its time in ns, which no later change of its name touches."""
    old = _stat(target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    # Until it has the old file's permissions, nobody else may look into the new one.
    descriptor = os.open(beside, flags, 0o666 if old is None and not private else 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if old is not None:
            _dress(beside, target, old)
        _sync(file.fileno())
        return os.fstat(file.fileno()).st_mtime_ns


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _dress(beside: Path, target: Path, old: os.stat_result) -> None:
    """Give the new file the owner, attributes and permissions of the old one, as far as we may."""
    mode = stat.S_IMODE(old.st_mode)
    if not _WINDOWS:
        made = beside.stat()
        if (made.st_uid, made.st_gid) != (old.st_uid, old.st_gid):
            try:
                os.chown(beside, old.st_uid, old.st_gid)
            except OSError:
                # Under another group the old rights of the group would let other people in.
                mode = mode & ~0o6070 | (mode & 0o007) << 3
    if sys.platform == "linux":
        _copy_attributes(beside, target)
    with contextlib.suppress(OSError):
        beside.chmod(mode)


def _copy_attributes(beside: Path, target: Path) -> None:
    if sys.platform != "linux":
        return
    try:
        names = os.listxattr(target)
    except OSError:
        return
    for name in names:
        with contextlib.suppress(OSError):
            os.setxattr(beside, name, os.getxattr(target, name))


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # There fsync stops at the drive's own cache; network volumes know only fsync.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def _swap(path: Path, beside: Path, target: Path, over: Fingerprint | None) -> None:
    with _alone_with(target) if over is not None else contextlib.nullcontext():
        _swap_now(path, beside, target, over)


@contextlib.contextmanager
def _alone_with(target: Path) -> Iterator[None]:
    """Let no other program of ours replace `target` between a look at it and its replacement.

    The old file itself is locked, so nothing has to lie beside it: whoever waits for it finds another
    file in its place afterwards. Where it cannot be locked, or somebody does not let go of it, the look
    has to do. Windows replaces no file that is open.
    """
    descriptor = None
    with contextlib.suppress(OSError, WriteError):
        if not _WINDOWS:
            descriptor = os.open(target, os.O_RDONLY)
            _wait_for(descriptor, target, 50)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _swap_now(path: Path, beside: Path, target: Path, over: Fingerprint | None) -> None:
    for pause in (*_PAUSES, None):
        if over is not None and not over.is_same(target):
            raise WriteError("error.write.changed", path)
        try:
            beside.replace(target)
        except OSError as error:
            if error.errno not in _PASSING:
                raise
            if pause is None:
                # Windows calls a file that is in use "access denied".
                raise (WriteError("error.write.locked", path) if _WINDOWS else error) from error
            time.sleep(pause)
        else:
            return


def _sync_folder(path: Path, folder: Path) -> None:
    """Make the new name last; Windows does that by itself."""
    if _WINDOWS:
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise WriteError("error.write.unconfirmed", path) from error


def _explained(error: OSError | ValueError, path: Path) -> WriteError:
    if not isinstance(error, OSError):  # a name with NUL or one that cannot be encoded
        return WriteError("error.write.bad_name", path)
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return WriteError("error.write.locked", path)
    key = _KEYS.get(error.errno or 0)
    if key is None:
        return WriteError("error.write.failed", path, reason=error.strerror or type(error).__name__)
    return WriteError(key, path, folder=str(path.parent))
