"""Runs in their normal form, and addresses that may be kept: what the readers and writers share.

White space: a line break in the source of a page or of Markdown is only a space there, but
two spaces within a line are a slip of the author's, which a proofreader wants to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from maqala.core.article import Run, Runs, merged
from maqala.core.formats import languages

BREAK = "\u2028"
"""Stands for a line break within a paragraph while white space is sorted out."""

# `re` compiles these when they are first used: a plain article needs none, and an export must not wait for them.
_WHITE = " \u00a0\t\n\r\f\v\u0085\u2028\u2029"
_BROKEN = f"[ \u00a0]*[\t\n\r\f\v\u0085\u2028\u2029][{_WHITE}]*"
"""White space with more in it than blanks."""

_SOURCE_BREAK = r"[\t\n\r\f]"
_REAL_BREAK = r"[\v\u0085\u2028\u2029]"
_NO_SIGNS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
"""Halves of pairs and the places that Unicode keeps empty for ever."""

_UNPRINTABLE = f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_NO_SIGNS}]"
_BREAKS = "\r\n|[\n\r\v\u0085\u2028\u2029]"

_UNTIDY = f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_NO_SIGNS}]"
"""What may have to be changed or dropped; all else stays as it is."""
_BLANK = " \u00a0"

_SCHEME = r"([^:/?#]*):"
_UNSAFE = (
    r"(?i)(\A(?:https?:)?//\[[0-9A-Fa-f:.]+\])|%(?![0-9A-Fa-f]{2})"
    r"|[\x00-\x20\x7f-\xa0\"<>\[\\\]^`{|}\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]"
)
"""What cannot stand in an address, and a host in brackets, the only one that they belong to."""

_WEB = r"(?i)\A(https?:)([^?#]*)"
_BACKSLASH = "\\"

_HOST = (
    r"(?i)\A(?!(?:https?:)?//)"
    r"|\A(?:https?:)?//(?:\[[0-9a-f:.]+\]|[^/?#%:]|%[89a-f])(?:[^/?#%]|%[89a-f])*(?:[/?#]|\Z)"
)
"""An address of the web whose host can be one, or an address of another kind."""

_SCHEMES = ("http", "https", "mailto", "tel")


def printable(text: str) -> str:
    """`text` without what no format can carry: control characters and halves of surrogate pairs."""
    return text if _is_seen(text.replace("\n", " ")) else re.sub(_UNPRINTABLE, "", text)


def _is_seen(text: str) -> bool:
    """Whether every sign of `text` is seen or a blank, which all of most texts are: told without a pattern."""
    return text.replace("\u00a0", " ").isprintable()


def tidy(runs: Iterable[Run]) -> Runs:
    """The runs of a block as every writer writes and every reader reads them.

    No white space at the ends or beside a line break, `\\n` for a line break, no tab, no control
    character, neighbours formatted alike joined.
    """
    joined = merged(list(runs))
    if any(not _is_seen(run.text) and re.search(_UNTIDY, run.text) for run in joined):
        return from_source(run.with_text(re.sub(_BREAKS, BREAK, run.text)) for run in joined)
    return _stripped(joined)


def _stripped(runs: Runs) -> Runs:
    """`runs` without blanks at their ends: all that most of them need, and a long article has thousands."""
    while runs and runs[0].text[0] in _BLANK:
        rest = runs[0].text.lstrip(_BLANK)
        runs = ((runs[0].with_text(rest),) if rest else ()) + runs[1:]
    while runs and runs[-1].text[-1] in _BLANK:
        rest = runs[-1].text.rstrip(_BLANK)
        runs = runs[:-1] + ((runs[-1].with_text(rest),) if rest else ())
    return runs


def from_source(runs: Iterable[Run]) -> Runs:
    """The same for runs out of a page's source, where `BREAK` breaks a line and `\\n` is a space."""
    return merged(list(_settled(runs)))


def _settled(runs: Iterable[Run]) -> Iterator[Run]:
    gap: list[Run] = []
    begun = False
    for run in runs:
        text = printable(run.text)
        words = text.strip(_WHITE)
        if not words:
            gap += [run.with_text(text)] if text else []
            continue
        start = text.index(words[0])
        if start:
            gap.append(run.with_text(text[:start]))
        if begun:
            yield from _gap(gap)
        yield run.with_text(re.sub(_BROKEN, _inner_gap, words))
        end = text[start + len(words) :]
        begun, gap = True, [run.with_text(end)] if end else []


def _inner_gap(found: re.Match[str]) -> str:
    """What broken white space between two words of one run comes to."""
    return "\n" * len(re.findall(_REAL_BREAK, found[0])) or "\u00a0" * found[0].count("\u00a0") or " "


def _gap(gap: list[Run]) -> Iterator[Run]:
    """White space between two words, which may stretch over several runs."""
    text = "".join(run.text for run in gap)
    if re.search(_REAL_BREAK, text):
        yield from (run.with_text("\n" * len(re.findall(_REAL_BREAK, run.text))) for run in gap)
    elif re.search(_SOURCE_BREAK, text):
        yield gap[0].with_text("\u00a0" * text.count("\u00a0") or " ")
    else:
        yield from gap


def safe_link(address: str) -> str:
    """`address` if a reader of the article may follow it, else "".

    Kept are http, https, mailto, tel and relative addresses; what cannot stand in an address is
    percent-encoded. The answer for an answer is the same. Places within a page are dropped: an
    article has none.
    """
    if not address:
        return ""
    # Browsers skip these when they look for the scheme, so `java\nscript:` must not pass.
    address = re.sub(r"[\t\n\r]", "", printable(address)).strip()
    page, sign, place = re.sub(_UNSAFE, _encoded, re.sub(_WEB, _straight, address)).partition("#")
    address = page + sign + place.replace("#", "%23")
    scheme = re.match(_SCHEME, address)
    if address.startswith("#") or (scheme and scheme[1].lower() not in _SCHEMES):
        return ""
    return address if re.match(_HOST, address) else ""


def _straight(web: re.Match[str]) -> str:
    """The way to a page as browsers take it, whichever way its slashes lean and however many it begins with."""
    return f"{web[1]}//{web[2].replace(_BACKSLASH, '/').lstrip('/')}"


def _encoded(unsafe: re.Match[str]) -> str:
    return unsafe[1] or "".join(f"%{byte:02X}" for byte in unsafe[0].encode())


def safe_language(tag: str, around: str) -> str:
    """`tag` (BCP 47) for a run in a text of the language `around`: "" when the same or not well formed.

    kk and kk-KZ are the same language: no dictionary tells them apart.
    """
    tag = languages.tag(tag)
    return tag if _language(tag) != _language(around) else ""


def _language(tag: str) -> str:
    return tag.split("-")[0].lower()
