"""Which of many versions are worth keeping: all that last, and between them ever fewer the older they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from maqala.core.storage.session import Head

_STEPS = (
    (timedelta(hours=2), timedelta(minutes=5)),
    (timedelta(days=1), timedelta(minutes=30)),
    (timedelta(days=30), timedelta(days=1)),
)
"""Up to which age one version is kept in how long a time; older ones are kept one a week."""
_LAST = timedelta(days=7)


def superfluous(versions: Iterable[Head], now: datetime) -> tuple[str, ...]:
    """The documents of the versions to be erased: of those that need not last all but the latest of each span.

    The spans begin at fixed times, so that thinning again and again leaves what thinning once does.
    """
    latest: dict[tuple[timedelta, int], Head] = {}
    between = [head for head in versions if not head.is_lasting]
    for head in between:
        span = _span(now - head.time)
        place = span, int(head.time.timestamp() // span.total_seconds())
        if place not in latest or latest[place].time < head.time:
            latest[place] = head
    kept = {head.document for head in latest.values()}
    return tuple(head.document for head in between if head.document not in kept)


def _span(age: timedelta) -> timedelta:
    return next((span for limit, span in _STEPS if age < limit), _LAST)
