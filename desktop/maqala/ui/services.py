"""What all windows of one running program share."""

from __future__ import annotations

from maqala.core.settings import Settings
from maqala.core.storage.ignored import IgnoredStore
from maqala.core.values import dataclass
from maqala.ui.claims import Claims
from maqala.ui.i18n import Words
from maqala.ui.keeper import Keeper
from maqala.ui.tasks import Worker
from maqala.ui.theme import Theme
from maqala.ui.versions import Archive


@dataclass(frozen=True, slots=True)
class Services:
    """Made once, in `app`, and handed to every article. The speller comes later: it takes a moment."""

    settings: Settings
    words: Words
    theme: Theme
    checker: Worker
    """Proofreads what is written, in all windows, a little at a time."""
    helper: Worker
    """Does what somebody waits for: suggestions, loading."""
    keeper: Keeper
    ignored: IgnoredStore
    claims: Claims
    archive: Archive
