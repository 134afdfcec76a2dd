"""Exact numbers: what people write, read as fractions; rounding by name; how an answer is written."""
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor


class Refused(Exception):
    """The rule's documentation says that this input is refused, with these codes."""

    def __init__(self, *codes):
        super().__init__(*codes)
        self.codes = sorted(set(codes))


@lru_cache(maxsize=10_000)
def exact(written):
    """12, '-0.5', '2/3', '72%': a JSON number arrives as the shortest decimal that it was written as."""
    if isinstance(written, str) and written.endswith("%"):
        return Fraction(written[:-1]) / 100
    return Fraction(written)


def is_percent(written):
    return isinstance(written, str) and written.endswith("%")


def yearly_rate(written):
    """A rate of interest for a year; 3 without its percent sign would be 300 %."""
    rate = exact(written)
    is_plain = not isinstance(written, str) or all(letter in "0123456789." for letter in written)
    if is_plain and rate >= 1:
        raise Refused("rate-without-percent")
    return rate


def rounded(value, places, rounding):
    """A number in whole units of the last place."""
    scaled = Fraction(value) * 10**places
    if rounding == "half-even":
        return round(scaled)
    size = abs(scaled)
    whole = {
        "half-up": floor(size + Fraction(1, 2)),
        "up": ceil(size),
        "down": floor(size),
    }[rounding]
    return whole if scaled >= 0 else -whole


def to_minor(value, rounding):
    return rounded(value, 0, rounding)


def text(value):
    """As the other side writes a fraction, or a whole amount."""
    value = Fraction(value)
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def in_decimals(value, places, rounding):
    units = rounded(value, places, rounding)
    digits = str(abs(units)).rjust(places + 1, "0")
    sign = "-" if units < 0 else ""
    return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")


def all_decimals(value):
    """All its digits; nothing where they never end."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return None if rest != 1 else in_decimals(value, max(twos, fives), "down")


def rounding(case):
    value = exact(case["value"])
    return {
        "units": text(rounded(value, case["places"], case["rounding"])),
        "decimals": in_decimals(value, case["places"], case["rounding"]),
        "all": all_decimals(value),
    }


def by_largest_remainder(total, weights):
    """An amount split by weights, a map of ids: level remainders by id, in code units. A loss is split as the same gain."""
    if total < 0:
        return {name: -part for name, part in by_largest_remainder(-total, weights).items()}
    whole = sum(weights.values())
    if whole == 0:
        if total != 0:
            raise Refused("weights-all-zero")
        return {name: 0 for name in weights}
    quotas = {name: total * weight / whole for name, weight in weights.items()}
    parts = {name: floor(quota) for name, quota in quotas.items()}
    left = total - sum(parts.values())
    queue = sorted(weights, key=lambda name: (parts[name] - quotas[name], code_units(name)))
    for name in queue[:left]:
        parts[name] += 1
    return parts


def code_units(name):
    """The order of JavaScript's strings: by UTF-16 code units."""
    return name.encode("utf-16-be")


def allocation(case):
    weights = {share["id"]: exact(share["weight"]) for share in case["shares"]}
    parts = by_largest_remainder(int(case["totalMinor"]), weights)
    return {"shares": [{"id": name, "amountMinor": text(part)} for name, part in parts.items()]}
