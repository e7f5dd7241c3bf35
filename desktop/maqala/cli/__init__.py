"""The command line, without a window and without Qt.

Exit codes: 0 nothing found or all done, 1 misspelt words found, 2 an error, told in one
sentence on standard error. Everything is printed in UTF-8, whatever the console claims.

`check --list` and `suggest --json` run over whole corpora, many times a day, so what they do
not need is imported where it is needed, not at the top.
"""

from __future__ import annotations

from maqala.cli.arguments import UsageError, options_of
from maqala.cli.terminal import catalogue, complain, interface_language, write

TYPE_CHECKING = False  # what `typing` calls so, without the 10 ms that it takes
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS = ("check", "suggest", "export", "report", "preflight", "rules")
"""What the first argument can be; any other is a file for the window."""

__all__ = ["COMMANDS", "UsageError", "guarded", "interface_language", "run"]

_READER_GONE = 128 + 13
"""What a shell reports of a program that wrote to nobody (SIGPIPE)."""


def run(arguments: Sequence[str]) -> int:
    """Carry out the command and return its exit code."""
    return guarded(lambda: _dispatch(list(arguments)))


def guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`; what goes wrong in it is told in a sentence."""
    try:
        return work()
    except BrokenPipeError:
        return _READER_GONE  # `maqala check … | head`: the rest is not wanted
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  # a crash must not end with 1, which means findings
        return _fail(error)


def _dispatch(arguments: list[str]) -> int:
    command = arguments.pop(0)
    if command in ("-h", "--help") or {"-h", "--help"} & set(options_of(arguments)):
        write(catalogue().say("cli.help"))
        return 0
    if command == "--version":
        from maqala import __version__

        write(f"maqala {__version__}\n")
        return 0
    return _command(command)(arguments)


def _command(name: str) -> Callable[[list[str]], int]:
    """What carries out a command; only what it needs is imported."""
    match name:
        case "check":
            from maqala.cli.files import check

            return check
        case "suggest":
            from maqala.cli.words import suggest

            return suggest
        case "export":
            from maqala.cli.export import export

            return export
        case "report":
            from maqala.cli.report import report

            return report
        case "preflight":
            from maqala.cli.preflight import preflight

            return preflight
        case "rules":
            from maqala.cli.rules import rules

            return rules
    raise UsageError("cli.usage.option", option=name)


def _fail(error: Exception) -> int:
    from maqala.core.errors import MaqalaError

    if isinstance(error, UsageError):
        say = catalogue().say
        complain(f"{say(error.key, **error.values)}\n\n{say('cli.help')}".rstrip("\n"))
    elif isinstance(error, MaqalaError):
        complain(catalogue().say(error.message))
    else:
        import traceback

        traceback.print_exception(error)
    return 2
