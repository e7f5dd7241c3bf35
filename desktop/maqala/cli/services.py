"""What the commands work with, made here and handed on."""

from __future__ import annotations

from maqala.cli.arguments import UsageError, Wanted
from maqala.cli.terminal import catalogue, complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from maqala.core.proofing.choice import Choice
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.spelling.checker import KazakhSpeller


def open_speller() -> KazakhSpeller:
    """The speller with the user's own words."""
    from maqala.core import paths
    from maqala.core.spelling import open_speller

    return open_speller(paths.user_words())


def open_proofreading(wanted: Wanted) -> Proofreading:
    """The rules as the user's settings have them; those that `wanted` selects run even where they are off."""
    from maqala.core.proofing import open_proofreading
    from maqala.core.proofing.choice import Choice

    proofreading = open_proofreading(open_speller())
    unknown = sorted(wanted.names - proofreading.ids)
    if unknown:
        raise UsageError("cli.usage.rule", rule=unknown[0])
    choice = Choice() if wanted.isolated else _user_choice()
    for rule in proofreading.all_rules:
        if rule.id in wanted.selected and choice.severity(rule) is None:
            choice = choice.running(rule)
    proofreading.choose(choice)
    return proofreading


def _user_choice() -> Choice:
    from maqala.core import paths, settings
    from maqala.core.proofing.choice import Choice

    kept, damaged = settings.peek(paths.config_dir() / "settings.json")
    if damaged is not None:
        complain(catalogue().say(damaged.message))
    return Choice.of(kept.get(settings.RULES))
