"""What stands on the command line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class UsageError(Exception):
    """The command line itself is wrong; `key` and `values` make the sentence."""

    def __init__(self, key: str, **values: str) -> None:
        self.key, self.values = key, values
        super().__init__(key, values)


def parse(
    arguments: list[str], flags: tuple[str, ...] = (), valued: tuple[str, ...] = ()
) -> tuple[dict[str, str], list[str]]:
    """Options and the rest; `--name=value`, `--name value` and `--` are understood as everywhere."""
    options: dict[str, str] = {}
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return options, rest + list(waiting)
        if not argument.startswith("-") or argument == "-":
            rest.append(argument)
        elif argument in flags:
            options[argument] = ""
        elif name in valued:
            options[name] = value if equals else next(waiting, "")
            if not options[name]:
                raise UsageError("cli.usage.value", option=name)
        else:
            raise UsageError("cli.usage.option", option=argument)
    return options, rest


def options_of(arguments: list[str]) -> list[str]:
    """Those that may be options: what stands before `--`."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


WANTED = ("--select", "--ignore", "--house")
"""The options with a value that `Wanted` reads."""


class Wanted:
    """Which rules are wanted, and by whose settings.

    `--select` and `--ignore` let through all, or those named, without those ignored.
    """

    def __init__(self, options: Mapping[str, str]) -> None:
        self.selected = _listed(options.get("--select"))
        self._ignored = _listed(options.get("--ignore"))
        self.isolated = "--isolated" in options
        """Whether the user's settings do not count."""
        self.house = options.get("--house", "")
        """The style file to go by; "" for the user's."""

    def __call__(self, rule: str) -> bool:
        return rule not in self._ignored and (not self.selected or rule in self.selected)

    @property
    def names(self) -> frozenset[str]:
        """Every rule that was named."""
        return self.selected | self._ignored


def _listed(value: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (value or "").split(",") if name.strip())
