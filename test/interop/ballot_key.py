"""Certificates, the ceremony that made a ballot key, and putting shares together."""

from typing import Any

from encoding import fingerprint
from proofs import knows, point
from refused import require, require_sorted
from ristretto import ORDER, Point, encode, is_identity, sum_of

Contest = dict[str, Any]


def check_ballot_key(ballot_key: dict[str, Any], path: str) -> None:
    """All but the proofs: the plan, and that the key is the sum of what the holders committed to."""
    holders = ballot_key["holders"]
    scheme, quorum = ballot_key["scheme"], ballot_key["quorum"]
    require(2 <= len(holders) <= 15, "wrong-length", f"{path}.holders")
    names = [holder["holder"] for holder in holders]
    require_sorted(names, "holders-not-in-order", f"{path}.holders")
    identities = [holder["identity"] for holder in holders]
    require(len(set(identities)) == len(identities), "key-twice", f"{path}.holders")
    least = len(holders) if scheme == "all-of" else len(holders) // 2 + 1
    require(least <= quorum <= len(holders), "wrong-quorum-of-holders", f"{path}.quorum")
    wanted = 1 if scheme == "all-of" else quorum
    for at, holder in enumerate(holders):
        require(len(holder["commitments"]) == wanted, "wrong-commitments", f"{path}.holders[{at}].commitments")
    summed = sum_of([(1, point(holder["commitments"][0])) for holder in holders])
    require(encode(summed) == ballot_key["key"], "not-the-sum", f"{path}.key")
    for at in range(len(holders)):
        require(not is_identity(share_key(ballot_key, at)), "not-a-point", f"{path}.holders[{at}]")


def check_ballot_key_proofs(contest: Contest, ballot_key: dict[str, Any], path: str) -> None:
    plan = plan_fingerprint(contest, ballot_key)
    for at, holder in enumerate(ballot_key["holders"]):
        statement = [plan, holder["holder"], holder["commitments"]]
        holds = knows("key-share", statement, holder["commitments"][0], holder["proof"])
        require(holds, "key-not-proven", f"{path}.holders[{at}].proof")
    reveals = [_only(holder, "holder", "commitments", "proof") for holder in ballot_key["holders"]]
    transcript = fingerprint("ceremony-transcript", [plan, reveals])
    for at, holder in enumerate(ballot_key["holders"]):
        message = {"kind": "confirmation", "plan": plan, "holder": holder["holder"], "transcript": transcript}
        statement = fingerprint("ceremony-message", message)
        holds = knows("confirmation", statement, holder["identity"], holder["confirmation"])
        require(holds, "not-confirmed", f"{path}.holders[{at}].confirmation")


def plan_fingerprint(contest: Contest, ballot_key: dict[str, Any]) -> str:
    """Of a ballot key, or of a plan itself: only what belongs to the plan is taken."""
    holders = [_only(holder, "holder", "identity") for holder in ballot_key["holders"]]
    return fingerprint("plan", {**_only(ballot_key, "scheme", "quorum"), "contest": contest, "holders": holders})


def share_key(ballot_key: dict[str, Any], at: int) -> Point:
    """The key of what the holder at this index knows, from everybody's commitments. Places are counted from 1."""
    holders = ballot_key["holders"]
    if ballot_key["scheme"] == "all-of":
        return point(holders[at]["commitments"][0])
    return sum_of([
        (pow(at + 1, k, ORDER), point(commitment))
        for holder in holders
        for k, commitment in enumerate(holder["commitments"])
    ])


def combined(scheme: str, parts: dict[int, Point]) -> Point:
    """What the holders at these places made of one point, put together."""
    return sum_of([(1 if scheme == "all-of" else lagrange(place, list(parts)), part) for place, part in parts.items()])


def lagrange(place: int, places: list[int]) -> int:
    product = 1
    for other in places:
        if other != place:
            product = product * other * pow(other - place, -1, ORDER) % ORDER
    return product


def check_certificates(member: str, certificates: list[dict[str, Any]], certifiers: dict[str, str], path: str) -> None:
    """Who certified. Whether the signatures hold is asked later, with all other proofs of the entry."""
    certified_by = [certificate["by"] for certificate in certificates]
    require(len(set(certified_by)) == len(certified_by), "listed-twice", f"{path}[1]")
    for at, certifier in enumerate(certified_by):
        require(certifier != member, "certified-by-themself", f"{path}[{at}].by")
        require(certifier in certifiers, "not-a-certifier", f"{path}[{at}].by")


def certificate_holds(cooperative: str, member: str, key: str, certificate: dict[str, Any], certifier_key: str) -> bool:
    statement = [cooperative, member, key, certificate["by"]]
    return knows("certificate", statement, certifier_key, certificate["signature"])


def _only(source: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: source[key] for key in keys}
