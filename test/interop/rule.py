"""Decision rules: when a count is carried."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from encoding import MOST
from refused import Refused, require

BASES = ("electorate", "ballots", "for-or-against")
KINDS = ("for", "against", "abstain")
DECIMAL = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(%?)")
QUOTIENT = re.compile(r"([+-]?[0-9]+)/([0-9]+)")


@dataclass(frozen=True)
class Compared:
    """A share of a base, and whether exactly so much is not enough."""

    share: Fraction
    more_than: bool
    of: str

    def reached(self, votes: int, base: int) -> bool:
        return votes > self.share * base if self.more_than else votes >= self.share * base


@dataclass(frozen=True)
class Rule:
    compared: Compared
    quorum: Compared | None
    minimum_for: int
    minimum_ballots: int
    tie: str | None

    @lru_cache(maxsize=None)
    def verdict(self, electorate: int, in_favour: int, against: int, abstain: int) -> str:
        """The document's order: inquorate, lost, carried, tied, lost."""
        ballots = in_favour + against + abstain
        if ballots < self.minimum_ballots:
            return "inquorate"
        if self.quorum is not None and not self.quorum.reached(ballots, electorate):
            return "inquorate"
        base = {"electorate": electorate, "ballots": ballots, "for-or-against": in_favour + against}[self.compared.of]
        if base == 0 or in_favour < self.minimum_for:
            return "lost"
        if in_favour > 0 and self.compared.reached(in_favour, base):
            return "carried"
        level = self._knows_ties() and in_favour == against and in_favour > 0
        return "tied" if level and self.tie != "lost" else "lost"

    def needed(self, electorate: int, ballots: int) -> int | None:
        """The least votes in favour that carry, all other ballots being against; None where none do."""
        return next((n for n in range(ballots + 1) if self.verdict(electorate, n, ballots - n, 0) == "carried"), None)

    def _knows_ties(self) -> bool:
        return self.compared.more_than and self.compared.share == Fraction(1, 2) and self.compared.of != "electorate"


def read_rule(rule: Any, path: str) -> Rule:
    _known(rule, {"atLeast", "moreThan", "of", "quorum", "minimumFor", "minimumBallots", "tie", "clauses"}, path)
    compared = _read_compared(rule, BASES, path)
    quorum = None
    if "quorum" in rule:
        _known(rule["quorum"], {"atLeast", "moreThan", "of", "counting"}, f"{path}.quorum")
        quorum = _read_compared(rule["quorum"], ("electorate",), f"{path}.quorum")
        counting = rule["quorum"].get("counting", list(KINDS))
        require(isinstance(counting, list) and len(counting) == 3, "rule-cannot-be-sealed", f"{path}.quorum.counting")
        require(all(kind in counting for kind in KINDS), "not-one-of", f"{path}.quorum.counting")
    minimum_for, minimum_ballots = (_read_minimum(rule, key, path) for key in ("minimumFor", "minimumBallots"))
    tie = rule.get("tie")
    require("tie" not in rule or tie in ("lost", "second-ballot", "casting-vote"), "not-one-of", f"{path}.tie")
    read = Rule(compared, quorum, minimum_for, minimum_ballots, tie)
    require(tie is None or read._knows_ties(), "tie-policy-without-ties", f"{path}.tie")
    clauses = rule.get("clauses", [])
    require(isinstance(clauses, list) and all(isinstance(one, str) for one in clauses), "wrong-kind", f"{path}.clauses")
    return read


def _read_compared(source: dict[str, Any], bases: tuple[str, ...], path: str) -> Compared:
    named = [key for key in ("atLeast", "moreThan") if key in source]
    require(len(named) < 2, "two-comparisons", path)
    require(len(named) > 0, "no-comparison", path)
    require(source.get("of") != "present", "rule-cannot-be-sealed", path)
    require(source.get("of") in bases, "not-one-of", f"{path}.of")
    share = _read_share(source[named[0]], f"{path}.{named[0]}")
    more_than = named[0] == "moreThan"
    require(0 <= share <= 1, "threshold-out-of-range", f"{path}.{named[0]}")
    require(not (more_than and share == 1), "more-than-all", f"{path}.{named[0]}")
    return Compared(share, more_than, source["of"])


def _read_share(value: Any, path: str) -> Fraction:
    if value in (0, 1) and not isinstance(value, bool):
        return Fraction(value)
    text = value if isinstance(value, str) else ""
    decimal, quotient = DECIMAL.fullmatch(text), QUOTIENT.fullmatch(text)
    if decimal:
        return Fraction(decimal[1]) / (100 if decimal[2] else 1)
    if quotient and int(quotient[2]) > 0:
        return Fraction(int(quotient[1]), int(quotient[2]))
    raise Refused("not-a-number", path)


def _read_minimum(rule: dict[str, Any], key: str, path: str) -> int:
    value = rule.get(key, 0)
    require(type(value) is int and 0 <= value <= MOST, "not-a-count", f"{path}.{key}")
    return value


def _known(value: Any, keys: set[str], path: str) -> None:
    require(isinstance(value, dict), "wrong-kind", path)
    for key in value:
        require(key in keys, "unknown-key", f"{path}.{key}")
