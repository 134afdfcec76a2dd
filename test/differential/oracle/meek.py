"""Meek's count: the Reference Meek Rule of the Proportional Representation Foundation, steps A to C, in whole units of the last place."""
from exact_numbers import text
from fractions import Fraction
from ties import TieRules, Unsettled, most_votes, outcome, papers_of, standing


def up(numerator, denominator):
    return -(-numerator // denominator)


def count(case):
    papers, blank = papers_of(case)
    table = Table(case, papers)
    unsettled = None
    try:
        table.run()
    except Unsettled as tie:
        unsettled = tie
    return {
        **outcome(case, table.elected, unsettled),
        "valid": sum(number for _, number in papers),
        "blank": blank,
        "stages": table.stages,
    }


class Table:
    def __init__(self, case, papers):
        self.case, self.papers = case, papers
        self.one = 10 ** case["places"]
        self.omega = Fraction(self.one, 10 ** case["omega"])
        self.sitting = set(case.get("sitting", []))
        self.hopeful = standing(case)
        self.keep = {one: self.one if one in self.hopeful else 0 for one in case["candidates"]}
        self.elected, self.stages, self.history = [], [], []
        self.ties = TieRules(case)

    def open_seats(self):
        return self.case["seats"] - len(self.elected) - len([one for one in self.sitting if one not in self.elected])

    def can_go(self):
        return [one for one in self.hopeful if one not in self.sitting]

    def run(self):
        """B.1: until all seats are filled, or no more are left than seats."""
        while self.open_seats() > 0 and len(self.can_go()) > self.open_seats():
            self.round()
        if not self.stages:
            # Nothing has to be counted, and the first preferences are told all the same.
            self.distribute()
            self.quota = sum(self.votes.values()) // (self.case["seats"] + 1) + 1
            self.note(1, 0)
            self.finish([one for one in self.hopeful if one in self.sitting and self.votes[one] >= self.quota] + self.can_go())
        elif self.open_seats() > 0:
            self.finish(self.can_go())

    def finish(self, rest):
        rest.sort(key=lambda one: -self.votes[one])
        self.stages[-1]["elected"] += rest
        self.elected += rest

    def distribute(self):
        """B.2.a, one paper after the other kind of paper."""
        self.votes = dict.fromkeys(self.case["candidates"], 0)
        self.exhausted = 0
        for preferences, number in self.papers:
            weight = self.one
            for one in preferences:
                part = up(weight * self.keep[one], self.one)
                self.votes[one] += part * number
                weight -= part
                if weight == 0:
                    break
            self.exhausted += weight * number

    def round(self):
        before, iterations = None, 0
        while True:
            iterations += 1
            self.distribute()
            self.quota = sum(self.votes.values()) // (self.case["seats"] + 1) + 1
            winners = [one for one in self.hopeful if self.votes[one] >= self.quota]
            surplus = max(sum(self.votes[one] - self.quota for one in self.elected), 0)
            if winners:
                return self.win(winners, iterations, surplus)
            if surplus < self.omega or (before is not None and surplus >= before):
                return self.lose(iterations, surplus)
            before = surplus
            for one in self.elected:
                self.keep[one] = up(up(self.keep[one] * self.quota, self.one) * self.one, self.votes[one])

    def win(self, winners, iterations, surplus):
        keeping = [one for one in winners if one in self.sitting]
        others = [one for one in winners if one not in self.sitting]
        stage, tie = self.note(iterations, surplus), None
        if len(others) > self.open_seats():
            others, tie = most_votes(self, others, self.open_seats())
        elected = sorted(keeping + others, key=lambda one: -self.votes[one])
        stage["elected"] = list(elected)
        self.elected += elected
        self.hopeful = [one for one in self.hopeful if one not in elected]
        self.history.append(dict(self.votes))
        if tie is not None:
            raise tie

    def lose(self, iterations, surplus):
        """B.3: level are those within the surpluses of the lowest."""
        stage = self.note(iterations, surplus)
        lowest = min(self.votes[one] for one in self.can_go())
        level = [one for one in self.can_go() if self.votes[one] <= lowest + surplus]
        loser = level[0]
        if len(level) > 1:
            loser = self.ties.choose(level, 1, "exclusion", self.open_seats(), len(self.stages), self.history)[0]
        stage["excluded"] = [loser]
        self.hopeful.remove(loser)
        self.history.append(dict(self.votes))
        self.keep[loser] = 0

    def note(self, iterations, surplus):
        def units(value):
            return text(Fraction(value, self.one))

        stage = {
            "stage": len(self.stages) + 1,
            "iterations": iterations,
            "quota": units(self.quota),
            "votes": [{"candidate": one, "votes": units(self.votes[one])} for one in self.case["candidates"]],
            "keepValues": [{"candidate": one, "keep": units(self.keep[one])} for one in self.case["candidates"]],
            "surplus": units(surplus),
            "exhausted": units(self.exhausted),
            "elected": [],
            "excluded": [],
        }
        self.stages.append(stage)
        return stage
