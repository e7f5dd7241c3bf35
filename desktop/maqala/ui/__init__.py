"""The Qt windows."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - changes how Python imports

# For `from __feature__ import snake_case` PySide reads the source of every module that is imported after it.
# None of ours wants that, and it takes a third of the time in which they are loaded.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
