"""Data as bytes, hashes of data, and the one text of a line."""

import hashlib
import json
from typing import Any

from ristretto import ORDER

PROTOCOL = "coop-rules/sealed-ballots/1"
MOST = 2**53 - 1


def encoded(data: Any) -> bytes:
    """The bytes that hashes are taken of. Raises UnicodeEncodeError for a lone surrogate, ValueError for what has no encoding."""
    # True is a number in Python: it comes first.
    if data is None:
        return b"n"
    if isinstance(data, bool):
        return b"t" if data else b"f"
    if isinstance(data, int):
        if abs(data) > MOST:
            raise ValueError("a number beyond 2^53 - 1")
        return _with_length(b"i", str(data).encode())
    if isinstance(data, str):
        return _with_length(b"s", data.encode())
    if isinstance(data, bytes):
        return _with_length(b"b", data)
    if isinstance(data, list):
        return b"l" + _length(len(data)) + b"".join(encoded(element) for element in data)
    if isinstance(data, dict):
        pairs = sorted((key.encode(), value) for key, value in data.items())
        return b"o" + _length(len(pairs)) + b"".join(_with_length(b"s", key) + encoded(value) for key, value in pairs)
    raise ValueError(f"no encoding for {type(data).__name__}")


def fingerprint(tag: str, data: Any) -> str:
    return hashlib.sha256(encoded([PROTOCOL, tag, data])).hexdigest()


def challenge(tag: str, data: Any) -> int:
    return int.from_bytes(hashlib.sha512(encoded([PROTOCOL, tag, data])).digest(), "little") % ORDER


def canonical_json(data: Any) -> str:
    """RFC 8785, for the data of a record: keys are ASCII, and numbers whole."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _with_length(letter: bytes, content: bytes) -> bytes:
    return letter + _length(len(content)) + content


def _length(length: int) -> bytes:
    return length.to_bytes(4, "big")
