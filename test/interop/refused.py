"""The one way in which something is refused."""


class Refused(Exception):
    """What is wrong, as a code of the document, and where in the record."""

    def __init__(self, code: str, path: str) -> None:
        super().__init__(f"{code} {path}")
        self.code = code
        self.path = path


def require(holds: bool, code: str, path: str) -> None:
    if not holds:
        raise Refused(code, path)


def require_sorted(ids: list[str], code: str, path: str) -> None:
    """Each once, and in the order of their code points, which is how Python compares texts."""
    for at in range(1, len(ids)):
        require(ids[at] not in ids[:at], "listed-twice", f"{path}[{at}]")
        require(ids[at - 1] < ids[at], code, f"{path}[{at}]")
