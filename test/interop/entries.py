"""What each type of entry has to fit, and what the record comes to with it. Proofs come last, as the document says."""

from collections.abc import Callable
from typing import Any

import ballot_key as keys
from contest import is_for_or_against, read_asks
from encoding import fingerprint
from proofs import Proof, equals, holds_a_bit, knows, point, scalar
from refused import Refused, require, require_sorted
from ristretto import GENERATOR, ORDER, encode, negate, sum_of
from rule import Rule, read_rule
from state import Cast, Count, State

Entry = dict[str, Any]


def setup(entry: Entry, path: str) -> State:
    contest, ballot_key = entry["contest"], entry["ballotKey"]
    asked = read_asks(contest["asks"], f"{path}.contest.asks")
    rule = _read_contest_rule(contest, f"{path}.contest")
    keys.check_ballot_key(ballot_key, f"{path}.ballotKey")
    identities = {holder["holder"]: holder["identity"] for holder in ballot_key["holders"]}
    state = State(contest, entry["fingerprint"], asked, rule, ballot_key, identities, entry["keeper"])
    _join(state, entry["electorate"], f"{path}.electorate")
    keys.check_ballot_key_proofs(contest, ballot_key, f"{path}.ballotKey")
    _check_certificates(state, entry["electorate"], f"{path}.electorate")
    check_keeper_signed(state, entry, path)
    return state


def ballot(state: State, entry: Entry, path: str) -> None:
    given, path = entry["ballot"], f"{path}.ballot"
    require(given["member"] in state.electorate, "not-in-electorate", f"{path}.member")
    _check_slots(state, given, path)
    code = fingerprint("tracking-code", {"contest": state.fingerprint, "ballot": given})
    _check_order(state, given, code, path, lambda: _check_ballot_proofs(state, given, path))
    _check_no_copies(state, given, path, {"cast": "copied-ciphertext", "opened": "opened-ballot"})
    _check_ballot_proofs(state, given, path)
    _remember(state, given, code, "cast")
    state.counting[given["member"]] = Count(code, given["slots"])


def withdrawal(state: State, entry: Entry, path: str) -> None:
    given = {key: entry[key] for key in ("member", "sequence", "before", "signature")}
    member = given["member"]
    require(member in state.electorate, "not-in-electorate", f"{path}.member")
    code = fingerprint("withdrawal-code", {"contest": state.fingerprint, "withdrawal": given})
    _check_order(state, given, code, path, lambda: _check_withdrawal_signature(state, given, path))
    require(member in state.counting, "nothing-to-withdraw", f"{path}.member")
    _check_withdrawal_signature(state, given, path)
    _remember(state, given, code, None)
    del state.counting[member]


def opened(state: State, entry: Entry, path: str) -> None:
    given, opening = entry["ballot"], entry["opening"]
    require(given["member"] in state.electorate, "not-in-electorate", f"{path}.ballot.member")
    _check_slots(state, given, f"{path}.ballot")
    require(_opens(state, given["slots"], opening), "opening-does-not-fit", f"{path}.opening")
    _check_no_copies(state, given, f"{path}.ballot", {"cast": "cast-ballot-opened", "opened": "copied-ciphertext"})
    _check_ballot_proofs(state, given, f"{path}.ballot")
    for slot in given["slots"]:
        state.seen[slot["a"]] = state.seen[slot["b"]] = "opened"


def electorate(state: State, entry: Entry, path: str) -> None:
    leaves = entry["leaves"]
    require(bool(leaves or entry["joins"]), "nothing-changes", f"{path}.joins")
    require_sorted(leaves, "members-not-in-order", f"{path}.leaves")
    for at, member in enumerate(leaves):
        require(member in state.electorate, "not-in-electorate", f"{path}.leaves[{at}]")
        del state.electorate[member]
        state.counting.pop(member, None)
    _join(state, entry["joins"], f"{path}.joins")
    _check_certificates(state, entry["joins"], f"{path}.joins")
    check_keeper_signed(state, entry, path)


def check_keeper_signed(state: State, entry: Entry, path: str) -> None:
    unsigned = {key: value for key, value in entry.items() if key not in ("signature", "fingerprint")}
    statement = fingerprint("signed-entry", unsigned)
    signed = knows(entry["type"], statement, state.keeper, entry["signature"])
    require(signed, "keeper-did-not-sign", f"{path}.signature")


def _read_contest_rule(contest: dict[str, Any], path: str) -> Rule | None:
    asks, hidden = contest["asks"], contest["disclosure"]["ends"] == "hidden"
    if "rule" not in contest:
        require(not (hidden and asks["kind"] == "choose"), "choice-cannot-be-hidden", f"{path}.disclosure.ends")
        return None
    require(is_for_or_against(asks), "rule-needs-for-or-against", f"{path}.rule")
    rule = read_rule(contest["rule"], f"{path}.rule")
    several = asks["kind"] == "choose" and rule.compared.of == "for-or-against"
    require(not (hidden and several), "choice-cannot-be-hidden", f"{path}.disclosure.ends")
    return rule


