"""Addresses of sites and mailboxes in what somebody types or pastes."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"(?:(?:https?://|www\.)[^\s/.]+\.|mailto:\S+@)\S+", re.IGNORECASE)
_LAST = re.compile(
    r"""
    (?<![^\s(«"“„])
    ((?:https?://|www\.)[^\s<>«»"“”/.]+\.[^\s<>«»"“”]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    [.,;:!?…'’»”")\]}]*\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 2_000
"""Letters of an address."""
_STOPS = ".,;:!?…'’"
_PARENTHESES = (("(", ")"), ("[", "]"), ("{", "}"))


def is_address(text: str) -> bool:
    """Whether `text` is the address of a page, or a mailbox with `mailto:`, and nothing else."""
    return _WHOLE.fullmatch(text) is not None


def last_address(text: str) -> tuple[int, int]:
    """Where the address of a page or a mailbox stands that `text` ends with, in code points.

    Full stops and the like behind it are no part of it, nor is a parenthesis that it does not open itself.
    (0, 0) where there is none.
    """
    start = text.rfind(" ", max(0, len(text) - _LONGEST)) + 1
    match = _LAST.search(text, start)
    if match is None:
        return 0, 0
    address = match[1]
    while (shorter := _without_last_sign(address)) != address:
        address = shorter
    return (match.start(), match.start() + len(address)) if _LAST.fullmatch(address) else (0, 0)


def _without_last_sign(address: str) -> str:
    for opening, closing in _PARENTHESES:
        if address.endswith(closing) and address.count(closing) > address.count(opening):
            return address[:-1]
    return address.rstrip(_STOPS)


def completed(address: str) -> str:
    """An address with its scheme, where only a site or a mailbox was given."""
    address = address.strip()
    if not address or ":" in address or address.startswith(("#", "/")):
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"
