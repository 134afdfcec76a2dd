"""Held pay, payday by payday, and how funds are shared among those to whom it is owed."""
from fractions import Fraction

from days import to_date, to_text
from debts import Debt, Terms
from exact_numbers import by_largest_remainder, text


def held_pay(case):
    terms, until = Terms(case), to_date(case["until"])
    order = case["paymentOrder"]
    workers = {}
    for one in case["held"]:
        workers.setdefault(one["worker"], []).append((to_date(one["payday"]), int(one["amountMinor"])))
    answer = [worker_account(name, sorted(held), case, terms, until, order) for name, held in workers.items()]
    sums = {key: text(sum(int(one[key]) for one in answer)) for key in SUMS}
    claims = [
        {"worker": one["worker"], "payday": payday["payday"], "owedMinor": payday["owedMinor"]}
        for one in answer
        for payday in one["paydays"]
        if payday["owedMinor"] != "0"
    ]
    return {**sums, "workers": answer, "claims": claims}


SUMS = ("heldMinor", "interestMinor", "paidMinor", "returnedMinor", "forfeitedMinor", "owedMinor")


def worker_account(name, held, case, terms, until, order):
    paid = returned = forfeited = 0
    debts = []

    def events(key):
        return [(to_date(one["date"]), one["amountMinor"]) for one in case.get(key, []) if one["worker"] == name]

    payments, forfeits = events("payments"), events("forfeits")
    first = held[0][0]
    days = {day for day, _ in held + payments + forfeits} | {d for d in terms.capitalised_on if first <= d <= until}
    for day in sorted(days):
        for payday, amount in held:
            if payday == day:
                rate = terms.rate_on(payday) if case["rateInForce"] == "at-due-date" else None
                debts.append((payday, amount, Debt(terms, amount, payday, rate)))
        for on, amount in payments:
            if on == day:
                met = meet([debt for _, _, debt in debts], day, int(amount), order)
                paid += met
                returned += int(amount) - met
        for on, amount in forfeits:
            if on == day:
                open_debts = [debt for _, _, debt in debts]
                most = sum(debt.principal + debt.owed + debt.whole(day) for debt in open_debts)
                forfeit_order = "oldest-payday-first" if order == "merchants-rule" else order
                forfeited += meet(open_debts, day, most if amount == "all" else int(amount), forfeit_order)
        if day in terms.capitalised_on:
            for _, _, debt in debts:
                debt.capitalise(day)
    for _, _, debt in debts:
        debt.post(until)
    paydays = [
        {
            "payday": to_text(payday),
            "heldMinor": text(amount),
            "interestMinor": text(debt.total),
            "owedMinor": text(debt.principal + debt.owed),
        }
        for payday, amount, debt in debts
    ]
    return {
        "worker": name,
        "paydays": paydays,
        "heldMinor": text(sum(amount for _, amount in held)),
        "interestMinor": text(sum(debt.total for _, _, debt in debts)),
        "paidMinor": text(paid),
        "returnedMinor": text(returned),
        "forfeitedMinor": text(forfeited),
        "owedMinor": text(sum(debt.principal + debt.owed for _, _, debt in debts)),
    }


def meet(debts, day, amount, order):
    """How much of an amount the debts take, oldest first; what is reached by it is posted, and nothing else."""
    left = amount

    def interest(debt):
        nonlocal left
        if left > 0:
            debt.post(day)
            left -= debt.take_interest(left)

    def principal(debt, posted=True):
        nonlocal left
        if left > 0:
            if posted and debt.principal > 0:
                debt.post(day)
            left -= debt.take_principal(day, left)

    if order == "oldest-payday-first":
        for debt in debts:
            interest(debt)
            principal(debt)
    elif order == "interest-first":
        for debt in debts:
            interest(debt)
        for debt in debts:
            principal(debt)
    elif order == "principal-first":
        for debt in debts:
            principal(debt)
        for debt in debts:
            interest(debt)
    else:
        for debt in debts:
            principal(debt, posted=False)
        for debt in debts:
            interest(debt)
    return amount - left


def payout(case):
    owed, funds = {}, int(case["fundsMinor"])
    for claim in case["claims"]:
        owed[claim["worker"]] = owed.get(claim["worker"], 0) + int(claim["owedMinor"])
    paid = dict.fromkeys(owed, 0)
    if case["order"] == "oldest-first":
        steps = [[c for c in case["claims"] if c["payday"] == day] for day in sorted({c["payday"] for c in case["claims"]})]
        groups = [{c["worker"]: int(c["owedMinor"]) for c in step} for step in steps]
    elif case["order"] == "smallest-first":
        groups = [{w: amount for w, amount in owed.items() if amount == size} for size in sorted(set(owed.values()))]
    else:
        groups = [owed]
    left = funds
    for group in groups:
        total = sum(group.values())
        parts = group if left >= total else by_largest_remainder(left, {w: Fraction(a) for w, a in group.items()})
        for worker, part in parts.items():
            paid[worker] += part
            left -= part
    return {
        "payments": [
            {"worker": w, "owedMinor": text(owed[w]), "amountMinor": text(paid[w]), "leftMinor": text(owed[w] - paid[w])} for w in owed
        ],
        "paidMinor": text(funds - left),
        "fundsLeftMinor": text(left),
    }
