"""What a line may look like: every field of every entry, before anything is worked out from it."""

import re
from collections.abc import Callable
from typing import Any

from encoding import MOST, PROTOCOL
from proofs import is_point
from refused import Refused, require

Check = Callable[[Any, str], None]

HEXADECIMAL = re.compile(r"[0-9a-f]{64}")
# U+0000-001F, U+007F-009F, U+2028 and U+2029, and lone surrogates, which Python reads where JSON escapes them.
NOT_IN_AN_ID = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def check_line(entry: Any, first: bool, path: str) -> None:
    """The shape of one line, by its type."""
    require(isinstance(entry, dict), "wrong-kind", path)
    if first:
        require(entry.get("type") == "setup", "not-a-ballot-record", path)
    of_type = ENTRIES.get(entry.get("type")) if isinstance(entry.get("type"), str) else None
    if of_type is None:
        raise Refused("not-one-of", f"{path}.type")
    of_type(entry, path)


def fields(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """An object with these keys and no others."""
    known = {**required, **(optional or {})}

    def check(value: Any, path: str) -> None:
        require(isinstance(value, dict), "wrong-kind", path)
        for key in value:
            require(key in known, "unknown-key", f"{path}.{key}")
        for key, of_key in known.items():
            if key in value:
                of_key(value[key], f"{path}.{key}")
            else:
                require(key not in required, "missing-key", f"{path}.{key}")

    return check


def each(of_element: Check, length: int | None = None, at_most: int = MOST) -> Check:
    """A list, of so many where a length is given."""

    def check(value: Any, path: str) -> None:
        require(isinstance(value, list), "wrong-kind", path)
        require(len(value) <= at_most and (length is None or len(value) == length), "wrong-length", path)
        for at, element in enumerate(value):
            of_element(element, f"{path}[{at}]")

    return check


def one_of(*options: Any) -> Check:
    # By type too: to Python, True is 1.
    return lambda value, path: require(
        any(type(value) is type(option) and value == option for option in options), "not-one-of", path
    )


def by_kind(kinds: dict[str, dict[str, Check]]) -> Check:
    """An object whose `kind` says which other fields it has."""

    def check(value: Any, path: str) -> None:
        require(isinstance(value, dict), "wrong-kind", path)
        one_of(*kinds)(value.get("kind"), f"{path}.kind")
        fields({"kind": one_of(value["kind"]), **kinds[value["kind"]]})(value, path)

    return check


def text(value: Any, path: str) -> None:
    require(isinstance(value, str), "wrong-kind", path)


def anything(_value: Any, _path: str) -> None:
    pass


def whole(least: int) -> Check:
    """A whole number that has an encoding, and is no less than this. True and false are numbers to Python only."""
    return lambda value, path: require(
        isinstance(value, int) and not isinstance(value, bool) and least <= value <= MOST, "not-a-count", path
    )


def boolean(value: Any, path: str) -> None:
    require(isinstance(value, bool), "wrong-kind", path)


def identifier(value: Any, path: str) -> None:
    text(value, path)
    require(NOT_IN_AN_ID.search(value) is None, "not-a-name", path)
    # The length counts UTF-16 units.
    require(1 <= len(value.encode("utf-16-le")) // 2 <= 200, "not-a-name", path)


def hexadecimal(value: Any, path: str) -> None:
    text(value, path)
    require(HEXADECIMAL.fullmatch(value) is not None, "not-hex-64", path)


def point(value: Any, path: str) -> None:
    hexadecimal(value, path)
    require(is_point(value), "not-a-point", path)


def or_null(check: Check) -> Check:
    return lambda value, path: None if value is None else check(value, path)


# What is no point or no scalar here makes a proof that does not hold.
KNOWLEDGE = fields({"commit": hexadecimal, "response": hexadecimal})
EQUALITY = fields({"commit": each(hexadecimal, 2), "response": hexadecimal})
BIT = fields({"commit": each(hexadecimal, 4), "challenge": hexadecimal, "responses": each(hexadecimal, 2)})

ELECTORS = each(
    fields({
        "member": identifier,
        "key": point,
        "certificates": each(fields({"by": identifier, "signature": KNOWLEDGE}), 2),
    }),
    at_most=10_000,
)

BALLOT_KEY = fields({
    "scheme": one_of("all-of", "quorum"),
    "quorum": whole(1),
    "holders": each(
        fields({
            "holder": identifier,
            "identity": point,
            "commitments": each(point),
            "proof": KNOWLEDGE,
            "confirmation": KNOWLEDGE,
        })
    ),
    "key": point,
})

CONTEST = fields(
    {
        "cooperative": identifier,
        "matter": identifier,
        "question": hexadecimal,
        "asks": by_kind({
            "yes-no": {},
            "number": {"min": text, "max": text, "step": text},
            "choose": {"options": each(identifier, at_most=128), "least": whole(0), "most": whole(1)},
        }),
        "disclosure": fields({
            "leastForOutcome": whole(1),
            "leastForCount": whole(1),
            "leastChanged": whole(1),
            "ends": one_of("hidden", "told"),
            "colluders": whole(1),
        }),
    },
    {"rule": anything},
)

BALLOT = fields(
    {
        "member": identifier,
        "sequence": whole(1),
        "before": or_null(hexadecimal),
        "slots": each(fields({"a": point, "b": point, "proof": BIT})),
        "signature": KNOWLEDGE,
    },
    {"sum": EQUALITY},
)

TOLD = by_kind({
    "nothing": {},
    "outcome": {"outcome": one_of("carried", "lost", "tied", "inquorate")},
    "count": {"sums": each(whole(0))},
    "end": {"end": one_of("low", "high")},
})

CHAIN = {"index": whole(0), "previous": hexadecimal, "type": text, "fingerprint": hexadecimal}

ENTRIES: dict[str, Check] = {
    "setup": fields({
        **CHAIN,
        "format": one_of(PROTOCOL),
        "contest": CONTEST,
        "ballotKey": BALLOT_KEY,
        "keeper": point,
        "electorate": ELECTORS,
        "signature": KNOWLEDGE,
    }),
    "ballot": fields({**CHAIN, "ballot": BALLOT}),
    "withdrawal": fields({
        **CHAIN,
        "member": identifier,
        "sequence": whole(1),
        "before": hexadecimal,
        "signature": KNOWLEDGE,
    }),
    "opened": fields({
        **CHAIN,
        "ballot": BALLOT,
        "opening": fields({"bits": each(one_of(0, 1)), "randomness": each(hexadecimal)}),
    }),
    "electorate": fields({**CHAIN, "leaves": each(identifier, at_most=10_000), "joins": ELECTORS, "signature": KNOWLEDGE}),
    "close": fields({
        **CHAIN,
        "count": whole(1),
        "final": boolean,
        "electorate": whole(0),
        "ballots": whole(0),
        "changed": whole(0),
        "release": one_of("count", "outcome-only", "nothing"),
        "signature": KNOWLEDGE,
    }),
    "result": fields(
        {**CHAIN, "close": hexadecimal, "told": TOLD},
        {
            "shares": each(
                fields({"holder": identifier, "shares": each(fields({"point": point, "proof": EQUALITY}))})
            ),
            "signatures": each(fields({"holder": identifier, "signature": KNOWLEDGE})),
        },
    ),
}
