"""What may be told of counts, by sizes alone: a JSON list of cases comes in, a list of `count`, `outcome-only` and `nothing` goes out.

A case is {"policy", "sums", "count", "before"}; a count is {"ballots": [codes], "mostOfOne", "needed"?}, and one that was told
has {"kind", "which"?} beside.
"""

import json
import sys
from typing import Any

from disclosure import Sizes, Told, release_of


def main() -> None:
    print(json.dumps([_release(case) for case in json.load(sys.stdin)]))


def _release(case: dict[str, Any]) -> str:
    before = [Told(_sizes(told), told["kind"], told.get("which")) for told in case["before"]]
    return release_of(case["policy"], case["sums"], _sizes(case["count"]), before)


def _sizes(count: dict[str, Any]) -> Sizes:
    return Sizes(frozenset(count["ballots"]), count["mostOfOne"], count.get("needed"))


if __name__ == "__main__":
    main()
