"""What may be told of a count: it follows from sizes and from what was told before, never from the sum."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sizes:
    """What is known of a count before it is opened. `needed` is None where no sum carries, as without a rule."""

    ballots: frozenset[str]
    most_of_one: int
    needed: int | None

    @property
    def most(self) -> int:
        return len(self.ballots) * self.most_of_one


@dataclass(frozen=True)
class Told:
    """A count of which something was told."""

    sizes: Sizes
    kind: str
    which: str | None
    # The least and the greatest sum that it leaves, where it was told as good as a count. Of several sums, the first.
    range: tuple[int, int] | None = None


def end_of(policy: dict[str, Any], sizes: Sizes) -> int:
    """The greatest sum that belongs to the low end (z); the high end is as wide."""
    return min(policy["colluders"], len(sizes.ballots)) * sizes.most_of_one + 1


def release_of(policy: dict[str, Any], sums: int, sizes: Sizes, before: list[Told]) -> str:
    connected = connected_with(sizes, before)
    if not connected:
        return _of_a_first_count(policy, sums, sizes)
    counted = frozenset[str]().union(*(told.sizes.ballots for told in connected))
    new = len(sizes.ballots - counted)
    if policy["ends"] == "told":
        return _of_a_first_count(policy, sums, sizes) if new >= policy["leastChanged"] else "nothing"
    may = _outcome_may_be_told(policy, sizes) and _outcome_may_follow(policy, sizes, connected, new)
    return "outcome-only" if may else "nothing"


def contradicts(policy: dict[str, Any], told: Told, before: list[Told]) -> bool:
    """Whether sums told of counts that are connected lie further apart than the ballots that only one of them has could bring them."""
    connected = [*connected_with(told.sizes, before), told]
    return any(
        _range_of(policy, one)[0] - _range_of(policy, other)[1]
        > len(one.sizes.ballots - other.sizes.ballots) * one.sizes.most_of_one
        for one in connected
        for other in connected
    )


def connected_with(sizes: Sizes, before: list[Told]) -> list[Told]:
    """The counts that share a ballot with this one, or with one that does, and so on."""
    reached, connected, rest = sizes.ballots, list[Told](), list(before)
    while True:
        near = [told for told in rest if told.sizes.ballots & reached]
        if not near:
            return connected
        connected += near
        rest = [told for told in rest if told not in near]
        reached = reached.union(*(told.sizes.ballots for told in near))


def _of_a_first_count(policy: dict[str, Any], sums: int, sizes: Sizes) -> str:
    if _count_may_be_told(policy, sums, sizes):
        return "count"
    return "outcome-only" if _outcome_may_be_told(policy, sizes) else "nothing"


def _count_may_be_told(policy: dict[str, Any], sums: int, sizes: Sizes) -> bool:
    if len(sizes.ballots) < policy["leastForCount"]:
        return False
    if policy["ends"] == "told":
        return True
    wide = sizes.most >= 2 * (end_of(policy, sizes) + 1)
    return sums == 1 and wide and (sizes.needed is None or _needed_is_between_the_ends(policy, sizes))


def _outcome_may_be_told(policy: dict[str, Any], sizes: Sizes) -> bool:
    if sizes.needed is None or len(sizes.ballots) < policy["leastForOutcome"]:
        return False
    return policy["ends"] == "told" or _needed_is_between_the_ends(policy, sizes)


def _needed_is_between_the_ends(policy: dict[str, Any], sizes: Sizes) -> bool:
    end = end_of(policy, sizes)
    return sizes.needed is not None and end < sizes.needed <= sizes.most - end


def _outcome_may_follow(policy: dict[str, Any], sizes: Sizes, connected: list[Told], new: int) -> bool:
    """After outcomes and ends on one side. What was carried is looked at from above, as if the sum were of those against."""
    sides = {_side(told) for told in connected}
    if len(sides) > 1 or None in sides:
        return False
    side = sides.pop()
    assert sizes.needed is not None
    reached = sizes.needed if side == "low" else sizes.most - sizes.needed + 1
    limits = [(told, _limit(policy, told)) for told in connected]
    if any(limit is None or limit < end_of(policy, told.sizes) + 1 for told, limit in limits):
        return False
    near = [(told, limit) for told, limit in limits if told.sizes.ballots & sizes.ballots and limit is not None]
    each = sizes.most_of_one
    if any(limit - 1 + len(sizes.ballots - told.sizes.ballots) * each < reached for told, limit in near):
        return True
    colluders = policy["colluders"]
    room = min(
        limit - 1 - min(colluders, len(told.sizes.ballots - sizes.ballots)) * each for told, limit in near
    )
    # Minus a floor of the negative is the ceiling, in whole numbers.
    return new >= max(policy["leastChanged"], colluders - (-(reached + 1 - room) // each))


def _side(told: Told) -> str | None:
    return {"lost": "low", "low": "low", "carried": "high", "high": "high"}.get(told.which or "")


def _range_of(policy: dict[str, Any], told: Told) -> tuple[int, int]:
    """The least and the greatest sum of which this could be told."""
    most, needed, end = told.sizes.most, told.sizes.needed, end_of(policy, told.sizes)
    if told.range is not None:
        return told.range
    if told.kind == "end":
        return (0, min(end, most)) if told.which == "low" else (max(most - end, 0), most)
    assert needed is not None
    return (needed, most) if told.which == "carried" else (0, needed - 1)


def _limit(policy: dict[str, Any], told: Told) -> int | None:
    if told.kind == "end":
        return end_of(policy, told.sizes) + 1
    needed = told.sizes.needed
    if needed is None or told.which == "lost":
        return needed
    return told.sizes.most - needed + 1
