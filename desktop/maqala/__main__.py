"""Start: a subcommand goes to the command line, anything else opens the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program and return its exit code."""
    return 0


if __name__ == "__main__":
    sys.exit(main())
