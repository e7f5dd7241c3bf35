"""Put off the modules of Python's own library that others import and a command never uses."""

from __future__ import annotations

import sys
from _thread import allocate_lock
from types import ModuleType

_taking_away = allocate_lock()


class _Later(ModuleType):
    """Stands for a module until somebody asks it for something."""

    def __getattr__(self, name: str) -> object:
        with _taking_away:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        __import__(self.__name__)
        return getattr(sys.modules[self.__name__], name)


def put_off(*names: str) -> None:
    """Load the modules `names` when something of theirs is first used, not when they are imported.

    `importlib.util.LazyLoader` is meant for this, but before Python 3.12 it loads as soon as the
    module is imported a second time. Only for `import name`: `from name import …` asks at once.
    """
    for name in names:
        sys.modules.setdefault(name, _Later(name))
