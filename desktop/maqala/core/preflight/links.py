"""Links that cannot lead anywhere, or lead elsewhere than they say: judged by their form, without a network."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from maqala.core.article import Article, Block, Image, Runs, Table, TextBlock
from maqala.core.values import dataclass

_SCHEMES = ("http", "https", "mailto", "tel")
_LOCAL = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|~/|/(?:home|Users|tmp|var)/")
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_ADDRESS = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#:]\S*)?", re.IGNORECASE)
_EXAMPLES = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|test|invalid)$")
_EDITING = re.compile(
    r"/(?:wp-admin|wp-login|admin|preview)(?:[/.?]|$)|docs\.google\.com/.*/edit|[?&]preview=true"
)
_TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|yclid)=", re.IGNORECASE)
_ENDINGS = frozenset(
    "kz com org net ru info gov edu uz kg tj tm me tv biz eu uk us de tr cn az by ua".split()
)
_TAIL = ".,;:!?»”\"'"


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the words that lead there. `number` counts the article's links from 0."""

    number: int
    address: str
    text: str


def links(article: Article) -> Iterator[Link]:
    """Every link, in order; one that is formatted in parts is one."""
    number = 0
    for block in article.blocks:
        for runs in _texts(block):
            address, text = "", ""
            for run in (*runs, None):
                if run is not None and run.link == address:
                    text += run.text
                    continue
                if address:
                    yield Link(number, address, text)
                    number += 1
                address, text = (run.link, run.text) if run is not None else ("", "")


def _texts(block: Block) -> Iterator[Runs]:
    match block:
        case TextBlock():
            yield block.runs
        case Image():
            yield block.caption
        case Table():
            yield from (cell.runs for row in block.rows for cell in row)


def trouble(link: Link) -> str | None:
    """What is wrong with a link, as the key of its sentence behind `preflight.link.`; None if nothing shows."""
    address = link.address.strip()
    if _LOCAL.match(address):
        return "local"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        _ = parts.port
    except ValueError:
        return "broken"
    return _dead(address, parts, host) or _suspicious(link, address, parts, host)


def _dead(address: str, parts: SplitResult, host: str) -> str | None:
    """Why nobody can get there."""
    if address in ("", "#") or address.rstrip("/").lower() in ("http:", "https:", "mailto:", "tel:"):
        return "empty"
    if re.search(r"\s", address):
        return "space"
    if not parts.scheme:
        return "no_scheme" if _ADDRESS.match(address) else "relative"
    if parts.scheme not in _SCHEMES:
        return "scheme"
    if parts.scheme == "mailto":
        return None if _MAIL.fullmatch(parts.path) else "mail"
    if parts.scheme == "tel":
        return None if re.fullmatch(r"\+?[\d()-]{3,}", parts.path) else "phone"
    return _dead_host(host)


def _dead_host(host: str) -> str | None:
    if host in ("http", "https"):
        return "twice"
    if _is_inside(host):
        return "inside"
    if not re.fullmatch(r"(?:[\w-]+\.)+[\w-]{2,}\.?|\[?[\da-f.:]+\]?", host) or ".." in host:
        return "broken"
    return "example" if _EXAMPLES.search(host) else None


def _suspicious(link: Link, address: str, parts: SplitResult, host: str) -> str | None:
    """Why one should look again."""
    if parts.scheme not in ("http", "https"):
        return None
    if _is_disguised(host):
        return "disguised"
    shown = _ADDRESS.fullmatch(link.text.strip())
    if shown and _names_site(link.text.strip(), shown[1].lower()) and _site(shown[1].lower()) != _site(host):
        return "differs"
    if address[-1] in _TAIL or (address.endswith(")") and "(" not in address):
        return "tail"
    if "@" in parts.netloc:
        return "user"
    if _EDITING.search(address):
        return "editing"
    return "tracking" if _TRACKING.search(address) else None


def _names_site(text: str, shown: str) -> bool:
    """Whether a text is an address, and not a name with a dot in it such as Node.js."""
    return text.lower().startswith(("http", "www.")) or shown.rsplit(".", 1)[-1] in _ENDINGS


def _site(host: str) -> str:
    return host.removeprefix("www.").rstrip(".")


def _is_inside(host: str) -> bool:
    """Whether only machines of one's own house can be meant."""
    if host == "localhost" or host.endswith((".local", ".localhost", ".lan")):
        return True
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


def _is_disguised(host: str) -> bool:
    """Whether a part of the name mixes alphabets or is Cyrillic that reads as Latin: gооgle.com, аrаb.com."""
    for part in host.split("."):
        latin = any("a" <= letter <= "z" for letter in part)
        cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in part)
        if latin and cyrillic:
            return True
        if cyrillic and not set(part) - _LIKE_LATIN and host.rsplit(".", 1)[-1].isascii():
            return True
    return False


_LIKE_LATIN = frozenset("асеорхуікһԁ-0123456789")
"""Cyrillic small letters that look like Latin ones."""
