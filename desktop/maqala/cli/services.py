"""What the commands work with, made here and handed on."""

from __future__ import annotations

from maqala.cli.arguments import UsageError, Wanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.spelling.checker import KazakhSpeller


def open_speller() -> KazakhSpeller:
    """The speller with the user's own words."""
    from maqala.core import paths
    from maqala.core.spelling import open_speller

    return open_speller(paths.user_words())


def open_proofreading(wanted: Wanted) -> Proofreading:
    """The rules as they come; those named on the command line run even where they are off."""
    from maqala.core.proofing import open_proofreading
    from maqala.core.proofing.engine import Choice

    proofreading = open_proofreading(open_speller())
    unknown = sorted(wanted.names - proofreading.ids)
    if unknown:
        raise UsageError("cli.usage.rule", rule=unknown[0])
    named = (rule for rule in proofreading.all_rules if rule.id in wanted.names)
    proofreading.choose(Choice({rule.id: rule.severity.value for rule in named}))
    return proofreading
