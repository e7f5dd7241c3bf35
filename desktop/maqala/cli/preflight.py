"""`preflight`: whether articles meet an outlet's profile."""

from __future__ import annotations

from maqala.cli import services
from maqala.cli.arguments import WANTED, UsageError, Wanted, parse
from maqala.cli.files import findings, opened_files
from maqala.cli.terminal import catalogue, complain, to_json_list, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from maqala.core.formats.files import Opened
    from maqala.core.preflight.inspect import Problem
    from maqala.core.preflight.profile import Profile
    from maqala.core.proofing.engine import Proofreading


def preflight(arguments: list[str]) -> int:
    """`maqala preflight`: tell what keeps files from being handed in."""
    options, names = parse(arguments, flags=("--isolated",), valued=("--format", "--profile", *WANTED))
    form, wanted = options.get("--format", "text"), Wanted(options)
    if form not in ("text", "json"):
        raise UsageError("cli.usage.format", value=form, forms="text, json")
    profile = _profile(options.get("--profile", ""), wanted)
    if not names:
        raise UsageError("cli.usage.no_file")
    opened, failed = opened_files(names)
    proofreading = services.open_proofreading(wanted)
    found = {name: _problems(name, one, profile, proofreading, wanted) for name, one in opened.items()}
    write(_as_json(found) if form == "json" else _as_text(found))
    return 2 if failed else int(any(found.values()))


def _profile(named: str, wanted: Wanted) -> Profile:
    """The profile of this name, or in this file."""
    from pathlib import Path

    from maqala.core import paths, settings
    from maqala.core.errors import ReadError
    from maqala.core.preflight import profile, shelf

    if named.lower().endswith(shelf.SUFFIX):
        return profile.load(Path(named))
    shared = services.kept_settings(isolated=wanted.isolated).get(settings.PROFILES_FOLDER)
    folders = [Path(shared)] if shared else []
    found = shelf.look([paths.profiles(), *folders, paths.shipped("resources", "profiles")], folders)
    for folder in found.missing:
        complain(catalogue().say("cli.preflight.folder", path=str(folder)))
    known = ", ".join(one.id for one in found.profiles)
    if not named:
        raise UsageError("cli.usage.profile", known=known)
    chosen = found.find(named)
    if chosen is None:
        raise ReadError("error.profile.missing", named, known=known)
    return chosen.profile or profile.load(chosen.path)


def _problems(
    name: str, opened: Opened, profile: Profile, proofreading: Proofreading, wanted: Wanted
) -> list[Problem]:
    from maqala.core.preflight.inspect import inspect

    found = findings(name, opened, proofreading) if profile.allowed else ()
    return inspect(opened.article, profile, [one.issue for one in found if wanted(one.issue.rule)])


def _as_text(found: dict[str, list[Problem]]) -> str:
    say = catalogue().say
    return "".join(
        f"{name}: {say(problem.message)} [{problem.check}]\n"
        for name, problems in found.items()
        for problem in problems
    )


def _as_json(found: dict[str, list[Problem]]) -> str:
    say = catalogue().say
    return to_json_list(
        {"file": name, "check": problem.check, "message": say(problem.message)}
        for name, problems in found.items()
        for problem in problems
    )
