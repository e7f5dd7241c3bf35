"""The shapes of the case suffixes."""

from __future__ import annotations

_CASES = tuple(
    group.split()
    for group in (
        "ға ге қа ке", "дың дің тың тің ның нің", "ды ді ты ті ны ні", "да де та те", "дан ден тан тен нан нен",
        "дағы дегі тағы тегі", "мен бен пен",
    )
)  # fmt: skip

CASES = frozenset(shape for group in _CASES for shape in group)
"""Every shape of a case after a stem without a possessive."""


def shapes(suffix: str) -> list[str]:
    """All shapes of the case that `suffix` is one of; none if it is no case."""
    return next((group for group in _CASES if suffix in group), [])
