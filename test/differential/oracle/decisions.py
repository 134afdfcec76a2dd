"""Verdicts, by trying: what is settled is asked of every way the remaining ballots can fall, what is needed of one number of votes after the other."""
from fractions import Fraction

from exact_numbers import code_units, exact, text

SMALL = 16


def compares(rule, count, base):
    """Whether a count is the share of its base that the rule asks for."""
    if "atLeast" in rule:
        return count >= exact(rule["atLeast"]) * base
    return count > exact(rule["moreThan"]) * base


def base_of(of, votes, electorate, present):
    return {
        "electorate": electorate,
        "present": present,
        "ballots": sum(votes.values()),
        "for-or-against": votes["for"] + votes["against"],
    }[of]


def has_quorum(rule, votes, electorate, present):
    if sum(votes.values()) < rule.get("minimumBallots", 0):
        return False
    quorum = rule.get("quorum")
    if quorum is None:
        return True
    taking_part = sum(votes[kind] for kind in quorum.get("counting", ["for", "against", "abstain"]))
    return compares(quorum, taking_part, base_of(quorum["of"], votes, electorate, present))


def knows_ties(rule):
    return "moreThan" in rule and exact(rule["moreThan"]) == Fraction(1, 2) and rule["of"] in ("ballots", "for-or-against")


def closed(rule, votes, electorate, present):
    """The outcome once voting is over."""
    if not has_quorum(rule, votes, electorate, present):
        return "inquorate"
    base = base_of(rule["of"], votes, electorate, present)
    if base == 0:
        return "lost"
    if votes["for"] > 0 and votes["for"] >= rule.get("minimumFor", 0) and compares(rule, votes["for"], base):
        return "carried"
    if knows_ties(rule) and votes["for"] == votes["against"] >= max(1, rule.get("minimumFor", 0)) and rule.get("tie") != "lost":
        return "tied"
    return "lost"


def decide(case):
    rule, electorate, present = case["rule"], case["electorate"], case.get("present")
    votes = {kind: case[kind] for kind in ("for", "against", "abstain")}
    most = electorate if present is None else present
    kind = closed(rule, votes, electorate, present)
    answer = {"kind": kind, "settled": True, "neededFor": needed(rule, votes, electorate, present, most)}
    if not case["closed"]:
        left = most - sum(votes.values())
        answer["settled"] = bool(case.get("ballotsFinal")) and all(
            closed(rule, {"for": votes["for"] + f, "against": votes["against"] + a, "abstain": votes["abstain"] + n}, electorate, present) == kind
            for f in range(left + 1)
            for a in range(left + 1 - f)
            for n in range(left + 1 - f - a)
        )
        if not answer["settled"]:
            answer["kind"] = "open"
    if answer["kind"] == "tied" and "tie" in rule:
        answer["next"] = rule["tie"]
    return answer


def needed(rule, votes, electorate, present, most):
    """One after the other where they are few. Where they are many, halved: one vote for more never undoes what carries."""
    room = most - votes["against"] - votes["abstain"]

    def carries(number):
        return closed(rule, {**votes, "for": number}, electorate, present) == "carried"

    if electorate <= SMALL:
        return next((number for number in range(room + 1) if carries(number)), None)
    if not carries(room):
        return None
    low, high = 0, room
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if carries(middle) else (middle + 1, high)
    return low


def others(case):
    """A decision among those entitled without whom it concerns; and whether one of them could be needed against their will."""
    votes_at_all = {one["id"]: one["hasVote"] for one in case["classes"]}

    def belongs(member):
        rule = case["members"]
        if rule == "all":
            return True
        if "team" in rule:
            return rule["team"] in member.get("teams", [])
        return member["memberClass"] in rule["classes"]

    named = [member["id"] for member in case["people"] if votes_at_all[member["memberClass"]] and belongs(member)]
    concerned = {case["parties"][party] for party in case["except"]}
    entitled = [name for name in named if name not in concerned]
    cast = [choice for name, choice in case["ballots"] if name in entitled]
    votes = {kind: cast.count(kind) for kind in ("for", "against", "abstain")}
    everyone_else = {"for": max(len(named) - 1, 0), "against": 0, "abstain": 0}
    return {
        "electorate": entitled,
        "verdict": decide({"rule": case["rule"], "electorate": len(entitled), "closed": True, **votes}),
        "needsThePersonConcerned": named != [] and closed(case["rule"], everyone_else, len(named), everyone_else["for"]) != "carried",
    }


