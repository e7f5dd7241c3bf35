"""Start: a command goes to the command line, anything else opens the window."""

from __future__ import annotations

import os
import sys

from maqala.later import put_off

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_ONLY_NAMED = tuple(
    "argparse binascii copy fnmatch inspect ipaddress logging ntpath tempfile traceback".split()
)
"""What pathlib, urllib, dataclasses and PySide import without need, and what only pictures need: a fifteenth of an
export, a fiftieth of a window's start."""


def main() -> NoReturn:
    """Run the program and end with its exit code."""
    arguments = sys.argv[1:]
    # Only what is needed is imported: a script that checks words must not wait for a window.
    put_off(*_ONLY_NAMED)
    from maqala import cli

    if arguments and (arguments[0] in cli.COMMANDS or arguments[0].startswith("-")):
        _end(cli.run(arguments))
    if arguments and arguments[0] == "selftest":
        from maqala import selftest
        from maqala.ui.probe import open_window

        _end(cli.guarded(lambda: selftest.run(arguments[1:], open_window)))
    import gc
    from pathlib import Path

    gc.disable()  # nothing that is loaded for the window is garbage, and then it is looked for in its thread alone
    from maqala.ui.running import run

    _end(run([Path(name) for name in arguments]))


def _end(code: int) -> NoReturn:
    """End at once: all is written, and Python takes half a second to take a window's program apart.

    Nor can a thread that is still loading a dictionary be in its way.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a program without a console has neither
        stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
