"""What is asked, and the slots of a ballot that follow from it."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from refused import require

PLAIN_DECIMAL = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")
MOST_STEPS = 2**20


@dataclass(frozen=True)
class Asked:
    """Slots are pairs of a weight and the name of their sum; blank slots belong to none."""

    slots: list[tuple[int, str | None]]
    sums: list[str]
    most_of_one: int
    # How many slots hold 1, where the contest chooses.
    chosen: int | None


def read_asks(asks: dict[str, Any], path: str) -> Asked:
    if asks["kind"] == "yes-no":
        return Asked([(1, "for")], ["for"], 1, None)
    if asks["kind"] == "number":
        steps = _steps(asks, path)
        return Asked([(weight, "steps") for weight in _weights(steps)], ["steps"], steps, None)
    options, least, most = asks["options"], asks["least"], asks["most"]
    require(len(options) >= 1, "wrong-length", f"{path}.options")
    require(len(set(options)) == len(options), "listed-twice", f"{path}.options")
    require(most <= len(options), "wrong-length", f"{path}.most")
    require(least <= most, "wrong-length", f"{path}.least")
    blank: list[tuple[int, str | None]] = [(1, None)] * (most - least)
    return Asked([*((1, option) for option in options), *blank], options, 1, most)


def is_for_or_against(asks: dict[str, Any]) -> bool:
    """Whether a rule can say what carries it."""
    options = {"options": ["for", "against", "abstain"], "least": 1, "most": 1}
    return asks["kind"] == "yes-no" or asks == {"kind": "choose", **options}


def _steps(asks: dict[str, Any], path: str) -> int:
    for key in ("min", "max", "step"):
        require(PLAIN_DECIMAL.fullmatch(asks[key]) is not None, "not-a-plain-decimal", f"{path}.{key}")
    low, high, step = (Fraction(asks[key]) for key in ("min", "max", "step"))
    require(step > 0, "step-not-positive", f"{path}.step")
    require(low <= high, "bounds-reversed", f"{path}.max")
    steps = (high - low) / step
    require(steps.denominator == 1, "off-step", f"{path}.max")
    require(1 <= steps <= MOST_STEPS, "too-many-steps", f"{path}.max")
    return int(steps)


def _weights(steps: int) -> list[int]:
    """1, 2, 4, … as long as they fit, and the rest: every number from 0 to `steps` is a sum of some, and none is more."""
    weights: list[int] = []
    while sum(weights) + 2 ** len(weights) <= steps:
        weights.append(2 ** len(weights))
    rest = steps - sum(weights)
    return [*weights, rest] if rest else weights
