"""Frozen values: what `dataclass(frozen=True, slots=True)` makes, and sooner.

`dataclasses` writes seven methods for each class and compiles them anew at every start: a quarter of an export, for
classes most of which it only names. Here all classes share their methods but `__init__`, which is compiled when the
first value is made. `field` and `replace` belong to it; those of `dataclasses` know nothing of these classes.
"""

from __future__ import annotations

from operator import attrgetter

__all__ = ["dataclass", "field", "replace"]

TYPE_CHECKING = False  # what `typing` calls so, without the time that it takes
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field, replace  # what types are checked by
    from typing import Any, TypeVar

    Made = TypeVar("Made")


class _Anew:
    """The default of a field whose value is made anew each time."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def _field(*, default_factory: Callable[[], object]) -> _Anew:
    """A field that has what `default_factory` returns unless it is told otherwise."""
    return _Anew(default_factory)


def _replace(value: Any, /, **changes: object) -> Any:
    """`value` with `changes` in some of its fields."""
    return value.__class__(**{name: getattr(value, name) for name in value.__match_args__} | changes)


def _dataclass(*, frozen: bool, slots: bool) -> Callable[[type[Made]], type[Made]]:
    """Make values of a class; only frozen ones with slots."""
    if not (frozen and slots):
        raise TypeError("values are frozen and have slots; for all else there is `dataclasses`")
    return _made


def _made(cls: Any) -> Any:
    names = tuple(cls.__annotations__)
    kept = {name: it for name, it in cls.__dict__.items() if name not in (*names, "__dict__", "__weakref__")}
    content = attrgetter(*names or ("__class__",))
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807  # until the first is made
        made.__init__ = _initialiser(names, defaults)
        made.__init__(self, *values, **named)

    own = {"__init__": __init__, "__slots__": names, "__match_args__": names, "_content": content}
    made = type(cls)(cls.__name__, cls.__bases__, _SHARED | own | kept)
    made.__qualname__ = cls.__qualname__
    return made


def _initialiser(names: tuple[str, ...], defaults: Mapping[str, object]) -> Callable[..., None]:
    """The `__init__` of a class, which takes what it should and complains of all else as any function does."""
    known: dict[str, Any] = {"put": object.__setattr__}
    parameters, lines = ["self"], ["pass"]
    for name in names:
        value = name
        if name in defaults:
            known[f"default_{name}"] = default = defaults[name]
            if isinstance(default, _Anew):
                value = f"default_{name}.make() if {name} is default_{name} else {name}"
        parameters.append(f"{name}=default_{name}" if name in defaults else name)
        lines.append(f"put(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), known)  # noqa: S102  # names of ours
    initialiser: Callable[..., None] = known["__init__"]
    return initialiser


# --- what all values share


def _is_equal(self: Any, other: Any) -> Any:
    return (
        self._content(self) == self._content(other) if other.__class__ is self.__class__ else NotImplemented
    )


def _hash(self: Any) -> int:
    return hash(self._content(self))


def _shown(self: Any) -> str:
    fields = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({', '.join(fields)})"


def _refuse(self: object, name: str, _value: object = None) -> None:
    raise AttributeError(f"{self.__class__.__qualname__}.{name} cannot be changed: it is a value")


_SHARED: dict[str, Any] = {
    "__eq__": _is_equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}

if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _field, _replace
