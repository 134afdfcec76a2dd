"""The single transferable vote of the Scottish Local Government Elections Order 2007, schedule 1, rules 45 to 52."""
from collections import defaultdict
from fractions import Fraction
from math import floor

from exact_numbers import text
from ties import TieRules, Unsettled, most_votes, outcome, papers_of, standing

DECIMALS = 100_000


def count(case):
    papers, blank = papers_of(case)
    valid = sum(number for _, number in papers)
    quota = valid // (case["seats"] + 1) + 1
    table = Table(case, papers, quota, valid)
    unsettled = None
    try:
        table.run()
    except Unsettled as tie:
        unsettled = tie
    return {
        **outcome(case, table.elected, unsettled),
        "quota": quota,
        "valid": valid,
        "blank": blank,
        "stages": table.stages,
    }


class Table:
    def __init__(self, case, papers, quota, valid):
        self.case, self.quota, self.valid = case, quota, valid
        self.sitting = set(case.get("sitting", []))
        self.continuing = standing(case)
        self.everybody = case["candidates"]
        self.votes = dict.fromkeys(self.everybody, Fraction(0))
        self.held = {one: [] for one in self.everybody}
        self.lost = Fraction(0)
        self.elected, self.waiting, self.stages, self.history = [], [], [], []
        self.ties = TieRules(case)
        self.finished = False
        for preferences, number in papers:
            self.held[preferences[0]].append((preferences, number, Fraction(1)))
            self.votes[preferences[0]] += number

    def open_seats(self):
        """Seats that nobody has yet: of those who keep theirs, whether or not they have reached the quota, each has one."""
        return self.case["seats"] - len(self.elected) - len([one for one in self.sitting if one not in self.elected])

    def run(self):
        self.end_stage({"kind": "first-preferences"}, [], [])
        while not self.finished:
            surpluses = {one: self.votes[one] - self.quota for one in self.waiting}
            if surpluses:
                largest = max(surpluses.values())
                level = [one for one in self.waiting if surpluses[one] == largest]
                chosen = self.tell(level, "surplus")
                self.waiting.remove(chosen)
                self.end_stage(
                    {"kind": "surplus", "candidate": chosen, "surplus": text(largest)},
                    self.hand_on(chosen, lambda value: Fraction(floor(largest * value / self.votes[chosen] * DECIMALS), DECIMALS), largest),
                    [],
                )
                continue
            can_go = [one for one in self.continuing if one not in self.sitting]
            fewest = min(self.votes[one] for one in can_go)
            chosen = self.tell([one for one in can_go if self.votes[one] == fewest], "exclusion")
            self.continuing.remove(chosen)
            fills = len([one for one in self.continuing if one not in self.sitting]) <= self.open_seats()
            moves = not fills or self.case.get("lastTransfer", "omitted") == "made"
            transfers = self.hand_on(chosen, lambda value: value, self.votes[chosen]) if moves else []
            self.end_stage({"kind": "exclusion", "candidate": chosen, "transferred": moves}, transfers, [chosen])

    def tell(self, level, tie_for):
        if len(level) == 1:
            return level[0]
        return self.ties.choose(level, 1, tie_for, self.open_seats(), len(self.stages) + 1, self.history)[0]

    def hand_on(self, giver, new_value, amount):
        """Each paper goes to its next preference for somebody who is still in the running; what cannot go, and what decimals lose, is not transferable."""
        moved = defaultdict(lambda: [0, Fraction(0)])
        for preferences, number, value in self.held[giver]:
            rest = preferences[preferences.index(giver) + 1 :]
            to = next((one for one in rest if one in self.continuing), None)
            if to is not None:
                worth = new_value(value)
                self.held[to].append((preferences, number, worth))
                moved[(to, worth)][0] += number
                moved[(to, worth)][1] += number * worth
        given = sum((worth for _, worth in moved.values()), Fraction(0))
        for (to, _), (_, worth) in moved.items():
            self.votes[to] += worth
        self.votes[giver] -= amount
        self.lost += amount - given
        self.held[giver] = []
        return [{"to": to, "papers": number, "value": text(value), "votes": text(worth)} for (to, value), (number, worth) in moved.items()]

    def end_stage(self, action, transfers, excluded):
        stage = {
            "stage": len(self.stages) + 1,
            "action": action,
            "transfers": sorted(transfers, key=lambda one: (one["to"], one["value"])),
            "votes": [{"candidate": one, "votes": text(self.votes[one])} for one in self.everybody],
            "nonTransferable": text(self.lost),
            "elected": [],
            "excluded": excluded,
        }
        self.stages.append(stage)
        stage["elected"] = self.elect()
        self.history.append(dict(self.votes))

    def elect(self):
        """Whoever reaches the quota; then everybody who is left, where they are no more than the seats."""
        reached = [one for one in self.continuing if self.votes[one] >= self.quota]
        keeping = [one for one in reached if one in self.sitting]
        others = [one for one in reached if one not in self.sitting]
        tie = None
        if len(others) > self.open_seats():
            others, tie = most_votes(self, others, self.open_seats())
        new = self.by_votes(keeping + others)
        self.elected += new
        for one in new:
            self.continuing.remove(one)
            if self.votes[one] > self.quota:
                self.waiting.append(one)
        if tie is not None:
            self.stages[-1]["elected"] = new
            raise tie
        left = [one for one in self.continuing if one not in self.sitting]
        if self.open_seats() == 0:
            self.finished = True
        elif len(left) <= self.open_seats():
            rest = self.by_votes(left)
            self.elected += rest
            new = self.by_votes(new + rest)
            self.finished = True
        return new

    def by_votes(self, names):
        return sorted(names, key=lambda one: -self.votes[one])
