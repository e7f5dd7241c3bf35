"""Files as they come out of a bad disk, a bad line or a bad program: a random choice, the same for the same seed."""

from __future__ import annotations

import io
import random
import re
import zipfile

_TOKEN = re.compile(rb"<[^<>]*>|[^<>]+")
_VALUES = (b"", b"-1", b"0", b"99999999999999999999", b"1e9", b"true", b"x", b"\xd2\x93", b"../../a", b"rId9")
_GROWTH = 20_000
"""Bytes that one change adds at most: how readers stand large files, other tests ask."""

_SIGNS = (*b"<>\"'&;=/*_`[]()!#|-+~:\\{}", 0, 10, 13, 32, 0xFF)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """`data` with a few of its bytes turned, lost, doubled or moved; now and then only its beginning."""
    for _ in range(chance.randint(1, 6)):
        begin, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        end = min(end, begin + chance.choice((1, 4, 30, 300)))
        piece, sign = data[begin:end], bytes((chance.choice((chance.randrange(256), *_SIGNS)),))
        put = chance.choice((b"", piece * 2, piece[::-1], sign, sign * chance.choice((2, 50)), sign + piece))
        data = data[:begin] + put + data[end:]
    return data[: chance.randint(0, len(data))] if chance.random() < 0.1 else data


def disordered(markup: bytes, chance: random.Random) -> bytes:
    """XML or HTML with some of its tags lost, doubled, moved, nested or of other values."""
    tokens = _TOKEN.findall(markup) or [b""]
    for _ in range(chance.randint(1, 8)):
        here, there = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        token = tokens[here]
        how = chance.randrange(5)
        if how == 0:
            tokens[here] = b""
        elif how == 1:
            tokens[here], tokens[there] = tokens[there], token
        elif how == 2:
            tokens[here] = token * min(chance.choice((2, 3, 300)), 1 + _GROWTH // max(1, len(token)))
        elif how == 3:
            tokens[here] = re.sub(rb'"[^"]*"', lambda _: b'"%b"' % chance.choice(_VALUES), token)
        else:
            begin, end = sorted((here, there))
            tokens[here:here] = tokens[begin : min(end, begin + 40)]
    return b"".join(tokens)


def mutated(data: bytes, seed: int) -> bytes:
    """Another file, like `data` but worse. What is in a zip is damaged within it as often as the zip is."""
    chance = random.Random(seed)  # not for secrets
    if data.startswith(b"PK") and chance.random() < 0.8:
        try:
            return _repacked(data, chance)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            pass
    return _worse(data, chance) if not data.startswith(b"PK") else damaged(data, chance)


def _worse(data: bytes, chance: random.Random) -> bytes:
    return chance.choice((damaged, disordered))(data, chance)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        names = list(dict.fromkeys(source.namelist()))
        victims = set(chance.choices(names, k=chance.choice((1, 1, 2, 4))))
        lost = chance.random() < 0.1
        for name in names:
            if name not in victims:
                target.writestr(name, source.read(name))
            elif not lost:
                target.writestr(name, _worse(source.read(name), chance))
    return stream.getvalue()
