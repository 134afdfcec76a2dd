"""The prime-order group ristretto255 (RFC 9496), in whole numbers.

Nothing here is secret, so nothing runs in constant time: it only verifies.
"""

from collections.abc import Iterable
from functools import lru_cache

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493

# RFC 9496, 4.1. The curve is -x² + y² = 1 + D x² y².
D = -121665 * pow(121666, -1, PRIME) % PRIME
SQRT_M1 = pow(2, (PRIME - 1) // 4, PRIME)

# Extended coordinates (X : Y : Z : T), with x = X/Z, y = Y/Z and xy = T/Z.
Point = tuple[int, int, int, int]
IDENTITY: Point = (0, 1, 1, 0)


def decode(text: str) -> Point | None:
    """A point from its 64 lower-case hexadecimal digits; None where they are no canonical encoding."""
    if len(text) != 64 or any(digit not in "0123456789abcdef" for digit in text):
        return None
    return _decode(text)


def encode(point: Point) -> str:
    """RFC 9496, 4.3.2: the one text of a point, whichever of its coordinates are at hand."""
    x0, y0, z0, t0 = point
    u1 = (z0 + y0) * (z0 - y0) % PRIME
    u2 = x0 * y0 % PRIME
    _, inverse = _sqrt_ratio(1, u1 * u2 * u2 % PRIME)
    den1 = inverse * u1 % PRIME
    den2 = inverse * u2 % PRIME
    z_inverse = den1 * den2 * t0 % PRIME
    x, y, den_inverse = x0, y0, den2
    if _is_negative(t0 * z_inverse):
        x, y, den_inverse = y0 * SQRT_M1 % PRIME, x0 * SQRT_M1 % PRIME, den1 * INVSQRT_A_MINUS_D % PRIME
    if _is_negative(x * z_inverse):
        y = -y
    return _absolute(den_inverse * (z0 - y)).to_bytes(32, "little").hex()


def sum_of(terms: Iterable[tuple[int, Point]]) -> Point:
    """The sum of scalar times point. The doublings are shared, four bits of every scalar at a time (Straus)."""
    prepared = [((scalar % ORDER).to_bytes(32, "big").hex(), _multiples(point)) for scalar, point in terms]
    total = IDENTITY
    for place in range(64):
        if total != IDENTITY:
            total = _double(_double(_double(_double(total))))
        for digits, multiples in prepared:
            digit = int(digits[place], 16)
            if digit:
                total = add(total, multiples[digit])
    return total


def add(left: Point, right: Point) -> Point:
    """Extended coordinates of a twisted Edwards curve with a = -1 (Hisil and others, 2008)."""
    x1, y1, z1, t1 = left
    x2, y2, z2, t2 = right
    a = (y1 - x1) * (y2 - x2) % PRIME
    b = (y1 + x1) * (y2 + x2) % PRIME
    c = 2 * D * t1 * t2 % PRIME
    d = 2 * z1 * z2
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def negate(point: Point) -> Point:
    x, y, z, t = point
    return (-x % PRIME, y, z, -t % PRIME)


def is_identity(point: Point) -> bool:
    """RFC 9496, 4.3.3, against (0, 1): four points of the curve are one of the group."""
    return point[0] == 0 or point[1] == 0


@lru_cache(maxsize=None)
def _decode(text: str) -> Point | None:
    """RFC 9496, 4.3.1."""
    s = int.from_bytes(bytes.fromhex(text), "little")
    if s >= PRIME or _is_negative(s):
        return None
    ss = s * s % PRIME
    u1, u2 = 1 - ss, 1 + ss
    u2_square = u2 * u2 % PRIME
    v = (-D * u1 * u1 - u2_square) % PRIME
    was_square, inverse = _sqrt_ratio(1, v * u2_square % PRIME)
    den_x = inverse * u2 % PRIME
    den_y = inverse * den_x * v % PRIME
    x = _absolute(2 * s * den_x)
    y = u1 * den_y % PRIME
    t = x * y % PRIME
    if not was_square or _is_negative(t) or y == 0:
        return None
    return (x, y, 1, t)


def _sqrt_ratio(u: int, v: int) -> tuple[bool, int]:
    """RFC 9496, 4.2: whether u/v is a square, and its root, or that of u/v times the root of -1."""
    v3 = v * v * v % PRIME
    root = u * v3 * pow(u * v3 * v3 * v, (PRIME - 5) // 8, PRIME) % PRIME
    check = v * root * root % PRIME
    correct = check == u % PRIME
    flipped = check == -u % PRIME
    flipped_i = check == -u * SQRT_M1 % PRIME
    if flipped or flipped_i:
        root = root * SQRT_M1 % PRIME
    return correct or flipped, _absolute(root)


def _is_negative(element: int) -> bool:
    return element % PRIME % 2 == 1


def _absolute(element: int) -> int:
    element %= PRIME
    return PRIME - element if element % 2 == 1 else element


def _double(point: Point) -> Point:
    x, y, z, _ = point
    a, b = x * x, y * y
    h = a + b
    e = h - (x + y) * (x + y)
    g = a - b
    f = 2 * z * z + g
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


@lru_cache(maxsize=4096)
def _multiples(point: Point) -> list[Point]:
    multiples = [IDENTITY]
    for _ in range(15):
        multiples.append(add(multiples[-1], point))
    return multiples


INVSQRT_A_MINUS_D = _sqrt_ratio(1, -1 - D)[1]


def _generator() -> Point:
    """RFC 9496, 4: the image of the base point of edwards25519, whose y is 4/5."""
    y = 4 * pow(5, -1, PRIME) % PRIME
    _, x = _sqrt_ratio(y * y - 1, D * y * y + 1)
    return (x, y, 1, x * y % PRIME)


GENERATOR = _generator()
