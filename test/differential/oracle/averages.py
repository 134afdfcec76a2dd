"""Average democracy: the mean and its kin; what counts until enough have proposed, and from which day on."""
from fractions import Fraction
from math import floor

from days import add_months, period_end, to_date, to_text
from exact_numbers import Refused, exact, is_percent, rounded, text


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def median(values):
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 == 1 else (values[half - 1] + values[half]) / 2


def aggregate(values, aggregation, least, most):
    if aggregation == "median":
        return median(values)
    if isinstance(aggregation, dict) and "trimmedMean" in aggregation:
        dropped = floor(len(values) * exact(aggregation["trimmedMean"]))
        return mean(sorted(values)[dropped : len(values) - dropped])
    if isinstance(aggregation, dict):
        return within(mean(values), least, most)
    return mean(values)


def within(value, least, most):
    if least is not None and value < least:
        return least
    if most is not None and value > most:
        return most
    return value


def number_or_none(case, key):
    return exact(case[key]) if case.get(key) is not None else None


def average_of(case):
    least, most = number_or_none(case, "min"), number_or_none(case, "max")
    aggregation = case.get("aggregation", "mean")
    values = [exact(proposal) for proposal in case["proposals"]]
    bounds = [case[key] for key in ("min", "max") if case.get(key) is not None]
    codes = []
    if isinstance(aggregation, dict) and "trimmedMean" in aggregation and exact(aggregation["trimmedMean"]) >= Fraction(1, 2):
        codes.append("trim-too-large")
    clamps = isinstance(aggregation, dict) and "clampedMean" in aggregation
    if len({is_percent(proposal) for proposal in [*case["proposals"], *bounds]}) > 1:
        codes.append("mixed-percent")
    if least is not None and most is not None and least > most:
        codes.append("bounds-reversed")
    outside = {is_percent(proposal) for proposal, value in zip(case["proposals"], values) if within(value, least, most) != value}
    mixed_among_proposals = len({is_percent(proposal) for proposal in case["proposals"]}) > 1
    if not codes and not clamps and outside:
        codes.append("out-of-range")
    # Where proposals are mixed, those that are written like the bounds are told as well; else only once all else is in order can be said what lies out of range.
    elif mixed_among_proposals and "trim-too-large" not in codes and not clamps and bounds and is_percent(bounds[0]) in outside:
        codes.append("out-of-range")
    if codes:
        raise Refused(*codes)
    if not values:
        return {"kind": "no-proposals", "count": 0}
    return {"kind": "average", "count": len(values), "value": text(aggregate(values, aggregation, least, most))}


def weighted(case):
    values = [exact(one["proposal"]) for one in case["proposals"]]
    weights = [exact(one["weight"]) for one in case["proposals"]]
    if not values:
        return {"kind": "no-proposals", "count": 0}
    if sum(weights) == 0:
        raise Refused("weights-all-zero")
    value = sum((v * w for v, w in zip(values, weights)), Fraction(0)) / sum(weights)
    return {"kind": "average", "count": len(values), "value": text(value)}


def by_category(case):
    answers = []
    for category in case["categories"]:
        said = [row[category] for row in case["proposals"] if category in row]
        one = average_of({"proposals": said, "aggregation": case.get("aggregation", "mean")})
        answers.append({**one, "category": category, "blanks": len(case["proposals"]) - len(said)})
    return {"averages": answers}


def in_force(case):
    average = average_of({"proposals": case["proposals"]})
    if average["count"] > 0 and average["count"] >= case["minimumProposals"]:
        return {"kind": "average", "value": average["value"]}
    return {"kind": "provisional", "value": text(exact(case["provisional"]))}


