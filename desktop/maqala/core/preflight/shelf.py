"""Where profiles lie: the user's folder, one shared by a newsroom, and those that come with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from maqala.core.errors import ReadError
from maqala.core.messages import Message
from maqala.core.preflight import profile
from maqala.core.preflight.profile import Profile
from maqala.core.values import dataclass

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A profile by the name of its file. A broken one has no `profile`, and `trouble` says why."""

    id: str
    path: Path
    profile: Profile | None = None
    trouble: Message | None = None

    @property
    def title(self) -> str:
        """What to call it."""
        return self.profile.name if self.profile else self.id


@dataclass(frozen=True, slots=True)
class Shelf:
    """All profiles, and folders that are out of reach."""

    profiles: tuple[Shelved, ...] = ()
    missing: tuple[Path, ...] = ()

    def find(self, name: str) -> Shelved | None:
        """The profile whose file or title is called so, in large or small letters."""
        wanted = name.casefold()
        for one in self.profiles:
            if wanted in (one.id.casefold(), one.title.casefold()):
                return one
        return None


def look(folders: Sequence[Path], wanted: Sequence[Path] = ()) -> Shelf:
    """The profiles in `folders`; of two with one name that of the first folder. Folders `wanted` should be there."""
    found: dict[str, Shelved] = {}
    missing = []
    for folder in folders:
        try:
            names = sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)
        except OSError:
            missing += [folder] if folder in wanted else []
            continue
        for path in names:
            found.setdefault(path.stem.casefold(), take(path))
    return Shelf(tuple(found.values()), tuple(missing))


def take(path: Path) -> Shelved:
    """The profile at `path`, or what is wrong with it."""
    try:
        return Shelved(path.stem, path, profile.load(path))
    except ReadError as error:
        return Shelved(path.stem, path, trouble=error.message)
