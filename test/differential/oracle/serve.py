"""Answers cases: one line of JSON asks, one line answers. Standard library only."""
import json
import sys
from fractions import Fraction

import averages
import days
import debts
import decisions
import exact_numbers
import held
import meek
import pay
import ranked
import scottish
import shares
import ties


def countback(case):
    """The same count without whoever left or cannot take a seat, as if they had never stood."""
    gone = case["leavers"] + case.get("unavailable", [])
    again = {**case, "withdrawn": gone, "places": 9, "omega": 6}
    count = (scottish if case["method"] == "scottish-stv" else meek).count(again)
    by = [one for one in count["elected"] if one not in case["sitting"]]
    kinds = {"elected": "filled", "seats-vacant": "vacant"}
    return {"kind": kinds.get(count["kind"], count["kind"]), "by": by}


RULES = {
    "rounding": exact_numbers.rounding,
    "allocation": exact_numbers.allocation,
    "averages": averages.average_of,
    "weighted": averages.weighted,
    "categories": averages.by_category,
    "in-force": averages.in_force,
    "live": averages.live,
    "over-time": averages.over_time,
    "salaries": averages.salaries,
    "compensation": averages.compensation,
    "verdicts": decisions.decide,
    "others": decisions.others,
    "opened": decisions.opened,
    "consensus": decisions.consensus,
    "choosing": decisions.choosing,
    "backing": decisions.backing,
    "standing": decisions.standing,
    "year-fractions": days.year_fraction,
    "periods": days.periods,
    "interest": debts.interest_on,
    "compound": debts.compound,
    "accrual": debts.accrual,
    "held-pay": held.held_pay,
    "payouts": held.payout,
    "scottish": scottish.count,
    "meek": meek.count,
    "countback": countback,
    "approval": ranked.approval,
    "score": ranked.score,
    "lot": ties.lot,
    "surplus": shares.surplus,
    "subscription": shares.subscription,
    "federation": shares.federation,
    "outside-income": shares.outside_income,
    "capital": shares.capital,
    "buy-out": shares.buy_out,
    "payroll": pay.payroll,
    "shortage": pay.shortage,
}


def answer(rule, case):
    try:
        return RULES[rule](case)
    except exact_numbers.Refused as refused:
        return {"refused": refused.codes}
    except Exception as error:  # whatever it is, it is told as an answer, which no rule gives
        return {"oracleFailed": f"{type(error).__name__}: {error}"}


def main():
    for line in sys.stdin:
        asked = json.loads(line, parse_float=Fraction)
        answers = [answer(asked["rule"], case) for case in asked["cases"]]
        sys.stdout.write(json.dumps(answers, separators=(",", ":")) + "\n")
        sys.stdout.flush()


