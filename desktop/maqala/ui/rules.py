"""The rules of the running program, as its settings want them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maqala.core import settings
from maqala.core.settings import Settings
from maqala.ui.house import HouseWatch

if TYPE_CHECKING:  # the rules take longer to load than the window
    from maqala.core.proofing.choice import Described
    from maqala.core.proofing.engine import Proofreading


class RulesInForce(QObject):
    """Follows the settings and the style file. `last_style` keeps what that file said last."""

    changed = Signal()
    """The rules are others than before: everything is to be checked anew."""

    def __init__(self, kept: Settings, last_style: Path, on_error: Callable[[Exception], None]) -> None:
        super().__init__()
        self._kept = kept
        self._proofreading: Proofreading | None = None
        self.house = HouseWatch(last_style, on_error)
        self.house.changed.connect(self._follow_house)

    @property
    def all(self) -> Sequence[Described]:
        """Every rule there is; none until the dictionary is there."""
        return self._proofreading.all_rules if self._proofreading else ()

    def start(self) -> None:
        """Look for the style file."""
        name = self._kept.get(settings.HOUSE_FILE)
        self.house.use(Path(name) if name else None)

    def take(self, proofreading: Proofreading) -> None:
        """These are the rules from now on."""
        self._proofreading = proofreading
        self._choose()
        self._take_style()

    def follow(self, name: str) -> None:
        """The setting of this name has changed."""
        if name == settings.RULES.name:
            self._choose()
            self.changed.emit()
        elif name == settings.HOUSE_FILE.name:
            self.start()

    def stop(self) -> None:
        """Follow nothing more."""
        self.house.stop()

    def _choose(self) -> None:
        if self._proofreading is not None:
            from maqala.core.proofing.choice import Choice

            self._proofreading.choose(Choice.of(self._kept.get(settings.RULES)))

    def _follow_house(self) -> None:
        self._take_style()
        self.changed.emit()

    def _take_style(self) -> None:
        if self._proofreading is not None:
            from maqala.core.proofing.house import HouseStyle

            self._proofreading.follow(self.house.loaded.style if self.house.loaded else HouseStyle())
