"""A whole record, line by line: the first entry in which something is wrong is what is told."""

import json
from typing import Any

import counts
import entries
from encoding import canonical_json, fingerprint
from refused import Refused, require
from shapes import check_line
from state import State

LONGEST_LINE = 8 * 2**20
NOTHING_BEFORE = "0" * 64

BY_TYPE = {
    "ballot": entries.ballot,
    "withdrawal": entries.withdrawal,
    "opened": entries.opened,
    "electorate": entries.electorate,
    "close": counts.close,
    "result": counts.result,
}


def verify(record: bytes) -> dict[str, Any]:
    """Whether a record is sound, and what it comes to."""
    state, head, index = None, NOTHING_BEFORE, -1
    try:
        for index, line in enumerate(_lines(record)):
            path = f"[{index}]"
            entry = _read_line(line, path)
            _check_chain(entry, index, head, path)
            state = _next(state, entry, path)
            head = entry["fingerprint"]
    except Refused as refused:
        return {"sound": False, "entry": index, "code": refused.code, "path": refused.path}
    except RecursionError:
        # Nested deeper than Python follows: no record is.
        return {"sound": False, "entry": index, "code": "broken-entry", "path": f"[{index}]"}
    if state is None:
        return {"sound": False, "entry": 0, "code": "not-a-ballot-record", "path": ""}
    return {"sound": True, "results": state.results, "head": head}


def _next(state: State | None, entry: dict[str, Any], path: str) -> State:
    of_type = entry["type"]
    if state is None:
        return entries.setup(entry, path)
    require(state.closed is None or of_type == "result", "count-under-way", f"{path}.type")
    require(not state.final, "voting-is-over", f"{path}.type")
    require(of_type != "setup", "setup-twice", f"{path}.type")
    require(state.closed is not None or of_type != "result", "not-closed", f"{path}.type")
    BY_TYPE[of_type](state, entry, path)
    return state


def _lines(record: bytes) -> list[bytes]:
    """The lines with their ends, which `_read_line` looks at."""
    lines = record.split(b"\n")
    complete = [line + b"\n" for line in lines[:-1]]
    return complete if lines[-1] == b"" else [*complete, lines[-1]]


def _read_line(line: bytes, path: str) -> dict[str, Any]:
    try:
        text = line.decode()
        # The length counts UTF-16 units.
        require(len(text.encode("utf-16-le")) // 2 <= LONGEST_LINE, "entry-too-long", path)
        require(not text.endswith("\r\n"), "carriage-return", path)
        require(text.strip() != "", "empty-line", path)
        entry = json.loads(text, parse_float=_refuse_number, parse_constant=_refuse_number)
    except ValueError:
        raise Refused("broken-entry", path) from None
    check_line(entry, path == "[0]", path)
    require(canonical_json(entry) != text, "no-line-feed", path)
    require(canonical_json(entry) + "\n" == text, "rewritten-line", path)
    return entry


def _check_chain(entry: dict[str, Any], index: int, head: str, path: str) -> None:
    require(entry["index"] == index, "entry-out-of-turn", f"{path}.index")
    require(entry["previous"] == head, "chain-broken", f"{path}.previous")
    hashed = {key: value for key, value in entry.items() if key != "fingerprint"}
    try:
        fits = fingerprint("entry", hashed) == entry["fingerprint"]
    except ValueError:
        raise Refused("not-hashable", path) from None
    require(fits, "fingerprint-does-not-fit", f"{path}.fingerprint")


def _refuse_number(number: str) -> None:
    raise ValueError(f"{number} is no whole number")
