"""Closing a count, and what is told of it."""

from collections.abc import Iterator
from typing import Any

import ballot_key as keys
from disclosure import Sizes, Told, contradicts, end_of, release_of
from entries import Entry, check_keeper_signed
from proofs import equals, knows, point
from refused import require
from ristretto import GENERATOR, IDENTITY, encode, sum_of
from state import State


def close(state: State, entry: Entry, path: str) -> None:
    expected = {
        "count": state.counts + 1,
        "electorate": len(state.electorate),
        "ballots": len(state.counting),
        "changed": len(sizes(state).ballots.difference(*(told.sizes.ballots for told in state.told))),
    }
    for key, value in expected.items():
        require(entry[key] == value, "close-does-not-fit", f"{path}.{key}")
    require(entry["release"] == release(state), "release-not-allowed", f"{path}.release")
    check_keeper_signed(state, entry, path)
    state.counts += 1
    state.closed = entry


def result(state: State, entry: Entry, path: str) -> None:
    closed = state.closed
    assert closed is not None
    require(entry["close"] == closed["fingerprint"], "other-close", f"{path}.close")
    told = entry["told"]
    _check_told(state, told, f"{path}.told")
    _check_people(state, entry, path)
    if told["kind"] != "nothing":
        now = _as_told(state, told)
        require(not contradicts(state.contest["disclosure"], now, state.told), "told-cannot-be", f"{path}.told")
        state.told.append(now)
    if "shares" in entry:
        _check_shares(state, entry, path)
    if "signatures" in entry:
        for at, signed in enumerate(entry["signatures"]):
            statement = [state.fingerprint, entry["close"], told]
            holds = knows("told", statement, state.identities[signed["holder"]], signed["signature"])
            require(holds, "signature-does-not-hold", f"{path}.signatures[{at}].signature")
    state.results.append({**{key: closed[key] for key in ("count", "final", "electorate", "ballots")}, "told": told})
    state.closed, state.final = None, closed["final"]


def sizes(state: State) -> Sizes:
    ballots = frozenset(count.code for count in state.counting.values())
    needed = state.rule.needed(len(state.electorate), len(ballots)) if state.rule else None
    # For or against may be settled by few votes as well as by many: then no number in favour stands for the outcome.
    if state.rule and state.rule.compared.of == "for-or-against" and len(state.asked.sums) > 1:
        needed = None
    return Sizes(ballots, state.asked.most_of_one, needed)


def release(state: State) -> str:
    # Only if all work together do the random numbers of all ballots cancel out; then no share opens the sum.
    if state.counting and any(a == encode(IDENTITY) for _, a, _ in _sums(state)):
        return "nothing"
    return release_of(state.contest["disclosure"], len(state.asked.sums), sizes(state), state.told)


def _as_told(state: State, told: dict[str, Any]) -> Told:
    of_count = sizes(state)
    if told["kind"] == "count":
        first = told["sums"][0]
        return Told(of_count, "count", None, (first, first))
    if told.get("outcome") == "tied":
        half = len(of_count.ballots) // 2
        return Told(of_count, "count", None, (half, half))
    return Told(of_count, told["kind"], told.get("outcome") or told.get("end"))


def _check_told(state: State, told: dict[str, Any], path: str) -> None:
    assert state.closed is not None
    hidden = state.contest["disclosure"]["ends"] == "hidden"
    kinds = {"nothing": ["nothing"], "outcome-only": ["outcome"], "count": ["count", "end"] if hidden else ["count"]}
    require(told["kind"] in kinds[state.closed["release"]], "told-not-allowed", path)
    of_count = sizes(state)
    if told["kind"] == "outcome":
        require(told["outcome"] in _possible_outcomes(state), "told-not-allowed", path)
    if told["kind"] == "count":
        require(len(told["sums"]) == len(state.asked.sums), "told-not-allowed", path)
        end = end_of(state.contest["disclosure"], of_count)
        for told_sum in told["sums"]:
            fits = end < told_sum < of_count.most - end if hidden else told_sum <= of_count.most
            require(fits, "told-not-allowed", path)


def _possible_outcomes(state: State) -> set[str]:
    assert state.rule is not None
    electorate, ballots = len(state.electorate), len(state.counting)
    abstain = range(ballots + 1 if "abstain" in state.asked.sums else 1)
    return {
        state.rule.verdict(electorate, in_favour, ballots - out - in_favour, out)
        for out in abstain
        for in_favour in range(ballots - out + 1)
    }


def _check_people(state: State, entry: Entry, path: str) -> None:
    """Shares where everything is told, signatures where less is, and neither where nothing is: of exactly a quorum."""
    assert state.closed is not None
    ends_told = state.contest["disclosure"]["ends"] == "told"
    wanted = {"nothing": None, "outcome-only": "signatures", "count": "shares" if ends_told else "signatures"}
    for field in ("shares", "signatures"):
        is_wanted = wanted[state.closed["release"]] == field
        require(is_wanted or field not in entry, f"{field}-not-wanted", f"{path}.{field}")
        if is_wanted:
            names = [part["holder"] for part in entry.get(field, [])]
            in_order = names == sorted(set(names))
            require(in_order and len(names) == state.ballot_key["quorum"], "not-a-quorum", f"{path}.{field}")
            for at, name in enumerate(names):
                require(name in state.identities, "not-a-key-holder", f"{path}.{field}[{at}].holder")


def _check_shares(state: State, entry: Entry, path: str) -> None:
    places = {holder["holder"]: at for at, holder in enumerate(state.ballot_key["holders"])}
    shares = entry["shares"]
    for at, part in enumerate(shares):
        require(len(part["shares"]) == len(state.asked.sums), "share-does-not-hold", f"{path}.shares[{at}].shares")
    ciphertexts = list(_sums(state))
    for at, part in enumerate(shares):
        key = encode(keys.share_key(state.ballot_key, places[part["holder"]]))
        for place, (name, a, b) in enumerate(ciphertexts):
            share = part["shares"][place]
            statement = [state.fingerprint, entry["close"], part["holder"], name, a, b]
            holds = equals("decryption-share", statement, key, a, share["point"], share["proof"])
            require(holds, "share-does-not-hold", f"{path}.shares[{at}].shares[{place}].proof")
    for at, (_, _, b) in enumerate(ciphertexts):
        parts = {places[part["holder"]] + 1: point(part["shares"][at]["point"]) for part in shares}
        decrypted = keys.combined(state.ballot_key["scheme"], parts)
        told = sum_of([(1, decrypted), (entry["told"]["sums"][at], GENERATOR)])
        require(encode(told) == b, "sum-does-not-fit", f"{path}.told.sums[{at}]")


def _sums(state: State) -> Iterator[tuple[str, str, str]]:
    """Every sum with its name: what the ballots that count hold of it, still encrypted."""
    for name in state.asked.sums:
        weights = [(at, weight) for at, (weight, of) in enumerate(state.asked.slots) if of == name]
        halves = [
            sum_of([
                (weight, point(count.slots[at][half])) for count in state.counting.values() for at, weight in weights
            ])
            for half in ("a", "b")
        ]
        yield (name, encode(halves[0]), encode(halves[1]))
