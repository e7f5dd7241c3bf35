"""Kazakh in Latin letters, for the address of an article on a site.

After the alphabet of 2021 (a b d e f g h i j k l m n o p q r s t u v y z with marks), the marks left
out and ş written sh, because an address is read aloud, typed and sent through programs that know ASCII only.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Letters of a generated address: whole words as far as they fit."""

_LATIN: dict[str, str] = (
    dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhye", strict=True))
    | dict(zip("әғқңөұүһіж", "agqnouuhij", strict=True))
    | {"ё": "io", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
    | {"ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "ə": "a", "ɵ": "o"}
    | dict.fromkeys("'’ʼ‘`´\u00ad", "")
)


def slug(text: str) -> str:
    """`text` as the end of an address: lower-case a-z, digits and single hyphens, or ""."""
    lower = unicodedata.normalize("NFC", text).lower()
    latin = "".join(_LATIN.get(sign, sign) for sign in lower)
    parted = unicodedata.normalize("NFKD", latin)  # é is e and a mark
    bare = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return _cut("-".join(re.findall(r"[a-z0-9]+", bare)))


def _cut(address: str) -> str:
    if len(address) <= LONGEST:
        return address
    head = address[: LONGEST + 1].rpartition("-")[0]
    return head or address[:LONGEST]
