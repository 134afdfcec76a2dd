"""The three proofs. Points are their texts wherever a statement is hashed, and points where equations are checked."""

from functools import lru_cache
from typing import Any

from encoding import challenge
from ristretto import GENERATOR, ORDER, Point, add, decode, encode, is_identity, negate, sum_of

Proof = dict[str, Any]


def knows(tag: str, statement: Any, key: str, proof: Proof) -> bool:
    """Knowledge of the secret of a key; with a message as the statement, a signature."""
    commit = proof["commit"]
    if not are_proof([commit], [proof["response"]]):
        return False
    c = challenge(tag, [statement, raw(key), raw(commit)])
    return holds(scalar(proof["response"]), None, commit, c, key)


def equals(tag: str, statement: Any, key: str, base: str, product: str, proof: Proof) -> bool:
    """The key is to the generator as the product is to the base."""
    first, second = proof["commit"]
    if not are_proof([first, second], [proof["response"]]):
        return False
    c = challenge(tag, [statement, *map(raw, [key, base, product, first, second])])
    z = scalar(proof["response"])
    return holds(z, None, first, c, key) and holds(z, base, second, c, product)


def holds_a_bit(tag: str, statement: Any, key: str, a: str, b: str, proof: Proof) -> bool:
    """The ciphertext (a, b) under the key holds 0 or 1."""
    a0, b0, a1, b1 = proof["commit"]
    if not are_proof(proof["commit"], [proof["challenge"], *proof["responses"]]):
        return False
    c = challenge(tag, [statement, *map(raw, [key, a, b, a0, b0, a1, b1])])
    c0 = scalar(proof["challenge"])
    z0, z1 = map(scalar, proof["responses"])
    b_less_one = encode(add(point(b), negate(GENERATOR)))
    return (
        holds(z0, None, a0, c0, a)
        and holds(z0, key, b0, c0, b)
        and holds(z1, None, a1, c - c0, a)
        and holds(z1, key, b1, c - c0, b_less_one)
    )


def are_proof(commits: list[str], scalars: list[str]) -> bool:
    """Points other than the identity, and scalars below the order."""
    return all(is_point(commit) for commit in commits) and all(scalar(one) < ORDER for one in scalars)


@lru_cache(maxsize=None)
def holds(z: int, base: str | None, commit: str, c: int, product: str) -> bool:
    """z × base = commit + c × product; the base is the generator where none is named. Kept: one record is often checked again."""
    left = GENERATOR if base is None else point(base)
    return is_identity(sum_of([(z, left), (-1, point(commit)), (-c, point(product))]))


def is_point(text: str) -> bool:
    """Whether this is a point, and not the identity."""
    found = decode(text)
    return found is not None and not is_identity(found)


def point(text: str) -> Point:
    """A point whose text was checked before, or worked out here."""
    found = decode(text)
    assert found is not None
    return found


def scalar(text: str) -> int:
    return int.from_bytes(raw(text), "little")


def raw(text: str) -> bytes:
    return bytes.fromhex(text)