def live(case):
    """What stands after each step, worked out anew from the proposals that stand."""
    may, stands, answers = set(case["electorate"]), {}, []
    least, most = number_or_none(case, "min"), number_or_none(case, "max")
    clamps = isinstance(case["aggregation"], dict) and "clampedMean" in case["aggregation"]
    for step in case["steps"]:
        who = step["member"]
        if step["act"] == "join":
            may.add(who)
        elif step["act"] == "leave":
            may.discard(who)
            stands.pop(who, None)
        elif step["act"] == "withdraw":
            stands.pop(who, None)
        elif who in may:
            value = exact(step["proposal"])
            if clamps or within(value, least, most) == value:
                stands[who] = value
        values = list(stands.values())
        now = aggregate(values, case["aggregation"], least, most) if values else None
        others = [value for name, value in stands.items() if name != who]
        without = aggregate(others, case["aggregation"], least, most) if others else None
        moves = who in stands and now is not None and without is not None
        answers.append(
            {
                "count": len(values),
                "value": None if now is None else text(now),
                "moves": text(now - without) if moves else None,
            }
        )
    return {"steps": answers}


def over_time(case):
    """The days on which anything could change, and the number worked out on each of them from the beginning."""
    provisional = case.get("provisional")
    if provisional is not None and provisional["from"] > min(change["on"] for change in case["changes"]):
        raise Refused("not-in-order")
    counts = [(acts_from(to_date(change["on"]), case["acts"]), exact(change["value"])) for change in case["changes"]]
    bounds = {key: [(to_date(one["from"]), exact(one["value"])) for one in case.get(key, [])] for key in ("min", "max")}
    days = {day for day, _ in counts} | {day for key in bounds for day, _ in bounds[key]}
    if provisional is not None:
        days.add(to_date(provisional["from"]))
    answers = []
    for day in sorted(days):
        value = None
        if provisional is not None and to_date(provisional["from"]) <= day:
            value = exact(provisional["value"])
        for since, average in counts:
            if since <= day:
                published = case.get("published")
                value = average
                if published is not None:
                    value = Fraction(rounded(average, published["places"], published["rounding"]), 10 ** published["places"])
        if value is None:
            continue
        value = within(value, *[last_of(bounds[key], day) for key in ("min", "max")])
        if not answers or answers[-1]["value"] != text(value):
            answers.append({"from": to_text(day), "value": text(value)})
    return {"numbers": answers}


def last_of(dated, day):
    held = [(since, value) for since, value in dated if since <= day]
    return max(held, key=lambda one: one[0])[1] if held else None


def acts_from(day, acts):
    if acts == "same-day":
        return day
    try:
        after = day + 1 if acts == "next-day" else period_end(day, to_date(acts["nextPeriod"]["anchor"]), acts["nextPeriod"]["length"])
    except (ValueError, OverflowError):
        raise Refused("beyond-the-calendar") from None
    if after > LAST_DAY:
        raise Refused("beyond-the-calendar")
    return after


LAST_DAY = to_date("9999-12-31")


def salaries(case):
    """The mean of each category, or the mean base times the mean weight; published, then within the bounds."""
    answers = []
    scale = case["scale"]
    for category in case["categories"]:
        name = category["id"]
        rows = scale["proposals"] if scale["kind"] == "category-means" else scale["weights"]
        said = [exact(row[name]) for row in rows if name in row]
        if not said or (scale["kind"] == "weighted-base" and not scale["base"]):
            answers.append({"category": name, "kind": "no-proposals"})
            continue
        value = mean(said)
        if scale["kind"] == "weighted-base":
            value *= mean([exact(one) for one in scale["base"]])
        published = case.get("published")
        if published is not None:
            value = Fraction(rounded(value, published["places"], published["rounding"]), 10 ** published["places"])
        value = within(value, number_or_none(category, "minimum"), number_or_none(category, "maximum"))
        answers.append({"category": name, "kind": "salary", "ratePerUnit": text(value)})
    return {"salaries": answers}


def compensation(case):
    year = int(case["oustedOn"][:4])
    voted = [one for one in case["packages"] if one["year"] <= year and one["proposals"]]
    cents = 100
    floor_minor = -(-exact(case["floor"]) * cents // 1)
    if not voted:
        return {"amountMinor": text(floor_minor), "year": None}
    package = max(voted, key=lambda one: one["year"])
    amount = rounded(mean([exact(one) for one in package["proposals"]]), 2, case["rounding"])
    return {"amountMinor": text(max(amount, floor_minor)), "year": package["year"]}
