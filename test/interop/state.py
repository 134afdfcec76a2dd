"""What a record has come to after so many of its entries."""

from dataclasses import dataclass, field
from typing import Any

from contest import Asked
from disclosure import Told
from rule import Rule


@dataclass
class Cast:
    """A member's last ballot or withdrawal, and the codes of all of them by their sequence."""

    sequence: int
    code: str
    codes: dict[int, str]


@dataclass
class Count:
    """A ballot that counts."""

    code: str
    slots: list[dict[str, Any]]


@dataclass
class State:
    contest: dict[str, Any]
    # The fingerprint of the first entry, which every proof names.
    fingerprint: str
    asked: Asked
    rule: Rule | None
    ballot_key: dict[str, Any]
    identities: dict[str, str]
    keeper: str
    electorate: dict[str, str] = field(default_factory=dict)
    # Whose every voting key is, or was.
    keys: dict[str, str] = field(default_factory=dict)
    cast: dict[str, Cast] = field(default_factory=dict)
    counting: dict[str, Count] = field(default_factory=dict)
    # Halves of ciphertexts: whether they were cast or opened.
    seen: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    # The close that waits for its result.
    closed: dict[str, Any] | None = None
    counts: int = 0
    final: bool = False
    results: list[dict[str, Any]] = field(default_factory=list)
