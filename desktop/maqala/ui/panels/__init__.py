"""The panels beside the page. Each is loaded and made when it is first opened."""

from __future__ import annotations

LEFT, RIGHT = 260, 320
"""How wide panels are on either side, in pixels."""
