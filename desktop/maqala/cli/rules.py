"""`rules`: what `check` looks for."""

from __future__ import annotations

from maqala.cli import services
from maqala.cli.arguments import UsageError, Wanted, parse
from maqala.cli.terminal import catalogue, to_json_list, write


def rules(arguments: list[str]) -> int:
    """`maqala rules`: the rules by topic, and whether they run."""
    options, names = parse(arguments, flags=("--isolated",), valued=("--format",))
    form = options.get("--format", "text")
    if names:
        raise UsageError("cli.usage.rules")
    if form not in ("text", "json"):
        raise UsageError("cli.usage.format", value=form, forms="text, json")
    rows = _rows(Wanted(options))
    write(to_json_list(rows) if form == "json" else _as_text(rows))
    return 0


def _rows(wanted: Wanted) -> list[dict[str, str]]:
    from maqala.core.proofing.choice import OFF
    from maqala.core.proofing.rule import TOPICS

    proofreading, say = services.open_proofreading(wanted), catalogue().say
    return [
        {
            "rule": rule.id,
            "topic": say(f"topic.{rule.topic}"),
            "severity": severity.value if (severity := proofreading.choice.severity(rule)) else OFF,
            "name": say(f"rule.{rule.id}"),
            "why": say(f"rule.{rule.id}.why"),
        }
        for rule in sorted(proofreading.all_rules, key=lambda rule: TOPICS.index(rule.topic))
    ]


def _as_text(rows: list[dict[str, str]]) -> str:
    lines, topic = [], ""
    for row in rows:
        if row["topic"] != topic:
            lines.append(("\n" if topic else "") + row["topic"])
            topic = row["topic"]
        lines.append(f"  {row['rule']:22} {row['severity']:8} {row['name']}: {row['why']}")
    return "\n".join(lines) + "\n"
