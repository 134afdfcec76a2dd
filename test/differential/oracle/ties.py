"""What an election needs however it is counted: who stands, how ties are broken, what came of it."""
from hashlib import sha256

from exact_numbers import code_units


class Unsettled(Exception):
    def __init__(self, kind, between, tie_for, for_seats):
        super().__init__(kind)
        self.answer = {"kind": kind, "between": sorted(between, key=code_units), "tieFor": tie_for, "forSeats": for_seats}


def lot_order(seed, stage, among):
    """Each number is the digest of the seed, the stage and the candidate, one to a line."""
    drawn = {name: sha256(f"{seed}\n{stage}\n{name}".encode()).hexdigest() for name in among}
    return sorted(drawn, key=drawn.get)


def lot(case):
    return {"order": lot_order(case["seed"], case["stage"], case["among"])}


class TieRules:
    def __init__(self, case):
        self.breaks = case["tieBreaks"]
        self.seed = case.get("seed")
        self.run_offs = case.get("runOffs", [])

    def choose(self, between, places, tie_for, for_seats, stage, earlier):
        """So many of those who are level, told from the others: who is excluded, goes first, or gets a seat. `earlier` holds the votes at the end of each stage before, the first one first."""
        chosen, level = [], list(between)
        for means in self.breaks:
            wanted = places - len(chosen)
            if len(level) <= wanted:
                break
            if means == "earlier-stages":
                for votes in reversed(earlier):
                    best = min if tie_for == "exclusion" else max
                    while len(level) > places - len(chosen):
                        edge = best(votes[one] for one in level)
                        at_edge = [one for one in level if votes[one] == edge]
                        if len(at_edge) > places - len(chosen):
                            level = at_edge
                            break
                        chosen += at_edge
                        level = [one for one in level if one not in at_edge]
                        if len(chosen) == places:
                            return chosen
            elif means == "lot":
                if self.seed is None:
                    raise self.left("seed-wanted", chosen, level, tie_for, for_seats)
                return chosen + lot_order(self.seed, stage, level)[:wanted]
            else:
                held = [one for one in self.run_offs if set(one) == set(level)] or [one for one in self.run_offs if set(level) <= set(one)]
                if not held:
                    raise self.left("run-off-needed", chosen, level, tie_for, for_seats)
                order = [one for one in held[0] if one in level]
                if tie_for == "exclusion":
                    order.reverse()
                return chosen + order[:wanted]
        if len(level) <= places - len(chosen):
            return chosen + level
        raise self.left("tied", chosen, level, tie_for, for_seats)

    def left(self, kind, chosen, level, tie_for, for_seats):
        self.chosen_before = chosen
        return Unsettled(kind, level, tie_for, for_seats - len(chosen) if tie_for == "seat" else for_seats)


def most_votes(table, among, places):
    """Those with the most votes for so many places; the tie, where it cannot be said who has the last."""
    if places == 0:
        return [], None
    edge = sorted((table.votes[one] for one in among), reverse=True)[places - 1]
    above = [one for one in among if table.votes[one] > edge]
    level = [one for one in among if table.votes[one] == edge]
    if len(above) + len(level) == places:
        return above + level, None
    try:
        return above + table.ties.choose(level, places - len(above), "seat", places - len(above), len(table.stages), table.history), None
    except Unsettled as tie:
        return above + table.ties.chosen_before, tie


def standing(case):
    return [one for one in case["candidates"] if one not in case.get("withdrawn", [])]


def papers_of(case):
    """The papers with a preference for somebody who stands, and how many have none."""
    stands = set(standing(case))
    papers, blank = [], 0
    for ballot in case["ballots"]:
        preferences = [one for one in ballot["preferences"] if one in stands]
        count = ballot.get("count", 1)
        if preferences:
            papers.append((preferences, count))
        else:
            blank += count
    return papers, blank


def outcome(case, elected, unsettled=None):
    """Those who keep their seats are elected, wherever the count ended."""
    sitting = [one for one in case["candidates"] if one in case.get("sitting", []) and one not in elected]
    everybody = elected + sitting
    if unsettled is not None:
        return {**unsettled.answer, "elected": everybody}
    if len(everybody) < case["seats"]:
        return {"kind": "seats-vacant", "elected": everybody, "vacant": case["seats"] - len(everybody)}
    return {"kind": "elected", "elected": everybody}
