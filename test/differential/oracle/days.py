"""The calendar, by the standard library's proleptic Gregorian one, and what fraction of a year two days make."""
from calendar import isleap, monthrange
from datetime import date
from fractions import Fraction
from functools import lru_cache

from exact_numbers import Refused, text


@lru_cache(maxsize=10_000)
def to_date(text):
    return date.fromisoformat(text).toordinal()


def to_text(day):
    return date.fromordinal(day).isoformat()


def add_months(anchor, months):
    start = date.fromordinal(anchor)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()


def period_end(day, anchor, length):
    """The day after the last of the period in which a day lies: the first of the row's beginnings that is later."""
    return bounds_around(day, anchor, length)[1]


def bounds_around(day, anchor, length):
    if "days" in length:
        start = anchor + (day - anchor) // length["days"] * length["days"]
        return start, start + length["days"]
    step = length["months"]
    a, d = date.fromordinal(anchor), date.fromordinal(day)
    turn = ((d.year - a.year) * 12 + d.month - a.month) // step - 1
    while add_months(anchor, (turn + 1) * step) <= day:
        turn += 1
    return add_months(anchor, turn * step), add_months(anchor, (turn + 1) * step)


def periods(case):
    try:
        return periods_within(case)
    except (ValueError, OverflowError):  # before the year 1, or after 9999
        raise Refused("not-a-date") from None


def periods_within(case):
    start, end = bounds_around(to_date(case["day"]), to_date(case["anchor"]), case["length"])
    return {
        "start": to_text(start),
        "end": to_text(end),
        "months": to_text(add_months(to_date(case["anchor"]), case["months"])),
        "weekday": date.fromordinal(to_date(case["day"])).strftime("%A").lower(),
        "sinceEpoch": to_date(case["day"]) - to_date("1970-01-01"),
    }


@lru_cache(maxsize=10_000)
def fraction(day_count, start, end):
    """2006 ISDA Definitions 4.16 for those it names; the months of 30 days written as the definitions write them: (360 × years + 30 × months + days) ÷ 360."""
    a, b = date.fromordinal(start), date.fromordinal(end)
    if day_count == "ACT/365F":
        return Fraction(end - start, 365)
    if day_count == "ACT/360":
        return Fraction(end - start, 360)
    if day_count == "ACT/ACT ISDA":
        total = Fraction(0)
        for year in range(a.year, b.year + 1):
            begins = max(start, date(year, 1, 1).toordinal())
            ends = min(end, date(year, 12, 31).toordinal() + 1)
            if ends > begins:
                total += Fraction(ends - begins, 366 if isleap(year) else 365)
        return total
    d1, d2 = a.day, b.day
    if day_count == "30E/360":
        d1, d2 = min(d1, 30), min(d2, 30)
    elif day_count == "30/360 ISDA":
        d1 = min(d1, 30)
        d2 = 30 if d2 == 31 and d1 == 30 else d2
    elif day_count == "30/360 US":
        if last_of_february(a) and last_of_february(b):
            d2 = 30
        if last_of_february(a):
            d1 = 30
        if d2 == 31 and d1 >= 30:
            d2 = 30
        if d1 == 31:
            d1 = 30
    else:
        raise ValueError(day_count)
    return Fraction(360 * (b.year - a.year) + 30 * (b.month - a.month) + d2 - d1, 360)


def last_of_february(day):
    return day.month == 2 and day.day == monthrange(day.year, 2)[1]


def year_fraction(case):
    return {"value": text(fraction(case["dayCount"], to_date(case["start"]), to_date(case["end"])))}
