"""The payroll of a period, and what comes of it when funds are short."""
from calendar import monthrange
from collections import defaultdict
from datetime import date
from fractions import Fraction

from days import to_date
from exact_numbers import Refused, by_largest_remainder, code_units, exact, text, to_minor

CENTS = 100


def in_force(dated, key, day):
    return max(((one["from"], exact(one[key])) for one in dated if one["from"] <= day), key=lambda one: one[0])[1]


def week_start(day, week_starts):
    names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    ordinal = to_date(day)
    return ordinal - (date.fromordinal(ordinal).weekday() - names.index(week_starts)) % 7


def payroll(case):
    period = case["period"]
    units = {one["id"]: one["unit"] for one in case["categories"]}
    sums = defaultdict(lambda: defaultdict(Fraction))

    for key in ("work", "leave", "donated", "months"):
        for one in case.get(key, []):
            sums[one["worker"]]

    hours_of = defaultdict(Fraction)
    for key in ("work", "leave", "donated"):
        for one in case.get(key, []):
            hours_of[(one["worker"], one["date"])] += exact(one["hours"])
    if any(hours > 24 for hours in hours_of.values()):
        raise Refused("beyond-the-day")

    def rate(category, day):
        return in_force([one for one in case["rates"] if one["category"] == category], "ratePerUnit", day)

    def paid(day):
        return period["start"] <= day < period["end"]

    overtime = case.get("overtime")
    by_span = defaultdict(list)
    for entry in case.get("work", []):
        span = to_date(entry["date"])
        if overtime is not None and overtime["per"] == "week":
            span = week_start(entry["date"], overtime["weekStarts"])
        by_span[(entry["worker"], span)].append(entry)
    for (worker, span), entries in by_span.items():
        before = Fraction(0)
        first_day = date.fromordinal(span).isoformat()
        for day in sorted({one["date"] for one in entries}):
            of_day = [one for one in entries if one["date"] == day]
            total = sum((exact(one["hours"]) for one in of_day), Fraction(0))
            over = Fraction(0)
            if overtime is not None:
                over = min(total, max(Fraction(0), before + total - in_force(overtime["ordinaryHours"], "hours", first_day)))
            before += total
            for one in of_day if paid(day) else []:
                hours, per_hour = exact(one["hours"]), rate(one["category"], day)
                beyond = hours * over / total if total else Fraction(0)
                if hours - beyond > 0:
                    sums[worker][("ordinary", one["category"], per_hour, Fraction(0))] += hours - beyond
                if beyond > 0:
                    surcharge = in_force(overtime["surcharges"], "surcharge", day)
                    sums[worker][("overtime", one["category"], per_hour, surcharge)] += beyond
    for code in ("leave", "donated"):
        for one in case.get(code, []):
            per_hour = rate(one["category"], one["date"]) if code == "leave" else Fraction(0)
            sums[one["worker"]][(code, one["category"], per_hour, Fraction(0))] += exact(one["hours"])
    for one in case.get("months", []):
        for ordinal in range(to_date(one["from"]), to_date(one["to"])):
            day = date.fromordinal(ordinal)
            part = Fraction(1, monthrange(day.year, day.month)[1]) * exact(one.get("share", 1))
            sums[one["worker"]][("month", one["category"], rate(one["category"], day.isoformat()), Fraction(0))] += part
    workers = []
    for worker in sorted(sums, key=code_units):
        lines = []
        for (code, category, per_unit, surcharge), amount in sums[worker].items():
            if amount == 0:
                continue
            lines.append(
                {
                    "code": code,
                    "category": category,
                    "unit": units[category],
                    "units": text(amount),
                    "ratePerUnit": text(per_unit),
                    "surcharge": text(surcharge),
                    "amountMinor": text(to_minor(amount * per_unit * (1 + surcharge) * CENTS, case["rounding"])),
                }
            )
        gross = sum(int(one["amountMinor"]) for one in lines)
        withheld = sum(int(one["amountMinor"]) for one in case.get("withholdings", []) if one["worker"] == worker)
        forfeited = 0
        for one in case.get("forfeits", []):
            if one["worker"] == worker:
                forfeited += gross - withheld - forfeited if one["amountMinor"] == "all" else int(one["amountMinor"])
        workers.append(
            {
                "worker": worker,
                "lines": sorted(lines, key=line_key),
                "grossMinor": text(gross),
                "forfeitedMinor": text(forfeited),
                "withheldMinor": text(withheld),
                "payMinor": text(gross - forfeited - withheld),
            }
        )
    totals = {key: text(sum(int(one[key]) for one in workers)) for key in ("grossMinor", "forfeitedMinor", "withheldMinor", "payMinor")}
    return {"workers": workers, **totals}


def line_key(line):
    return (line["code"], line["category"], line["ratePerUnit"], line["surcharge"])


def shortage(case):
    pay = {one["worker"]: int(one["amountMinor"]) for one in case["pay"]}
    categories = {one["worker"]: one.get("category") for one in case["pay"]}
    funds, whole = int(case["fundsMinor"]), sum(pay.values())
    decision = case.get("decision")
    if funds >= whole:
        return outcome("paid", case, pay, dict(pay), {}, funds)
    late = decision is not None and case["decided"] == "beforehand" and decision["decidedOn"] >= case["payday"]
    if decision is None or late:
        return {"kind": "undecided", "shortMinor": text(whole - funds)}
    rule = decision["rule"]
    paid, forfeited = dict.fromkeys(pay, 0), {}
    if rule["kind"] == "forfeit":
        forfeited = {name: pay[name] for name in (pay if rule["binds"] == "all" else rule["agreed"])}
        steps = [[name for name in pay if name not in forfeited]]
    elif rule["kind"] == "hold":
        steps = []
    elif rule["kind"] == "pro-rata":
        steps = [list(pay)]
    else:
        steps = [[name for name in pay if categories[name] in step] for step in rule["order"]]
    left = funds
    for step in steps:
        wanted = sum(pay[name] for name in step)
        if left >= wanted:
            parts = {name: pay[name] for name in step}
        else:
            parts = by_largest_remainder(left, {name: Fraction(pay[name]) for name in step})
        for name, part in parts.items():
            paid[name] += part
            left -= part
        if left < wanted and sum(parts.values()) < wanted:
            break
    return outcome("short", case, pay, paid, forfeited, funds)


def outcome(kind, case, pay, paid, forfeited, funds):
    parts = [
        {
            "worker": name,
            "amountMinor": text(amount),
            "paidMinor": text(paid[name]),
            "heldMinor": text(amount - paid[name] - forfeited.get(name, 0)),
            "forfeitedMinor": text(forfeited.get(name, 0)),
        }
        for name, amount in pay.items()
    ]
    totals = {key: text(sum(int(one[key]) for one in parts)) for key in ("paidMinor", "heldMinor", "forfeitedMinor")}
    held = [{"worker": one["worker"], "payday": case["payday"], "amountMinor": one["heldMinor"]} for one in parts if one["heldMinor"] != "0"]
    return {"kind": kind, "parts": parts, "held": held, **totals, "fundsLeftMinor": text(funds - int(totals["paidMinor"]))}
