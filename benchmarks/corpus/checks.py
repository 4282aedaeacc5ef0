"""Check characters, written here a second time on purpose: the corpus shares no code with the detector."""

USCC_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
VIN_VALUES = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ0123456789",
        [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9, *range(10)],
        strict=True,
    )
)
TW_LETTERS = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))


def resident(body: str) -> str:
    """Check character of 17 digits, GB 11643-1999 (ISO 7064 MOD 11-2)."""
    total = sum(int(d) * pow(2, 17 - i, 11) for i, d in enumerate(body))
    return "10X98765432"[total % 11]


def luhn(body: str) -> str:
    """Check digit of ISO/IEC 7812-1 for the digits before it."""
    total = 0
    for i, d in enumerate(reversed(body)):
        n = int(d) * (2 if i % 2 == 0 else 1)
        total += n - 9 if n > 9 else n
    return str(-total % 10)


def mod_11_10(body: str) -> str:
    """Check digit of ISO 7064 MOD 11,10 (bank branch codes, business registration numbers)."""
    p = 10
    for d in body:
        s = (p + int(d)) % 10 or 10
        p = 2 * s % 11
    return str((11 - p) % 10)


def uscc(body: str) -> str:
    """Check character of 17 symbols, GB 32100-2015."""
    return USCC_SYMBOLS[-sum(USCC_SYMBOLS.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31]


def organisation(body: str) -> str:
    """Check character of 8 symbols, GB 11714-1997."""
    total = sum(int(c, 36) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    return "0123456789X0"[11 - total % 11]


def vin(text: str) -> str:
    """The 17 characters with the ninth set right, GB 16735-2019."""
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    total = sum(VIN_VALUES[c] * w for c, w in zip(text, weights, strict=True))
    return f"{text[:8]}{'0123456789X'[total % 11]}{text[9:]}"


def hong_kong(body: str) -> str:
    """Check character of one or two letters and six digits (Hong Kong identity card)."""
    values = [36 if c == " " else int(c, 36) for c in body.rjust(8)]
    total = sum(v * w for v, w in zip(values, range(9, 1, -1), strict=True))
    return "0123456789A"[-total % 11]


def taiwan(body: str) -> str:
    """Check digit of a letter and eight digits (國民身分證, 統一證號)."""
    code = TW_LETTERS[body[0]]
    digits = [code // 10, code % 10, *(int(d) for d in body[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1)
    return str(-sum(d * w for d, w in zip(digits, weights, strict=True)) % 10)


def machine_readable(body: str) -> str:
    """Check digit with weights 7-3-1 (ICAO Doc 9303 part 3, section 4.9)."""
    return str(sum(int(c, 36) * (7, 3, 1)[i % 3] for i, c in enumerate(body)) % 10)


def iban(country: str, account: str) -> str:
    """The whole IBAN with its two check digits (ISO 13616)."""
    number = int("".join(str(int(c, 36)) for c in f"{account}{country}00"))
    return f"{country}{98 - number % 97:02d}{account}"


def ean(body: str) -> str:
    """Check digit of 12 digits (EAN-13)."""
    return str(-sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(body)) % 10)
