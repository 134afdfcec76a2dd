"""A year's result, subscriptions, capital, a buy-out."""
from fractions import Fraction

from days import fraction, to_date, to_text
from exact_numbers import Refused, by_largest_remainder, code_units, exact, text, to_minor, yearly_rate


def surplus(case):
    result, carried = int(case["resultMinor"]), int(case["lossesCarriedMinor"])
    reserves = {one["id"]: int(one["balanceMinor"]) for one in case["reserves"]}
    members = case["members"]
    returns, patronage = {one["id"]: 0 for one in members}, {one["id"]: 0 for one in members}
    lines = []
    returned = [min(yearly_rate(one["ratePerYear"]), exact(one["cap"])) for one in case["provisions"] if one["kind"] == "return-on-capital"]

    def line(provision, to, amount):
        lines.append({"provision": provision, "amountMinor": text(amount), **({} if to is None else {"to": to})})

    def by_work(amount):
        if amount > 0:
            weights = {one["id"]: exact(one["labour"]) for one in members}
            if sum(weights.values()) == 0:
                raise Refused("nobody-worked")
            for name, part in by_largest_remainder(amount, weights).items():
                patronage[name] += part

    if result < 0:
        left = -result
        for name in case["lossesFrom"]:
            taken = min(left, reserves[name])
            reserves[name] -= taken
            left -= taken
            if taken > 0:
                line("loss", name, -taken)
        carried += left
        if left > 0:
            line("loss", None, -left)
    else:
        left, met = result, 0
        for one in case["provisions"]:
            kind = one["kind"]
            if kind == "rest":
                taken, to = left, None
                if one["to"] == "patronage":
                    by_work(taken)
                else:
                    to = one["to"]["reserve"]
                    reserves[to] += taken
                line("rest", to, taken)
                left -= taken
                continue
            whole = {"surplus": result, "after-losses": result - met, "remaining": left}
            if kind == "losses":
                asked = carried
            elif kind == "return-on-capital":
                asked = to_minor(sum(int(member["capitalMinor"]) for member in members) * returned[0], case["rounding"])
            else:
                asked = to_minor(whole[one["of"]] * exact(one["share"]), case["rounding"])
            if kind == "reserve" and "untilMinor" in one:
                asked = min(asked, max(int(one["untilMinor"]) - reserves[one["to"]], 0))
            taken = min(asked, left)
            left -= taken
            line(kind, one.get("to"), taken)
            if kind == "losses":
                carried -= taken
                met += taken
            elif kind == "reserve":
                reserves[one["to"]] += taken
            elif kind == "patronage":
                by_work(taken)
            elif kind == "return-on-capital" and taken > 0:
                capital = {member["id"]: Fraction(int(member["capitalMinor"])) for member in members}
                for name, part in by_largest_remainder(taken, capital).items():
                    returns[name] += part
    return {
        "kind": "loss-met" if result < 0 else "surplus-shared",
        "lines": lines,
        "members": [{"id": name, "returnMinor": text(returns[name]), "patronageMinor": text(patronage[name])} for name in returns],
        "reserves": [{"id": name, "balanceMinor": text(balance)} for name, balance in reserves.items()],
        "lossesCarriedMinor": text(carried),
    }


def subscribed(case, cost):
    amount = to_minor(int(cost) * exact(case["share"]), case["rounding"])
    return max(amount, int(case.get("minimumMinor", 0)))


def subscription(case):
    return {"amountMinor": text(subscribed(case, case["labourCostMinor"]))}


