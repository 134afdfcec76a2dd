"""Verifies ballot records, written from docs/secrecy-format.md alone: python3 verify.py RECORD.jsonl…

Prints one line of JSON for each: {"sound": true, "results", "head"} or {"sound": false, "entry", "code", "path"}.
Ends with 1 where any was refused.
"""

import json
import sys
from pathlib import Path

from record import verify


def main(files: list[str]) -> int:
    answers = [verify(Path(file).read_bytes()) for file in files]
    for answer in answers:
        print(json.dumps(answer))
    return 0 if all(answer["sound"] for answer in answers) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