def _join(state: State, joins: list[dict[str, Any]], path: str) -> None:
    members = [elector["member"] for elector in joins]
    require_sorted(members, "members-not-in-order", path)
    for at, elector in enumerate(joins):
        member, key = elector["member"], elector["key"]
        require(member not in state.electorate, "in-electorate-already", f"{path}[{at}].member")
        require(member not in state.identities, "holder-in-electorate", f"{path}[{at}].member")
        require(state.keys.get(key, member) == member, "key-twice", f"{path}[{at}].key")
        # Whoever comes back has the key of before: their ballots of then are signed with it.
        require(member not in state.keys.values() or key in state.keys, "rejoins-with-other-key", f"{path}[{at}].key")
        require(key not in state.identities.values(), "key-twice", f"{path}[{at}].key")
        state.electorate[member] = key
        state.keys[key] = member
    certifiers = {**state.identities, **state.electorate}
    for at, elector in enumerate(joins):
        where = f"{path}[{at}].certificates"
        keys.check_certificates(elector["member"], elector["certificates"], certifiers, where)


def _check_certificates(state: State, joins: list[dict[str, Any]], path: str) -> None:
    certifiers = {**state.identities, **state.electorate}
    cooperative = state.contest["cooperative"]
    for at, elector in enumerate(joins):
        for place, certificate in enumerate(elector["certificates"]):
            by = certifiers[certificate["by"]]
            holds = keys.certificate_holds(cooperative, elector["member"], elector["key"], certificate, by)
            require(holds, "certificate-false", f"{path}[{at}].certificates[{place}].signature")


def _check_slots(state: State, given: Entry, path: str) -> None:
    require(len(given["slots"]) == len(state.asked.slots), "wrong-slots", f"{path}.slots")
    require(("sum" in given) == (state.asked.chosen is not None), "wrong-slots", f"{path}.sum")


def _check_order(state: State, given: Entry, code: str, path: str, check_proofs: Callable[[], None]) -> None:
    """Is this what the member may cast next? Who is said to have signed two ballots of one number did sign this one."""
    sequence = given["sequence"]
    last = state.cast.get(given["member"], Cast(0, "", {}))
    if sequence in last.codes:
        require(last.codes[sequence] != code, "ballot-twice", f"{path}.sequence")
        check_proofs()
        raise Refused("equivocation", f"{path}.sequence")
    require(sequence == last.sequence + 1, "wrong-sequence", f"{path}.sequence")
    require(given["before"] == (last.code or None), "wrong-before", f"{path}.before")


def _remember(state: State, given: Entry, code: str, ciphertexts: str | None) -> None:
    last = state.cast.get(given["member"], Cast(0, "", {}))
    sequence = given["sequence"]
    state.cast[given["member"]] = Cast(sequence, code, {**last.codes, sequence: code})
    if ciphertexts is not None:
        for slot in given["slots"]:
            state.seen[slot["a"]] = state.seen[slot["b"]] = ciphertexts


def _check_no_copies(state: State, given: Entry, path: str, codes: dict[str, str]) -> None:
    here: set[str] = set()
    for at, slot in enumerate(given["slots"]):
        for half in ("a", "b"):
            before = state.seen.get(slot[half])
            if before is not None:
                raise Refused(codes[before], f"{path}.slots[{at}].{half}")
            require(slot[half] not in here, "copied-ciphertext", f"{path}.slots[{at}].{half}")
            here.add(slot[half])


def _opens(state: State, slots: list[dict[str, Any]], opening: dict[str, Any]) -> bool:
    bits, randomness = opening["bits"], opening["randomness"]
    if len(bits) != len(slots) or len(randomness) != len(slots):
        return False
    key = point(state.ballot_key["key"])
    return all(
        scalar(r) < ORDER
        and slot["a"] == encode(sum_of([(scalar(r), GENERATOR)]))
        and slot["b"] == encode(sum_of([(scalar(r), key), (bit, GENERATOR)]))
        for slot, bit, r in zip(slots, bits, randomness, strict=True)
    )


def _check_ballot_proofs(state: State, given: Entry, path: str) -> None:
    key, member = state.ballot_key["key"], given["member"]
    cast = [state.fingerprint, member, given["sequence"], given["before"]]
    for at, slot in enumerate(given["slots"]):
        holds = holds_a_bit("bit", [cast, at], key, slot["a"], slot["b"], slot["proof"])
        require(holds, "proof-does-not-hold", f"{path}.slots[{at}].proof")
    if "sum" in given:
        require(_sum_holds(state, cast, given["slots"], given["sum"]), "proof-does-not-hold", f"{path}.sum")
    unsigned = {field: value for field, value in given.items() if field != "signature"}
    statement = fingerprint("ballot", {"contest": state.fingerprint, **unsigned})
    signed = knows("ballot", statement, state.electorate[member], given["signature"])
    require(signed, "signature-does-not-hold", f"{path}.signature")


def _check_withdrawal_signature(state: State, given: Entry, path: str) -> None:
    member = given["member"]
    statement = [state.fingerprint, member, given["sequence"], given["before"]]
    signed = knows("withdrawal", statement, state.electorate[member], given["signature"])
    require(signed, "signature-does-not-hold", f"{path}.signature")


def _sum_holds(state: State, cast: list[Any], slots: list[dict[str, Any]], proof: Proof) -> bool:
    """All slots together hold as many as are to be chosen: no more and no less."""
    most = state.asked.chosen
    assert most is not None
    a = sum_of([(1, point(slot["a"])) for slot in slots])
    b = sum_of([*((1, point(slot["b"])) for slot in slots), (most, negate(GENERATOR))])
    return equals("sum", cast, encode(a), state.ballot_key["key"], encode(b), proof)
