"""Held pay and what it earns: every day, or every stretch, worked out again from the terms."""
from fractions import Fraction

from days import fraction, to_date, to_text
from exact_numbers import rounded, text, to_minor, yearly_rate


class Terms:
    def __init__(self, case):
        self.rates = sorted((to_date(one["from"]), yearly_rate(one["ratePerYear"])) for one in case["rates"])
        self.day_count = case["dayCount"]
        self.rounding = case["rounding"]
        self.by_day = case.get("roundingAt", "event") == "day"
        compounding = case.get("compounding", "none")
        self.capitalised_on = set() if compounding == "none" else {to_date(day) for day in compounding["capitaliseOn"]}

    def rate_on(self, day):
        return [rate for since, rate in self.rates if since <= day][-1]

    def stretches(self, start, end):
        """The period cut where the rate changes."""
        cuts = [start, *(day for day, _ in self.rates if start < day < end), end]
        return [(a, b, self.rate_on(a)) for a, b in zip(cuts, cuts[1:]) if a < b]

    def earned(self, principal, start, end, rate=None):
        """What an amount earns between two days; each day by itself where days are rounded."""
        if self.by_day:
            days = ((day, self.rate_on(day) if rate is None else rate) for day in range(start, end))
            return sum((to_minor(principal * r * fraction(self.day_count, day, day + 1), self.rounding) for day, r in days), 0)
        if rate is not None:
            return principal * rate * fraction(self.day_count, start, end)
        return sum((principal * r * fraction(self.day_count, a, b) for a, b, r in self.stretches(start, end)), Fraction(0))


class Debt:
    """What is owed of one principal: interest is exact until it is posted."""

    def __init__(self, terms, principal, start, rate=None):
        self.terms, self.principal, self.start, self.rate = terms, principal, start, rate
        self.history = [(start, principal)]
        self.owed = self.total = 0
        self.posted_to = start

    def accrued(self, day):
        """What the principals since the last posting have earned until a day."""
        total = Fraction(0)
        ends = [since for since, _ in self.history[1:]] + [day]
        for (since, principal), until in zip(self.history, ends):
            total += self.terms.earned(principal, since, until, self.rate)
        return total

    def whole(self, day):
        return to_minor(self.accrued(day), self.terms.rounding)

    def post(self, day):
        amount = self.whole(day)
        self.owed += amount
        self.total += amount
        self.history = [(day, self.principal)]
        return amount

    def change(self, day, principal):
        self.principal = principal
        self.history = [one for one in self.history if one[0] < day] + [(day, principal)]

    def take_interest(self, amount):
        taken = min(amount, self.owed)
        self.owed -= taken
        return taken

    def take_principal(self, day, amount):
        taken = min(amount, self.principal)
        self.change(day, self.principal - taken)
        return taken

    def capitalise(self, day):
        self.post(day)
        amount = self.owed
        self.change(day, self.principal + amount)
        self.owed = 0
        return amount


def interest_on(case):
    terms = Terms(case)
    earned = terms.earned(int(case["principalMinor"]), to_date(case["start"]), to_date(case["end"]))
    return {"interest": text(to_minor(earned, case["rounding"]))}


def compound(case):
    grown = (1 + yearly_rate(case["ratePerYear"]) / case["periodsPerYear"]) ** case["periods"] - 1
    return {"factor": text(Fraction(rounded(grown, case["places"], case["rounding"]), 10 ** case["places"]))}


def accrual(case):
    terms, start, end = Terms(case), to_date(case["start"]), to_date(case["end"])
    payments = sorted(((to_date(one["date"]), int(one["amountMinor"])) for one in case.get("payments", [])), key=lambda one: one[0])
    if case.get("paymentOrder") == "merchants-rule":
        return merchants_rule(terms, int(case["principalMinor"]), start, end, payments)
    debt = Debt(terms, int(case["principalMinor"]), start)
    held = returned = 0
    entries = []

    def note(day, code, amount):
        entries.append({"date": to_text(day), "code": code, "amountMinor": text(amount), "principalMinor": text(debt.principal), "interestMinor": text(debt.owed)})

    def meet(day, amount, principal_first=False):
        """Interest is posted, then the payment meets one and the other."""
        interest = debt.post(day)
        note(day, "interest", interest)
        left = amount
        for what in ("principal", "interest") if principal_first else ("interest", "principal"):
            left -= debt.take_principal(day, left) if what == "principal" else debt.take_interest(left)
        note(day, "payment", amount - left)
        if left > 0:
            note(day, "returned", left)
        return left

    for day in sorted({day for day, _ in payments} | {d for d in terms.capitalised_on if start <= d <= end}):
        for _, amount in [one for one in payments if one[0] == day]:
            if case.get("paymentOrder") == "principal-first":
                returned += meet(day, amount, principal_first=True)
            elif held + amount < debt.owed + debt.whole(day):
                held += amount
                note(day, "payment-held", amount)
            else:
                returned += meet(day, held + amount)
                held = 0
        if day in terms.capitalised_on:
            if held > 0:
                returned += meet(day, held)
                held = 0
            posted = debt.post(day)
            note(day, "interest", posted)
            joined = debt.capitalise(day)
            note(day, "capitalised", joined)
    note(end, "interest", debt.post(end))
    return {
        "interestMinor": text(debt.total),
        "principalMinor": text(debt.principal),
        "dueMinor": text(debt.principal + debt.owed - held),
        "returnedMinor": text(returned),
        "entries": [one for one in entries if one["amountMinor"] != "0"],
    }


def merchants_rule(terms, principal, start, end, payments):
    """The debt and every payment earn, side by side, until the end, or until the payments cover all that is owed."""
    moved = [(start, principal)]
    returned, settled, total = 0, False, 0

    def posted(day):
        """What the debt less the payments comes to, and what they have earned, each for itself; where days are rounded, it is the day's amount of all of them."""
        kept = sum(amount for _, amount in moved)
        # Payments never earn more than was owed.
        return kept, max(earned(day), -kept)

    def earned(day):
        if not terms.by_day:
            return to_minor(sum((terms.earned(amount, since, day) for since, amount in moved), Fraction(0)), terms.rounding)
        since = min((since for since, _ in moved), default=day)
        amounts = [(one, sum(amount for begun, amount in moved if begun <= one)) for one in range(since, day)]
        return sum(terms.earned(amount, one, one + 1) for one, amount in amounts)

    for day in sorted({day for day, _ in payments} | {day for day in terms.capitalised_on if start <= day <= end}):
        for _, amount in [one for one in payments if one[0] == day]:
            kept, interest = posted(day)
            if settled:
                returned += amount
            elif amount >= kept + interest:
                settled, total, moved = True, total + interest, []
                returned += amount - kept - interest
            else:
                moved.append((day, -amount))
        if day in terms.capitalised_on:
            kept, interest = posted(day)
            total, moved = total + interest, [(day, kept + interest)]
    kept, interest = posted(end)
    total, due = total + interest, kept + interest
    return {"interestMinor": text(total), "dueMinor": text(due), "returnedMinor": text(returned)}
