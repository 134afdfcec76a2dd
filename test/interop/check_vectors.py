"""Holds the group, the ceremony and a single ballot against their vectors: python3 check_vectors.py FOLDER. Prints what is wrong, and ends with 1 then."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ballot_key as keys
from encoding import fingerprint
from proofs import holds_a_bit, knows, scalar
from ristretto import GENERATOR, ORDER, decode, encode, sum_of


def main(folder: Path) -> int:
    wrong = [
        found
        for check, file in [
            (_group, "rfc9496.json"),
            (_shares, "rfc9591.json"),
            (_ceremony, "ceremony.json"),
            (_ballot, "ballots.json"),
        ]
        for found in check(json.loads((folder / file).read_text()))
    ]
    print(json.dumps(wrong))
    return 1 if wrong else 0


def _group(vectors: dict[str, Any]) -> Iterator[str]:
    for times, text in enumerate(vectors["multiples"]):
        found = decode(text)
        if encode(sum_of([(times, GENERATOR)])) != text or found is None or encode(found) != text:
            yield f"{times} times the generator"
    for kind, texts in vectors["invalid"].items():
        yield from (f"{kind} {text}" for text in texts if decode(text) is not None)


def _shares(vectors: dict[str, Any]) -> Iterator[str]:
    secret = scalar(vectors["groupSecretKey"])
    if encode(sum_of([(secret, GENERATOR)])) != vectors["groupPublicKey"]:
        yield "the public key"
    shares = dict(enumerate(map(scalar, vectors["participantShares"]), 1))
    for left_out in shares:
        places = [place for place in shares if place != left_out]
        if sum(keys.lagrange(place, places) * shares[place] for place in places) % ORDER != secret:
            yield f"without share {left_out}"


def _ceremony(vectors: dict[str, Any]) -> Iterator[str]:
    certified = vectors["certificates"]
    for certificate in certified["certificates"]:
        by = certified["certifiers"][certificate["by"]]
        if not keys.certificate_holds(*(certified[key] for key in ("cooperative", "member", "key")), certificate, by):
            yield f"the certificate by {certificate['by']}"
    for scheme in ("allOf", "quorum"):
        made = vectors[scheme]
        plan, ballot_key = made["plan"], made["ballotKey"]
        if keys.plan_fingerprint(plan["contest"], plan) != made["planFingerprint"]:
            yield f"{scheme}: the plan"
        keys.check_ballot_key(ballot_key, scheme)
        keys.check_ballot_key_proofs(plan["contest"], ballot_key, scheme)
        for at, secret in enumerate(made["holderSecrets"]):
            share_key = encode(sum_of([(scalar(secret["secret"]), GENERATOR)]))
            if not share_key == encode(keys.share_key(ballot_key, at)) == made["shareKeys"][at]:
                yield f"{scheme}: the share key of {secret['holder']}"


def _ballot(vectors: dict[str, Any]) -> Iterator[str]:
    vote, ballot, opening = vectors["vote"], vectors["ballot"], vectors["opening"]
    place = [vote["contest"], ballot["member"], ballot["sequence"], ballot["before"]]
    key = decode(vote["ballotKey"])
    assert key is not None
    for at, slot in enumerate(ballot["slots"]):
        bit, randomness = opening["bits"][at], scalar(opening["randomness"][at])
        if slot["b"] != encode(sum_of([(randomness, key), (bit, GENERATOR)])):
            yield f"the opening of slot {at}"
        if not holds_a_bit("bit", [place, at], vote["ballotKey"], slot["a"], slot["b"], slot["proof"]):
            yield f"the proof of slot {at}"
    unsigned = {field: value for field, value in ballot.items() if field != "signature"}
    statement = fingerprint("ballot", {"contest": vote["contest"], **unsigned})
    voting_key = next(one["key"] for one in vectors["keys"] if one["member"] == ballot["member"])
    if not knows("ballot", statement, voting_key, ballot["signature"]):
        yield "the signature"
    if fingerprint("tracking-code", {"contest": vote["contest"], "ballot": ballot}) != vectors["trackingCode"]:
        yield "the tracking code"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