def federation(case):
    enterprises, levels = [], []

    def level(one, depth, top):
        row = {"id": one["id"], "depth": depth}
        levels.append(row)
        received = subscribed_in_all = count = 0
        for member in one["members"]:
            if "members" in member:
                passed, inside, size = level(member, depth + 1, False)
                received, subscribed_in_all, count = received + passed, subscribed_in_all + inside, count + size
            else:
                amount = subscribed(case, member["labourCostMinor"])
                enterprises.append({"id": member["id"], "of": one["id"], "subscriptionMinor": text(amount)})
                received, subscribed_in_all, count = received + amount, subscribed_in_all + amount, count + 1
        kept = received if top else to_minor(received * exact(one["keeps"]), case["rounding"])
        row.update(
            enterprises=count,
            delegates=len(one["members"]),
            subscribedMinor=text(subscribed_in_all),
            receivedMinor=text(received),
            keptMinor=text(kept),
            passedOnMinor=text(received - kept),
        )
        return received - kept, subscribed_in_all, count

    level(case["federation"], 0, True)
    return {"enterprises": enterprises, "levels": levels}


def outside_income(case):
    amounts = {"members": 0, "supporters": 0, "outside": 0}
    for one in case["income"]:
        amounts[one["from"]] += int(one["amountMinor"])
    income = sum(amounts.values())
    share = Fraction(amounts["outside"], income) if income else Fraction(0)
    return {
        "kind": "within-limit" if share <= exact(case["limit"]) else "over-limit",
        "outsideMinor": text(amounts["outside"]),
        "incomeMinor": text(income),
        "share": text(share),
    }


def capital(case):
    accounts = {}
    # What comes in on a day is there for what is taken on it.
    for one in sorted(case["movements"], key=lambda one: (one["date"], one["kind"] in TAKES)):
        account = accounts.setdefault(one["member"], dict.fromkeys(("contribution", "credit", "loss", "refund"), 0))
        amount = int(one["amountMinor"])
        if one["kind"] in TAKES and amount > balance_of(account):
            raise Refused("more-than-capital")
        account[one["kind"]] += amount
    return {
        "accounts": [
            {
                "member": name,
                "contributedMinor": text(one["contribution"]),
                "creditedMinor": text(one["credit"]),
                "lostMinor": text(one["loss"]),
                "refundedMinor": text(one["refund"]),
                "balanceMinor": text(balance_of(one)),
            }
            for name, one in sorted(accounts.items(), key=lambda entry: code_units(entry[0]))
        ],
        "capitalMinor": text(sum(balance_of(one) for one in accounts.values())),
    }


TAKES = ("loss", "refund")


def balance_of(account):
    return account["contribution"] + account["credit"] - account["loss"] - account["refund"]


def buy_out(case):
    price, signed = int(case["priceMinor"]), to_date(case["signedOn"])
    credit = case.get("credit")
    payments = []
    if credit is not None:
        days = sorted(to_date(day) for day in credit["paidOn"])
        owed, since, rate = int(credit["amountMinor"]), signed, yearly_rate(credit["ratePerYear"])
        each, more = divmod(owed, len(days))
        for at, day in enumerate(days):
            principal = each + (1 if at < more else 0)
            interest = to_minor(owed * rate * fraction(credit["dayCount"], since, day), case["rounding"])
            owed -= principal
            since = day
            payments.append({"date": to_text(day), "principalMinor": text(principal), "interestMinor": text(interest), "owedAfterMinor": text(owed)})
    days = sorted({signed} | {to_date(one["date"]) for one in case["contributions"]} | {to_date(one["date"]) for one in payments})
    names = list(dict.fromkeys(one["member"] for one in case["contributions"]))
    ownership = []
    for day in days:
        brought = {name: sum(int(one["amountMinor"]) for one in case["contributions"] if one["member"] == name and to_date(one["date"]) <= day) for name in names}
        back = sum(int(one["principalMinor"]) for one in payments if to_date(one["date"]) <= day)
        ownership.append(
            {
                "from": to_text(day),
                "members": sorted(({"member": name, "share": text(Fraction(brought[name], price))} for name in names), key=lambda one: one["member"]),
                "cooperative": text(Fraction(back, price)),
                "seller": text(1 - Fraction(sum(brought.values()) + back, price)),
            }
        )
    return {"payments": payments, "interestMinor": text(sum(int(one["interestMinor"]) for one in payments)), "ownership": ownership}
