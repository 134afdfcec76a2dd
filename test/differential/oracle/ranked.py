"""Approval and score: as many as there are seats, the highest first."""
from fractions import Fraction

from exact_numbers import text
from ties import TieRules, Unsettled, outcome, standing


def approval(case):
    stands = standing(case)
    approvals, valid, blank = dict.fromkeys(case["candidates"], 0), 0, 0
    for ballot in case["ballots"]:
        named = [one for one in ballot["approves"] if one in stands]
        if named:
            valid += ballot.get("count", 1)
        else:
            blank += ballot.get("count", 1)
        for one in named:
            approvals[one] += ballot.get("count", 1)
    return {
        **cut(case, {one: approvals[one] for one in stands}, approvals, 1),
        "valid": valid,
        "blank": blank,
        "approvals": [{"candidate": one, "approvals": approvals[one]} for one in case["candidates"]],
    }


def score(case):
    stands = standing(case)
    sums, by, valid, blank = dict.fromkeys(case["candidates"], 0), dict.fromkeys(case["candidates"], 0), 0, 0
    for ballot in case["ballots"]:
        given = [one for one in ballot["scores"] if one["candidate"] in stands]
        if given:
            valid += ballot.get("count", 1)
        else:
            blank += ballot.get("count", 1)
        for one in given:
            sums[one["candidate"]] += one["score"] * ballot.get("count", 1)
            by[one["candidate"]] += ballot.get("count", 1)
    values = {
        one: None if by[one] == 0 else Fraction(sums[one]) if case["by"] == "sum" else Fraction(sums[one], by[one])
        for one in case["candidates"]
    }
    return {
        **cut(case, {one: values[one] for one in stands}, by, case.get("fewest", 1)),
        "valid": valid,
        "blank": blank,
        "scores": [
            {"candidate": one, "scoredBy": by[one], "value": None if values[one] is None else text(values[one])}
            for one in case["candidates"]
        ],
    }


def cut(case, values, ballots, fewest):
    sitting = case.get("sitting", [])
    among = [one for one in values if one not in sitting and ballots[one] >= fewest]
    among.sort(key=lambda one: -values[one])
    places = case["seats"] - len(sitting)
    if len(among) <= places:
        return outcome(case, among)
    edge = values[among[places - 1]] if places > 0 else None
    above = [one for one in among if places > 0 and values[one] > edge]
    level = [one for one in among if places > 0 and values[one] == edge]
    if len(above) + len(level) <= places:
        return outcome(case, above + level)
    ties = TieRules(case)
    try:
        chosen = ties.choose(level, places - len(above), "seat", places - len(above), 1, [])
    except Unsettled as tie:
        return outcome(case, above + ties.chosen_before, tie)
    return outcome(case, above + chosen)