def consensus(case):
    everyone_asked = case["asked"] == case["electorate"]
    answered = case["agree"] + case["standAside"] + case["block"]
    if case["electorate"] == 0:
        kind = "lost"
    elif not everyone_asked or not case["noticeOver"]:
        kind = "open"
    elif case["block"] > 0 or case["agree"] == 0:
        kind = "lost"
    else:
        kind = "carried"
    assert answered <= case["asked"]
    return {"kind": kind}


def choosing(case):
    counts = {option: sum(option in ballot for ballot in case["ballots"]) for option in case["options"]}
    answer = {"counts": [{"option": option, "count": count} for option, count in counts.items()]}
    best = max(counts.values())
    if best == 0:
        return {**answer, "kind": "nothing-chosen"}
    leading = [option for option, count in counts.items() if count == best]
    if case["runoff"] == "without-majority" and (best * 2 <= len(case["ballots"]) or len(leading) > 1):
        second = sorted(counts.values(), reverse=True)[1]
        two = [option for option, count in counts.items() if count >= second and count > 0]
        if len(two) > 1:
            return {**answer, "kind": "runoff", "options": two}
    if len(leading) > 1:
        return {**answer, "kind": "tied", "options": leading}
    return {**answer, "kind": "chosen", "option": leading[0]}


def backing(case):
    current = {one["member"] for one in case["backings"] if one["wording"] == case["wording"]}
    backers = [member for member in case["electorate"] if member in current]
    size, share = len(case["electorate"]), exact(case["share"])
    enough = [n for n in range(1, size + 1) if n >= share * size]
    return {
        "kind": "to-the-vote" if enough and len(backers) >= enough[0] else "not-yet",
        "backers": sorted(backers, key=code_units),
        "neededBackers": enough[0] if enough else None,
    }


def standing(case):
    """Lived through day by day: what an event finds, and what fell due before it."""
    since, answers = None, []
    for event in case["events"]:
        today, holds = event["day"], event["holds"]
        if since is not None and since + case["holdForDays"] < today:
            answers.append({"kind": "decided", "sinceDay": since, "decidedOnDay": since + case["holdForDays"]})
            break
        if not holds:
            since = None
            answers.append({"kind": "not-holding"})
            continue
        since = today if since is None else since
        due = since + case["holdForDays"]
        answers.append({"kind": "decided" if today >= due else "holding", "sinceDay": since, "decidedOnDay": due})
        if today >= due:
            break
    return {"events": answers}


def opened(case):
    """What was pinned at the opening stays: its numbers, and those of its electorate who are still there."""
    def threshold(written, averages):
        if isinstance(written, dict):
            return text(next(exact(one["value"]) for one in averages if one["item"] == written["average"]))
        return written

    pin, rule = case["pin"], dict(case["rule"])
    averages = case["averages"] if pin["thresholds"] == "at-opening" else case["averagesNow"]
    for key in ("atLeast", "moreThan"):
        if key in rule:
            rule[key] = threshold(rule[key], averages)
    if "quorum" in rule:
        rule["quorum"] = {key: threshold(value, averages) if key in ("atLeast", "moreThan") else value for key, value in rule["quorum"].items()}
    now = case["electorateNow"]
    entitled = [m for m in case["electorate"] if m in now] if pin["electorate"] == "at-opening" else now
    cast = [choice for member, choice in case["ballots"] if member in entitled]
    votes = {kind: cast.count(kind) for kind in ("for", "against", "abstain")}
    return decide({"rule": rule, "electorate": len(entitled), "closed": case["closed"], "ballotsFinal": case["ballotsFinal"], **votes})
