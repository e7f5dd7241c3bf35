"""What the commands work with, made here and handed on."""

from __future__ import annotations

from maqala.cli.arguments import UsageError, Wanted
from maqala.cli.terminal import catalogue, complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.proofing.house import HouseStyle
    from maqala.core.settings import Settings
    from maqala.core.spelling.checker import KazakhSpeller
    from maqala.core.spelling.foreign import Languages


def open_speller(kept: Settings | None = None) -> KazakhSpeller:
    """The speller with the user's words, the newsroom's and other languages; says what is wrong with any of them."""
    from pathlib import Path

    from maqala.core import paths, settings
    from maqala.core.spelling import open_speller

    kept = kept or kept_settings()
    shared = kept.get(settings.SHARED_WORDS)
    speller = open_speller(paths.user_words(), Path(shared) if shared else None, _languages(kept))
    for news in speller.own.refresh():
        complain(catalogue().say(news))
    return speller


def _languages(kept: Settings) -> Languages:
    """Other languages, the user's dictionaries first; says which of these are of no use, now or when they are read."""
    from pathlib import Path

    from maqala.core import settings
    from maqala.core.spelling import hunspell
    from maqala.core.spelling.foreign import Languages

    say = catalogue().say
    added = [Path(name) for name in kept.get(settings.DICTIONARIES)]
    for path in added:
        if not hunspell.find_added(path):
            complain(say("languages.unknown" if path.exists() else "languages.gone", path=str(path)))
    languages = Languages(added, waiting=True)
    languages.told = lambda news: complain(say(news))
    return languages


def open_proofreading(wanted: Wanted) -> Proofreading:
    """The rules as the user's settings have them; those that `wanted` selects run even where they are off."""
    from maqala.core import settings
    from maqala.core.proofing import open_proofreading
    from maqala.core.proofing.choice import Choice

    kept = kept_settings(isolated=wanted.isolated)
    proofreading = open_proofreading(open_speller(kept), style=_house_style(wanted.house, kept))
    unknown = sorted(wanted.names - proofreading.ids)
    if unknown:
        raise UsageError("cli.usage.rule", rule=unknown[0])
    choice = Choice.of(kept.get(settings.RULES))
    for rule in proofreading.all_rules:
        if rule.id in wanted.selected and choice.severity(rule) is None:
            choice = choice.running(rule)
    proofreading.choose(choice)
    return proofreading


def kept_settings(*, isolated: bool = False) -> Settings:
    """The user's settings, or those of nobody if they are not to count."""
    from maqala.core import paths, settings

    path = paths.settings()
    if isolated:
        return settings.Settings(path)
    kept, damaged = settings.peek(path)
    if damaged is not None:
        complain(catalogue().say(damaged.message))
    return kept


def _house_style(named: str, kept: Settings) -> HouseStyle | None:
    """The style file that was named, which has to be there, or else the user's."""
    from pathlib import Path

    from maqala.core import paths, settings
    from maqala.core.proofing import house
    from maqala.core.proofing.house_file import HouseFile, Loaded

    path = named or kept.get(settings.HOUSE_FILE)
    if not path:
        return None
    say = catalogue().say
    if named:
        loaded = Loaded(house.parse(house.read(Path(named))))
    else:
        loaded = HouseFile(Path(path), paths.last_house_style()).load()
    if loaded.trouble is not None:
        complain(say(loaded.trouble))
    for line in loaded.style.broken:
        complain(say("house.broken", path=path, number=line.number, text=line.text))
    return loaded.style
