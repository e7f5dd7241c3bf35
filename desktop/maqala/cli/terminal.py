"""What the command line reads and prints, always in UTF-8, whatever the console claims."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from maqala.core.messages import Catalogue


def catalogue() -> Catalogue:
    """The sentences of the user's language."""
    from maqala.core import paths
    from maqala.core.messages import Catalogue

    return Catalogue.load(paths.shipped("resources", "translations"), interface_language(os.environ))


def interface_language(environment: Mapping[str, str]) -> str:
    """The language to speak: `MAQALA_LANGUAGE`, else the locale's, else Kazakh."""
    for variable in ("MAQALA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            language = value.replace("-", "_").split("_")[0].split(".")[0].lower()
            return language if language in ("kk", "ru", "en") else "kk"
    return "kk"


def read_lines() -> list[str]:
    """The lines of standard input without their ends."""
    data = sys.stdin.buffer.read()
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        from maqala.core.errors import MaqalaError

        raise MaqalaError("cli.error.input_encoding") from error
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines] if "\r" in text else lines


def to_json(value: object) -> str:
    """`value` as JSON on one line."""
    import json

    # Half a surrogate, which a file name may have, cannot be written as it is, but JSON can spell it out.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def to_json_list(values: Iterable[object]) -> str:
    """`values` as a JSON array with a line for each."""
    return "[" + ",".join(f"\n {to_json(value)}" for value in values) + "\n]\n"


def write(text: str) -> None:
    """Print to standard output; BrokenPipeError if nobody reads it any more."""
    try:
        # A file name that is no UTF-8 goes out as the bytes it came in; in JSON it was spelt out.
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is still waiting to be written must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        from maqala.core.errors import MaqalaError

        raise MaqalaError("cli.error.output", reason=error.strerror) from error


def complain(sentence: str) -> None:
    """Print a sentence to standard error."""
    sys.stderr.buffer.write(f"maqala: {sentence}\n".encode("utf-8", "surrogateescape"))
    sys.stderr.buffer.flush()
